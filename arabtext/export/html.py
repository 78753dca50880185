"""An alignment as one self-contained page: both texts side by side, each in its direction; no network, no script."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from arabtext.export.bitext import Bitext, Row, write_aside

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#d8dce2, #3a3f47); --soft: light-dark(#5d6673, #a2abb8);
  --omitted: light-dark(#fdeceb, #46221f);
  --added: light-dark(#e9f6ec, #1d3a26); --differs: light-dark(#fff6df, #423715); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.6 system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.35rem; line-height: 1.3; font-weight: 600; margin: 0 0 .4rem; }
.titles { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.summary { color: var(--soft); margin: .4rem 0 1.2rem; }
.legend span { padding: .1rem .5rem; border-radius: .3rem; margin-inline-end: .4rem; }
.bead { display: grid; grid-template-columns: 1fr 1fr 3rem; gap: 0 2rem; padding: .55rem .6rem;
  border-top: 1px solid var(--line); }
.bead p { margin: 0; text-align: start; overflow-wrap: anywhere; }
[lang=ar] { font-family: "Noto Naskh Arabic", "Amiri", "Geeza Pro", serif; font-size: 1.12em; line-height: 1.75; }
.score { color: var(--soft); font-size: .8rem; text-align: end; font-variant-numeric: tabular-nums; }
.none { color: var(--soft); font-style: italic; }
.omitted, .l-omitted { background: var(--omitted); } .added, .l-added { background: var(--added); }
.differs, .l-differs { background: var(--differs); }
.notes { grid-column: 1 / -1; margin: .3rem 0 0; padding-inline-start: 1.1rem; color: var(--soft); font-size: .88rem; }
.control { border: 1px solid currentColor; border-radius: .2rem; font: .7em monospace; padding: 0 .2em; }
@media (max-width: 46rem) { .bead, .titles { grid-template-columns: 1fr; } .score { text-align: start; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .bead { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CONTROLS = {
    "\N{ARABIC LETTER MARK}": "ALM", "\N{LEFT-TO-RIGHT MARK}": "LRM", "\N{RIGHT-TO-LEFT MARK}": "RLM",
    "\N{LEFT-TO-RIGHT EMBEDDING}": "LRE", "\N{RIGHT-TO-LEFT EMBEDDING}": "RLE", "\N{POP DIRECTIONAL FORMATTING}": "PDF",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "LRO", "\N{RIGHT-TO-LEFT OVERRIDE}": "RLO", "\N{LEFT-TO-RIGHT ISOLATE}": "LRI",
    "\N{RIGHT-TO-LEFT ISOLATE}": "RLI", "\N{FIRST STRONG ISOLATE}": "FSI", "\N{POP DIRECTIONAL ISOLATE}": "PDI",
}  # fmt: skip

Notes = Mapping[int, Sequence[tuple[str, str]]]


def write_html(bitext: Bitext, path: str | os.PathLike[str], notes: Notes | None = None) -> None:
    """Write the page. ``notes`` gives for the number of a row what was found about it: (kind, message)."""

    def write(target: Path) -> None:
        target.write_text(page(bitext, notes or {}), encoding="utf-8", errors="replace")

    write_aside(path, write)


def page(bitext: Bitext, notes: Notes) -> str:
    """Return the page as text; everything in it is escaped, invisible direction controls are shown."""
    omitted = sum(not row.arabic for row in bitext.rows)
    added = sum(not row.english for row in bitext.rows)
    title = bitext.english_title or bitext.arabic_title or "Alignment"
    beads = "\n".join(_bead(row, notes.get(number, ())) for number, row in enumerate(bitext.rows))
    return f"""<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<div class="titles"><h1 lang="en" dir="auto">{_show(bitext.english_title)}</h1>\
<h1 lang="ar" dir="auto">{_show(bitext.arabic_title)}</h1></div>
<p class="summary">{len(bitext.rows)} beads: {omitted} only in English, {added} only in Arabic, \
{len(notes)} with something that differs.</p>
<p class="legend"><span class="l-omitted">not in the Arabic</span><span class="l-added">not in the English</span>\
<span class="l-differs">differs</span></p>
</header>
<main>
{beads}
</main>
</body>
</html>
"""


def _bead(row: Row, notes: Sequence[tuple[str, str]]) -> str:
    kind = "omitted" if not row.arabic else "added" if not row.english else "differs" if notes else ""
    listed = "".join(f"<li><bdi>{_show(message)}</bdi></li>" for _, message in notes)
    remarks = f'<ul class="notes">{listed}</ul>' if listed else ""
    return (
        f'<section class="bead {kind}">{_side(row.english, "en")}{_side(row.arabic, "ar")}'
        f'<div class="score" title="probability of this bead">{row.score:.2f}</div>{remarks}</section>'
    )


def _side(sentences: tuple[str, ...], language: str) -> str:
    if not sentences:
        return '<p class="none">—</p>'
    return f'<p lang="{language}" dir="auto">{" ".join(map(_show, sentences))}</p>'


def _show(text: str) -> str:
    """``text`` escaped, with the invisible controls of direction made visible."""
    shown = escape(text)
    for control, name in _CONTROLS.items():
        shown = shown.replace(control, f'<span class="control">{name}</span>')
    return shown
