/* The small dialogs of the editor. Each gives a promise: of what was chosen, or of null when it was cancelled. */

export function element(naam, eigenschappen = {}, ...kinderen) {
  const nieuw = document.createElement(naam);
  Object.entries(eigenschappen).forEach(([sleutel, waarde]) => {
    if (sleutel === "class") nieuw.className = waarde;
    else if (sleutel.startsWith("aria-") || sleutel === "role" || sleutel === "for") nieuw.setAttribute(sleutel, waarde);
    else nieuw[sleutel] = waarde;
  });
  nieuw.append(...kinderen);
  return nieuw;
}

export const knop = (tekst, soort = "subtle", eigenschappen = {}) => element("button", { type: "button", class: `nl-button nl-button--${soort}`, textContent: tekst, ...eigenschappen });

let teller = 0;
export const nieuweId = (naam) => `tekst-${naam}-${(teller += 1)}`;

/* Opens a dialog with this content; ``antwoord`` gives the answer, or undefined to stay open. */
function open(titel, inhoud, { bevestig = "Invoegen", antwoord, extra = [] }) {
  const kopId = nieuweId("venster");
  const annuleer = knop("Annuleren");
  const rij = element("div", { class: "utrecht-button-group" }, ...(bevestig ? [knop(bevestig, "primary", { type: "submit" })] : []), ...extra, annuleer);
  const formulier = element("form", { method: "dialog", noValidate: true }, element("h2", { class: "nl-heading nl-heading--level-3", id: kopId, textContent: titel }), ...inhoud, rij);
  const venster = element("dialog", { class: "regietafel-venster", "aria-labelledby": kopId }, formulier);
  document.body.append(venster);
  return new Promise((klaar) => {
    const sluit = (waarde) => { klaar(waarde); venster.close(); };
    formulier.addEventListener("submit", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      const waarde = antwoord();
      if (waarde !== undefined) sluit(waarde);
    });
    annuleer.addEventListener("click", () => sluit(null));
    venster.addEventListener("antwoord", (gebeurtenis) => sluit(gebeurtenis.detail));
    venster.addEventListener("close", () => { klaar(null); venster.remove(); });
    venster.showModal();
  });
}

const kies = (van, waarde) => van.closest("dialog").dispatchEvent(new CustomEvent("antwoord", { detail: waarde }));

/* One line of text. ``controleer`` gives what is wrong with it, or nothing. */
export function vraagRegel({ titel, label, uitleg, waarde = "", controleer = () => "", weg = "" }) {
  const [id, uitlegId, foutId] = [nieuweId("veld"), nieuweId("uitleg"), nieuweId("fout")];
  const veld = element("input", { id, type: "text", class: "utrecht-textbox utrecht-textbox--html-input", value: waarde, autocomplete: "off", "aria-describedby": `${foutId} ${uitlegId}` });
  const fout = element("div", { id: foutId, class: "utrecht-form-field-error-message", role: "alert" });
  const haalWeg = weg ? [knop(weg, "secondary")] : [];
  haalWeg.forEach((knopje) => knopje.addEventListener("click", () => kies(knopje, "")));
  const inhoud = element("div", { class: "utrecht-form-field" }, element("label", { class: "utrecht-form-label", for: id, textContent: label }), element("div", { id: uitlegId, class: "utrecht-form-field-description", textContent: uitleg }), fout, veld);
  const antwoord = () => {
    fout.textContent = controleer(veld.value);
    if (!fout.textContent) return veld.value.trim();
    veld.setAttribute("aria-invalid", "true");
    veld.focus();
    return undefined;
  };
  const belofte = open(titel, [inhoud], { bevestig: "Overnemen", antwoord, extra: haalWeg });
  veld.select();
  return belofte;
}

/* A choice from the known figures: a list of buttons that a few letters make shorter. */
export function kiesCijfer(bekende) {
  const id = nieuweId("zoek");
  const zoek = element("input", { id, type: "search", class: "utrecht-textbox utrecht-textbox--html-input", autocomplete: "off" });
  const lijst = element("ul", { class: "regietafel-cijfers" });
  const rijen = Object.entries(bekende).map(([naam, [tekst, uitleg]]) => {
    const keus = knop("", "subtle");
    keus.append(element("strong", { textContent: tekst }), element("span", {}, uitleg || naam, element("small", { textContent: naam })));
    keus.addEventListener("click", () => kies(keus, naam));
    return { rij: element("li", {}, keus), woorden: `${naam} ${tekst} ${uitleg}`.toLowerCase() };
  });
  lijst.append(...rijen.map(({ rij }) => rij));
  const stand = element("p", { class: "nl-paragraph regietafel-zacht", role: "status" });
  const filter = () => {
    const gezocht = zoek.value.toLowerCase().split(/\s+/);
    rijen.forEach(({ rij, woorden }) => { rij.hidden = !gezocht.every((deel) => woorden.includes(deel)); });
    const over = rijen.filter(({ rij }) => !rij.hidden).length;
    stand.textContent = over === 1 ? "1 cijfer" : `${over} cijfers`;
  };
  zoek.addEventListener("input", filter);
  filter();
  const eerste = () => rijen.find(({ rij }) => !rij.hidden)?.rij.querySelector("button").click();
  return open("Cijfer invoegen", [element("div", { class: "utrecht-form-field" }, element("label", { class: "utrecht-form-label", for: id, textContent: "Zoek op naam of betekenis" }), zoek), stand, lijst], { bevestig: "", antwoord: eerste });
}

/* The text of a footnote, in an editor of its own: ``maak(plek, bevestig)`` gives the view. */
export function bewerkNoot(maak, weg) {
  const labelId = nieuweId("noot");
  const plek = element("div", { class: "regietafel-tekst regietafel-tekst--regel" });
  const label = element("div", { class: "utrecht-form-label", id: labelId, textContent: "Tekst van de voetnoot" });
  let view = null;
  const haalWeg = weg ? [knop("Voetnoot verwijderen", "secondary")] : [];
  haalWeg.forEach((knopje) => knopje.addEventListener("click", () => kies(knopje, view.state.schema.nodes.voetnoot.create())));
  const belofte = open("Voetnoot", [label, plek], { bevestig: "Overnemen", antwoord: () => view.state.doc, extra: haalWeg });
  view = maak(plek, labelId, () => plek.closest("form").requestSubmit());
  view.focus();
  return belofte.finally(() => view.destroy());
}
