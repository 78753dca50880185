"""The vowels of a bare Arabic word, from the tables where they know it, from the model where they do not."""

from __future__ import annotations

from functools import lru_cache

import regex

from arabtext.candidates import Candidate
from arabtext.errors import expect_text
from arabtext.names import lexicon, tagger
from arabtext.names.keys import bare_key
from arabtext.script import normalize
from arabtext.script.chars import ALEF, LAM, TASHKEEL

_ARABIC_WORD = regex.compile(r"[\u0621-\u064Aپچڤگژ]+")
_LONGEST = 24  # letters; no Arabic word of a name is longer
_ARTICLE = ALEF + LAM


def vocalize(name: str, n: int = 1) -> list[Candidate]:
    """Return the ``n`` likeliest vocalized forms of a name in Arabic letters, best first.

    Words of other scripts, and words that already bear vowels, stay as they are.

    >>> vocalize("قيس الخزعلي")[0].text
    'قَيس الخَزعَلِيّ'
    """
    words = normalize(expect_text(name, "name"), "title").split(" ")
    choices = [vocalize_word(word, n) for word in words]
    best = [(1.0, "", "")]
    for options in choices:
        grown = [(s * o.score, f"{t} {o.text}".strip(), max(src, o.source)) for s, t, src in best for o in options]
        best = sorted(grown, key=lambda item: (-item[0], item[1]))[:n]
    return [Candidate(text, round(score, 4), source) for score, text, source in best]


@lru_cache(maxsize=50_000)
def vocalize_word(word: str, n: int = 1) -> tuple[Candidate, ...]:
    """Return the likeliest vocalized forms of one word; the source is a table's name, ``model`` or ``unchanged``."""
    if any(mark in word for mark in TASHKEEL) or not _ARABIC_WORD.fullmatch(word) or len(word) > _LONGEST:
        return (Candidate(word, 1.0, "unchanged"),)
    has_article = bare_key(word) != word
    found: dict[str, Candidate] = {}
    for token in lexicon.arabic_tokens().get(lexicon.arabic_key(word), ()):
        if token.vocalized:
            form = _with_article(token.vocalized, has_article)
            found.setdefault(form, Candidate(form, 0.95 - 0.2 * bool(found), token.source))
    catalogue = lexicon.catalogue()
    if len(found) < n:
        known = catalogue.get(word) or catalogue.get(word[2:] if has_article else _ARTICLE + word)
        if known:
            form = _with_article(known, has_article)
            found.setdefault(form, Candidate(form, 0.8 if not found else 0.3, "catalogue"))
    if len(found) < n:
        for form, probability in tagger.guess(word, n):
            found.setdefault(form, Candidate(form, round(probability * (0.2 if found else 1.0), 4), "model"))
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.text))[:n])


def _with_article(vocalized: str, wanted: bool) -> str:
    """The form with or without the article."""
    bare = vocalized[2:] if lexicon.strip_marks(vocalized).startswith(_ARTICLE) and vocalized[1:2] == LAM else vocalized
    return _ARTICLE + bare if wanted else bare
