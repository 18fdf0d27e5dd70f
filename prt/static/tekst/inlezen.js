/* HTML that others wrote, pasted or sent with a form, written anew with only what a text may hold.
   In every document that a browser makes of HTML the policy of the page holds, also when it is never shown: it reports
   each onclick and each style in there. So it is read by a parser that makes no document. */
import { parseFragment } from "parse5";

import vorm from "./vorm.json";

const BLIJFT = new Set(["p", "ul", "ol", "li", "blockquote", "table", ...Object.keys(vorm.koppen), ...vorm.tabeldelen]);
const BREEKT = new Set(["hr", ...vorm.breekt]);
const NIET_VOOR_LEZERS = new Set(vorm.niet_voor_lezers);
const VET_VAN_ZICHZELF = new Set(["th", ...Object.keys(vorm.koppen)]);
const NADRUK = new Map(Object.entries(vorm.merken).flatMap(([merk, { ook }]) => [[merk, merk], [ook, merk]]));
const GEWICHT = new Map([["lighter", 300], ["normal", 400], ["bold", 700], ["bolder", 900]]);
const DIEPST = 200; // deeper than anybody writes; from there on only the words count
const ZONDER_NADRUK = Object.fromEntries(Object.keys(vorm.merken).map((merk) => [merk, false]));

export function alleenWatMag(html) {
  return schrijfAlle(parseFragment(html).childNodes, ZONDER_NADRUK, 0);
}

/* Word writes the points of a list as paragraphs, side by side: they become the list that they look like. */
function schrijfAlle(knopen, nadruk, diepte) {
  if (diepte === DIEPST) return ontsnap(knopen.map(tekstVan).join(""));
  const lijsten = [];
  let uit = "";
  knopen.forEach((knoop) => {
    const punt = puntVan(knoop);
    const html = schrijf(knoop, nadruk, diepte);
    if (punt) uit += beginPunt(lijsten, punt);
    else if (html.trim()) uit += sluitLijsten(lijsten, 0);
    uit += html;
  });
  return uit + sluitLijsten(lijsten, 0);
}

function schrijf(knoop, nadruk, diepte) {
  if (knoop.nodeName === "#text") return schrijfTekst(knoop, nadruk);
  if (!knoop.tagName || NIET_VOOR_LEZERS.has(knoop.tagName) || isOpsommingsteken(knoop)) return "";
  if (knoop.tagName === "br") return "<br>";
  const eigenschappen = knoop.attrs.filter((eigenschap) => mag(knoop.tagName, eigenschap));
  const naam = wordt(knoop.tagName, eigenschappen.length > 0);
  const eigen = nadrukVan(knoop, nadruk);
  if (!naam) return schrijfAlle(knoop.childNodes, eigen, diepte + 1);
  const begin = [naam, ...eigenschappen.map(({ name, value }) => `${name}="${ontsnap(value)}"`)].join(" ");
  const element = (daarin) => `<${begin}>${schrijfAlle(knoop.childNodes, daarin, diepte + 1)}</${naam}>`;
  // A footnote or a figure is one thing in its line: the look of the line is not that of what is in it.
  return naam === "span" ? metNadruk(element(ZONDER_NADRUK), eigen) : element(eigen);
}

function schrijfTekst({ value, parentNode }, nadruk) {
  // So does Chrome copy a space that would otherwise be lost.
  if (value === "\u00a0" && parentNode.tagName === "span" && parentNode.childNodes.length === 1) return " ";
  return value.trim() ? metNadruk(ontsnap(value), nadruk) : value;
}

const metNadruk = (html, nadruk) => Object.keys(nadruk).filter((merk) => nadruk[merk]).reduce((uit, merk) => `<${merk}>${uit}</${merk}>`, html);

const ontsnap = (tekst) => tekst.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function mag(tag, { name, value }) {
  if (name === "data-pm-slice") return true; // of the editor itself: what was copied, and from where in the text
  if (tag === "a") return name === "href";
  if (tag === "td" || tag === "th") return vorm.cel.includes(name);
  return tag === "span" && (name === "data-invulling" || (name === "class" && value.split(/\s+/).includes("voetnoot")));
}

/* The name of the element that it becomes, or nothing when only its content stays. */
function wordt(tag, heeftEigenschappen) {
  if (BLIJFT.has(tag)) return tag;
  if (BREEKT.has(tag)) return "div";
  if (!heeftEigenschappen) return "";
  return tag === "a" ? "a" : "span";
}

/* Google Docs says bold with a style, and with <b> that something is not; so the style has the last word. */
function nadrukVan(knoop, boven) {
  const nadruk = { ...boven };
  if (NADRUK.has(knoop.tagName)) nadruk[NADRUK.get(knoop.tagName)] = true;
  const stijl = stijlVan(knoop);
  const gewicht = VET_VAN_ZICHZELF.has(knoop.tagName) ? "" : stijl.get("font-weight");
  const getal = GEWICHT.get(gewicht) ?? Number.parseInt(gewicht, 10);
  if (getal >= 600) nadruk.strong = true;
  if (getal < 600) nadruk.strong = false;
  const stand = stijl.get("font-style");
  if (stand === "italic" || stand === "oblique") nadruk.em = true;
  if (stand === "normal") nadruk.em = false;
  const hoogte = stijl.get("vertical-align");
  if (hoogte === "sub") nadruk.sub = true;
  if (hoogte === "super") nadruk.sup = true;
  return nadruk;
}

function stijlVan(knoop) {
  const stijl = knoop.attrs?.find(({ name }) => name === "style")?.value ?? "";
  return new Map(stijl.toLowerCase().split(";").map((regel) => {
    const [naam, waarde = ""] = regel.split(":");
    return [naam.trim(), waarde.replace("!important", "").trim()];
  }));
}

const isOpsommingsteken = (knoop) => stijlVan(knoop).get("mso-list") === "ignore";

/* Which list of Word a paragraph belongs to (``mso-list: l0 level1 lfo1``), how deep, and of which kind. */
function puntVan(knoop) {
  const gevonden = knoop.tagName === "p" && /^(\w+) level(\d+)/.exec(stijlVan(knoop).get("mso-list"));
  if (!gevonden) return null;
  const isGenummerd = /\w[.)]$|\d$/.test(opsommingsteken(knoop).trim());
  return { lijst: gevonden[1], niveau: Number(gevonden[2]), soort: isGenummerd ? "ol" : "ul" };
}

const opsommingsteken = (punt) => [...binnen(punt)].filter(isOpsommingsteken).map(tekstVan)[0] ?? "";

const tekstVan = (knoop) => [...binnen(knoop)].map(({ value }) => value ?? "").join("");

/* A node and all that is in it, in order. Does not call itself: there is no end to how deep they may be. */
function* binnen(knoop) {
  const nog = [knoop];
  while (nog.length) {
    const deze = nog.pop();
    yield deze;
    if (!NIET_VOOR_LEZERS.has(deze.tagName)) [...(deze.childNodes ?? [])].reverse().forEach((kind) => nog.push(kind));
  }
}

function beginPunt(lijsten, punt) {
  const dicht = sluitLijsten(lijsten, punt.niveau);
  const huidige = lijsten.at(-1);
  if (huidige?.niveau === punt.niveau && huidige.lijst === punt.lijst && huidige.soort === punt.soort) return `${dicht}</li><li>`;
  const ook = sluitLijsten(lijsten, punt.niveau - 1);
  lijsten.push(punt);
  return `${dicht}${ook}<${punt.soort}><li>`;
}

/* Ends the lists that are deeper than this. */
function sluitLijsten(lijsten, niveau) {
  let uit = "";
  while (lijsten.length && lijsten.at(-1).niveau > niveau) uit += `</li></${lijsten.pop().soort}>`;
  return uit;
}
