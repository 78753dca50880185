// The page: what is shown, what a person does, and what the browser keeps of it.

const PAGE = 25; // cards that are shown at once
const MAX_FOUND = 20; // names that the search for another one shows
const content = JSON.parse(document.getElementById("data").textContent);
const data = content.review;
const KEY = `arabtext-review-${content.id}`;
const byId = (id) => document.getElementById(id);
const state = { filter: "questions", search: "", threshold: data.threshold, nearness: 0.2, page: 0, current: 0, entries: [], isKept: true };

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    state.isKept = false;
  }
}

// Return the model with what the browser kept of an earlier visit, if it can be read.
function restored() {
  try {
    return new Model(data, stored(KEY));
  } catch {
    return new Model(data);
  }
}

const model = restored();
const cards = new Cards(model, { act, rename, open: openCluster, select, showWhole });

// Show a sentence, which screen readers read out.
function tell(name, values) {
  byId("said").replaceChildren(...sayNodes(name, values), ...(state.isKept ? [] : [" ", say("not_kept")]));
}

// Which entries are shown

const merges = data.clusters.map((cluster, id) => ({ id, likeness: cluster.likeness, several: cluster.members.length > 1 }))
  .filter((one) => one.several).sort((one, other) => one.likeness - other.likeness || one.id - other.id);

const isMoot = (pair) => !model.find(pair.first).members.length || !model.find(pair.second).members.length;
const isDecided = ({ cluster, pair }) => (cluster ? cluster.status !== ""
  : isMoot(pair) || model.find(pair.first) === model.find(pair.second) || model.find(pair.first).apart.has(model.find(pair.second).id));

function withParts(entries) {
  const parts = new Map();
  for (const cluster of model.live) if (cluster.origin !== undefined) parts.set(cluster.origin, [...(parts.get(cluster.origin) || []), cluster]);
  const all = (cluster) => [cluster, ...(parts.get(cluster.id) || []).flatMap(all)];
  const seen = new Set();
  const fresh = (cluster) => !seen.has(cluster) && seen.add(cluster);
  return entries.flatMap((entry) => (entry.pair ? [entry] : all(entry.cluster).filter((one) => one.members.length).filter(fresh).map((cluster) => ({ cluster }))));
}

function questions() {
  return [
    ...merges.filter((one) => one.likeness < state.threshold).map((one) => ({ cluster: model.find(one.id) })),
    ...data.pairs.filter((pair) => pair.score >= state.nearness).map((pair) => ({ pair })),
  ];
}

const byName = new Intl.Collator(["en", "ar"], { numeric: true });
const inOrder = (clusters) => clusters.sort((one, other) => byName.compare(one.name, other.name)).map((cluster) => ({ cluster }));

function entriesOf(filter) {
  switch (filter) {
    case "open": return questions().filter((entry) => !isDecided(entry));
    case "decided": {
      const pairs = data.pairs.filter((pair) => isDecided({ pair }) && model.find(pair.first) !== model.find(pair.second) && !isMoot(pair));
      return [...model.live.filter((cluster) => cluster.status).map((cluster) => ({ cluster })), ...pairs.map((pair) => ({ pair }))];
    }
    case "all": return inOrder([...model.live]);
    case "sure": return withParts(merges.filter((one) => one.likeness >= state.threshold).map((one) => ({ cluster: model.find(one.id) })));
    case "single": return inOrder(model.live.filter((cluster) => cluster.members.length === 1));
    default: return withParts(questions());
  }
}

// Searching: in the forms, the spellings and the cells of the rows

function hay(member) {
  member.hay ??= fold([...member.texts, ...member.rows.flatMap((row) => row.cells)].join(" | "));
  return member.hay;
}

const nameKeys = new Map();
function foldName(text) {
  if (!nameKeys.has(text)) nameKeys.set(text, fold(text));
  return nameKeys.get(text);
}

function matches(cluster, wanted) {
  return foldName(cluster.name).includes(wanted) || foldName(cluster.arabicName).includes(wanted)
    || cluster.members.some((id) => hay(model.members[id]).includes(wanted));
}

const clustersOf = (entry) => (entry.pair ? [model.find(entry.pair.first), model.find(entry.pair.second)] : [entry.cluster]);

// Drawing

function draw() {
  const wanted = fold(state.search);
  const isFound = (entry) => clustersOf(entry).some((cluster) => matches(cluster, wanted));
  const all = entriesOf(state.filter);
  state.entries = wanted ? all.filter(isFound) : all;
  const pages = Math.max(1, Math.ceil(state.entries.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  const here = state.entries.slice(state.page * PAGE, (state.page + 1) * PAGE);
  state.current = Math.max(0, Math.min(state.current, here.length - 1));
  const hadFocus = byId("cards").contains(document.activeElement);
  byId("cards").replaceChildren(...here.map((entry, at) => cards.draw(entry, at, at === state.current)));
  if (!here.length) byId("cards").append(make("p", {}, say(wanted ? "nothing_found" : "all_decided")));
  if (hadFocus && here.length) byId("cards").children[state.current].focus({ preventScroll: true });
  const asked = questions();
  byId("progress").textContent = say("decided", { done: asked.filter(isDecided).length, all: asked.length });
  byId("page").textContent = say("page", { page: state.page + 1, pages });
  [byId("previous").disabled, byId("next").disabled] = [state.page === 0, state.page === pages - 1];
  [byId("undo").disabled, byId("redo").disabled] = [!model.done, model.done === model.operations.length];
  drawFound(wanted);
  drawProblems();
}

function drawFound(wanted) {
  const shown = new Set(state.entries.flatMap(clustersOf));
  const others = wanted && state.filter !== "all" ? model.live.filter((cluster) => !shown.has(cluster) && matches(cluster, wanted)).length : 0;
  byId("found").hidden = !others;
  byId("found").replaceChildren(say("also_here", { count: others }), " ", make("button", { type: "button", onclick: () => setFilter("all") }, say("show_all")));
}

function drawProblems() {
  byId("problems").hidden = !model.problems.length;
  const line = (one) => `${say("line")} ${one}`;
  byId("problems").replaceChildren(make("h2", {}, say("problems")), make("ul", {}, ...model.problems.map((one) => {
    const holder = one.at ? `${one.name}, ${line(one.at)}` : one.name;
    return make("li", {}, outside(one.file), ` ${line(one.line)}: `, ...sayNodes(one.problem, { ...one, name: holder }));
  })));
}

function drawFixed() {
  setLanguage(language);
  byId("title").replaceChildren(outside(data.title));
  const other = language === "ar" ? "en" : "ar";
  Object.assign(byId("language"), { textContent: LANGUAGES[other], lang: other });
  const keys = { "j k": "jk", a: "a", s: "s", "1–9": "tick", m: "m", o: "o", r: "r", "u y": "uy", "n p": "np", "/": "search", d: "d" };
  byId("keys").replaceChildren(...Object.entries(keys).map(([key, text]) => make("li", {}, make("kbd", { dir: "ltr" }, key), " ", say(`key_${text}`))));
  const left = ["clusters", "pairs", "rows"].map((kind, at) => [kind, data.left_out[at]]).filter(([, count]) => count);
  byId("left-out").replaceChildren(...left.map(([kind, count]) => make("li", {}, say(`left_out_${kind}`, { count }))));
  for (const id of ["threshold", "nearness"]) {
    byId(id).value = state[id];
    byId(`${id}-value`).textContent = state[id].toFixed(2);
  }
}

// Moving about

function setFilter(filter) {
  byId("filter").value = state.filter = filter;
  [state.page, state.current] = [0, 0];
  draw();
}

function openCluster(cluster) {
  byId("search").value = state.search = "";
  setFilter("all");
  const at = state.entries.findIndex((entry) => entry.cluster === cluster);
  [state.page, state.current] = [Math.floor(at / PAGE), at % PAGE];
  draw();
  focusCard();
}

function select(at) {
  state.current = at;
  [...byId("cards").children].forEach((node, i) => node.classList.toggle("current", i === at));
}

function focusCard() {
  const node = document.querySelectorAll(".card.cluster, .card.pair")[state.current];
  if (!node) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const next = state.page * PAGE + state.current + step;
  if (next < 0 || next >= state.entries.length) return tell(next < 0 ? "first" : "last");
  const page = Math.floor(next / PAGE);
  const isTurned = page !== state.page;
  [state.page, state.current] = [page, next % PAGE];
  if (isTurned) draw();
  else select(state.current);
  return focusCard();
}

function turn(step) {
  const next = state.page + step;
  if (next < 0 || next * PAGE >= state.entries.length) return tell(next < 0 ? "first" : "last");
  [state.page, state.current] = [next, 0];
  draw();
  window.scrollTo(0, 0);
  return focusCard();
}

function showWhole(id) {
  cards.whole.add(id);
  draw();
}

// Deciding

function keep() {
  store(KEY, { operations: model.operations, done: model.done });
}

function run(operation, what) {
  model.run({ ...operation, what });
  cards.ticked.clear();
  keep();
  draw();
  tell(`done_${operation.do}`, what);
}

function undo() {
  const gone = model.undo();
  return afterwards(gone, "undone", "no_undo");
}

function redo() {
  const again = model.redo();
  return afterwards(again, "redone", "no_redo");
}

function afterwards(operation, name, none) {
  if (!operation) return tell(none);
  keep();
  draw();
  return tell(name, { what: sayNodes(`done_${operation.do}`, operation.what) });
}

function act(what, node) {
  const at = [...byId("cards").children].findIndex((card) => card.contains(node));
  const entry = state.entries[state.page * PAGE + at];
  select(at);
  return entry.pair ? actOnPair(what, entry.pair) : actOnCluster(what, entry.cluster);
}

function actOnCluster(what, cluster) {
  const ticked = cluster.members.filter((id) => cards.ticked.has(id));
  const nameOf = (ids) => ids.map((id) => model.members[id].texts[0]).join(" | ");
  if (what === "yes") return run({ do: "accept", cluster: cluster.id }, { one: cluster.name });
  if (what === "join") {
    return pick(say("join_title", { one: cluster.name }), cluster, (other) =>
      run({ do: "join", from: other.id, into: cluster.id }, { one: cluster.name, other: other.name }));
  }
  if (what === "move") {
    if (cluster.members.length > 1 && !ticked.length) return tell("tick_to_move");
    const members = ticked.length ? ticked : cluster.members;
    return pick(say("move_title", { one: nameOf(members) }), cluster, (other) =>
      run({ do: "move", members, into: other.id }, { one: nameOf(members), other: other.name }));
  }
  if (cluster.members.length === 1) return tell("no_split_one");
  const apart = ticked.length || cluster.members.length > 2 ? ticked : [cluster.members[1]];
  if (!apart.length) return tell("tick_some");
  if (apart.length === cluster.members.length) return tell("no_split_all");
  return run({ do: "split", cluster: cluster.id, members: apart }, { one: nameOf(apart), other: cluster.name });
}

function actOnPair(what, pair) {
  const [first, second] = [model.find(pair.first), model.find(pair.second)];
  const names = { one: first.name, other: second.name };
  if (what === "move" || what === "join") return tell("open_first");
  if (what === "yes") return first === second ? tell("one_now") : run({ do: "join", from: second.id, into: first.id }, names);
  if (first !== second) return run({ do: "apart", first: first.id, second: second.id }, names);
  const back = first.members.filter((id) => model.members[id].home === pair.second);
  if (!back.length || back.length === first.members.length) return tell("no_split_pair");
  return run({ do: "split", cluster: first.id, members: back }, { one: data.clusters[pair.second].canonical, other: first.name });
}

function rename(cluster, field, input) {
  const text = input.value.trim();
  const before = field === "arabic" ? cluster.arabicName : cluster.name;
  const refuse = (why) => {
    input.value = before;
    tell(why, { one: text });
  };
  if (text === before) return undefined;
  if (!text && field === "canonical") return refuse("form_empty");
  if (text && !model.isFree(text, cluster)) return refuse("form_taken");
  return run({ do: "rename", cluster: cluster.id, [field]: text }, { one: text });
}

// Choosing another name

function pick(title, cluster, then) {
  const dialog = byId("picker");
  const search = byId("picker-search");
  const choose = (other) => { dialog.close(); then(other); };
  const list = () => {
    const wanted = fold(search.value);
    const found = wanted ? model.live.filter((other) => other !== cluster && matches(other, wanted)) : [];
    byId("picker-found").replaceChildren(...found.slice(0, MAX_FOUND).map((other) => {
      const { texts: [spelling], rows: [row] } = model.members[other.members[0]];
      const about = [spelling, ...(row ? row.cells.filter(Boolean).slice(0, 3) : [])];
      return make("li", {}, make("button", { type: "button", onclick: () => choose(other) }, outside(other.name), " ", outside(other.arabicName),
        make("small", {}, ...about.flatMap((text) => [" · ", outside(text)]))));
    }));
    if (wanted && !found.length) byId("picker-found").append(make("li", {}, say("nothing_found")));
  };
  byId("picker-title").replaceChildren(outside(title));
  search.value = "";
  search.oninput = list;
  list();
  dialog.onclose = focusCard;
  dialog.onkeydown = (event) => {
    const buttons = [...byId("picker-found").querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === search && buttons.length) buttons[0].click();
    else if (event.key === "ArrowDown" && at + 1 < buttons.length) buttons[at + 1].focus();
    else if (event.key === "ArrowUp") (buttons[at - 1] || search).focus();
    else return;
    event.preventDefault();
  };
  dialog.showModal();
  search.focus();
}

// Files

function download() {
  const link = make("a", { href: URL.createObjectURL(new Blob([writeCsv(model.authority())], { type: "text/csv" })), download: "authority.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  const count = model.unwritable().length;
  tell(count ? "download_some" : "downloaded", { count });
}

async function load(file) {
  let rows;
  try {
    rows = readCsv(decode(await file.arrayBuffer()));
  } catch {
    return tell("not_text", { file: file.name });
  }
  if (!rows) return tell("not_loaded", { file: file.name });
  const before = model.problems.length;
  run({ do: "load", file: file.name, rows }, { file: file.name });
  const count = rows.filter((row) => !row.problem).length;
  return tell("loaded", { file: file.name, count, problems: model.problems.length - before });
}

// The keyboard

const KEYS = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1), n: () => turn(1), p: () => turn(-1),
  d: download, u: undo, y: redo, "/": () => byId("search").focus(),
  a: () => press("yes"), s: () => press("no"), m: () => press("move"), o: () => press("join"), r: renameCurrent,
};

function press(what) {
  const node = byId("cards").children[state.current];
  return state.entries.length ? act(what, node) : tell("no_card");
}

function renameCurrent() {
  const node = byId("cards").children[state.current];
  const input = state.entries.length ? node.querySelector(".form input") : null;
  if (input) input.select();
  else tell(state.entries.length ? "open_first" : "no_card");
}

function tick(key) {
  const node = byId("cards").children[state.current];
  const boxes = node ? node.querySelectorAll("[data-member]") : [];
  if (boxes.length < Number(key)) tell("no_such_tick", { key });
  else boxes[Number(key) - 1].click();
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=checkbox]), select") || byId("picker").open;
  if (isTyping) {
    if ((event.key === "Escape" || event.key === "Enter") && !byId("picker").open) event.target.blur();
    return;
  }
  const command = (event.ctrlKey || event.metaKey) && !event.altKey ? { z: event.shiftKey ? redo : undo, Z: redo, y: redo }[event.key] : undefined;
  if (!command && (event.ctrlKey || event.metaKey || event.altKey)) return;
  if (command) command();
  else if (KEYS[event.key]) KEYS[event.key]();
  else if (/^[1-9]$/.test(event.key)) tick(event.key);
  else if (event.key.length === 1 && event.key !== " ") tell("no_key", { key: event.key });
  else return;
  event.preventDefault();
});

const listen = (id, kind, then) => byId(id).addEventListener(kind, then);
listen("filter", "change", (event) => setFilter(event.target.value));
listen("search", "input", (event) => { Object.assign(state, { search: event.target.value, page: 0, current: 0 }); draw(); });
for (const id of ["threshold", "nearness"]) {
  listen(id, "input", (event) => { Object.assign(state, { [id]: Number(event.target.value), page: 0, current: 0 }); drawFixed(); draw(); });
}
listen("previous", "click", () => turn(-1));
listen("next", "click", () => turn(1));
listen("undo", "click", undo);
listen("redo", "click", redo);
listen("download", "click", download);
listen("load", "click", () => byId("file").click());
listen("file", "change", (event) => { if (event.target.files.length) load(event.target.files[0]); event.target.value = ""; });
listen("picker-close", "click", () => byId("picker").close());
listen("language", "click", () => {
  language = language === "ar" ? "en" : "ar";
  store(SAVED_LANGUAGE, language);
  drawFixed();
  draw();
});

texts = content.texts;
language = stored(SAVED_LANGUAGE) || ((navigator.language || "").startsWith("ar") ? "ar" : "en");
drawFixed();
if (entriesOf("questions").length) draw();
else setFilter("all");
