/* What a text may hold, and the way from HTML to the document in the editor and back.
   The server cleans every text again: this is for whoever writes, not for safety. */
import { DOMParser as Lezer, DOMSerializer, Schema } from "prosemirror-model";
import { bulletList, listItem, orderedList } from "prosemirror-schema-list";
import { tableNodes } from "prosemirror-tables";

import { alleenWatMag } from "./inlezen.js";
import vorm from "./vorm.json";

const BLOKKEN = { kop: "heading", lijst: "bullet_list | ordered_list", citaat: "blockquote", tabel: "table" };
const houdt = (vak) => `(${["paragraph", ...vorm.bevat[vak].map((soort) => BLOKKEN[soort])].join(" | ")})`;
const tabel = tableNodes({ tableGroup: "block", cellContent: `${houdt("cel")}+`, cellAttributes: {} });

export const NAAM = vorm.naam;
const INVULLING = new RegExp(`\\{\\{[ \\u00a0]*(${NAAM})[ \\u00a0]*\\}\\}`, "g");

const kop = ([tag, niveau]) => ({ tag, attrs: { niveau: niveau + 2 } });
const merk = (naam, eigen = {}) => ({ ...eigen, parseDOM: [{ tag: naam }, { tag: vorm.merken[naam].ook }], toDOM: () => [naam, 0] });

export const schema = new Schema({
  nodes: {
    doc: { content: `${houdt("tekst")}+` },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { niveau: { default: 3 } },
      parseDOM: Object.entries(vorm.koppen).map(kop),
      toDOM: (knoop) => [`h${knoop.attrs.niveau}`, 0],
    },
    bullet_list: { ...bulletList, content: "list_item+", group: "block" },
    ordered_list: {
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol" }],
      toDOM: () => ["ol", 0],
    },
    list_item: { ...listItem, content: `paragraph ${houdt("punt")}*` },
    blockquote: { content: `${houdt("citaat")}+`, group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    ...tabel,
    table: {
      ...tabel.table,
      attrs: { bijschrift: { default: "" } },
      parseDOM: [
        { tag: "table", getAttrs: (dom) => ({ bijschrift: dom.querySelector("caption")?.textContent.trim() ?? "" }) },
        { tag: "caption", ignore: true },
      ],
      toDOM: ({ attrs: { bijschrift } }) => (bijschrift ? ["table", ["caption", { contenteditable: "false" }, bijschrift], ["tbody", 0]] : ["table", ["tbody", 0]]),
    },
    text: { group: "inline" },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    voetnoot: {
      inline: true,
      group: "inline",
      atom: true,
      content: "(text | invulling)*",
      parseDOM: [{ tag: "span.voetnoot" }],
      toDOM: () => ["span", { class: "voetnoot" }, 0],
    },
    invulling: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { naam: {} },
      parseDOM: [{ tag: "span[data-invulling]", getAttrs: (dom) => ({ naam: dom.dataset.invulling }) }],
      toDOM: ({ attrs: { naam } }) => ["span", { "data-invulling": naam }, `{{ ${naam} }}`],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => { const href = adres(dom.getAttribute("href")); return href ? { href } : false; } }],
      toDOM: (merk) => ["a", { href: merk.attrs.href }, 0],
    },
    strong: merk("strong"),
    em: merk("em"),
    sub: merk("sub", { excludes: "sup" }),
    sup: merk("sup", { excludes: "sub" }),
  },
});

/* The address when a text may link to it, otherwise nothing; the server has the last word. */
export function adres(ruw) {
  const gekozen = ruw.trim();
  if (/^#[A-Za-z][\w.:-]*$/.test(gekozen)) return gekozen;
  const volledig = /^www\.\S+$/i.test(gekozen) ? `https://${gekozen}` : gekozen;
  if (/[\s\\{}<>"'`|^]/.test(volledig) || !URL.canParse(volledig)) return "";
  const { protocol, host, pathname, username } = new URL(volledig);
  const isSite = /^https?:\/\//i.test(volledig) && host && !username;
  return isSite || (protocol === "mailto:" && /^[^@/]+@[^@/]+$/.test(pathname)) ? volledig : "";
}

const lezer = Lezer.fromSchema(schema);
const schrijver = DOMSerializer.fromSchema(schema);

export function lees(html) {
  const houder = document.createElement("template");
  houder.innerHTML = alleenWatMag(html);
  const wandeling = document.createTreeWalker(houder.content, NodeFilter.SHOW_TEXT);
  const teksten = [];
  while (wandeling.nextNode()) if (!wandeling.currentNode.parentElement?.closest("caption")) teksten.push(wandeling.currentNode);
  teksten.forEach(maakInvullingen);
  return lezer.parse(houder.content);
}

function maakInvullingen(tekst) {
  const delen = tekst.data.split(INVULLING);
  if (delen.length === 1) return;
  tekst.replaceWith(...delen.map((deel, rang) => {
    if (rang % 2 === 0) return deel;
    const span = document.createElement("span");
    span.dataset.invulling = deel;
    return span;
  }));
}

export function schrijf(doc) {
  if (doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size === 0) return "";
  const houder = document.createElement("div");
  houder.append(schrijver.serializeFragment(doc.content));
  houder.querySelectorAll("[data-invulling]").forEach((cijfer) => cijfer.replaceWith(cijfer.textContent));
  return houder.innerHTML;
}
