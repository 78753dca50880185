"""Build names/foreign.tsv and names/english_names.tsv: foreign names in Arabic letters, and the names of US citizens.

    python resources/builders/build_foreign.py DATA

Foreign words of the names of persons, with their Latin spellings, come from Wikidata (CC0) by way of Merhav and Ash
2018 (MIT) and of OpenSanctions' rigour (MIT). English names are those of the US Census (public domain), as contained in
the package ``names``, which only the builder needs.
"""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from pathlib import Path

from common import folder_argument, read_tsv, write_table
from evidence import ARABIC_WORD, plain
from spelling_alignment import divide_all

from arabtext.script import normalize

MAX_SPELLINGS = 3  # stored for a word


def foreign(data: Path) -> list[tuple[str, str]]:
    """Return pairs of the key of an Arabic word and its Latin spellings, the most frequent first.

    Spellings that do not sound like the word are left out.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for row in read_tsv(data / "names" / "wikidata_person_tokens.tsv"):
        pairs[row[0], row[1]] += 1
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        pairs.update((word, spelling) for word in row[0].split("|") for spelling in row[1].split("|"))
    folded: Counter[tuple[str, str]] = Counter()
    for (word, written), count in pairs.items():
        if (spelling := plain(written)) and ARABIC_WORD.fullmatch(word) and " " not in spelling and len(word) > 2:
            folded[normalize(word, "key").replace(" ", ""), spelling] += count
    fitting = dict(divide_all(list(folded), rounds=0))
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for (word, spelling), count in folded.items():
        if (word, spelling) in fitting:
            spellings[word][spelling] += count
    return [(word, "|".join(s for s, _ in some.most_common(MAX_SPELLINGS))) for word, some in spellings.items()]


def english() -> list[tuple[str, str]]:
    """Return pairs of a name and the number of its bearers per million."""
    package = importlib.util.find_spec("names")
    if package is None or package.origin is None:
        raise SystemExit("the names of the US Census are missing: pip install names")
    found: dict[str, float] = {}
    for file in ("dist.all.last", "dist.male.first", "dist.female.first"):
        for line in (Path(package.origin).parent / file).read_text(encoding="ascii").splitlines():
            name, percent, *_ = line.split()
            found[name.lower()] = max(found.get(name.lower(), 0.0), float(percent))
    return [(name, str(round(percent * 10_000))) for name, percent in found.items()]


if __name__ == "__main__":
    write_table("names/foreign.tsv", ("key", "spellings"), foreign(folder_argument(__doc__)))
    write_table("names/english_names.tsv", ("name", "per_million"), english())
