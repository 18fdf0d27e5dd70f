/* The editor for texts. The text area under it stays the field of the form: what is written here is kept in there,
   so that saving, the warning when leaving, and the form that is kept when a session ends work as in any form. */
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { goToNextCell, isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";

import { alleenWatMag } from "./inlezen.js";
import { algemeen, voorTabel, werkbalk } from "./knoppen.js";
import { adres, lees, NAAM, schema, schrijf } from "./schema.js";
import { bewerkNoot, element, kiesCijfer, nieuweId, vraagRegel } from "./vensters.js";

const { nodes, marks } = schema;
const GEEN_ADRES = "Een link begint met https://, http:// of mailto:, of met # voor een plek in dit document.";

const regeleinde = chainCommands(exitCode, (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

const opmaaktoetsen = { "Mod-b": toggleMark(marks.strong), "Mod-i": toggleMark(marks.em), "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo };
const alineatoetsen = {
  Enter: splitListItem(nodes.list_item),
  "Shift-Enter": regeleinde,
  "Mod-]": sinkListItem(nodes.list_item),
  "Mod-[": liftListItem(nodes.list_item),
  Tab: goToNextCell(1),
  "Shift-Tab": goToNextCell(-1),
};

const wordtInvulling = (bekende) => new InputRule(new RegExp(`\\{\\{ *(${NAAM}) *\\}\\}$`), (state, [, naam], van, tot) => (naam in bekende ? state.tr.replaceWith(van, tot, nodes.invulling.create({ naam })) : null));

/* A figure in the text: its value now, and its name. */
const toonInvulling = (bekende) => (knoop) => {
  const { naam } = knoop.attrs;
  const [tekst, uitleg] = bekende[naam] ?? ["onbekend cijfer", ""];
  const dom = element("span", { class: `regietafel-invulling${naam in bekende ? "" : " regietafel-invulling--onbekend"}`, title: uitleg || naam }, tekst, element("small", { textContent: ` ${naam}` }));
  return { dom, ignoreMutation: () => true };
};

/* A footnote in the text: a marker that CSS numbers; its words are edited in a dialog. */
class Noot {
  constructor(knoop, view, plek) {
    this.dom = element("span", { class: "regietafel-voetnoot" });
    this.update(knoop);
    this.dom.addEventListener("dblclick", () => bewerk(view, plek()));
  }

  update(knoop) {
    if (knoop.type !== nodes.voetnoot) return false;
    this.dom.title = knoop.textContent;
    this.dom.replaceChildren(element("span", { class: "regietafel-verborgen", textContent: `voetnoot: ${knoop.textContent}` }));
    return true;
  }

  stopEvent(gebeurtenis) { return gebeurtenis.type === "dblclick"; }

  ignoreMutation() { return true; }
}

class Editor {
  constructor(veld) {
    this.veld = veld;
    this.bekende = JSON.parse(document.getElementById(veld.dataset.cijfers)?.textContent || "{}");
    this.plek = element("div", { class: "regietafel-tekst" });
    this.view = new EditorView(this.plek, {
      state: this.nieuweStaat(),
      attributes: this.eigenschappen(),
      nodeViews: this.tonen(),
      transformPastedHTML: alleenWatMag,
      dispatchTransaction: (tr) => this.verwerk(tr),
      handleKeyDown: (_, toets) => this.openNoot(toets),
    });
    const vensters = this.vensters();
    this.balken = [werkbalk("Opmaak", algemeen(vensters), this.view), werkbalk("Tabel", voorTabel(vensters), this.view)];
    this.verbergVeld();
    this.luister();
    this.ververs();
  }

  nieuweStaat() {
    this.bewaard = this.veld.value;
    const regels = [wordtInvulling(this.bekende), wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list), wrappingInputRule(/^1\.\s$/, nodes.ordered_list)];
    return EditorState.create({
      doc: lees(this.veld.value),
      plugins: [inputRules({ rules: regels }), keymap({ ...opmaaktoetsen, "Mod-k": (...alles) => this.vensters().link(...alles), "Alt-F10": () => this.naarBalk() }), keymap(alineatoetsen), keymap(baseKeymap), history(), gapCursor(), tableEditing()],
    });
  }

  eigenschappen() {
    const label = this.veld.labels[0];
    label.id ||= nieuweId("label");
    const uit = { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, lang: "nl", spellcheck: "true" };
    ["aria-describedby", "aria-invalid", "aria-required"].forEach((naam) => { if (this.veld.hasAttribute(naam)) uit[naam] = this.veld.getAttribute(naam); });
    if (this.veld.required) uit["aria-required"] = "true";
    return uit;
  }

  tonen() {
    return { invulling: toonInvulling(this.bekende), voetnoot: (knoop, view, plek) => new Noot(knoop, view, plek) };
  }

  /* Out of sight, not gone: a link in the summary of errors goes to the field, and from there to the editor. */
  verbergVeld() {
    const houder = element("div", { class: "regietafel-editor" }, ...this.balken.map(({ balk }) => balk), this.plek);
    this.veld.before(houder);
    this.veld.classList.add("regietafel-verborgen");
    this.veld.tabIndex = -1;
    this.veld.setAttribute("aria-hidden", "true");
    this.veld.required = false;
    document.querySelectorAll(`[data-zonder-editor="${this.veld.id}"]`).forEach((uitleg) => { uitleg.hidden = true; });
  }

  luister() {
    const { form } = this.veld;
    this.veld.addEventListener("focus", () => this.view.focus());
    form?.addEventListener("formdata", (gebeurtenis) => { this.bewaar(); gebeurtenis.formData.set(this.veld.name, this.veld.value); });
    // What was typed before the session ended is put back in the field by another script, which then says so.
    form?.addEventListener("change", () => this.neemOver());
    window.addEventListener("pageshow", () => this.neemOver());
  }

  neemOver() {
    if (this.veld.value === this.bewaard) return;
    this.view.updateState(this.nieuweStaat());
    this.ververs();
  }

  verwerk(tr) {
    this.view.updateState(this.view.state.apply(tr));
    if (tr.docChanged) {
      clearTimeout(this.straks);
      this.straks = setTimeout(() => this.bewaar(), 300);
      this.veld.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.ververs();
  }

  bewaar() {
    clearTimeout(this.straks);
    if (!this.straks) return;
    this.straks = 0;
    this.bewaard = schrijf(this.view.state.doc);
    this.veld.value = this.bewaard;
  }

  ververs() {
    this.balken.forEach(({ ververs }) => ververs(this.view.state));
    this.balken[1].balk.hidden = !isInTable(this.view.state);
  }

  naarBalk() {
    this.balken[0].balk.querySelector("[tabindex='0']").focus();
    return true;
  }

  openNoot(toets) {
    const { selection } = this.view.state;
    if (toets.key !== "Enter" || selection.node?.type !== nodes.voetnoot) return false;
    bewerk(this.view, selection.from);
    return true;
  }

  vensters() {
    return {
      link: (state, dispatch, view) => this.link(state, view),
      voetnoot: (state, dispatch, view) => this.voetnoot(state, view),
      bijschrift: (state, dispatch, view) => this.bijschrift(state, view),
      cijfer: Object.keys(this.bekende).length ? (state, dispatch, view) => this.cijfer(state, view) : null,
    };
  }

  /* Without a view these only say whether they could: that is how the buttons ask. */
  link(state, view) {
    if (!state.selection.$from.parent.inlineContent) return false;
    if (!view) return true;
    const merk = linkBij(state);
    vraagRegel({
      titel: "Link",
      label: "Adres",
      uitleg: "Bijvoorbeeld https://www.overheid.nl of mailto:naam@voorbeeld.nl.",
      waarde: merk ? merk.attrs.href : "",
      weg: merk ? "Link verwijderen" : "",
      controleer: (waarde) => (adres(waarde) ? "" : GEEN_ADRES),
    }).then((gekozen) => {
      view.focus();
      if (gekozen !== null) view.dispatch(zetLink(view.state, gekozen));
    });
    return true;
  }

  voetnoot(state, view) {
    const gekozen = state.selection.node?.type === nodes.voetnoot;
    if (!gekozen && !state.selection.$from.parent.inlineContent) return false;
    if (view) bewerk(view, gekozen ? state.selection.from : null);
    return true;
  }

  bijschrift(state, view) {
    const { $from } = state.selection;
    const diepte = [...Array($from.depth + 1).keys()].find((laag) => $from.node(laag).type === nodes.table);
    if (!diepte) return false;
    if (!view) return true;
    const plek = $from.before(diepte);
    vraagRegel({ titel: "Bijschrift van de tabel", label: "Bijschrift", uitleg: "Staat boven de tabel. Laat leeg voor geen bijschrift.", waarde: $from.node(diepte).attrs.bijschrift }).then((bijschrift) => {
      view.focus();
      if (bijschrift !== null) view.dispatch(view.state.tr.setNodeMarkup(plek, null, { bijschrift }));
    });
    return true;
  }

  cijfer(state, view) {
    if (!state.selection.$from.parent.inlineContent) return false;
    if (!view) return true;
    kiesCijfer(this.bekende).then((naam) => {
      view.focus();
      if (naam) view.dispatch(view.state.tr.replaceSelectionWith(nodes.invulling.create({ naam }), true).scrollIntoView());
    });
    return true;
  }
}

function linkBij({ doc, selection: { $from, from } }) {
  return marks.link.isInSet($from.marks()) || marks.link.isInSet(doc.nodeAt(from)?.marks ?? []);
}

/* The selection, or all of the link that the caret is in, gets this address; without a selection it is its own text. */
function zetLink(state, gekozen) {
  const { from, to, empty, $from } = state.selection;
  const merk = linkBij(state);
  const [van, tot] = merk && empty ? reikwijdte($from, merk) : [from, to];
  const tr = state.tr.removeMark(van, tot, marks.link);
  if (!gekozen) return tr;
  const link = marks.link.create({ href: adres(gekozen) });
  return van === tot ? tr.insert(van, schema.text(gekozen, [link])) : tr.addMark(van, tot, link);
}

/* From where to where the link reaches that the caret is in. */
function reikwijdte($plek, merk) {
  const knopen = [];
  let van = $plek.start();
  $plek.parent.forEach((knoop) => { knopen.push([van, van + knoop.nodeSize, merk.isInSet(knoop.marks)]); van += knoop.nodeSize; });
  const hier = knopen.findIndex(([begin, eind, heeft]) => heeft && begin <= $plek.pos && $plek.pos <= eind);
  let [eerste, laatste] = [hier, hier];
  while (knopen[eerste - 1]?.[2]) eerste -= 1;
  while (knopen[laatste + 1]?.[2]) laatste += 1;
  return [knopen[eerste][0], knopen[laatste][1]];
}

/* Opens the dialog of the footnote at this place, or of a new one at the caret; one without text disappears. */
function bewerk(view, plek) {
  const knoop = plek === null ? nodes.voetnoot.create() : view.state.doc.nodeAt(plek);
  const maak = (waar, labelId, bevestig) => new EditorView(waar, {
    state: EditorState.create({ doc: knoop, plugins: [keymap({ ...opmaaktoetsen, Enter: () => { bevestig(); return true; } }), keymap(baseKeymap), history()] }),
    attributes: { role: "textbox", "aria-labelledby": labelId, lang: "nl", spellcheck: "true" },
    nodeViews: view.props.nodeViews,
    transformPastedHTML: alleenWatMag,
  });
  bewerkNoot(maak, plek !== null).then((noot) => {
    view.focus();
    if (!noot) return;
    const tr = view.state.tr;
    if (plek !== null && !noot.content.size) view.dispatch(tr.delete(plek, plek + knoop.nodeSize));
    else if (plek !== null) view.dispatch(tr.replaceWith(plek, plek + knoop.nodeSize, nodes.voetnoot.create(null, noot.content)));
    else if (noot.content.size) view.dispatch(tr.insert(tr.selection.to, nodes.voetnoot.create(null, noot.content)));
  });
}

document.querySelectorAll("textarea[data-tekstveld]").forEach((veld) => new Editor(veld));
