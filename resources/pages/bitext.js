"use strict";
// The page of two editions: what is shown is filtered and searched here; all of it is in the page without this script.

const rows = [...document.querySelectorAll(".row")];
const byId = (id) => document.getElementById(id);
const MARK = /[\u064B-\u0652\u0670\u0640\u0300-\u036F]/; // tashkeel, dagger alef, tatweel, combining marks
const MARKS = new RegExp(MARK, "g");
const MOST_LIT = 2000; // rows in which what was searched is underlined
const PATIENCE = 120; // milliseconds without a key before a search
const FORMS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي" };
let current = -1;
let waiting;

// Letters as a person searching means them: no vowel marks, one alef, lower case. Keeps one character for one.
const fold = (text) => text.replace(/[أإآٱىةؤئ]/g, (c) => FORMS[c]).toLowerCase();
const bare = (text) => fold(text.normalize("NFC")).replace(MARKS, "");

const texts = rows.map((row) => [...row.querySelectorAll(".side, .notes")].map((side) => bare(side.textContent)).join("\n"));

function matches(row, at, filter, wanted) {
  if (filter === "findings" && !row.dataset.kinds) return false;
  if (filter === "unsure" && !(Number(row.dataset.score) < 0.8)) return false;
  if (!["all", "findings", "unsure"].includes(filter) && !(row.dataset.kinds || "").split(" ").includes(filter)) return false;
  return !wanted || texts[at].includes(wanted);
}

function show() {
  const filter = byId("filter").value;
  const wanted = bare(byId("search").value.trim());
  let count = 0;
  rows.forEach((row, at) => {
    row.hidden = !matches(row, at, filter, wanted);
    if (!row.hidden) count += 1;
  });
  byId("count").textContent = count === rows.length ? `${count} rows` : `${count} of ${rows.length} rows`;
  byId("nothing").hidden = count > 0;
  light(wanted);
  select(-1);
}

// Underline what was searched, by ranges that change nothing in the page (CSS Custom Highlight API).
function light(wanted) {
  if (!window.Highlight) return;
  const ranges = wanted ? rows.filter((row) => !row.hidden).slice(0, MOST_LIT).flatMap((row) => places(row, wanted)) : [];
  CSS.highlights.set("found", new Highlight(...ranges));
}

function places(row, wanted) {
  const found = [];
  for (const side of row.querySelectorAll(".side")) {
    const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(...within(walker.currentNode, wanted));
  }
  return found;
}

// Where the bare letters that are wanted stand in the text of a node as it is written.
function within(node, wanted) {
  const at = [];
  let letters = "";
  const folded = fold(node.data);
  if (folded.length !== node.data.length) return []; // a capital that is two letters in lower case
  for (let i = 0; i < folded.length; i += 1) {
    if (!MARK.test(folded[i])) { letters += folded[i]; at.push(i); }
  }
  const found = [];
  for (let from = letters.indexOf(wanted); from >= 0; from = letters.indexOf(wanted, from + wanted.length)) {
    const range = new StaticRange({ startContainer: node, startOffset: at[from],
      endContainer: node, endOffset: at[from + wanted.length - 1] + 1 });
    found.push(range);
  }
  return found;
}

function select(at) {
  rows[current]?.classList.remove("current");
  current = at;
  if (at < 0) return;
  rows[at].classList.add("current");
  rows[at].scrollIntoView({ block: "center" });
  rows[at].focus({ preventScroll: true });
}

// The next row with a finding that is shown, in either direction.
function step(by) {
  const start = current < 0 ? (by > 0 ? -1 : rows.length) : current;
  for (let at = start + by; at >= 0 && at < rows.length; at += by) {
    if (!rows[at].hidden && rows[at].dataset.kinds) return select(at);
  }
}

byId("filter").addEventListener("change", show);
byId("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, PATIENCE); });
byId("next").addEventListener("click", () => step(1));
byId("previous").addEventListener("click", () => step(-1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === byId("search")) {
    if (event.key === "Escape") { byId("search").value = ""; show(); byId("search").blur(); }
    return;
  }
  if (event.target.tagName === "SELECT") return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
});
byId("tools").hidden = false;
show();
