"use strict";
// The page of two editions: what is shown is filtered and searched here, and findings are decided. All of it is in the
// page without this script. Decisions are kept by the browser and downloaded as a table.

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

// The findings of a row: kind, severity, identifier (empty for one that cannot be decided).
const noted = rows.map((row) => (row.dataset.notes || "").split(" ").filter(Boolean).map((one) => {
  const [kind, severity, id] = one.split(":");
  return { kind, severity, id };
}));

function matches(row, at, filter, wanted) {
  const severity = byId("severity").value;
  const found = noted[at].filter((one) => severity === "any" || one.severity === severity);
  if (severity !== "any" && !found.length) return false;
  if (filter === "unsure") { if (!(Number(row.dataset.score) < 0.8)) return false; }
  else if (filter === "decided") { if (!found.some((one) => isDecided(one.id))) return false; }
  else if (filter === "findings") { if (!found.some((one) => !isDecided(one.id))) return false; }
  else if (filter !== "all" && !found.some((one) => one.kind === filter && !isDecided(one.id))) return false;
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

const hasOpen = (at) => noted[at].some((one) => !isDecided(one.id));

// The next row with an open finding that is shown, in either direction.
function step(by) {
  const start = current < 0 ? (by > 0 ? -1 : rows.length) : current;
  for (let at = start + by; at >= 0 && at < rows.length; at += by) {
    if (!rows[at].hidden && hasOpen(at)) return select(at);
  }
}

// Decisions. The browser keeps those that were made here, by identifier, with the finding that each is about, so that
// none is lost when the page is written anew with other findings.

const data = JSON.parse(byId("data").textContent);
const KEY = `arabtext findings ${data.key}`;
const FIELDS = ["article", "severity", "kind", "finding", "english", "arabic", "probability", "id", "verdict", "note", "who", "when"];
const ALIASES = { message: "finding", document: "article" };
const VERDICTS = ["accepted", "ignored"];
const given = new Map(data.findings.map((one) => [one.id, one]));
const items = new Map(); // identifier → the list items about it
let kept = { who: "", decisions: {} };

function isText(value) { return typeof value === "string"; }

// Read what the browser has kept; whatever is no decision counts for nothing.
function readKept() {
  let read = null;
  try { read = JSON.parse(localStorage.getItem(KEY) || "null"); } catch { read = null; }
  const decisions = {};
  for (const [id, one] of Object.entries(read && typeof read.decisions === "object" && read.decisions || {})) {
    if (one && FIELDS.every((field) => isText(one[field])) && one.id === id) decisions[id] = one;
  }
  kept = { who: read && isText(read.who) ? read.who : "", decisions };
}

function keep() {
  try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { tell("The browser keeps nothing; download before you close the page."); }
}

const stateOf = (id) => kept.decisions[id] || given.get(id) || { verdict: "", note: "" };
function isDecided(id) { return Boolean(id) && VERDICTS.includes(stateOf(id).verdict); }

// The findings that are decided together with one: itself, and those that say the same.
function together(id) {
  const group = items.get(id)?.[0].dataset.group;
  if (!group || !byId("together").checked) return [id];
  return [...items.keys()].filter((other) => items.get(other)[0].dataset.group === group);
}

function decide(id, change) {
  for (const one of together(id)) {
    const who = byId("who").value.trim();
    kept.decisions[one] = { ...given.get(one), ...stateOf(one), ...change, who, when: new Date().toISOString().slice(0, 19) + "Z" };
    draw(one);
  }
  keep();
  count();
}

// The same verdict again takes it back.
function judge(id, verdict) {
  decide(id, { verdict: stateOf(id).verdict === verdict ? "" : verdict });
}

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function note(id) {
  const item = items.get(id)[0];
  if (item.querySelector("input")) return item.querySelector("input").focus();
  const box = make("input", { className: "remark", value: stateOf(id).note, dir: "auto", ariaLabel: "Note" });
  let isOpen = true; // removing the field takes the focus from it, which would end it again
  const end = (isKept) => {
    if (!isOpen) return;
    isOpen = false;
    box.remove();
    if (isKept && box.value.trim() !== stateOf(id).note) decide(id, { note: box.value.trim() });
  };
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    end(event.key === "Enter");
    item.closest(".row").focus({ preventScroll: true });
  });
  box.addEventListener("blur", () => end(true));
  item.append(box);
  return box.focus();
}

const CHOICES = [["accepted", "Accept"], ["ignored", "Ignore"], ["note", "Note"]];

function prepare() {
  for (const item of document.querySelectorAll(".notes li[data-id]")) {
    const { id } = item.dataset;
    items.set(id, [...(items.get(id) || []), item]);
    if (!item.querySelector(".verdict")) item.append(make("span", { className: "verdict", dir: "auto" }));
    const buttons = CHOICES.map(([what, text]) => {
      const button = make("button", { type: "button", title: `${text} this finding` }, text);
      button.dataset.do = what;
      button.addEventListener("click", () => (what === "note" ? note(id) : judge(id, what)));
      return button;
    });
    item.append(make("span", { className: "choices" }, ...buttons));
  }
}

function draw(id) {
  const { verdict, note: remark } = stateOf(id);
  for (const item of items.get(id) || []) {
    item.classList.toggle("done", VERDICTS.includes(verdict));
    item.querySelector(".verdict").textContent = [verdict, remark].filter(Boolean).join(": ");
    for (const button of item.querySelectorAll("[data-do]")) {
      if (button.dataset.do !== "note") button.setAttribute("aria-pressed", String(button.dataset.do === verdict));
    }
    for (const mark of item.closest(".row").querySelectorAll("mark[data-id]")) {
      if (mark.dataset.id === id) mark.classList.toggle("done", VERDICTS.includes(verdict));
    }
  }
}

function tell(text) {
  byId("decided").textContent = text;
}

function count() {
  const done = [...items.keys()].filter(isDecided).length;
  byId("decided").textContent = `${done} of ${items.size} findings decided`;
}

// Files

const RUNS = /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/; // what a spreadsheet program would run

function csvCell(text) {
  const safe = RUNS.test(text) ? "'" + text : text;
  return /[",;\t\r\n|،]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Return the table of all decisions: the rows that the page was given, changed where they were decided again, then the
// others. Columns and rows that say nothing here stay as they are.
function table() {
  const [titles = FIELDS, ...lines] = data.known;
  const names = titles.map((title) => title.trim().toLowerCase()).map((name) => ALIASES[name] || name);
  const missing = FIELDS.filter((field) => !names.includes(field));
  const columns = [...titles, ...missing];
  const all = [...names, ...missing];
  const made = kept.decisions;
  const used = new Set();
  const body = lines.map((line) => {
    const cells = columns.map((_, at) => line[at] || "");
    const id = cells[all.indexOf("id")].trim();
    const own = Object.hasOwn(made, id) ? made[id] : null;
    const article = cells[all.indexOf("article")];
    if (!own || (article && own.article && article.split(/[\\/]/).pop() !== own.article)) return cells;
    used.add(id);
    return cells.map((cell, at) => (["verdict", "note", "who", "when"].includes(all[at]) ? own[all[at]] : cell));
  });
  const isGiven = (one) => given.get(one.id)?.verdict || given.get(one.id)?.note;
  const fresh = Object.values(made).filter((one) => !used.has(one.id) && (one.verdict || one.note || isGiven(one)));
  return [columns, ...body, ...fresh.map((one) => all.map((field) => one[field] || ""))];
}

function download() {
  const text = "\ufeff" + table().map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "decisions.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// The open findings that are shown, a line each, as text to paste.
function list() {
  const lines = rows.flatMap((row, at) => (row.hidden ? [] : [...row.querySelectorAll(".notes li[data-id]")]
    .filter((item) => !isDecided(item.dataset.id))
    .map((item) => { const one = given.get(item.dataset.id); return `${at + 1}. ${one.severity}, ${one.kind}: ${one.finding}`; })));
  return lines.join("\n");
}

async function copy() {
  const text = list();
  try {
    await navigator.clipboard.writeText(text);
  } catch { // without permission: by way of a selected field
    const box = make("textarea", { value: text });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  tell(text ? `${text.split("\n").length} findings copied` : "No open finding is shown.");
}

// The finding that a key decides: the first open one of the current row, else its first one.
function currentId() {
  const ids = current < 0 ? [] : noted[current].map((one) => one.id).filter((id) => items.has(id));
  return ids.find((id) => !isDecided(id)) || ids[0];
}

// On an Arabic keyboard, the Latin letter of the same place.
function keyOf(event) {
  const place = /^Key([A-Z])$/.exec(event.code || "");
  if (!/\p{Script=Arabic}/u.test(event.key)) return event.key;
  return place ? place[1].toLowerCase() : event.code === "Slash" ? "/" : event.key;
}

const KEYS = { a: (id) => judge(id, "accepted"), i: (id) => judge(id, "ignored"), n: note };

readKept();
prepare();
byId("who").value = kept.who;
byId("who").addEventListener("change", () => { kept.who = byId("who").value.trim(); keep(); });
byId("copy").addEventListener("click", copy);
byId("download").addEventListener("click", download);
byId("severity").addEventListener("change", show);
window.addEventListener("storage", (event) => { if (event.key === KEY) { readKept(); [...items.keys()].forEach(draw); count(); } });
for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => { byId("filter").value = button.dataset.show; show(); byId("tools").scrollIntoView({ block: "start" }); });
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
  if (event.target.tagName === "SELECT" || event.target.matches("input:not([type=checkbox])")) return;
  const key = keyOf(event);
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (KEYS[key] && currentId()) { event.preventDefault(); KEYS[key](currentId()); }
  else if (key === "/") { event.preventDefault(); byId("search").focus(); }
});
byId("tools").hidden = false;
byId("deciding").hidden = !items.size;
[...items.keys()].forEach(draw);
count();
show();
