"use strict";
// The review page: what a person decides is kept in the browser and comes out as an authority file.

const data = JSON.parse(document.getElementById("data").textContent);
const PAGE = 40; // cards that are shown at once
const KEY = "arabtext-review-" + data.id;
const ARABIC = /\p{Script=Arabic}/u;
const COLUMNS = ["canonical", "arabic", "variants", "kind", "notes", "not_same_as"];

const state = { decisions: kept(), page: 0, current: 0, filter: "all", search: "" };
const byId = (id) => document.getElementById(id);

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(state.decisions));
  } catch {
    byId("progress").textContent += " (this browser keeps nothing: download before you close the page)";
  }
}

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function name(text) {
  return make("bdi", { lang: ARABIC.test(text) ? "ar" : "en", dir: "auto" }, text);
}

const textsOf = (cluster) => cluster.members.flatMap((member) => member.texts);
const clustersOf = (item) => (item.kind === "merge" ? [item.cluster] : [item.first, item.second]);

function shown() {
  const wanted = state.search.trim().toLowerCase();
  return data.items
    .map((item, number) => ({ item, number }))
    .filter(({ item, number }) => {
      const decided = number in state.decisions;
      if ((state.filter === "open" && decided) || (state.filter === "decided" && !decided)) return false;
      return !wanted || clustersOf(item).some((at) =>
        [data.clusters[at].canonical, ...textsOf(data.clusters[at])].some((text) => text.toLowerCase().includes(wanted)));
    });
}

function decide(number, decision) {
  if (decision) state.decisions[number] = decision;
  else delete state.decisions[number];
  keep();
  draw();
}

// Cards

function why(item) {
  const parts = item.why.map(([left, right, how]) => {
    const sides = [left, right].filter(Boolean).flatMap((text, i) => (i ? [" ~ ", name(text)] : [name(text)]));
    return make("span", { class: "part" }, ...sides, `: ${how}`);
  });
  return make("p", { class: "why" }, ...parts);
}

function memberList(cluster, number, choosable) {
  const chosen = new Set((state.decisions[number] || {}).apart || []);
  return make("ul", {}, ...cluster.members.map((member, at) => {
    const names = member.texts.flatMap((text, i) => (i ? [", ", name(text)] : [name(text)]));
    const count = make("span", { class: "count" }, member.count > 1 ? `${member.count} rows` : "1 row");
    const box = make("input", { type: "checkbox", "data-member": at, checked: chosen.has(at) });
    return make("li", {}, make("label", {}, ...(choosable ? [box] : []), make("span", {}, ...names), count));
  }));
}

function mergeCard(item, number) {
  const cluster = data.clusters[item.cluster];
  const decision = state.decisions[number] || {};
  const rename = make("input", { value: decision.rename || cluster.canonical, "aria-label": "English form", dir: "auto", class: "rename" });
  rename.addEventListener("change", () => decide(number, { ...decision, verdict: decision.verdict || "accept", rename: rename.value.trim() || cluster.canonical }));
  const parted = decision.verdict === "split" ? [partedBar(cluster, number, decision)] : [];
  return [
    make("div", { class: "head" }, rename, name(cluster.arabic), make("span", { class: "sure" }, `sure: ${cluster.confidence.toFixed(2)}`)),
    memberList(cluster, number, cluster.members.length > 1),
    ...parted,
    why(item),
    make("div", { class: "bar" },
      make("button", { class: "main", "data-do": "yes" }, "One person"),
      make("button", { "data-do": "no" }, "Split off the ticked ones"),
      make("button", { "data-do": "undo" }, "Undo"),
      make("span", { class: "note", role: "status" }, said(decision, "merge"))),
  ];
}

// What the spellings that were split off are called.
const other = (wanted, taken) => (wanted === taken ? `${wanted} (2)` : wanted);
const partedName = (cluster, decision) =>
  other(decision.renameApart || cluster.members[decision.apart[0]].english, decision.rename || cluster.canonical);

function partedBar(cluster, number, decision) {
  const rename = make("input", { value: partedName(cluster, decision), "aria-label": "English form of those split off", dir: "auto", class: "rename" });
  rename.addEventListener("change", () => decide(number, { ...decision, renameApart: rename.value.trim() }));
  return make("div", { class: "head parted" }, make("span", {}, "the ticked ones are"), rename);
}

function nearCard(item, number) {
  const sides = [item.first, item.second].map((at) => data.clusters[at]);
  return [
    make("div", { class: "head" }, make("span", {}, "Kept apart; the same person?"), make("span", { class: "sure" }, `likeness: ${item.score.toFixed(2)}`)),
    make("div", { class: "sides" }, ...sides.map((cluster) =>
      make("div", {}, make("h2", {}, name(cluster.canonical), " ", name(cluster.arabic)), memberList(cluster, number, false)))),
    why(item),
    make("div", { class: "bar" },
      make("button", { class: "main", "data-do": "yes" }, "Join"),
      make("button", { "data-do": "no" }, "Keep apart"),
      make("button", { "data-do": "undo" }, "Undo"),
      make("span", { class: "note", role: "status" }, said(state.decisions[number] || {}, "near"))),
  ];
}

function said(decision, kind) {
  if (!decision.verdict) return "";
  if (kind === "near") return decision.verdict === "accept" ? "joined" : "kept apart";
  return decision.verdict === "accept" ? "accepted" : "split";
}

function card({ item, number }, at) {
  const decision = state.decisions[number] || {};
  const colour = decision.verdict === "accept" ? " yes" : decision.verdict === "split" ? " no" : "";
  const node = make("section", { class: "card" + colour + (at === state.current ? " current" : ""), "data-number": number, tabindex: 0 },
    ...(item.kind === "merge" ? mergeCard(item, number) : nearCard(item, number)));
  node.addEventListener("focusin", () => { if (state.current !== at) select(at); });
  for (const button of node.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => act(button.dataset.do, item, number, node));
  }
  return node;
}

function act(what, item, number, node) {
  const decision = state.decisions[number] || {};
  if (what === "undo") return decide(number, null);
  if (what === "yes") return decide(number, { ...decision, verdict: "accept", apart: [] });
  if (item.kind === "near") return decide(number, { verdict: "split" });
  const members = data.clusters[item.cluster].members;
  let apart = [...node.querySelectorAll("input[type=checkbox]:checked")].map((box) => Number(box.dataset.member));
  if (!apart.length && members.length === 2) apart = [1];
  if (!apart.length || apart.length === members.length) {
    node.querySelector(".note").textContent = "tick the spellings that are another person";
    return undefined;
  }
  return decide(number, { ...decision, verdict: "split", apart });
}

function draw() {
  const list = shown();
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  const here = list.slice(state.page * PAGE, (state.page + 1) * PAGE);
  state.current = Math.max(0, Math.min(state.current, here.length - 1));
  byId("cards").replaceChildren(...here.map(card));
  byId("progress").textContent = `${Object.keys(state.decisions).length} of ${data.items.length} decided`;
  byId("page").textContent = `page ${state.page + 1} of ${pages}`;
}

function select(at) {
  state.current = at;
  document.querySelectorAll(".card").forEach((node, i) => node.classList.toggle("current", i === at));
}

function move(step) {
  const cards = document.querySelectorAll(".card");
  const next = state.current + step;
  if (next < 0 || next >= cards.length) return turn(step, step > 0 ? 0 : PAGE - 1);
  select(next);
  cards[next].focus({ preventScroll: true });
  cards[next].scrollIntoView({ block: "center" });
  return undefined;
}

function turn(step, at = 0) {
  const pages = Math.ceil(shown().length / PAGE);
  if (state.page + step < 0 || state.page + step >= pages) return;
  state.page += step;
  state.current = at;
  draw();
  window.scrollTo(0, 0);
}

// The authority file

function authority() {
  const rows = new Map(data.authority.map((row) => [row.canonical, { ...row, variants: [...row.variants], not_same_as: [...row.not_same_as] }]));
  const row = (canonical, texts) => {
    const arabic = texts.find((text) => ARABIC.test(text)) || "";
    const found = rows.get(canonical) || { canonical, arabic, variants: [], kind: "person", notes: "reviewed", not_same_as: [] };
    rows.set(canonical, found);
    for (const text of texts) {
      if (text !== canonical && text !== found.arabic && !found.variants.includes(text) && !text.includes("|")) found.variants.push(text);
    }
    return found;
  };
  const keepApart = (a, b) => {
    if (!a.not_same_as.includes(b.canonical)) a.not_same_as.push(b.canonical);
    if (!b.not_same_as.includes(a.canonical)) b.not_same_as.push(a.canonical);
  };
  for (const [number, decision] of Object.entries(state.decisions)) {
    const item = data.items[number];
    if (item.kind === "merge") {
      const cluster = data.clusters[item.cluster];
      const apart = new Set(decision.verdict === "split" ? decision.apart : []);
      const texts = (gone) => cluster.members.flatMap((member, at) => (apart.has(at) === gone ? member.texts : []));
      const canonical = decision.rename || cluster.canonical;
      const own = row(canonical, cluster.arabic && texts(false).some((t) => ARABIC.test(t)) ? [cluster.arabic, ...texts(false)] : texts(false));
      if (apart.size) keepApart(own, row(partedName(cluster, decision), texts(true)));
    } else {
      const [first, second] = [data.clusters[item.first], data.clusters[item.second]];
      if (decision.verdict === "accept") row(first.canonical, [...textsOf(first), ...textsOf(second)]);
      else keepApart(row(first.canonical, textsOf(first)), row(other(second.canonical, first.canonical), textsOf(second)));
    }
  }
  return [...rows.values()];
}

function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv() {
  const lines = authority().map((row) => COLUMNS.map((column) => cell(Array.isArray(row[column]) ? row[column].join("|") : row[column])).join(","));
  return "\ufeff" + [COLUMNS.join(","), ...lines].join("\r\n") + "\r\n";
}

function download() {
  const link = make("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv" })), download: "authority.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// The keyboard

const KEYS = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  n: () => turn(1), p: () => turn(-1), d: download, "/": () => byId("search").focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input:not([type=checkbox]), select");
  if (typing) {
    if (event.key === "Escape" || event.key === "Enter") event.target.blur();
    return;
  }
  const node = document.querySelectorAll(".card")[state.current];
  const doing = { a: "yes", s: "no", u: "undo" }[event.key];
  if (doing && node) node.querySelector(`[data-do=${doing}]`).click();
  else if (event.key === "r" && node && node.querySelector(".rename")) node.querySelector(".rename").select();
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
});

byId("filter").addEventListener("change", (event) => { state.filter = event.target.value; state.page = 0; draw(); });
byId("search").addEventListener("input", (event) => { state.search = event.target.value; state.page = 0; draw(); });
byId("previous").addEventListener("click", () => turn(-1));
byId("next").addEventListener("click", () => turn(1));
byId("download").addEventListener("click", download);
draw();
