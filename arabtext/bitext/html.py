"""Write an alignment as one self-contained HTML page: both texts side by side, findings marked in place.

The page reads well without its script, which filters and searches; it loads nothing from the network. Its style and its
script are resources/pages/bitext.css and bitext.js.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path, PurePath
from typing import Any, Final

import regex

from arabtext import resources
from arabtext.bitext.rows import Bitext, Note, Row, Span
from arabtext.files.atomic import write_atomically
from arabtext.files.html_page import html_page
from arabtext.notebook import DIRECTION_MARKS

# Arabic words with the numbers among and beside them, which are read in one direction: 4 آذار/مارس 2024.
_ARABIC_RUN = regex.compile(
    r"(?:\p{Nd}[\p{Nd}.,/:]*+\s++)?[\p{Script=Arabic}\p{M}]++(?:[\s/().,:،-]*+(?:[\p{Script=Arabic}\p{M}]++|\p{Nd}++%?))*+"
)
#: Language of a side → its direction, and the letters of which a text must have some to be set in it.
_DIRECTIONS: Final = {"en": ("ltr", regex.compile(r"\p{Latin}")), "ar": ("rtl", regex.compile(r"\p{Arabic}"))}
#: Kinds of findings about whole passages, of which no two are the same; a row of the first three has a color.
_WHOLE: Final = ("omitted", "added", "displaced", "rephrased", "untranslated")
_COLORED: Final = _WHOLE[:3]
_WEIGHTS: Final = {"high": 3, "medium": 2, "low": 1}  # of severities, to sort findings by; chosen by hand
_MAX_GRAVEST: Final = 5  # findings of the summary


def write_html(bitext: Bitext, path: str | os.PathLike[str], *, known: Sequence[Sequence[str]] = ()) -> None:
    """Write ``bitext`` as an HTML page. Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written.

    ``known`` is a table of decisions, its titles first, to which the page adds those that are made on it.
    """

    def write(target: Path) -> None:
        target.write_text(render_page(bitext, known=known), encoding="utf-8", errors="replace", newline="\n")

    write_atomically(path, write)


def render_page(bitext: Bitext, *, known: Sequence[Sequence[str]] = ()) -> str:
    """Return the page as text: everything in it is escaped, and invisible direction controls are shown by name."""
    style, script = (resources.read_bytes(f"pages/bitext.{kind}").decode("utf-8") for kind in ("css", "js"))
    groups = _Groups(bitext.rows)
    counts = _count(bitext)
    title = bitext.english_title or bitext.arabic_title or "Alignment"
    rows = "\n".join(_row(number, row, groups) for number, row in enumerate(bitext.rows, 1))
    body = f"""\
<header>
<div class="titles">{_title(bitext.english_title, bitext.english_url, "en")}\
{_title(bitext.arabic_title, bitext.arabic_url, "ar")}</div>
<p class="summary">{_summary(bitext, counts)}</p>
{_overview(bitext, counts, groups)}</header>
<div class="bar"><div class="tools" id="tools" role="search" hidden>
<label><span class="hidden">Show</span><select id="filter">{_options(counts)}</select></label>
<label><span class="hidden">Severity</span><select id="severity"><option value="any">any severity</option>\
{"".join(f'<option value="{one}">{one}</option>' for one in _WEIGHTS)}</select></label>
<label><span class="hidden">Search</span>\
<input id="search" type="search" placeholder="Search both sides" dir="auto"></label>
<button id="previous" type="button">Previous finding</button><button id="next" type="button">Next finding</button>
<span class="grow"></span><span class="count" id="count" role="status"></span>
<span class="keys"><kbd>j</kbd> <kbd>k</kbd> findings <kbd>/</kbd> search</span>
</div>
<div class="tools" id="deciding" hidden>
<label><span class="hidden">Your name</span>\
<input id="who" placeholder="Your name" autocomplete="name" dir="auto"></label>
<label class="together"><input id="together" type="checkbox" checked> findings alike together</label>
<button id="copy" type="button">Copy list</button><button id="download" type="button">Download decisions</button>
<span class="grow"></span><span class="count" id="decided" role="status"></span>
<span class="keys"><kbd>a</kbd> accept <kbd>i</kbd> ignore <kbd>n</kbd> note</span>
</div></div>
<main>
{rows}
<p class="nothing" id="nothing" hidden>No row matches.</p>
</main>
<footer>The bar beside a row shows the probability that exactly these sentences belong together.</footer>
<script type="application/json" id="data">{_data(bitext, known)}</script>"""
    return html_page(title, style, script, body)


def _labels() -> Mapping[str, str]:
    """Return kinds of findings → their names on the page."""
    return {row[0]: row[1] for row in resources.rows("editions/findings.tsv", "kind", "label")}


class _Groups:
    """Findings that say the same, at different places."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._places: dict[str, dict[str, int]] = defaultdict(dict)  # dispute → identifier → row, from 1
        for number, row in enumerate(rows, 1):
            for note in row.notes:
                if note.id and note.message and note.kind not in _WHOLE:
                    self._places[_dispute(note)].setdefault(note.id, number)

    def find(self, note: Note) -> list[tuple[str, int]]:
        """Return the identifiers and rows of the findings that say the same as a note; none if it is alone."""
        places = self._places.get(_dispute(note), {})
        return list(places.items()) if note.id in places and len(places) > 1 else []


def _dispute(note: Note) -> str:
    return note.id.partition("-")[0]


def _data(bitext: Bitext, known: Sequence[Sequence[str]]) -> str:
    """Return what the script needs to write decisions, as JSON that cannot end the element it is in."""
    article = PurePath(bitext.english_document.replace("\\", "/")).name
    findings: dict[str, dict[str, Any]] = {}
    for note in (note for row in bitext.rows for note in row.notes if note.id and note.message):
        findings.setdefault(
            note.id,
            {
                "article": article, "severity": note.severity, "kind": note.kind, "finding": note.message,
                "english": note.english, "arabic": note.arabic, "probability": f"{note.probability:.4f}",
                "id": note.id, "verdict": note.verdict, "note": note.remark, "who": note.who, "when": note.when,
            },
        )  # fmt: skip
    key = "\n".join((bitext.english_document, bitext.english_title, bitext.arabic_title, bitext.english_url))
    data = {"key": key, "findings": list(findings.values()), "known": [list(row) for row in known]}
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _title(title: str, url: str, language: str) -> str:
    source = f'<p class="source"><bdi>{_show(url)}</bdi></p>' if url else ""
    return f'<div><h1 lang="{language}" dir="{_direction(title, language)}">{_show(title)}</h1>{source}</div>'


def _count(bitext: Bitext) -> Counter[str]:
    """Return how many open findings of each kind there are; one that is in several rows counts once."""
    open_ = {
        note.id or (number, at): note.kind
        for number, row in enumerate(bitext.rows)
        for at, note in enumerate(row.notes)
        if note.message and not note.verdict
    }
    return Counter(open_.values())


def _summary(bitext: Bitext, counts: Counter[str]) -> str:
    decided = len({note.id for row in bitext.rows for note in row.notes if note.verdict})
    found = (
        f"{counts.total()} open findings" if counts else "no differences found" if not decided else "no open finding"
    )
    return f"{len(bitext.rows)} rows; {found}{f', {decided} decided' if decided else ''}."


def _overview(bitext: Bitext, counts: Counter[str], groups: _Groups) -> str:
    """Return the summary: how many findings of each kind there are, and the gravest; nothing without findings."""
    if not counts:
        return ""
    labels = _labels()
    kinds = "".join(
        f'<li><button type="button" data-show="{escape(kind)}">{escape(labels.get(kind, kind))}</button> {count}</li>'
        for kind, count in counts.most_common()
    )
    notes = [(note, number) for number, row in enumerate(bitext.rows, 1) for note in row.notes]
    open_ = [(note, number) for note, number in notes if note.message and not note.verdict]
    open_.sort(key=lambda one: -one[0].probability * _WEIGHTS.get(one[0].severity, 1))
    shown, seen = list[str](), set[str]()
    for note, number in open_:
        alike = groups.find(note)
        if len(shown) < _MAX_GRAVEST and not (alike and _dispute(note) in seen):
            seen.add(_dispute(note))
            times = f" <span>× {len(alike)}</span>" if alike else ""
            shown.append(
                f'<li><a href="#r{number}">row {number}</a> <b class="{escape(note.severity)}">'
                f"{escape(labels.get(note.kind, note.kind))}</b> {_isolate(note.message)}{times}</li>"
            )
    return (
        f'<section class="overview" aria-label="Summary"><div><h2>By kind</h2><ul class="kinds">{kinds}</ul></div>'
        f'<div><h2>Gravest</h2><ol class="gravest">{"".join(shown)}</ol></div></section>\n'
    )


def _options(counts: Counter[str]) -> str:
    """Return the choices of the filter: everything, all findings, the kinds there are, what is unsure."""
    labels = _labels()
    kinds = [(kind, f"{labels.get(kind, kind)} ({count})") for kind, count in counts.most_common()]
    choices = [("all", "everything"), ("findings", "open findings"), *kinds]
    choices += [("decided", "decided findings"), ("unsure", "what is unsure")]
    return "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in choices)


def _row(number: int, row: Row, groups: _Groups) -> str:
    kinds = list(dict.fromkeys(note.kind for note in row.notes))
    whole = next((kind for kind in kinds if kind in _COLORED), "")
    classes = " ".join(filter(None, ["row", whole, "paragraph" if row.paragraph else ""]))
    trust = f'<div class="trust s{round(row.score * 10)}" title="probability {row.score:.2f}"></div>'
    listed = " ".join(f"{note.kind}:{note.severity}:{note.id}" for note in row.notes)
    found = f' data-kinds="{escape(" ".join(kinds))}" data-notes="{escape(listed)}"' if kinds else ""
    messages = "".join(_note(note, groups) for note in row.notes if note.message)
    noted = f'<ul class="notes">{messages}</ul>' if messages else ""
    english = [(span, note) for note in row.notes for span in note.english_spans]
    arabic = [(span, note) for note in row.notes for span in note.arabic_spans]
    return (
        f'<section class="{classes}" id="r{number}" tabindex="-1" data-score="{row.score:.2f}"{found}>'
        f'<a class="number" href="#r{number}">{number}</a>{_side(row.english, "en", english)}'
        f"{_side(row.arabic, 'ar', arabic)}{trust}{noted}</section>"
    )


def _note(note: Note, groups: _Groups) -> str:
    links = ", ".join(f'<a href="#r{to + 1}">row {to + 1}</a>' for to in note.to)
    place = f" ({links})" if links else ""
    alike = groups.find(note)
    if alike:
        others = ", ".join(f'<a href="#r{row}">row {row}</a>' for identifier, row in alike if identifier != note.id)
        place += f' <span class="alike">also in {others}</span>'
    decided = ": ".join(filter(None, (note.verdict, note.remark)))
    mark = f' <span class="verdict" dir="auto">{_show(decided)}</span>' if decided else ""
    data = f' data-id="{escape(note.id)}"' if note.id else ""
    alike_data = f' data-group="{escape(_dispute(note))}"' if alike else ""
    done = " done" if note.verdict else ""
    return (
        f'<li class="{escape(note.severity)}{done}" dir="ltr"{data}{alike_data}>'
        f"{_isolate(note.message)}{place}{mark}</li>"
    )


def _isolate(message: str) -> str:
    """Return a message escaped, with its Arabic words set apart from the English around them."""
    return _ARABIC_RUN.sub(lambda run: f"<bdi>{run.group()}</bdi>", _show(message))


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
            data = f' data-id="{escape(note.id)}"' if note.id else ""
            title = _plain(note.message)
            done = " done" if note.verdict else ""
            yield f'<mark class="{escape(note.kind)}{done}" title="{title}"{data}>{_show(text[start:stop])}</mark>'
            end = stop
    yield _show(text[end:])


def _plain(text: str) -> str:
    """Return ``text`` for an attribute: escaped, without direction controls."""
    return escape("".join(c for c in text if c not in DIRECTION_MARKS))


def _show(text: str) -> str:
    """Return ``text`` escaped, with the invisible direction controls shown by name."""
    shown = escape(text)
    for control, name in DIRECTION_MARKS.items():
        if control in shown:
            shown = shown.replace(control, f'<span class="control">{name}</span>')
    return shown
