"""What the tables of names say about one word, as bits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.running_text.text_words import ambiguous, function_words, word_key
from arabtext.script.language.latin_script import english_words

#: What a word may be listed as; a model numbers its features by this order.
LISTS: Final = (
    "given", "family", "attested", "often attested", "foreign", "western", "name of US citizens",
    "frequent name of US citizens", "place", "place of the gazetteer", "word of a place", "organization",
    "word of an organization", "first word of a person", "last word of a person", "office", "honorific", "rank",
    "head of an organization", "head of a place", "part of an organization", "demonym", "particle", "relative",
    "function word", "noun", "adjective", "ambiguous", "word behind Abd", "word of a company", "English word",
    "place of the world",
)  # fmt: skip
_WORLD: Final = ("names/world_places.tsv", "english", "arabic")
_BIT: Final = {name: 1 << k for k, name in enumerate(LISTS)}
#: Of a word with one of these, a name may begin or go on there.
NAME_BITS: Final = sum(
    _BIT[name]
    for name in (
        "given", "family", "attested", "often attested", "foreign", "western", "name of US citizens", "place",
        "place of the gazetteer", "organization", "first word of a person", "last word of a person",
        "place of the world",
    )
)  # fmt: skip
PLACE_BITS: Final = _BIT["place"] | _BIT["place of the gazetteer"]
_MIN_OFTEN_ATTESTED: Final = 20  # bearers; chosen by hand
_MIN_FREQUENT: Final = 60  # bearers in a million; chosen by hand
_KINDS_OF_HEADS: Final = {
    "organization": "head of an organization",
    "unit": "head of an organization",
    "place": "head of a place",
    "part": "part of an organization",
}


def bit(name: str) -> int:
    """Return the bit of a list."""
    return _BIT[name]


@once
def listed_as() -> dict[str, int]:
    """Return key of a word → the bits of the lists that it is in."""
    table: dict[str, int] = {}
    for name, keys in _lists():
        mask = _BIT[name]
        for key in keys:
            table[key] = table.get(key, 0) | mask
    return table


def _lists() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name of a list and the keys of its words."""
    yield from _token_lists()
    yield from _entity_lists()
    yield "foreign", gazetteer.foreign()
    names = gazetteer.english_names()
    yield "name of US citizens", names
    yield "frequent name of US citizens", (name for name, count in names.items() if count >= _MIN_FREQUENT)
    for kind in ("office", "honorific", "rank"):
        yield kind, (key for key, (_, other) in gazetteer.titles().items() if kind == other)
    yield from _heads()
    yield "demonym", gazetteer.demonyms()
    yield "particle", gazetteer.particles()
    yield "relative", _keys("names/relatives.tsv", "form", "arabic")
    yield "function word", (word_key(word) for word in function_words("ar") | function_words("en"))
    yield "noun", _keys("names/nouns.tsv", "arabic", "english", single=True)
    yield "adjective", _keys("names/adjectives.tsv", "arabic", "english", single=True)
    yield "ambiguous", ambiguous()
    yield "word behind Abd", gazetteer.after_abd()
    yield "word of a company", _keys("names/organization_words.tsv", "word")
    yield "English word", english_words()


def _token_lists() -> Iterator[tuple[str, Iterable[str]]]:
    chosen: dict[str, Callable[[gazetteer.Token], bool]] = {
        "given": lambda token: token.role == "given",
        "family": lambda token: token.role == "family",
        "attested": lambda token: token.role == "attested",
        "often attested": lambda token: token.role == "attested" and token.count >= _MIN_OFTEN_ATTESTED,
        "western": lambda token: token.source == "western",
    }
    for name, is_chosen in chosen.items():
        yield name, (key for key, some in gazetteer.arabic_tokens().items() if any(map(is_chosen, some)))
        yield name, (key for key, some in gazetteer.latin_tokens().items() if any(map(is_chosen, some)))


def _entity_lists() -> Iterator[tuple[str, Iterable[str]]]:
    found: dict[str, list[str]] = {}
    for entity in gazetteer.entities():
        for spelling in entity.spellings:
            keys = [word_key(word) for word in spelling.split()]
            if not keys:
                continue
            if entity.kind == "person":
                found.setdefault("first word of a person", []).append(keys[0])
                found.setdefault("last word of a person", []).append(keys[-1])
            elif entity.kind in ("place", "organization") and len(keys) == 1:
                found.setdefault(entity.kind, []).append(keys[0])
            elif entity.kind in ("place", "organization"):
                found.setdefault("word of a place" if entity.kind == "place" else "word of an organization", []).extend(
                    keys
                )
    rows = resources.rows("names/gazetteer.tsv", "arabic", "press")
    found["place of the gazetteer"] = [word_key(name) for names in rows for name in names if name and " " not in name]
    yield from found.items()
    cells = [[english, *arabic.split("|")] for english, arabic in resources.rows(*_WORLD)]
    yield "place of the world", (word_key(name) for names in cells for name in names if name and " " not in name)


def _heads() -> Iterator[tuple[str, Iterable[str]]]:
    columns = ("kind", "arabic", "others_arabic", "english", "others_english")
    for kind, *cells in resources.rows("names/heads.tsv", *columns):
        words = [word for cell in cells for word in cell.split("|") if word and " " not in word]
        yield _KINDS_OF_HEADS[kind], map(word_key, words)


def _keys(path: str, *columns: str, single: bool = False) -> Iterator[str]:
    """Yield the keys of the words in the columns of a table, of ``single`` ones alone or of all."""
    for cells in resources.rows(path, *columns):
        for cell in cells:
            for form in cell.split("|"):
                if form and not (single and " " in form):
                    yield from (word_key(word) for word in form.split())
