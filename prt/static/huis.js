/* The groups of the main menu: Escape, a press elsewhere, or moving on with Tab closes the one that is open. */
(() => {
  "use strict";

  const groepen = [...document.querySelectorAll(".regietafel-menugroep")];
  const sluit = (behalve) => groepen.forEach((groep) => { if (!groep.contains(behalve)) groep.open = false; });
  document.addEventListener("click", (gebeurtenis) => sluit(gebeurtenis.target));
  document.addEventListener("focusin", (gebeurtenis) => sluit(gebeurtenis.target));
  document.addEventListener("keydown", (gebeurtenis) => {
    const groep = groepen.find((een) => een.open);
    if (gebeurtenis.key !== "Escape" || !groep) return;
    groep.open = false;
    groep.querySelector("summary").focus();
  });
})();

/* Forms: a warning before unsaved input is lost, no second press of a button, and an answer when the session is over. */
(() => {
  "use strict";

  const formulier = document.querySelector("form[data-bewaak]");
  if (!formulier) return;
  let gewijzigd = false;
  formulier.addEventListener("input", () => { gewijzigd = true; });
  formulier.addEventListener("submit", (gebeurtenis) => {
    gewijzigd = false;
    if (formulier.dataset.verstuurd) gebeurtenis.preventDefault();
    formulier.dataset.verstuurd = "1";
  });
  window.addEventListener("pageshow", () => { delete formulier.dataset.verstuurd; });
  window.addEventListener("beforeunload", (gebeurtenis) => { if (gewijzigd) gebeurtenis.preventDefault(); });

  const melding = (doel) => { doel.textContent = "De cijfers kunnen nu niet worden berekend. Bent u nog ingelogd? Wat u invulde, staat er nog."; };
  document.body.addEventListener("htmx:beforeSwap", (gebeurtenis) => {
    if (!gebeurtenis.detail.xhr.responseURL.includes("/inloggen/")) return;
    gebeurtenis.detail.shouldSwap = false;
    melding(gebeurtenis.detail.target);
  });
  document.body.addEventListener("htmx:responseError", (gebeurtenis) => melding(gebeurtenis.detail.target));
  document.body.addEventListener("htmx:sendError", (gebeurtenis) => melding(gebeurtenis.detail.target));
})();

/* Adding and removing a period in the form without reloading. Without this script the button asks the server. */
(() => {
  "use strict";

  const houder = document.querySelector("[data-periodes]");
  const sjabloon = document.querySelector("[data-lege-periode]");
  const knop = document.querySelector("[data-periodes] ~ [name=meer]");
  const fouten = document.getElementById("fouten");
  if (fouten) fouten.focus();
  if (!houder || !sjabloon || !knop) return;
  const totaal = document.querySelector("[name$='-TOTAL_FORMS']");

  const nummer = () => houder.querySelectorAll("[data-periode]:not([hidden]) [data-nummer]").forEach((plek, rang) => { plek.textContent = rang + 1; });

  const maakWegbaar = (periode) => {
    const weg = periode.querySelector("[data-periode-weg]");
    if (!weg) return;
    weg.hidden = false;
    weg.addEventListener("click", () => {
      // The row stays, emptied and hidden: the server counts rows by their index.
      periode.querySelectorAll("input:not([type=hidden]), textarea, select").forEach((veld) => {
        if (veld.tagName === "SELECT") veld.selectedIndex = 0;
        else veld.value = "";
      });
      periode.hidden = true;
      nummer();
      knop.focus();
      houder.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  knop.addEventListener("click", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const index = Number(totaal.value);
    const html = sjabloon.innerHTML.replaceAll("__prefix__", index);
    houder.insertAdjacentHTML("beforeend", html);
    totaal.value = index + 1;
    const nieuw = houder.lastElementChild;
    maakWegbaar(nieuw);
    nummer();
    nieuw.querySelector("select, input:not([type=hidden])").focus();
  });

  houder.querySelectorAll("[data-periode]").forEach(maakWegbaar);
  nummer();
})();
