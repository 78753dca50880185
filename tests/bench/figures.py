"""Measure how public figures, named in Arabic as media write them, come out in English.

    python tests/bench/figures.py [--half dev]

The figures (tests/quality/figures.tsv) were chosen by somebody who did not know whom the tables list. ``exact`` is one
of the spellings that the person or the press uses, without diacritics; ``acceptable`` differs from one only in usual
variations of spelling (doubled letters, ou and u, i and y; :func:`arabtext.names.known.keys.loose`). ``listed`` are the
persons of resources/names/people.tsv, the others are composed of their words. The naive baselines write the most
frequent attested spelling of each word, or only look the name up; peers run where they are installed.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / "tests" / "bench"), str(ROOT / "tests")]

from names import peers  # noqa: E402

from arabtext import names  # noqa: E402
from arabtext.names.known import gazetteer  # noqa: E402
from arabtext.names.known.keys import loose, word_keys  # noqa: E402

Form = Callable[[str, str], str]  # the name in Arabic, its country → the English form


def plain(name: str) -> str:
    """Return a name without diacritics, apostrophes and differences of case and hyphen."""
    letters = unicodedata.normalize("NFD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    kept = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘`ʿʾ")
    return " ".join(kept.replace("-", " ").casefold().split())


def alike(name: str) -> str:
    """Return a name with usual variations of its spelling folded, without articles and spaces."""
    return "".join(loose(word) for word in word_keys(plain(name)))


def most_frequent(arabic: str, _country: str) -> str:
    """Return the first listed spelling of each word: the naive baseline."""
    words = [next((token.press for token in gazetteer.tokens_of(word)), "?") for word in arabic.split()]
    return " ".join(words)


def looked_up(arabic: str, _country: str) -> str:
    known = gazetteer.entity(arabic)
    return known.press if known else ""


def main() -> None:
    half = "dev" if "dev" in sys.argv else "test"
    lines = (ROOT / "tests" / "quality" / "figures.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
    rows = [row for row in rows if row["half"] == half]
    systems: dict[str, Form] = {
        "look-up of the whole name": looked_up,
        "first spelling of each word": most_frequent,
        "arabtext": lambda arabic, _country: names.romanize(arabic, titles=False),
        "arabtext, country given": lambda arabic, country: names.romanize(arabic, titles=False, country=country),
    }
    systems |= {name: lambda arabic, _country, f=f: (f([arabic]) or [[""]])[0][0] for name, f in peers().items()}
    listed = {row["arabic"]: gazetteer.entity(row["arabic"]) is not None for row in rows}
    parts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        parts["all"].append(row)
        parts["listed" if listed[row["arabic"]] else "composed"].append(row)
        if row["group"].startswith("westerners"):
            parts["Westerners"].append(row)
    print(f"{half}: exact / acceptable, in shares of 1")
    print(f"{'':32}" + "".join(f"{f'{part} ({len(some)})':>22}" for part, some in parts.items()))
    for name, form in systems.items():
        cells = []
        for some in parts.values():
            found = [(form(row["arabic"], row["country"]), row["english"].split("|")) for row in some]
            exact = sum(plain(text) in map(plain, wanted) for text, wanted in found)
            fair = sum(alike(text) in map(alike, wanted) for text, wanted in found)
            cells.append(f"{exact / len(some):.2f} / {fair / len(some):.2f}")
        print(f"{name:32}" + "".join(f"{cell:>22}" for cell in cells))
    if half == "dev":
        for row in rows:
            text = names.romanize(row["arabic"], titles=False)
            if alike(text) not in map(alike, row["english"].split("|")):
                print(f"  {row['arabic']}\t{text}\t{row['english']}")


if __name__ == "__main__":
    main()
