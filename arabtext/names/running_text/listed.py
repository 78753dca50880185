"""First pass of finding names: every spelling of the curated tables, the longest at every place."""

from __future__ import annotations

from typing import Final

from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.running_text.text_words import (
    NameSpan,
    TextWord,
    ambiguous,
    function_words,
    readings,
    split_words,
    word_key,
)
from arabtext.script.chars import ARTICLE, LAM
from arabtext.script.wordlist import frequency

_MAX_WORDS: Final = 12  # of a listed name
_MIN_KEY_BEHIND_CLITIC: Final = 4  # letters of a single-word name that a clitic is cut off
_MIN_CAPITALS: Final = 3  # letters of a single word in capitals: US, UN are left to longer spellings
_BEFORE_A_PLACE: Final = frozenset("في إلى الى من قرب نحو عبر باتجاه مدينة محافظة بلدة قضاء جنوب شمال شرق غرب".split())


class _Node:
    """A place in the tree of listed names: the words that may follow, and the entity whose name ends here."""

    __slots__ = ("entity", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entity: gazetteer.Entity | None = None


@once
def _tree() -> _Node:
    """Return word keys → … → entity, articles left out; of equal spellings the entity listed first is kept."""
    root = _Node()
    for entity in gazetteer.entities():
        for spelling in entity.spellings:
            node = root
            for word in split_words(spelling):
                if not word.is_article:
                    node = node.following.setdefault(word.key, _Node())
            node.entity = node.entity or entity
    return root


def find_listed(words: list[TextWord]) -> list[NameSpan]:
    """Return the listed names and terms among ``words``, in order, none overlapping."""
    spans: list[NameSpan] = []
    i = 0
    while i < len(words):
        span = _span_at(words, i)
        if span and words[i].key in function_words("en") and i + 1 < len(words):
            inner = _span_at(words, i + 1)  # the Guardian, but the Guardian Council
            span = inner if inner and inner.last > span.last else span
        if span:
            spans.append(span)
        i = span.last if span else i + 1
    return spans


def _span_at(words: list[TextWord], i: int) -> NameSpan | None:
    """Return the longest credible listed name that begins at word ``i``."""
    word = words[i]
    if not word.is_arabic and not word.is_capital and not word.is_article:
        return None
    for key, offset in readings(word):
        if found := _walk(words, i, key):
            last, entity = found
            before = words[i - 1] if i and word.is_joined else None
            if _is_credible(words[i:last], entity, offset, before):
                return NameSpan(i, last, offset, entity.kind, entity.press)
    return None


def _walk(words: list[TextWord], i: int, key: str) -> tuple[int, gazetteer.Entity] | None:
    """Return where the longest listed name ends that begins at word ``i`` read as ``key``, and its entity."""
    node: _Node | None = _tree()
    best: tuple[int, gazetteer.Entity] | None = None
    for at in range(i, min(i + _MAX_WORDS, len(words))):
        word = words[at]
        if at > i and not word.is_joined:
            break
        if word.is_article and (at > i or not word.is_arabic):
            continue
        node = node.following.get(key if at == i else word.key) if node else None
        if node is None:
            break
        if node.entity:
            best = at + 1, node.entity
    return best


def _is_credible(found: list[TextWord], entity: gazetteer.Entity, offset: int, before: TextWord | None) -> bool:
    """Return whether words that spell a listed name mean it."""
    if not found[0].is_arabic:
        return _is_credible_latin(found, entity)
    return len(found) > 1 or _is_credible_arabic(found[0], entity, offset, before)


def _is_credible_latin(found: list[TextWord], entity: gazetteer.Entity) -> bool:
    """Return whether a Latin name has a capital, an abbreviation its own capitals."""
    first, content = found[0], [word for word in found if not word.is_article]
    if len(found) == 1 and entity.abbreviation and first.key == word_key(entity.abbreviation):
        return first.text in entity.spellings
    is_short = len(content) == 1 and content[0].text.isupper() and len(content[0].text) < _MIN_CAPITALS
    return content[0].is_capital and not is_short


def _is_credible_arabic(word: TextWord, entity: gazetteer.Entity, offset: int, before: TextWord | None) -> bool:
    """Return whether one Arabic word is a listed name.

    It has the article if the name has it; it is no common word, but behind a preposition of place; and no clitic is
    cut off a word that is commoner whole (كبيرا is not ك and بيرا).
    """
    clitic, rest = word.text[:offset], word.text[offset:]
    has_article = rest.startswith(ARTICLE) or clitic.endswith(LAM + LAM)
    listed = {form.startswith(ARTICLE) for form in (entity.arabic, *entity.arabic_variants) if " " not in form}
    if has_article not in listed:
        return False
    key = word_key(rest)
    if key in ambiguous():
        return entity.kind == "place" and not offset and before is not None and before.text in _BEFORE_A_PLACE
    return not offset or (len(key) >= _MIN_KEY_BEHIND_CLITIC and frequency(word.text) <= frequency(rest))
