"""Build names/attested.tsv: words of names with the English spelling of a consistent token dictionary.

    python resources/builders/build_attested.py DATA

From arab_tokens (Unlicense). A row is kept where both sides have the same consonants (that drops the dictionary's
wrong and shortened rows) and no table of ours has the word; the spelling gets the house's capitals and article.
"""

from __future__ import annotations

import sys
from pathlib import Path

import regex
from common import read_tsv, write_table

from arabtext import resources
from arabtext.names.keys import bare_key, name_key, skeleton, word_keys
from arabtext.script.chars import TASHKEEL

STRIP = dict.fromkeys(map(ord, TASHKEEL))


def ours() -> tuple[set[str], set[str]]:
    """The Arabic keys and the Latin keys that the tables written by hand hold."""
    arabic, latin = set(), set()
    for table in ("given", "family", "common_words", "western"):
        bare = "arabic" if table == "western" else "vocalized"
        variants = "variants" if table in ("given", "family") else "press"
        for form, press, others in resources.rows(f"names/{table}.tsv", bare, "press", variants):
            arabic.add(bare_key(name_key(form.translate(STRIP)).replace(" ", "")))
            latin |= {"".join(word_keys(spelling)) for spelling in (press, *others.split("|"))}
    return arabic, latin


def attested(data: Path) -> list[tuple[str, str]]:
    (known, spellings), rows = ours(), []
    for arabic, english in read_tsv(data / "names" / "arab_tokens.tsv"):
        word = regex.sub(r"^al-", "", english)
        plain = regex.fullmatch(r"[a-z]+", word) and not regex.match(r"(?:abu|umm|abd)\w", word)
        if not plain or skeleton(arabic) != skeleton(word) or bare_key(name_key(arabic)) in known or word in spellings:
            continue
        if word.endswith(("i", "y")):
            arabic = regex.sub("ى$", "ي", arabic)
        rows.append((regex.sub(r"^ال(?=\w{3})", "", arabic), word.capitalize()))
    first = {bare_key(name_key(arabic)): (arabic, press) for arabic, press in sorted(rows, reverse=True)}
    return list(first.values())


if __name__ == "__main__":
    write_table("names/attested.tsv", ("arabic", "press"), attested(Path(sys.argv[1])))
