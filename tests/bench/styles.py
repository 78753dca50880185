"""Measure how often a name in a house style, or as people of a country write it, is what the gold says.

    python tests/bench/styles.py [--half dev|test]

The gold is tests/quality/styles_gold.tsv (a preset) and habits_gold.tsv (a country). The rows of the half ``dev`` may
be looked at, and the ones that are wrong are printed; of the half ``test`` only figures are. Upper and lower case
differ; the signs of ʿayn and hamza do not.

Rows: ours; the house form unchanged, the naive baseline; and what a desk does with search and replace on the house form:
the preferred spellings of the style and its article, for a country the article and the three commonest given names.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import regex

from arabtext import resources
from arabtext.names import Style, romanize
from arabtext.names.style.habits import article

QUALITY = Path(__file__).parents[1] / "quality"
_SIGNS = regex.compile("[ʿʾ‘’'`]")
#: The given names that a desk would replace first, as they are usual in a country; written by hand.
COMMONEST = {
    "EG": ("Mohamed", "Ahmed", "Mahmoud"), "IQ": ("Mohammed", "Ahmed", "Mahmoud"), "IR": ("Mohammad", "Ahmad", "Mahmoud"),
    "DZ": ("Mohamed", "Ahmed", "Mahmoud"), "MA": ("Mohamed", "Ahmed", "Mahmoud"), "TN": ("Mohamed", "Ahmed", "Mahmoud"),
    "LB": ("Mohammad", "Ahmad", "Mahmoud"), "SY": ("Mohammad", "Ahmad", "Mahmoud"), "SA": ("Mohammed", "Ahmed", "Mahmoud"),
    "YE": ("Mohammed", "Ahmed", "Mahmoud"), "SD": ("Mohamed", "Ahmed", "Mahmoud"),
}  # fmt: skip
Write = Callable[[str, str], str]  # name in Arabic, preset or country → English form


def rows(file: str, half: str) -> list[tuple[str, str, frozenset[str]]]:
    """Return (preset or country, name in Arabic, right forms) of a half of the gold."""
    lines = (QUALITY / file).read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [(row[1], row[2], frozenset(map(plain, row[3].split("|")))) for row in cells if row[0] == half]


def plain(form: str) -> str:
    """Return a form without the signs of ʿayn and hamza."""
    return _SIGNS.sub("", form)


def house(name: str, _: str) -> str:
    return romanize(name)


def replaced(name: str, style: str) -> str:
    """Return the house form with the preferred spellings and the article of a style put in by search and replace."""
    known, form = Style.of(style), romanize(name)
    for spelling, preferred in known.preferred.items():
        form = regex.sub(rf"\b{regex.escape(romanize(spelling))}\b", preferred, form)
    return form if known.article == "country" else form.replace("al-", known.article)


def replaced_in_country(name: str, country: str) -> str:
    """Return the house form with the article and the commonest names of a country put in by search and replace."""
    form = romanize(name)
    for word, usual in zip(("Muhammad", "Ahmad", "Mahmud"), COMMONEST.get(country, ()), strict=False):
        form = regex.sub(rf"\b{word}\b", usual, form)
    return form.replace("al-", article(country))


def table(title: str, cases: list[tuple[str, str, frozenset[str]]], ways: dict[str, Write]) -> None:
    """Print for each way the share of right forms, by preset or country and over all."""
    sizes = Counter(where for where, _, _ in cases)
    print(f"\n{title:30}" + "".join(f"{where:>13}" for where in sizes) + "          all")
    print(f"{'names':30}" + "".join(f"{size:>13}" for size in sizes.values()) + f"{len(cases):>13}")
    for way, write in ways.items():
        right = Counter(where for where, name, forms in cases if plain(write(name, where)) in forms)
        shares = [right[where] / sizes[where] for where in sizes] + [right.total() / len(cases)]
        print(f"{way:30}" + "".join(f"{share:>13.2f}" for share in shares))


def main(half: str) -> None:
    """Print the tables; of the half ``dev`` also what is wrong."""
    styles, habits = rows("styles_gold.tsv", half), rows("habits_gold.tsv", half)
    in_style: Write = lambda name, style: romanize(name, style=style)  # noqa: E731
    in_country: Write = lambda name, country: romanize(name, country=country)  # noqa: E731
    table("styles", styles, {"ours": in_style, "house form": house, "search and replace": replaced})
    table("countries", habits, {"ours": in_country, "house form": house, "search and replace": replaced_in_country})
    if half == "dev":
        for cases, write in ((styles, in_style), (habits, in_country)):
            for where, name, forms in cases:
                if plain(write(name, where)) not in forms:
                    print(where, name, write(name, where), "|".join(sorted(forms)), sep="\t")


if __name__ == "__main__":
    resources.root()
    main(sys.argv[2] if sys.argv[1:2] == ["--half"] else "dev")
