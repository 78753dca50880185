"""The examples that end the help of each verb; the tests run them beside the files of docs/examples."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "normalize": (
            'arabtext normalize "قـــيس   الخزعلي ؟"',
            "arabtext normalize --profile search --input port_ar.md",
            "arabtext normalize --profile search --audit",
        ),
        "detect": ('arabtext detect "رئيس الوزراء" "ana mesh 3aref"', "arabtext detect --json --input port_ar.md"),
        "values": (
            'arabtext values "٣٫٥ ملايين دولار" "5 June 2023"',
            "arabtext values --date 2023-06-05 --input port_en.md",
        ),
        "segment": (
            'arabtext segment "Gen. Qaani spoke. He left."',
            "arabtext segment --json --input port_ar.md",
        ),
        "url": (
            "arabtext url --key https://example.org/%D9%82%D9%8A%D8%B3/",
            'arabtext url --slug drupal "قيس الخزعلي"',
            "arabtext url --words /ar/astrad-qys-alkhzly",
        ),
        "romanize": (
            'arabtext romanize "قيس الخزعلي" "Kais Khaz\'ali"',
            'arabtext romanize --country MA -n 3 --explain "عبد العزيز"',
            'arabtext romanize --style ap "محمد السيد"',
        ),
        "compare": ('arabtext compare "قيس الخزعلي" "Kais Khazali"', "arabtext compare --json Layla ليلى"),
        "search": (
            'arabtext search names.csv "Qays Khazali"',
            'arabtext search names.csv --save names.index "قيس الخزعلي"',
        ),
        "match": (
            "arabtext match names.csv staff.csv -o pairs.xlsx",
            "arabtext match names.csv staff.csv --left-column name --many",
            "arabtext match names.csv staff.csv --review review.html",
        ),
        "unify": (
            "arabtext unify names.csv -o unified.xlsx",
            "arabtext unify names.csv --column name --review review.html",
            "arabtext unify names.csv --authority decided.csv --learn",
        ),
        "doctor": ("arabtext doctor", "arabtext doctor names.csv staff.csv", "arabtext doctor --json names.csv"),
        "find": (
            "arabtext find port_en.md",
            "arabtext find --json port_ar.md",
            "arabtext find --rewrite --style ap port_en.md -o house.md",
        ),
        "style": (
            "arabtext style list",
            "arabtext style show ap",
            "arabtext style learn english -o desk.toml",
        ),
        "pair": ("arabtext pair english arabic", "arabtext pair english arabic -o pairs.xlsx"),
        "align": (
            "arabtext align port_en.md port_ar.md -o port.html",
            "arabtext align port_en.md port_ar.md --json",
        ),
        "check": (
            "arabtext check port_en.md port_ar.md",
            "arabtext check port_en.md port_ar.md -o findings.xlsx",
            "arabtext check port_en.md port_ar.md --without spelling -o found.sarif",
        ),
        "update": (
            "arabtext update port_en.md port_en_new.md port_ar.md",
            "arabtext update port_en.md port_en_new.md port_ar.md -o update.html",
        ),
        "ocr": ("arabtext ocr page.png", "arabtext ocr --json page1.png page2.png"),
        "completion": ("arabtext completion bash", "arabtext completion fish"),
    }
)


def format_examples(verb: str) -> str:
    """Return the examples of a verb as the end of its help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in EXAMPLES[verb])
