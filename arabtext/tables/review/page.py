"""The names of a column as one self-contained page, on which a person decides.

No network: the policy allows only the page's own style and script, by their hashes. Decisions are kept in the browser
and downloaded as an authority file. The style, the scripts and the texts of the page are in resources/pages/review.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from arabtext import resources
from arabtext.files.atomic import write_atomically
from arabtext.files.html_page import html_page

_FOLDER: Final = "pages/review"
_SCRIPTS: Final = ("model.js", "csv.js", "texts.js", "cards.js", "app.js")  # in the order in which they run


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the number of its sheet, from 0, its line in the file, from 1, and its other cells.

    The cells are those of :attr:`Review.columns`, in order.
    """

    sheet: int
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Spellings of a cluster that no authority file can distinguish, and their English form.

    ``count`` is the number of their rows, of which ``rows`` has some. Members of two clusters with one ``key`` cannot
    be distinguished by an authority file either.
    """

    texts: tuple[str, ...]
    count: int
    english: str
    key: int
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names and how they compare: a part of one, a part of the other, and their relation."""

    left: str
    right: str
    parts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names that were unified, with the reason; ``decided`` says whether an authority file did it.

    ``confidence`` is 0 to 1. ``likeness``, 0 to 1, is what the page compares with its threshold: how sure it is that
    the members are one name. ``why`` compares the two members that are least alike.
    """

    canonical: str
    arabic: str
    confidence: float
    members: tuple[Member, ...]
    likeness: float = 1.0
    why: Comparison | None = None
    reason: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters, by their indices, that are perhaps the same; ``score`` is that of comparing them, 0 to 1."""

    first: int
    second: int
    score: float
    why: Comparison


@dataclass(frozen=True, slots=True)
class Review:
    """All clusters, the pairs of them that are perhaps one, and the decisions so far, as rows of an authority file.

    ``columns`` are the titles of the cells of rows, and ``sheets`` the names of the sheets. ``threshold`` is the
    likeness below which a cluster is a question, 0 to 1. ``left_out`` is the number of clusters, pairs and rows that
    did not fit on the page.
    """

    title: str
    clusters: tuple[Cluster, ...]
    pairs: tuple[Pair, ...] = ()
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    threshold: float = 1.0
    left_out: tuple[int, int, int] = (0, 0, 0)
    authority: tuple[dict[str, str | tuple[str, ...]], ...] = ()

    @property
    def merges(self) -> tuple[Cluster, ...]:
        """The clusters in question: those of several members with a likeness below the threshold, the least first."""
        doubtful = [one for one in self.clusters if len(one.members) > 1 and one.likeness < self.threshold]
        return tuple(sorted(doubtful, key=lambda one: one.likeness))


def write_review(review: Review, path: str | os.PathLike[str]) -> None:
    """Write the page of a review; raise :class:`arabtext.errors.InputError` if the file cannot be written."""

    def write(target: Path) -> None:
        target.write_text(render_page(review), encoding="utf-8", errors="replace", newline="\n")

    write_atomically(path, write)


def render_page(review: Review) -> str:
    """Return the page of a review as HTML; its data is JSON that cannot end the element it is in."""
    content = json.dumps(review, default=_fields_of, ensure_ascii=False)
    number = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    data = f'{{"id": "{number}", "review": {content}, "texts": {json.dumps(_texts(), ensure_ascii=False)}}}'
    data = data.replace("<", "\\u003c")
    body = f'{_read("body.html")}<script type="application/json" id="data">{data}</script>'
    return html_page(review.title, _read("style.css"), "\n".join(map(_read, _SCRIPTS)), body)


def _read(name: str) -> str:
    return resources.read_bytes(f"{_FOLDER}/{name}").decode("utf-8")


def _fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _texts() -> dict[str, dict[str, str]]:
    """Return the texts of the page by language and name; relations of parts of names are named by their English."""
    texts: dict[str, dict[str, str]] = {"en": {}, "ar": {}}
    for name, english, arabic in resources.rows(f"{_FOLDER}/texts.tsv", "name", "en", "ar"):
        texts["en"][name], texts["ar"][name] = english, arabic
    return texts
