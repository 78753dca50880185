"""Write an alignment as a translation memory in TMX 1.4b (https://www.gala-global.org/tmx-14b)."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from arabtext.bitext.rows import Bitext
from arabtext.errors import UsageError
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import drop_unprintable
from arabtext.version import version

_STAMP: Final = "%Y%m%dT%H%M%SZ"  # ISO 8601, basic format, UTC, as TMX has dates
#: Seconds since 1970 that count as now: https://reproducible-builds.org/specs/source-date-epoch/
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def write_tmx(bitext: Bitext, path: str | os.PathLike[str], *, date: datetime | None = None, author: str = "") -> None:
    """Write the rows of ``bitext`` that have both sides, with their score and the pages' addresses.

    Header and variants have the names of the documents as properties ``x-document``. ``date`` is the creation and the
    change of all units, by default that of the environment variable ``SOURCE_DATE_EPOCH``, else now; without a time
    zone it is in UTC. ``author``, if it is known, is who created and changed them. Raises
    :class:`arabtext.errors.UsageError` if the variable is no number of seconds, and
    :class:`arabtext.errors.InputError` if ``path`` cannot be written.
    """
    stamp = _stamp(date)
    history = {"creationdate": stamp, "changedate": stamp}
    if who := drop_unprintable(author):
        history |= {"creationid": who, "changeid": who}
    root = ElementTree.Element("tmx", version="1.4")
    header = ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "arabtext",
            "creationtoolversion": version(),
            "segtype": "sentence",
            "o-tmf": "arabtext",
            "adminlang": "en",
            "srclang": "en",
            "datatype": "plaintext",
            **history,
        },
    )
    documents = {"en": bitext.english_document, "ar": bitext.arabic_document}
    for name in filter(None, documents.values()):
        _property(header, "x-document", name)
    body = ElementTree.SubElement(root, "body")
    for row in bitext.rows:
        if row.english and row.arabic:
            unit = ElementTree.SubElement(body, "tu", history)
            _property(unit, "score", f"{row.score:.4f}")
            _variant(unit, "en", row.english, documents["en"], bitext.english_url)
            _variant(unit, "ar", row.arabic, documents["ar"], bitext.arabic_url)
    ElementTree.indent(root)

    def write(target: Path) -> None:
        ElementTree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)

    write_atomically(path, write)


def _stamp(date: datetime | None) -> str:
    """Return a date as TMX has it: the one given, that of the environment, or now."""
    if date is None and (seconds := os.environ.get(_EPOCH)):
        try:
            date = datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"{_EPOCH} is {seconds!r}; a number of seconds since 1970 was expected") from None
    date = date or datetime.now(UTC)
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC).strftime(_STAMP)


def _property(parent: ElementTree.Element, kind: str, text: str) -> None:
    ElementTree.SubElement(parent, "prop", type=kind).text = drop_unprintable(text)


def _variant(unit: ElementTree.Element, language: str, sentences: tuple[str, ...], document: str, url: str) -> None:
    variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": language})
    if document:
        _property(variant, "x-document", document)
    if url:
        _property(variant, "source", url)
    ElementTree.SubElement(variant, "seg").text = drop_unprintable(" ".join(sentences))
