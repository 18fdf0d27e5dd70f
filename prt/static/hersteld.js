/* Puts back what somebody had typed when the session ended. */
(() => {
  "use strict";

  const velden = JSON.parse(document.getElementById("hersteld").textContent);
  const namen = new Set(velden.map(([naam]) => naam));
  const aantalBekend = (formulier) => [...namen].filter((naam) => formulier.elements.namedItem(naam)).length;
  const formulieren = [...document.querySelectorAll("main form[method=post]")];
  const formulier = formulieren.sort((een, ander) => aantalBekend(ander) - aantalBekend(een))[0];
  if (!formulier) return;

  const erbij = formulier.querySelector("[data-periodes] ~ [name=meer]");
  velden.filter(([naam]) => naam.endsWith("-TOTAL_FORMS")).forEach(([naam, aantal]) => {
    const totaal = formulier.elements.namedItem(naam);
    while (totaal && erbij && Number(totaal.value) < Number(aantal)) erbij.click();
  });

  const waarden = (naam) => velden.filter(([ander]) => ander === naam).map(([, waarde]) => waarde);
  [...formulier.elements].forEach((veld) => {
    if (veld.type === "checkbox" || veld.type === "radio") veld.checked = waarden(veld.name).includes(veld.value);
    else if (veld.type === "select-multiple") [...veld.options].forEach((keus) => { keus.selected = waarden(veld.name).includes(keus.value); });
    else if (namen.has(veld.name) && !["submit", "button", "file"].includes(veld.type)) [veld.value] = waarden(veld.name);
  });
  formulier.dispatchEvent(new Event("change", { bubbles: true }));
})();
