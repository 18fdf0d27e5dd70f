/* The buttons of the editor: what each does, when it is on, and the toolbar that they stand in. */
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, toggleHeaderRow } from "prosemirror-tables";

import { schema } from "./schema.js";
import { element, knop } from "./vensters.js";

const { nodes, marks } = schema;

const voorouder = (state, ...soorten) => {
  const { $from } = state.selection;
  for (let diepte = $from.depth; diepte > 0; diepte -= 1) if (soorten.includes($from.node(diepte).type)) return { knoop: $from.node(diepte), plek: $from.before(diepte) };
  return null;
};
const lijst = (state) => voorouder(state, nodes.bullet_list, nodes.ordered_list);

const heeftMerk = (merk) => (state) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(merk.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, merk);
};
const isKop = (niveau) => (state) => state.selection.$from.parent.type === nodes.heading && state.selection.$from.parent.attrs.niveau === niveau;
const isLijst = (soort) => (state) => lijst(state)?.knoop.type === soort;
const isCitaat = (state) => Boolean(voorouder(state, nodes.blockquote));

export const wisselKop = (niveau) => (state, ...rest) => (isKop(niveau)(state) ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { niveau }))(state, ...rest);

export const wisselLijst = (soort) => (state, dispatch, view) => {
  const huidige = lijst(state);
  if (!huidige) return wrapInList(soort)(state, dispatch, view);
  if (huidige.knoop.type === soort) return liftListItem(nodes.list_item)(state, dispatch, view);
  if (dispatch) dispatch(state.tr.setNodeMarkup(huidige.plek, soort));
  return true;
};

const wisselCitaat = (state, ...rest) => (isCitaat(state) ? lift : wrapIn(nodes.blockquote))(state, ...rest);

function voegTabelToe(state, dispatch) {
  if (isInTable(state) || !state.selection.$from.node(1) || state.selection.$from.depth !== 1) return false;
  if (dispatch) {
    const rij = (soort) => nodes.table_row.create(null, [0, 1, 2].map(() => soort.createAndFill()));
    const tabel = nodes.table.create(null, [rij(nodes.table_header), rij(nodes.table_cell), rij(nodes.table_cell)]);
    const plek = state.selection.$from.after(1);
    // A line after it, so that there is a place to go on writing.
    const tr = state.tr.insert(plek, plek === state.doc.content.size ? [tabel, nodes.paragraph.create()] : tabel);
    dispatch(tr.setSelection(state.selection.constructor.near(tr.doc.resolve(plek + 3))).scrollIntoView());
  }
  return true;
}

/* ``vensters``: what opens a dialog, given by the editor. */
export const algemeen = (vensters) => [
  { tekst: "Kop", opdracht: wisselKop(3), aan: isKop(3) },
  { tekst: "Subkop", opdracht: wisselKop(4), aan: isKop(4) },
  { tekst: "Vet", opdracht: toggleMark(marks.strong), aan: heeftMerk(marks.strong), toets: "Control+B" },
  { tekst: "Cursief", opdracht: toggleMark(marks.em), aan: heeftMerk(marks.em), toets: "Control+I" },
  { tekst: "Opsomming", opdracht: wisselLijst(nodes.bullet_list), aan: isLijst(nodes.bullet_list) },
  { tekst: "Nummering", opdracht: wisselLijst(nodes.ordered_list), aan: isLijst(nodes.ordered_list) },
  { tekst: "Inspringen", opdracht: sinkListItem(nodes.list_item) },
  { tekst: "Uitspringen", opdracht: liftListItem(nodes.list_item) },
  { tekst: "Citaat", opdracht: wisselCitaat, aan: isCitaat },
  { tekst: "Link", opdracht: vensters.link, aan: heeftMerk(marks.link), toets: "Control+K" },
  { tekst: "Voetnoot", opdracht: vensters.voetnoot },
  { tekst: "Tabel", opdracht: voegTabelToe },
  ...(vensters.cijfer ? [{ tekst: "Cijfer invoegen", opdracht: vensters.cijfer }] : []),
  { tekst: "Ongedaan maken", opdracht: undo, toets: "Control+Z" },
  { tekst: "Opnieuw", opdracht: redo, toets: "Control+Y" },
];

export const voorTabel = (vensters) => [
  { tekst: "Rij erboven", opdracht: addRowBefore },
  { tekst: "Rij eronder", opdracht: addRowAfter },
  { tekst: "Rij weg", opdracht: deleteRow },
  { tekst: "Kolom links", opdracht: addColumnBefore },
  { tekst: "Kolom rechts", opdracht: addColumnAfter },
  { tekst: "Kolom weg", opdracht: deleteColumn },
  { tekst: "Koprij", opdracht: toggleHeaderRow, aan: (state) => Boolean(voorouder(state, nodes.table)?.knoop.firstChild.firstChild.type === nodes.table_header) },
  { tekst: "Bijschrift", opdracht: vensters.bijschrift },
  { tekst: "Tabel weg", opdracht: deleteTable },
];

/* A toolbar as in the ARIA practices: one stop for the Tab key, arrows within. */
export function werkbalk(naam, knoppen, view) {
  const dingen = knoppen.map((wat) => ({ ...wat, knop: knop(wat.tekst, "subtle", { tabIndex: -1 }) }));
  const balk = element("div", { class: "regietafel-werkbalk", role: "toolbar", "aria-label": naam }, ...dingen.map((ding) => ding.knop));
  dingen[0].knop.tabIndex = 0;
  dingen.forEach((ding) => {
    if (ding.toets) ding.knop.setAttribute("aria-keyshortcuts", ding.toets);
    ding.knop.addEventListener("mousedown", (gebeurtenis) => gebeurtenis.preventDefault());
    ding.knop.addEventListener("click", () => {
      if (ding.knop.getAttribute("aria-disabled") === "true") return;
      view.focus();
      ding.opdracht(view.state, view.dispatch, view);
    });
    ding.knop.addEventListener("focus", () => dingen.forEach((ander) => { ander.knop.tabIndex = ander === ding ? 0 : -1; }));
  });
  balk.addEventListener("keydown", (gebeurtenis) => {
    const hier = dingen.findIndex((ding) => ding.knop === document.activeElement);
    const naar = { ArrowRight: hier + 1, ArrowLeft: hier - 1, Home: 0, End: dingen.length - 1 }[gebeurtenis.key];
    if (naar === undefined) return;
    gebeurtenis.preventDefault();
    dingen[(naar + dingen.length) % dingen.length].knop.focus();
  });
  const ververs = (state) => dingen.forEach((ding) => {
    const kan = ding.opdracht(state);
    ding.knop.setAttribute("aria-disabled", String(!kan));
    ding.knop.classList.toggle("nl-button--disabled", !kan);
    if (!ding.aan) return;
    ding.knop.setAttribute("aria-pressed", String(ding.aan(state)));
    ding.knop.classList.toggle("nl-button--pressed", ding.aan(state));
  });
  return { balk, ververs };
}
