"""Measure how a Latin spelling of a name chooses among its readings, and how right the tables of names are.

    python tests/bench/readings.py DATA

Words of test stems (resources/builders/splits.py) are in no training data; the tables are off where words are read, so
that only the net knows them. The naive baselines: no spelling at all, the Latin spelling as it is, and the reading of
the twelve likeliest whose house form is nearest to the spelling by a plain distance of strings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "resources" / "builders"))

from build_sounds import catalogue, own_words  # noqa: E402
from build_trust import judged  # noqa: E402
from common import folder_argument, read_tsv  # noqa: E402
from evidence import index, plain, strip_article  # noqa: E402
from rapidfuzz.distance import Indel  # noqa: E402
from splits import part  # noqa: E402

from arabtext.names.known import gazetteer  # noqa: E402
from arabtext.names.known.keys import loose, skeletons  # noqa: E402
from arabtext.names.writing import arabic, vocalize  # noqa: E402
from arabtext.names.writing.hints import reread  # noqa: E402
from arabtext.names.writing.schemes import render  # noqa: E402
from arabtext.names.writing.usage import drop_article  # noqa: E402
from arabtext.script.morphology import fold_letters  # noqa: E402

Case = tuple[str, str, str]  # bare word, the right vocalized form or house spelling, a Latin spelling
Readings = list[tuple[str, float]]
FEW = 12  # readings that the plain distance chooses among
#: What the tables claimed before their trust was measured.
BEFORE = {"given": 0.97, "family": 0.97, "words": 0.97, "attested": 0.85, "catalogue": 0.8}


def sound(form: str) -> str:
    """Return how the house form of a vocalized word sounds, its article left off."""
    return loose(letters(render(form, "press")))


def letters(text: str) -> str:
    return "".join(c for c in drop_article(text).lower() if c.isalpha())


def nearest(readings: Readings, latin: str) -> str:
    """Return the reading whose house form is nearest to a spelling by a plain distance of strings."""
    few = readings[:FEW]
    return max(few, key=lambda r: (Indel.normalized_similarity(sound(r[0]), loose(latin)), r[1]))[0]


def readings(title: str, cases: Sequence[Case]) -> None:
    vocalize.prepare((word for word, _, _ in cases), widely=True)
    read = {word: vocalize.guess_widely(word) for word, _, _ in cases}
    systems: dict[str, Callable[[Readings, str], str]] = {
        "no spelling": lambda some, latin: some[0][0],
        "nearest of twelve": nearest,
        "arabtext": lambda some, latin: reread(some, [latin])[0][0],
    }
    print(f"\n{title}, {len(cases)}: vocalized form right, house form right up to convention")
    for name, system in systems.items():
        found = [system(read[word], latin) for word, _, latin in cases]
        exact = sum(render(one) == render(form) for one, (_, form, _) in zip(found, cases, strict=True))
        alike = sum(sound(one) == sound(form) for one, (_, form, _) in zip(found, cases, strict=True))
        print(f"  {name:20} {100 * exact / len(cases):5.1f} {100 * alike / len(cases):5.1f}")
    as_is = sum(loose(latin) == sound(form) for _, form, latin in cases)
    print(f"  {'the Latin as it is':20}   -   {100 * as_is / len(cases):5.1f}")
    for n in (FEW, 24):
        some = sum(render(form) in [render(one) for one, _ in read[word][:n]] for word, form, _ in cases)
        print(f"  among the first {n:<4} {100 * some / len(cases):5.1f}")


def vowels(data: Path) -> None:
    own = [(gazetteer.strip_marks(form), form, [s for s in some if s.isalpha()]) for form, some in own_words()]
    first = [(word, form, some[0]) for word, form, some in own if some]
    variants = [(word, form, s) for word, form, some in own for s in dict.fromkeys(some[1:])]
    others = [(gazetteer.strip_marks(form), form, some[0]) for form, some in catalogue(data) if some[0].isalpha()]
    for title, cases in (
        ("Words of our tables, house spelling", first),
        ("Words of our tables, each other spelling", variants),
        ("Names of library catalogues, most frequent spelling", others),
    ):
        readings(title, [case for case in cases if part(case[0]) == "test"])


def house(data: Path) -> None:
    """Print how often the house form is that of the dictionary, given the spelling of somebody else."""
    attested, cases = index(), list[Case]()
    for word, english in read_tsv(data / "names" / "arab_tokens.tsv"):
        latin = plain(english)
        if part(word) != "test" or not latin:
            continue
        bare, _ = strip_article(word, latin)
        if entry := attested.get(fold_letters(bare)):
            known = (s for s, _ in (entry.east + entry.west).most_common(6) if s.isalpha())
            fitting = [s for s in known if skeletons(s) & skeletons(bare)]
            cases += [(bare, letters(latin), s) for s in fitting[:2]]
    arabic.prepare([word for word, _, _ in cases])
    vocalize.prepare((word for word, _, _ in cases), widely=True)
    print(f"\nHouse spelling of the token dictionary, {len(cases)} spellings by others: letters, up to convention")
    systems: dict[str, Callable[[str, str], str]] = {
        "the Latin as it is": lambda word, latin: latin,
        "no spelling": lambda word, latin: letters(arabic._unlisted(word, "")[0].text),
        "arabtext": lambda word, latin: letters(arabic._unlisted(word, "", (latin,))[0].text),
    }
    for name, system in systems.items():
        found = [system(word, latin) for word, _, latin in cases]
        exact = sum(one == form for one, (_, form, _) in zip(found, cases, strict=True))
        alike = sum(loose(one) == loose(form) for one, (_, form, _) in zip(found, cases, strict=True))
        print(f"  {name:20} {100 * exact / len(cases):5.1f} {100 * alike / len(cases):5.1f}")


def trust(data: Path) -> None:
    """Print what the tables claim of words of test stems, before and now, and how often they are right."""
    found = judged(data, test=True)
    print("\nTrust in readings: table, origin, claimed before, claimed, right by catalogues, by Wikidata (words)")
    for source, before in BEFORE.items():
        for origin in ("arab", "foreign"):
            cells = []
            for kind in ("catalogues", "Wikidata"):
                some = [right for *key, right in found[kind] if key == [source, origin]]
                cells.append(f"{sum(some) / len(some):.2f} ({len(some)})" if some else "-")
            now = gazetteer.trust("reading", source, foreign=origin == "foreign")
            print(f"  {source:10} {origin:8} {before:.2f} {now:.2f}  {cells[0]:12} {cells[1]}")
    for kind in ("catalogues", "Wikidata"):
        some = [(source, origin, right) for source, origin, right in found[kind] if source in BEFORE]
        claims = {
            "before": [BEFORE[source] for source, _, _ in some],
            "now": [gazetteer.trust("reading", source, foreign=origin == "foreign") for source, origin, _ in some],
        }
        for name, claimed in claims.items():
            error = sum((claim - right) ** 2 for claim, (_, _, right) in zip(claimed, some, strict=True)) / len(some)
            print(f"  Brier score by {kind}, {name}: {error:.3f} ({len(some)} words)")


if __name__ == "__main__":
    folder = folder_argument(__doc__)
    vowels(folder)
    house(folder)
    trust(folder)
