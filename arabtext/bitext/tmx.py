"""Write an alignment as a translation memory in TMX 1.4b (https://www.gala-global.org/tmx-14b)."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

from arabtext.bitext.rows import Bitext
from arabtext.files.atomic import write_atomically
from arabtext.files.cells import drop_unprintable
from arabtext.version import version


def write_tmx(bitext: Bitext, path: str | os.PathLike[str]) -> None:
    """Write the rows of ``bitext`` that have both sides, with their score and the pages' addresses.

    Raises :class:`arabtext.errors.InputError` if ``path`` cannot be written.
    """
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
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
        },
    )
    body = ElementTree.SubElement(root, "body")
    for row in bitext.rows:
        if row.english and row.arabic:
            unit = ElementTree.SubElement(body, "tu")
            ElementTree.SubElement(unit, "prop", type="score").text = f"{row.score:.4f}"
            _variant(unit, "en", row.english, bitext.english_url)
            _variant(unit, "ar", row.arabic, bitext.arabic_url)
    ElementTree.indent(root)

    def write(target: Path) -> None:
        ElementTree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)

    write_atomically(path, write)


def _variant(unit: ElementTree.Element, language: str, sentences: tuple[str, ...], url: str) -> None:
    variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": language})
    if url:
        ElementTree.SubElement(variant, "prop", type="source").text = drop_unprintable(url)
    ElementTree.SubElement(variant, "seg").text = drop_unprintable(" ".join(sentences))
