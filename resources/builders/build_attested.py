"""Build names/attested.tsv: words of names with the English spelling of a consistent token dictionary.

    python resources/builders/build_attested.py DATA

From arab_tokens (Unlicense). A row is kept where both sides have the same consonants (that drops the dictionary's
wrong and shortened rows) and no table of ours has the word; the spelling is brought to the house's capitals and article.
"""

from __future__ import annotations

import sys
from pathlib import Path

import regex
from common import read_tsv, write_table

from arabtext import resources
from arabtext.names.keys import bare_key, name_key, skeleton
from arabtext.script.chars import TASHKEEL

STRIP = dict.fromkeys(map(ord, TASHKEEL))


def ours() -> set[str]:
    written = [
        *(v for table in ("given", "family", "common_words") for (v,) in resources.rows(f"names/{table}.tsv", "vocalized")),
        *(v for (v,) in resources.rows("names/western.tsv", "arabic")),
    ]
    return {bare_key(name_key(form.translate(STRIP)).replace(" ", "")) for form in written}


def attested(data: Path) -> list[tuple[str, str]]:
    known, rows = ours(), []
    for arabic, english in read_tsv(data / "names" / "arab_tokens.tsv"):
        word = regex.sub(r"^al-", "", english)
        plain = regex.fullmatch(r"[a-z]+", word) and not regex.match(r"(?:abu|umm|abd)\w", word)
        if not plain or skeleton(arabic) != skeleton(word) or bare_key(name_key(arabic)) in known:
            continue
        rows.append((regex.sub(r"^ال(?=\w{3})", "", arabic), word.capitalize()))
    first = {bare_key(name_key(arabic)): (arabic, press) for arabic, press in sorted(rows, reverse=True)}
    return list(first.values())


if __name__ == "__main__":
    write_table("names/attested.tsv", ("arabic", "press"), attested(Path(sys.argv[1])))
