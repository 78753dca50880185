"""HTML that notebooks show for results: small tables, escaped, each text with its own direction.

There are no scripts, no addresses and no colors but the reader's own: they look right on light and on dark pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final

#: Invisible marks of direction and their usual abbreviations, by which a page shows them.
DIRECTION_MARKS: Final[Mapping[str, str]] = MappingProxyType({
    "\N{ARABIC LETTER MARK}": "ALM", "\N{LEFT-TO-RIGHT MARK}": "LRM", "\N{RIGHT-TO-LEFT MARK}": "RLM",
    "\N{LEFT-TO-RIGHT EMBEDDING}": "LRE", "\N{RIGHT-TO-LEFT EMBEDDING}": "RLE", "\N{POP DIRECTIONAL FORMATTING}": "PDF",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "LRO", "\N{RIGHT-TO-LEFT OVERRIDE}": "RLO", "\N{LEFT-TO-RIGHT ISOLATE}": "LRI",
    "\N{RIGHT-TO-LEFT ISOLATE}": "RLI", "\N{FIRST STRONG ISOLATE}": "FSI", "\N{POP DIRECTIONAL ISOLATE}": "PDI",
})  # fmt: skip
_SHOWN: Final = str.maketrans({mark: f"[{name}]" for mark, name in DIRECTION_MARKS.items()})
_CELL: Final = "text-align:start;vertical-align:top;white-space:pre-wrap;max-width:40em"
MAX_ROWS: Final = 60  # rows of a table that a notebook shows


def html_text(text: str, marked: Iterable[tuple[int, int]] = ()) -> str:
    """Return a text as a block of HTML with the direction and the alignment of its own; ``marked`` ranges stand out.

    Invisible marks of direction are shown by name.

    >>> html_text("قيس <b>", [(0, 3)])
    '<bdi style="display:block"><mark>قيس</mark> &lt;b&gt;</bdi>'
    """
    pieces, at = [], 0
    for start, end in sorted(marked):
        if start >= at:
            pieces += [_escaped(text[at:start]), f"<mark>{_escaped(text[start:end])}</mark>"]
            at = end
    return f'<bdi style="display:block">{"".join(pieces)}{_escaped(text[at:])}</bdi>'


def html_table(titles: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    """Return a table whose titles and ``caption`` are plain texts and whose cells are HTML.

    Of a long table the first :data:`MAX_ROWS` rows are shown, and how many more there are.
    """
    head = "".join(f'<th style="{_CELL}">{html_text(title)}</th>' for title in titles)
    shown = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MAX_ROWS])
    more = len(rows) - MAX_ROWS
    rest = f'<tr><td colspan="{len(titles)}">and {more} more</td></tr>' if more > 0 else ""
    above = f'<caption style="text-align:start">{html_text(caption)}</caption>' if caption else ""
    return f"<table>{above}<thead><tr>{head}</tr></thead><tbody>{shown}{rest}</tbody></table>"


def _escaped(text: str) -> str:
    return escape(text.translate(_SHOWN).encode("utf-8", "replace").decode("utf-8"))


def _cell(content: str) -> str:
    return f'<td style="{_CELL}">{content}</td>'
