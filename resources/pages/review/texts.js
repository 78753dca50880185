// The texts of the page in two languages, and text from outside, which shows itself as it is.

const LANGUAGES = { en: "English", ar: "العربية" };
const SAVED_LANGUAGE = "arabtext-language";
const HIDDEN = /([\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069])/u; // controls that would change what is read

let language = "en";
let texts = {};

function say(name, values = {}) {
  return texts[language][name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

// Return the relation of two parts in the language of the page; in English where it has none.
function sayRelation(relation) {
  const place = "relation: , in another place";
  const [, plain, moved] = /^(.*?)(, in another place)?$/s.exec(relation);
  const known = texts[language][`relation: ${plain}`];
  return known === undefined ? relation : known + (moved ? texts[language][place] : "");
}

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== false && child !== ""));
  return node;
}

// Return text from outside, isolated from the direction of its surroundings, its controls shown by their numbers.
function outside(text) {
  const pieces = text.split(HIDDEN).map((piece, at) => (at % 2
    ? make("span", { class: "control" }, `U+${piece.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`) : piece));
  return make("bdi", { lang: ARABIC.test(text) ? "ar" : "en", dir: "auto" }, ...pieces);
}

// Return a sentence that names names: each run of Arabic words on its own, so that two of them keep their order.
function sentence(text) {
  return text.split(/(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\u200c ]*\p{Script=Arabic})?)/u).filter(Boolean).map(outside);
}

// Return a text of the page as nodes, with values from outside, or with other nodes, in their places.
function sayNodes(name, values = {}) {
  const node = (value) => (Array.isArray(value) ? value : [outside(String(value))]);
  return texts[language][name].split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? node(values[piece]) : [piece]));
}

function setLanguage(wanted) {
  language = wanted in LANGUAGES ? wanted : "en";
  const root = document.documentElement;
  [root.lang, root.dir] = [language, language === "ar" ? "rtl" : "ltr"];
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    node.setAttribute("placeholder", say(node.dataset.label));
  }
}
