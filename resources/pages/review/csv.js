// Authority files as text: what the page downloads, and what people load into it.

const RUNS = /^[=+\-@\t\r]/; // what a spreadsheet program would run

function csvCell(text) {
  const safe = RUNS.test(text) ? "'" + text : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function writeCsv(rows) {
  const more = unique(rows.flatMap((row) => Object.keys(row.more || {})));
  const lines = rows.map((row) => [
    ...COLUMNS.map((column) => (LISTS.includes(column) ? row[column].join("|") : row[column])),
    ...more.map((column) => (row.more || {})[column] || ""),
  ]);
  return "\ufeff" + [[...COLUMNS, ...more], ...lines].map((cells) => cells.map(csvCell).join(",") + "\r\n").join("");
}

// Return the text of a file in UTF-8, or in UTF-16 with its mark; throw if it is neither.
function decode(bytes) {
  const marks = new Uint8Array(bytes.slice(0, 2)).join(" ");
  const encoding = { "255 254": "utf-16le", "254 255": "utf-16be" }[marks] || "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

// Return the lines of a file as cells, each with its number, from 1; cells in quotes may hold separators and lines.
function readCells(text) {
  const given = /^sep=(.)\r?\n/.exec(text);
  const body = given ? text.slice(given[0].length) : text;
  const head = /^\s*(.*)/.exec(body)[1];
  const separator = given ? given[1] : [",", ";", "\t"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const records = [];
  let [line, quoted, cell] = [given ? 2 : 1, false, ""];
  let record = { line, cells: [] };
  const endCell = () => { record.cells.push(cell); cell = ""; };
  const endRecord = () => { endCell(); records.push(record); record = { line, cells: [] }; };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at];
    const isBreak = letter === "\n" || (letter === "\r" && body[at + 1] !== "\n");
    if (isBreak) line += 1;
    if (quoted && letter === '"' && body[at + 1] === '"') { cell += '"'; at += 1; }
    else if (quoted && letter === '"') quoted = false;
    else if (quoted) cell += letter;
    else if (letter === '"' && !cell.trim()) { quoted = true; cell = ""; }
    else if (letter === separator) endCell();
    else if (isBreak) endRecord();
    else if (letter !== "\r") cell += letter;
  }
  if (cell || record.cells.length) endRecord();
  return records.filter((one) => one.cells.some((text) => text.trim()));
}

// Return the rows of an authority file; null if it has no column of that name. A row without a name says so.
function readCsv(text) {
  const [head, ...lines] = readCells(text.replace(/^\ufeff/, ""));
  const titles = (head ? head.cells : []).map((title) => title.trim());
  const plain = titles.map((title) => title.toLowerCase().replaceAll(" ", "_"));
  if (!plain.includes("canonical")) return null;
  return lines.map(({ line, cells }) => {
    const row = { line, more: {}, ...Object.fromEntries(COLUMNS.map((column) => [column, LISTS.includes(column) ? [] : ""])) };
    cells.forEach((raw, at) => {
      const cell = raw.trim().replace(/^'(?=[=+\-@])/, "");
      if (!cell) return;
      if (LISTS.includes(plain[at])) row[plain[at]] = unique(cell.split("|").map((one) => one.trim()).filter(Boolean));
      else if (COLUMNS.includes(plain[at])) row[plain[at]] = cell;
      else row.more[titles[at] || `column ${at + 1}`] = cell;
    });
    return row.canonical ? row : { line, problem: "problem_nameless", text: cells.join(" | ") };
  });
}
