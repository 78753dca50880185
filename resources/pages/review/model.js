"use strict";
// What the page knows: clusters of spellings, the operations that changed them, and the authority file that follows.
// The state is what the operations make of the data, one after the other; undoing drops the last one and starts anew.

const ARABIC = /\p{Script=Arabic}/u;
const COLUMNS = ["canonical", "arabic", "variants", "kind", "notes", "not_same_as"];
const LISTS = ["variants", "not_same_as"]; // columns whose cells hold several, separated by |
const ARTICLES = new Set("al el ul ad an ar as ash at az es er ed en il aal".split(" "));
const LETTERS = { "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ٱ": "ا" };

// Words in a form that is equal for spellings of one script: for searching, and coarser than the keys of the next run.
function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}\p{Lm}'’‘`´]/gu, "")
    .replace(/[ىیةکہھٱ]/gu, (letter) => LETTERS[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function keyOf(text) {
  const words = fold(text).split(" ").filter((word) => !ARTICLES.has(word));
  const joined = words.map((word) => (word.startsWith("ال") && word.length > 3 ? word.slice(2) : word)).join("");
  return joined.replace(/abd[aeiou]?l+[aeo]h?/g, "abdlah").replace(/abd[aeiou]?(?:l|([rsnzdt])(?=\1))?/g, "abd")
    .replaceAll("عبدال", "عبد") || text.trim();
}

const isUntouched = ({ status }) => !status || status === "loaded"; // by the person on the page
const unique = (list) => [...new Set(list)];

class Model {
  constructor(data, saved) {
    this.data = data;
    this.members = [];
    this.byKey = new Map(); // key of a spelling → the members that have it
    data.clusters.forEach((cluster, home) => cluster.members.forEach((one) => {
      const member = { ...one, id: this.members.length, home, keys: unique(one.texts.map(keyOf)) };
      this.members.push(member);
      for (const key of member.keys) this.byKey.set(key, [...(this.byKey.get(key) || []), member]);
    }));
    const { operations = [], done = 0 } = saved || {};
    [this.operations, this.done] = [[...operations], done];
    this.replay();
  }

  // Operations

  replay() {
    this.of = this.members.map((member) => member.home);
    this.clusters = this.data.clusters.map((cluster, id) => ({
      id, canonical: cluster.canonical, arabic: cluster.arabic, members: [], status: "", records: [], apart: new Set() }));
    for (const member of this.members) this.clusters[member.home].members.push(member.id);
    this.records = []; // rows of authority files
    this.held = new Map(); // key of a spelling → its record
    this.problems = []; // what could not be taken from an authority file
    this.link();
    this.operations.slice(0, this.done).forEach((operation) => this.apply(operation));
    this.settle();
  }

  run(operation) {
    this.operations = [...this.operations.slice(0, this.done), operation];
    this.done += 1;
    this.apply(operation);
    this.settle();
  }

  // Return the operation that was undone or done again, or undefined if there is none.
  undo() {
    if (!this.done) return undefined;
    this.done -= 1;
    this.replay();
    return this.operations[this.done];
  }

  redo() {
    if (this.done >= this.operations.length) return undefined;
    this.done += 1;
    this.replay();
    return this.operations[this.done - 1];
  }

  apply(operation) {
    const at = (id) => this.find(id);
    switch (operation.do) {
      case "accept": return void (at(operation.cluster).status = "accepted");
      case "rename": return this.rename(at(operation.cluster), operation);
      case "join": return this.join(at(operation.from), at(operation.into));
      case "split": return this.split(at(operation.cluster), operation.members);
      case "move": return this.move(operation.members, at(operation.into));
      case "apart": return this.decideApart(at(operation.first), at(operation.second));
      case "load": return this.load(operation);
      default: return undefined;
    }
  }

  // Return the cluster that a cluster was joined into, or itself.
  find(id) {
    let cluster = this.clusters[id];
    while (cluster.into !== undefined) cluster = this.clusters[cluster.into];
    return cluster;
  }

  rename(cluster, { canonical, arabic }) {
    if (canonical !== undefined) Object.assign(cluster, { canonical, renamed: true });
    if (arabic !== undefined) cluster.arabic = arabic;
    if (isUntouched(cluster)) cluster.status = "renamed";
  }

  take(members, into) {
    for (const id of members) {
      const from = this.clusters[this.of[id]];
      from.members = from.members.filter((other) => other !== id);
      into.members.push(id);
      this.of[id] = into.id;
    }
  }

  join(from, into) {
    if (from === into) return;
    this.take(from.members, into);
    into.records = unique([...into.records, ...from.records]);
    into.arabic = into.arabic || from.arabic;
    into.status = "joined";
    Object.assign(from, { into: into.id, records: [] });
    for (const id of from.apart) {
      this.clusters[id].apart.delete(from.id);
      if (id !== into.id) this.keepApart(into, this.clusters[id]);
    }
    from.apart = new Set();
  }

  split(cluster, members) {
    const first = this.members[members[0]];
    const texts = members.flatMap((id) => this.members[id].texts);
    const fresh = { id: this.clusters.length, canonical: first.english || first.texts[0],
      arabic: texts.find((text) => ARABIC.test(text)) || "", members: [], status: "split", records: [],
      apart: new Set(), origin: cluster.id };
    this.clusters.push(fresh);
    this.take(members, fresh);
    this.keepApart(cluster, fresh);
    cluster.status = fresh.status = "split";
    return fresh;
  }

  move(members, into) {
    const sources = unique(members.map((id) => this.of[id])).map((id) => this.clusters[id]).filter((one) => one !== into);
    this.take(members, into);
    for (const from of sources) {
      if (from.members.length) from.status = "moved";
      else this.join(from, into);
    }
    into.status = "moved";
  }

  keepApart(first, second) {
    if (first === second) return;
    for (const [one, other] of [[first, second], [second, first]]) {
      one.apart.add(other.id);
      one.status = one.status || "apart";
    }
  }

  decideApart(...pair) {
    this.keepApart(...pair);
    for (const cluster of pair.filter(isUntouched)) cluster.status = "apart";
  }

  // What follows from the state: the forms that are written, and the spellings that no file can distinguish.

  settle() {
    const owners = new Map(); // key of the next run → its cluster, -1 for several
    this.owned = new Map(); // key of this page → its clusters
    for (const member of this.members) {
      const cluster = this.of[member.id];
      owners.set(member.key, owners.has(member.key) && owners.get(member.key) !== cluster ? -1 : cluster);
      for (const key of member.keys) {
        if (!this.owned.has(key)) this.owned.set(key, new Set());
        this.owned.get(key).add(cluster);
      }
    }
    this.isShared = (id) => owners.get(this.members[id].key) === -1;
    this.live = this.clusters.filter((cluster) => cluster.members.length);
    this.taken = new Map(); // key of a form in the file → its cluster or record
    for (const record of this.loose()) {
      for (const text of [record.canonical, record.arabic, ...record.variants]) this.taken.set(keyOf(text), record);
    }
    // Forms that the run has decided are as they were; then those of the page have precedence over those of files.
    const isGiven = (cluster) => cluster.status === "loaded" && !cluster.renamed;
    const rank = (cluster) => (isGiven(cluster) ? 0 : cluster.status === "loaded" ? 2 : 1);
    for (const cluster of this.live) Object.assign(cluster, { name: cluster.canonical, arabicName: cluster.arabic });
    for (const cluster of this.live.filter(({ status }) => status).sort((one, other) => rank(one) - rank(other))) {
      if (!isGiven(cluster)) cluster.name = this.freeName(cluster);
      this.taken.set(keyOf(cluster.name), cluster);
    }
    for (const cluster of this.live) {
      if (!cluster.status || !cluster.arabic) continue;
      if (this.isFree(cluster.arabic, cluster)) this.taken.set(keyOf(cluster.arabic), cluster);
      else cluster.arabicName = "";
    }
  }

  // Return the records of no cluster that is written anew.
  loose() {
    const used = new Set(this.live.filter((cluster) => cluster.status).flatMap((cluster) => cluster.records));
    return this.records.filter((record) => !used.has(record));
  }

  // Report whether no other cluster or record has a form or a spelling like this one.
  isFree(text, cluster) {
    const [key, holder] = [keyOf(text), this.taken.get(keyOf(text))];
    const owners = this.owned.get(key) || new Set();
    return (holder === undefined || holder === cluster) && [...owners].every((id) => id === cluster.id);
  }

  freeName(cluster) {
    const members = cluster.members.map((id) => this.members[id]);
    const own = cluster.renamed ? [] : members.map((member) => member.english);
    const wanted = [cluster.canonical, ...own, members[0].texts[0]].map((text) => text.replaceAll("|", "/").trim()).filter(Boolean);
    const free = wanted.find((text) => this.isFree(text, cluster));
    if (free) return free;
    for (let number = 2; ; number += 1) {
      if (this.isFree(`${wanted[0]} (${number})`, cluster)) return `${wanted[0]} (${number})`;
    }
  }

  // Return the spellings of a cluster that can be written: not those that other clusters have too, or with a |.
  writable(cluster) {
    return cluster.members.filter((id) => !this.isShared(id)).flatMap((id) => this.members[id].texts).filter((text) => !text.includes("|"));
  }

  unwritable() {
    const touched = this.live.filter((cluster) => !isUntouched(cluster));
    return touched.flatMap((cluster) => {
      const written = new Set(this.writable(cluster));
      return cluster.members.flatMap((id) => this.members[id].texts).filter((text) => !written.has(text));
    });
  }

  // Authority files

  // Join the rows of the run's own authority to the clusters that they decided.
  link() {
    const decided = new Map(this.clusters.filter(({ id }) => this.data.clusters[id].decided).map((one) => [one.canonical, one]));
    for (const row of this.data.authority) {
      const record = { ...row, variants: [...row.variants], more: {} };
      const cluster = decided.get(record.canonical);
      this.records.push(record);
      for (const text of [record.canonical, record.arabic, ...record.variants]) this.hold(text, record);
      if (cluster) Object.assign(cluster, { records: [...cluster.records, record], status: "loaded" });
    }
    this.keepRecordsApart(this.records);
  }

  hold(text, record) {
    if (text && !this.held.has(keyOf(text))) this.held.set(keyOf(text), record);
  }

  keepRecordsApart(records, report = () => {}) {
    const holders = new Map();
    for (const cluster of this.clusters) for (const record of cluster.records) holders.set(record, cluster);
    for (const record of records) {
      for (const name of record.not_same_as) {
        const other = this.held.get(keyOf(name));
        const [first, second] = [holders.get(record), holders.get(other)];
        if (first && second && first !== second) this.keepApart(first, second);
        else if (other === record || (first && first === second)) report(record, "problem_apart", { one: record.canonical, other: name });
      }
    }
  }

  // Take the rows of a file; what is decided on this page or in an earlier row stays, and the conflict is listed.
  load({ file, rows }) {
    const lines = new Map();
    const report = (record, problem, values) => this.problems.push({ file, line: lines.get(record), problem, ...values });
    for (const row of rows) {
      lines.set(row, row.line);
      if (row.problem) report(row, row.problem, { one: row.text });
      else lines.set(this.merge(row, (...problem) => report(row, ...problem)), row.line);
    }
    const added = [...lines.keys()].filter((one) => one.merged);
    const holders = new Map(this.clusters.flatMap((cluster) => cluster.records.map((record) => [record, cluster])));
    for (const record of added) this.decide(record, holders.get(record), (...problem) => report(record, ...problem));
    this.keepRecordsApart(added, report);
  }

  merge(row, report) {
    const named = this.held.get(keyOf(row.canonical));
    const record = named || { canonical: row.canonical, arabic: "", variants: [], kind: row.kind || "person", notes: "", not_same_as: [], more: {} };
    if (!named) this.records.push(record);
    this.hold(record.canonical, record);
    if (keyOf(record.canonical) !== keyOf(row.canonical)) report("problem_variant", { one: row.canonical, other: record.canonical });
    const isOther = row.arabic && record.arabic && record.arabic !== row.arabic;
    if (isOther) report("problem_arabic", { one: record.canonical, name: record.arabic, other: row.arabic });
    for (const text of [row.arabic, row.canonical, ...row.variants].filter(Boolean)) {
      const holder = this.held.get(keyOf(text));
      this.hold(text, record);
      if (holder && holder !== record) report("problem_twice", { one: text, name: holder.canonical, at: holder.line, other: record.canonical });
      else if (text === row.arabic && !record.arabic) record.arabic = text;
      else if (![record.canonical, record.arabic, ...record.variants].includes(text)) record.variants.push(text);
    }
    record.not_same_as = unique([...record.not_same_as, ...row.not_same_as]);
    record.notes = unique([record.notes, row.notes].filter(Boolean)).join("; ");
    record.more = { ...row.more, ...record.more };
    return Object.assign(record, { merged: true, line: row.line });
  }

  decide(record, holder, report) {
    const keys = unique([record.canonical, record.arabic, ...record.variants].filter(Boolean).map(keyOf));
    let target = holder;
    for (const member of unique(keys.flatMap((key) => this.byKey.get(key) || []))) {
      const cluster = this.clusters[this.of[member.id]];
      if (cluster === target) continue;
      const isFree = isUntouched(cluster);
      const isPart = cluster.members.length > 1;
      if (isFree && !cluster.records.length) {
        if (target) this.join(cluster, target);
        else target = cluster;
      } else if (isFree && isPart) {
        const fresh = this.split(cluster, [member.id]);
        cluster.status = "loaded";
        if (target) this.join(fresh, target);
        else target = fresh;
      } else if (!target && !isFree && keyOf(cluster.canonical) === keyOf(record.canonical)) {
        cluster.records = unique([...cluster.records, record]);
        target = cluster;
        continue;
      } else {
        report("problem_here", { one: member.texts[0], name: cluster.canonical, other: record.canonical });
        continue;
      }
      Object.assign(target, { canonical: record.canonical, arabic: record.arabic || target.arabic, renamed: true,
        records: unique([...target.records, record]), status: "loaded" });
    }
  }

  // Return the rows of the file: those of clusters that were decided here, and all others as they were.
  authority() {
    const written = this.live.filter((cluster) => (cluster.status === "loaded" ? this.isChanged(cluster) : cluster.status)
      && (cluster.records.length || this.writable(cluster).length));
    const of = new Map(written.flatMap((cluster) => cluster.records.map((record) => [record, cluster])));
    const renamed = new Map([...of].map(([record, cluster]) => [record.canonical, cluster.name]));
    const own = new Set(written.flatMap((cluster) => [cluster.name, cluster.arabicName, ...this.writable(cluster)].map(keyOf)));
    const order = unique([...this.records.map((record) => of.get(record) || record), ...written]);
    return order.map((one) => {
      const row = one.members ? this.rowOf(one) : this.without(own, one);
      const others = row.not_same_as.map((name) => renamed.get(name) || name).filter((name) => name !== row.canonical);
      return { ...row, not_same_as: unique(others) };
    });
  }

  // Return a row of a file without the spellings that the page decided otherwise.
  without(own, record) {
    const isOurs = (text) => own.has(keyOf(text));
    let canonical = record.canonical;
    for (let number = 2; isOurs(canonical); number += 1) canonical = `${record.canonical} (${number})`;
    return { ...record, canonical, arabic: isOurs(record.arabic) ? "" : record.arabic, variants: record.variants.filter((text) => !isOurs(text)) };
  }

  isChanged(cluster) {
    return cluster.name !== cluster.records[0].canonical || cluster.members.some((id) => this.of[id] !== this.members[id].home);
  }

  rowOf(cluster) {
    const [canonical, arabic] = [cluster.name, cluster.arabicName];
    const mine = this.writable(cluster);
    const earlier = cluster.records.flatMap((record) => [record.canonical, record.arabic, ...record.variants]).filter(Boolean);
    const variants = unique([...earlier.filter((text) => this.isFree(text, cluster)), ...mine]).filter((text) => text !== canonical && text !== arabic);
    const apart = [...cluster.apart].map((id) => this.find(id)).filter((other) => other.members.length).map((other) => other.name);
    const [first] = cluster.records;
    return {
      canonical, arabic, variants, kind: first ? first.kind : "person",
      notes: unique(cluster.records.map((record) => record.notes).filter(Boolean)).join("; ") || "reviewed",
      not_same_as: unique([...cluster.records.flatMap((record) => record.not_same_as), ...apart]),
      more: Object.assign({}, ...cluster.records.map((record) => record.more)),
    };
  }
}
