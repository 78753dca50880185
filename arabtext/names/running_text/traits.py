"""What the tables say about a word of English text with a capital."""

from __future__ import annotations

from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.names.known import gazetteer
from arabtext.names.running_text.linking import family_names
from arabtext.names.running_text.text_words import ambiguous, function_words, word_key
from arabtext.script.language.latin_script import english_words

_MIN_BEARERS: Final = 5  # per million citizens of the US, of a given or family name that counts as one
_ABD = regex.compile(r"abd[aeou]l?\w{4,}")


@remember("traits of English words")
def english_traits(word: str) -> frozenset[str]:
    """Return what the tables say about a word with a capital."""
    key = word_key(word)
    if len(key) == 1:
        return frozenset(("initial",))
    tokens = gazetteer.latin_tokens().get(key, ())
    low = word.lower()
    found = set[str]()
    roles = {token.role for token in tokens}
    sources = {token.source for token in tokens}
    bearers = gazetteer.english_names().get(low, 0)
    if "given" in roles or _ABD.fullmatch(key):
        found.add("given")
    if "family" in roles or "western" in roles:
        found.add("family")
    if "attested" in sources:
        found.add("attested")
    if bearers >= _MIN_BEARERS:
        found.add("borne")
    if low in english_words():
        found.add("common")
    if low in function_words("en"):
        found.add("function")
    if key in ambiguous():
        found.add("ambiguous")
    if key in gazetteer.titles():
        found.add("title")
    if key in gazetteer.demonyms():
        found.add("demonym")
    if low in _organization_words():
        found.add("organization")
    if (entity := gazetteer.entity_keys().get(key)) and entity.kind in ("place", "organization"):
        found.add(f"listed {entity.kind}")
    elif gazetteer.places(word):
        found.add("town")
    if low in world_places():
        found.add("world place")
    if key in family_names():
        found.add("surname")
    if len(word) > 1 and word.isupper():
        found.add("upper")
    if not found - {"upper"}:
        found.add("unknown")
    return frozenset(found)


@once
def world_places() -> frozenset[str]:
    """Return the names, in small letters, of cities of the world and states of the US."""
    return frozenset(english.lower() for (english,) in resources.rows("names/world_places.tsv", "english"))


@once
def places_by_arabic() -> dict[str, str]:
    """Return Arabic name → the English one of the largest city of the world that has it: نانت, Nantes."""
    rows = sorted(
        resources.rows("names/world_places.tsv", "english", "arabic", "population"), key=lambda row: int(row[2])
    )
    return {arabic: english for english, arabics, _ in rows for arabic in arabics.split("|") if arabic}


@once
def _organization_words() -> frozenset[str]:
    """Return English words that say what kind of organization a name is."""
    rows = resources.rows("names/organization_words.tsv", "word", "language", "evidence")
    return frozenset(word for word, language, evidence in rows if language == "en" and evidence in ("end", "anywhere"))
