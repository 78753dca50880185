"""Write an alignment as one self-contained HTML page: both texts side by side, findings marked in place.

The page reads well without its script, which filters and searches; it loads nothing from the network. Its style and its
script are resources/pages/bitext.css and bitext.js.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

import regex

from arabtext import resources
from arabtext.bitext.rows import Bitext, Note, Row, Span
from arabtext.files.atomic import write_atomically
from arabtext.files.html_page import html_page

_ARABIC_RUN = regex.compile(r"[\p{Script=Arabic}\p{M}][\p{Script=Arabic}\p{M}\s]*(?<=\S)")
#: Language of a side → its direction, and the letters of which a text must have some to be set in it.
_DIRECTIONS: Final = {"en": ("ltr", regex.compile(r"\p{Latin}")), "ar": ("rtl", regex.compile(r"\p{Arabic}"))}
_WHOLE: Final = {"omitted": "only in the English", "added": "only in the Arabic", "displaced": "in another place"}
#: Kinds of findings → their names on the page, in this order.
_KINDS: Final = _WHOLE | {
    "number": "numbers that differ",
    "date": "dates that differ",
    "name": "names that differ",
    "spelling": "names spelled two ways",
    "quotation": "quotations that lost a mark",
}
_CONTROLS: Final = {
    "\N{ARABIC LETTER MARK}": "ALM", "\N{LEFT-TO-RIGHT MARK}": "LRM", "\N{RIGHT-TO-LEFT MARK}": "RLM",
    "\N{LEFT-TO-RIGHT EMBEDDING}": "LRE", "\N{RIGHT-TO-LEFT EMBEDDING}": "RLE", "\N{POP DIRECTIONAL FORMATTING}": "PDF",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "LRO", "\N{RIGHT-TO-LEFT OVERRIDE}": "RLO", "\N{LEFT-TO-RIGHT ISOLATE}": "LRI",
    "\N{RIGHT-TO-LEFT ISOLATE}": "RLI", "\N{FIRST STRONG ISOLATE}": "FSI", "\N{POP DIRECTIONAL ISOLATE}": "PDI",
}  # fmt: skip


def write_html(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write ``bitext`` as an HTML page. Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written."""

    def write(target: Path) -> None:
        target.write_text(render_page(bitext), encoding="utf-8", errors="replace", newline="\n")

    write_atomically(path, write)


def render_page(bitext: Bitext) -> str:
    """Return the page as text: everything in it is escaped, and invisible direction controls are shown by name."""
    style, script = (resources.read_bytes(f"pages/bitext.{kind}").decode("utf-8") for kind in ("css", "js"))
    counts = Counter(note.kind for row in bitext.rows for note in row.notes)
    title = bitext.english_title or bitext.arabic_title or "Alignment"
    rows = "\n".join(_row(number, row) for number, row in enumerate(bitext.rows, 1))
    body = f"""\
<header>
<div class="titles">{_title(bitext.english_title, bitext.english_url, "en")}\
{_title(bitext.arabic_title, bitext.arabic_url, "ar")}</div>
<p class="summary">{_summary(bitext, counts)}</p>
</header>
<div class="bar"><div class="tools" id="tools" role="search" hidden>
<label><span class="hidden">Show</span><select id="filter">{_options(counts)}</select></label>
<label><span class="hidden">Search</span>\
<input id="search" type="search" placeholder="Search both sides" dir="auto"></label>
<button id="previous" type="button">Previous finding</button><button id="next" type="button">Next finding</button>
<span class="grow"></span><span class="count" id="count" role="status"></span>
<span class="keys"><kbd>j</kbd> <kbd>k</kbd> findings <kbd>/</kbd> search</span>
</div></div>
<main>
{rows}
<p class="nothing" id="nothing" hidden>No row matches.</p>
</main>
<footer>The bar beside a row shows the probability that exactly these sentences belong together.</footer>"""
    return html_page(title, style, script, body)


def _title(title: str, url: str, language: str) -> str:
    source = f'<p class="source"><bdi>{_show(url)}</bdi></p>' if url else ""
    return f'<div><h1 lang="{language}" dir="{_direction(title, language)}">{_show(title)}</h1>{source}</div>'


def _summary(bitext: Bitext, counts: Counter[str]) -> str:
    found = ", ".join(f"{what}: {counts[kind]}" for kind, what in _KINDS.items() if counts[kind])
    return f"{len(bitext.rows)} rows; {found or 'no differences found'}."


def _options(counts: Counter[str]) -> str:
    """Return the choices of the filter: everything, all findings, the kinds there are, what is unsure."""
    kinds = [(kind, f"{what} ({counts[kind]})") for kind, what in _KINDS.items() if counts[kind]]
    choices = [("all", "everything"), ("findings", "all findings"), *kinds, ("unsure", "what is unsure")]
    return "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in choices)


def _row(number: int, row: Row) -> str:
    kinds = list(dict.fromkeys(note.kind for note in row.notes))
    whole = next((kind for kind in kinds if kind in _WHOLE), "")
    classes = " ".join(filter(None, ["row", whole, "paragraph" if row.paragraph else ""]))
    trust = f'<div class="trust s{round(row.score * 10)}" title="probability {row.score:.2f}"></div>'
    found = f' data-kinds="{" ".join(kinds)}"' if kinds else ""
    messages = "".join(_note(note) for note in row.notes if note.message)
    listed = f'<ul class="notes">{messages}</ul>' if messages else ""
    english = [(span, note) for note in row.notes for span in note.english_spans]
    arabic = [(span, note) for note in row.notes for span in note.arabic_spans]
    return (
        f'<section class="{classes}" id="r{number}" tabindex="-1" data-score="{row.score:.2f}"{found}>'
        f'<a class="number" href="#r{number}">{number}</a>{_side(row.english, "en", english)}'
        f"{_side(row.arabic, 'ar', arabic)}{trust}{listed}</section>"
    )


def _note(note: Note) -> str:
    links = ", ".join(f'<a href="#r{to + 1}">row {to + 1}</a>' for to in note.to)
    place = f" ({links})" if links else ""
    message = _ARABIC_RUN.sub(lambda run: f"<bdi>{run.group()}</bdi>", _show(note.message))
    return f'<li class="{escape(note.severity)}" dir="ltr">{message}{place}</li>'


def _side(sentences: tuple[str, ...], language: str, marks: Iterable[tuple[Span, Note]]) -> str:
    if not sentences:
        return '<p class="side none">—</p>'
    text = " ".join(sentences)
    return f'<p class="side" lang="{language}" dir="{_direction(text, language)}">{"".join(_marked(text, marks))}</p>'


def _direction(text: str, language: str) -> str:
    """Return the direction of a side, whatever its first word (``BBC: …`` in Arabic); ``auto`` for other letters."""
    direction, letters = _DIRECTIONS[language]
    return direction if letters.search(text) else "auto"


def _marked(text: str, marks: Iterable[tuple[Span, Note]]) -> Iterator[str]:
    """Yield ``text`` with the findings in it marked; of two marks that overlap only the first."""
    end = 0
    for (start, stop), note in sorted(marks, key=lambda mark: mark[0]):
        if end <= start < stop <= len(text):
            yield _show(text[end:start])
            yield f'<mark class="{escape(note.kind)}" title="{_plain(note.message)}">{_show(text[start:stop])}</mark>'
            end = stop
    yield _show(text[end:])


def _plain(text: str) -> str:
    """Return ``text`` for an attribute: escaped, without direction controls."""
    return escape("".join(c for c in text if c not in _CONTROLS))


def _show(text: str) -> str:
    """Return ``text`` escaped, with the invisible direction controls shown by name."""
    shown = escape(text)
    for control, name in _CONTROLS.items():
        if control in shown:
            shown = shown.replace(control, f'<span class="control">{name}</span>')
    return shown
