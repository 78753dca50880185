// The cards: one for a name, with its spellings and their rows, and one for two names that are perhaps the same.

const MAX_SPELLINGS = 20; // of a name that are shown at first

class Cards {
  constructor(model, actions) {
    Object.assign(this, { model, actions, ticked: new Set(), whole: new Set() });
  }

  // Return the card of an entry: {cluster} or {pair, number}.
  draw(entry, at, isCurrent) {
    const [kind, state, content] = entry.pair ? this.pairCard(entry.pair) : this.clusterCard(entry.cluster);
    const tone = { apart: " no", split: " no", loaded: "", "": "" }[state] ?? " yes";
    const node = make("section", { class: `card ${kind}${tone}${isCurrent ? " current" : ""}`, tabindex: 0, "aria-label": this.label(entry) },
      ...content, make("p", { class: "note" }, state && say(`state_${state}`)));
    node.addEventListener("focusin", () => this.actions.select(at));
    return node;
  }

  label(entry) {
    if (!entry.pair) return entry.cluster.name;
    const [one, other] = [entry.pair.first, entry.pair.second].map((id) => this.model.find(id).name);
    return one === other ? one : `${one} ~ ${other}`;
  }

  button(act, text, isMain) {
    return make("button", { type: "button", class: isMain && "main", "data-do": act, onclick: (event) => this.actions.act(act, event.target) }, text);
  }

  // Cards of names

  clusterCard(cluster) {
    const known = this.model.data.clusters[cluster.id];
    const several = cluster.members.length > 1;
    const shared = cluster.members.filter((id) => this.model.isShared(id)).map((id) => this.model.members[id].texts[0]);
    const apart = [...cluster.apart].map((id) => this.model.find(id)).filter((other) => other.members.length);
    return ["cluster", cluster.status, [
      make("div", { class: "head" }, this.form(cluster, "canonical"), this.form(cluster, "arabic"),
        known && make("span", { class: "sure" }, say("sure", { score: known.confidence.toFixed(2) }))),
      this.table(cluster, several),
      ...this.reasons(cluster, known),
      shared.length ? make("p", {}, ...sayNodes("shared", { one: shared.join(" | ") })) : null,
      apart.length ? make("p", {}, say("apart_from"), ...apart.flatMap((other) => [" ", outside(other.name), "."])) : null,
      make("div", { class: "bar" }, this.button("yes", say(several ? "accept" : "accept_one"), true),
        several && this.button("no", say("split")), several && this.button("move", say("move")), this.button("join", say("join_with"))),
    ]];
  }

  // Return the evidence and the rest of the reason; where the two spellings were separated, the whole reason.
  reasons(cluster, known) {
    if (!known) return [];
    const texts = cluster.members.flatMap((id) => this.model.members[id].texts);
    const why = known.why && texts.includes(known.why.left) && texts.includes(known.why.right) ? known.why : null;
    const rest = why ? known.reason.split("; ").filter((piece) => !/ ~ |: (?:missing|title)$/.test(piece)).join("; ") : known.reason;
    return [why && this.why(why, "why"), rest && make("p", { class: "reason", lang: "en", dir: "ltr" }, ...sentence(rest))];
  }

  form(cluster, field) {
    const isArabic = field === "arabic";
    const value = isArabic ? cluster.arabicName : cluster.name;
    return make("label", { class: `form ${field}` }, make("span", { class: "hidden" }, say(isArabic ? "arabic_form" : "english_form")),
      make("input", { value, dir: isArabic ? "rtl" : "auto", lang: isArabic ? "ar" : "en", autocomplete: "off", spellcheck: "false",
        placeholder: say(isArabic ? "arabic_form" : "english_form"), onchange: (event) => this.actions.rename(cluster, field, event.target) }));
  }

  // Spellings and rows

  table(cluster, mayTick) {
    const all = this.whole.has(cluster.id) ? cluster.members : cluster.members.slice(0, MAX_SPELLINGS);
    const members = all.map((id) => this.model.members[id]);
    const { columns, sheets } = this.model.data;
    const rows = members.flatMap((member) => member.rows);
    const filled = columns.map((_, at) => at).filter((at) => rows.some((row) => row.cells[at]));
    const heads = [...(sheets.length && rows.length ? [say("sheet")] : []), ...(rows.length ? [say("line")] : [])];
    const head = make("tr", {}, make("th", { scope: "col" }, say("main_form")), ...heads.map((text) => make("th", { scope: "col" }, text)),
      ...filled.map((at) => make("th", { scope: "col" }, outside(columns[at]))));
    const groups = members.map((member, at) => this.rows(member, at, mayTick, filled, heads.length));
    const left = cluster.members.length - members.length;
    return make("div", { class: "rows", tabindex: rows.length ? 0 : null, role: rows.length ? "group" : null, "aria-label": cluster.name },
      make("table", {}, make("thead", { class: rows.length ? null : "hidden" }, head), ...groups),
      left ? make("button", { type: "button", onclick: () => this.actions.showWhole(cluster.id) }, say("more_spellings", { count: left })) : null);
  }

  rows(member, at, mayTick, filled, width) {
    const texts = member.texts.flatMap((text, i) => (i ? [", ", outside(text)] : [outside(text)]));
    const more = member.count - member.rows.length;
    const notes = member.rows.length && more ? say("more_rows", { count: more }) : member.rows.length ? "" : say("rows", { count: member.count });
    const box = mayTick ? make("input", { type: "checkbox", "data-member": member.id, checked: this.ticked.has(member.id), title: at < 9 ? at + 1 : null,
      onchange: (event) => (event.target.checked ? this.ticked.add(member.id) : this.ticked.delete(member.id)) }) : null;
    const name = make("th", { scope: "rowgroup", rowspan: Math.max(member.rows.length, 1) },
      make("label", {}, box, make("span", {}, ...texts)), notes && make("div", { class: "count" }, notes));
    const lines = member.rows.map((row) => [
      ...(width > 1 ? [make("td", {}, outside(this.model.data.sheets[row.sheet]))] : []),
      make("td", { class: "line" }, String(row.line)), ...filled.map((column) => make("td", {}, outside(row.cells[column])))]);
    const [first = [], ...others] = lines;
    return make("tbody", {}, make("tr", {}, name, ...first), ...others.map((cells) => make("tr", {}, ...cells)));
  }

  // Evidence: the parts of the first name on the left, those of the second on the right, whatever their scripts.

  why(why, title) {
    const cell = (text) => make("td", {}, text ? outside(text) : "–");
    return make("div", { class: "why" }, make("table", { dir: "ltr" },
      make("caption", { dir: "auto" }, say(title)),
      make("thead", {}, make("tr", {}, ...[outside(why.left), outside(why.right), say("why_relation")].map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...why.parts.map(([left, right, relation]) => make("tr", {}, cell(left), cell(right), make("td", { dir: "auto" }, sayRelation(relation)))))));
  }

  // Cards of pairs

  pairCard(pair) {
    const [first, second] = [this.model.find(pair.first), this.model.find(pair.second)];
    const state = first === second ? "joined" : first.apart.has(second.id) ? "apart" : "";
    const sides = unique([first, second]).filter((cluster) => cluster.members.length);
    return ["pair", state, [
      make("div", { class: "head" }, make("span", {}, state ? say(`state_${state}`) : say("near")), make("span", { class: "sure" }, say("likeness", { score: pair.score.toFixed(2) }))),
      make("div", { class: "sides", dir: "ltr" }, ...sides.map((cluster) => this.side(cluster))),
      this.why(pair.why, "why_pair"),
      make("div", { class: "bar" }, this.button("yes", say("join"), true), this.button("no", say("apart"))),
    ]];
  }

  side(cluster) {
    return make("div", { class: "side" }, make("h2", {}, outside(cluster.name), " ", outside(cluster.arabicName)), this.table(cluster, false),
      make("button", { type: "button", onclick: () => this.actions.open(cluster) }, say("open")));
  }
}
