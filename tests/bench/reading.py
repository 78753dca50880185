"""Read web pages whose text is known: arabtext, trafilatura, readability-lxml, newspaper4k, goose3, and naive baselines.

    pip install trafilatura readability-lxml "newspaper4k[nlp]" goose3
    python tests/bench/invented_pages.py PAGES
    python tests/bench/reading.py PAGES            the table
    python tests/bench/reading.py PAGES errors     what arabtext gets wrong

PAGES is a folder with pages (``x.html``) and what is known about each (``x.json``): ``title``, ``date`` (ISO 8601 or
null), ``authors``, and lists of snippets that belong to the article (``with``) and that do not (``without``). A snippet is
found if the text that a reader gives holds it, white space aside. Title, date and authors are right if they are the same;
"none" is right where the page has none. A column that a reader does not offer is empty.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from arabtext.editions import read  # noqa: E402


@dataclass(frozen=True)
class Reading:
    """What a reader gives for a page; None where it does not offer it."""

    text: str
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None
    has_date: bool = False


@dataclass
class Tally:
    """How often a reader is right."""

    found: int = 0
    leaked: int = 0
    titles: int = 0
    dates: int = 0
    authors: int = 0
    seconds: float = 0.0
    offers: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)


def ours(page: str) -> Reading:
    found = read(page)
    return Reading("\n".join(found.paragraphs), found.title, found.date, found.authors, True)


def trafilatura(page: str) -> Reading:
    import trafilatura

    found: Any = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True, with_metadata=True)
    if found is None:
        return Reading("", "", None, (), True)
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Reading(found.text or "", found.title or "", found.date, authors, True)


def readability(page: str) -> Reading:
    from readability import Document
    from selectolax.lexbor import LexborHTMLParser

    document = Document(page)
    return Reading(LexborHTMLParser(document.summary()).body.text(separator=" "), document.short_title())  # type: ignore[union-attr]


def newspaper(page: str) -> Reading:
    import newspaper

    language = "ar" if 'lang="ar"' in page else "en"
    found = newspaper.Article("https://example.org/page", language=language)
    found.download(input_html=page)
    found.parse()
    day = found.publish_date
    return Reading(found.text, found.title, str(day)[:10] if day else None, tuple(found.authors), True)


def goose(page: str) -> Reading:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as reader:
        found = reader.extract(raw_html=page)
    day = found.publish_date
    return Reading(found.cleaned_text, found.title, str(day)[:10] if day else None, tuple(found.authors), True)


def _parsed(page: str) -> Any:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style"])
    return tree


def all_paragraphs(page: str) -> Reading:
    tree = _parsed(page)
    title = tree.css_first("title")
    return Reading("\n".join(node.text() for node in tree.css("p")), title.text() if title else "")


def whole_body(page: str) -> Reading:
    tree = _parsed(page)
    heading = tree.css_first("h1")
    return Reading(tree.body.text(), heading.text() if heading else "")


READERS: dict[str, Callable[[str], Reading]] = {
    "arabtext": ours,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "goose3": goose,
    "all <p>; <title>": all_paragraphs,
    "whole body; first <h1>": whole_body,
}


def squeezed(text: str | None) -> str:
    return regex.sub(r"\s+", "", text or "")


def compare(name: str, page: str, known: dict[str, Any], reader: Callable[[str], Reading], tally: Tally) -> None:
    """Add one page to the tally of a reader."""
    start = time.perf_counter()
    try:
        reading = reader(page)
    except Exception as error:  # a peer that fails on a page has not read it
        reading = Reading("", "", None, (), True)
        tally.errors.append(f"{name}: {type(error).__name__} {error}")
    tally.seconds += time.perf_counter() - start
    text = squeezed(reading.text)
    for snippet in known["with"]:
        is_found = squeezed(snippet) in text
        tally.found += is_found
        tally.errors += [f"{name}: not found: {snippet}"] * (not is_found)
    for snippet in known["without"]:
        is_leaked = squeezed(snippet) in text
        tally.leaked += is_leaked
        tally.errors += [f"{name}: leaked: {snippet}"] * is_leaked
    if reading.title is not None:
        tally.offers.add("titles")
        is_right = squeezed(reading.title) == squeezed(known["title"])
        tally.titles += is_right
        tally.errors += [f"{name}: title {reading.title!r} for {known['title']!r}"] * (not is_right)
    if reading.has_date:
        tally.offers |= {"dates", "authors"}
        tally.dates += reading.date == known["date"]
        tally.errors += [f"{name}: date {reading.date} for {known['date']}"] * (reading.date != known["date"])
        is_right = sorted(reading.authors or ()) == sorted(known["authors"])
        tally.authors += is_right
        tally.errors += [f"{name}: authors {reading.authors} for {known['authors']}"] * (not is_right)


def main(folder: Path, wanted: str) -> None:
    warnings.simplefilter("ignore")
    known = {path: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    pages = {path: path.with_suffix(".html").read_text(encoding="utf-8") for path in known}
    snippets = sum(len(one["with"]) for one in known.values()), sum(len(one["without"]) for one in known.values())
    print(f"{len(pages)} pages, {snippets[0]} snippets of articles, {snippets[1]} of their frames\n")
    print("| reader | found | leaked | titles | dates | authors | ms a page |\n|---|---|---|---|---|---|---|")
    for label, reader in READERS.items():
        tally = Tally()
        for path, page in pages.items():
            compare(path.stem, page, known[path], reader, tally)
        columns = [
            f"{tally.found / (snippets[0] or 1):.1%}",
            f"{tally.leaked / (snippets[1] or 1):.1%}",
            *(str(getattr(tally, name)) if name in tally.offers else "" for name in ("titles", "dates", "authors")),
            f"{1000 * tally.seconds / len(pages):.0f}",
        ]
        print(f"| {label} | {' | '.join(columns)} |")
        if wanted == label or (wanted == "errors" and label == "arabtext"):
            print("\n".join(tally.errors))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
