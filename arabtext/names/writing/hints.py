"""A Latin spelling as a hint at the vowels: which Latin word writes which Arabic one, and which reading it fits.

The words of both spellings are aligned by the channel of bare words; a reading is weighed by its probability and by the
likelihood of the spelling given its sounds. A spelling that fits no reading of a word is another name and no hint.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import regex
from rapidfuzz.distance import LCSseq

from arabtext.memory import remember
from arabtext.names.comparing import channel
from arabtext.names.comparing.sound_channel import log_likelihood
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, skeleton
from arabtext.names.parse import in_order, parse
from arabtext.script import normalize
from arabtext.script.chars import is_arabic_letter
from arabtext.script.morphology import tokens

#: Weight of the logarithm of a reading's probability beside that of its spelling: build_sounds.py tries several on
#: stems for tuning; from 0.85 to 1.3 they differ little.
WEIGHT: Final = 1.0
#: Least mean of both for each letter of a spelling, in natural logarithms, with which it still belongs to a word, and
#: the least where the tables list the two as two names: build_sounds.py prints how many spellings reach them.
MIN_FIT, MIN_FIT_OF_TWO_NAMES = -2.0, -1.0

_MAX_WORDS: Final = 12  # of a name; in longer ones no words are aligned
_MAX_PIECES: Final = 3  # Latin words that write one Arabic word, its article among them (Abd al Rahman)
_GLUED_ARTICLE = regex.compile(r"^(?:al|el|ul)(?=\w{3})")
_INNER_ARTICLE = regex.compile(r"(?:[aeu]?l|[aeu](?P<sun>[dnrstz]h?)(?=(?P=sun)))")
_LATIN = regex.compile(r"[a-z]+")

Reading = tuple[str, float]  # a vocalized form and its probability
_Gain = tuple[float, tuple[tuple[str, str], ...]]  # how much better than chance, and word → spelling
_NO_GAIN: Final[_Gain] = (0.0, ())


def reread(readings: Sequence[Reading], spellings: Sequence[str]) -> list[Reading]:
    """Return readings of one word with their probabilities given Latin spellings of it, best first.

    The probabilities keep their sum.
    """
    if not spellings:
        return list(readings)
    scores = {form: WEIGHT * math.log(p) + sum(log_likelihood(form, s) for s in spellings) for form, p in readings if p}
    best = max(scores.values())
    shares = {form: math.exp(score - best) for form, score in scores.items()}
    scale = sum(p for _, p in readings) / sum(shares.values())
    return sorted(((form, share * scale) for form, share in shares.items()), key=lambda r: (-r[1], r[0]))


def fits(word: str, readings: Iterable[Reading], spelling: str) -> bool:
    """Return whether a spelling is one of the word; the tables may list both and no name that both write."""
    ours, theirs = gazetteer.tokens_of(word), gazetteer.latin_tokens().get(spelling, ())
    are_two = ours and theirs and {token.arabic for token in ours}.isdisjoint(token.arabic for token in theirs)
    return fit(readings, spelling) >= (MIN_FIT_OF_TWO_NAMES if are_two else MIN_FIT)


def fit(readings: Iterable[Reading], spelling: str) -> float:
    """Return how well a spelling fits the reading that it fits best: a mean for each letter, at most 0."""
    best = max((WEIGHT * math.log(p) + log_likelihood(form, spelling) for form, p in readings if p), default=-math.inf)
    return best / (len(spelling) + 1)


@remember("hints of names")
def hints(name: str, latin: str) -> Mapping[str, str]:
    """Return Arabic word of ``name`` → the letters in ``latin``, a Latin form of the name, that write it.

    Words without a partner are left out.

    >>> dict(hints("محمد عبد الملك الزقزوقان", "Zaqzouqan, Mohammed Abdulmalik"))
    {'محمد': 'mohammed', 'عبد': 'abd', 'الملك': 'malik', 'الزقزوقان': 'zaqzouqan'}
    """
    words = [token.text for token in tokens(normalize(name, "title")) if is_arabic_letter(token.text[0])]
    ordered = " ".join(part.text for part in in_order(list(parse(latin).parts)))
    pieces = _LATIN.findall(normalize(ordered, "key"))
    if not (0 < len(words) <= _MAX_WORDS and 0 < len(pieces) <= _MAX_WORDS):
        return MappingProxyType({})
    _, pairs = _align(words, pieces, (1, 1 if LATIN_ARTICLES.isdisjoint(pieces) else 2))
    if len(pairs) < min(len(words), len(pieces)):  # a word is glued or cut, or the family name comes first
        turned = (pieces[at:] + pieces[:at] for at in range(len(pieces)))
        _, pairs = max((_align(words, order, (2, _MAX_PIECES)) for order in turned), key=lambda gain: gain[0])
    found: dict[str, str] = {}
    for word, spelling in pairs:
        found.setdefault(word, spelling)
    return MappingProxyType(found)


def _align(words: Sequence[str], pieces: Sequence[str], most: tuple[int, int]) -> _Gain:
    """Return the best way to give Arabic words, in order, Latin letters; both may be left over.

    ``most`` is how many Arabic words, and how many Latin pieces that write them, are taken together.
    """
    best: list[list[_Gain]] = [[_NO_GAIN] * (len(pieces) + 1) for _ in range(len(words) + 1)]
    for i in range(len(words) + 1):
        for j in range(len(pieces) + 1):
            ways = [best[i][j]]
            ways += [best[i - 1][j]] if i else []
            ways += [best[i][j - 1]] if j else []
            for first in range(max(0, i - most[0]), i):
                for start in range(max(0, j - most[1]), j):
                    gain, pairs = _written(tuple(words[first:i]), tuple(pieces[start:j]))
                    if gain > 0:
                        before, earlier = best[first][start]
                        ways.append((before + gain, (*earlier, *pairs)))
            best[i][j] = max(ways, key=lambda way: way[0])
    return best[-1][-1]


@remember("Latin pieces of Arabic words")
def _written(words: tuple[str, ...], pieces: tuple[str, ...]) -> _Gain:
    """Return how much better than chance Latin pieces write one or two Arabic words, and which letters write each.

    Where they are no better, the gain is 0 or less.
    """
    if pieces[0] in LATIN_ARTICLES and len(pieces) > 1:
        pieces = pieces[1:]
    latin = "".join(pieces)
    if len(words) == 1:
        forms = [latin]
        if words[0] != bare_key(words[0]) and (glued := _GLUED_ARTICLE.sub("", latin)) != latin:
            forms.append(glued)
        gains = ((_gain(words[0], form), ((words[0], form),)) for form in forms if _may_write(words[0], form))
        return max(gains, key=lambda gain: gain[0], default=_NO_GAIN)
    if not _have_common("".join(map(skeleton, words)), skeleton(latin)):
        return _NO_GAIN  # then no way to cut the letters gives both words enough of their consonants
    (one, other), best = words, _NO_GAIN
    for cut in range(2, len(latin) - 1):
        start = latin[:cut]
        article = _INNER_ARTICLE.match(latin, cut) if bare_key(other) != other else None
        for rest in {latin[cut:], latin[article.end() :] if article else ""} - {""}:
            if not (_may_write(one, start) and _may_write(other, rest)):
                continue
            gain = _gain(one, start)
            if gain + _highest_gain(rest) > best[0] and (gain := gain + _gain(other, rest)) > best[0]:
                best = gain, ((one, start), (other, rest))
    return best


def _gain(word: str, latin: str) -> float:
    """Return how much likelier Latin letters are as a spelling of an Arabic word than those of the least fit."""
    return channel.log_likelihood(bare_key(word), latin) + _highest_gain(latin)


def _highest_gain(latin: str) -> float:
    """Return the gain of Latin letters that are the only spelling of a word."""
    return -MIN_FIT * (len(latin) + 1)


def _may_write(word: str, latin: str) -> bool:
    """Return whether Latin letters have enough of the consonants of an Arabic word to write it."""
    return _have_common(skeleton(word), skeleton(latin))


def _have_common(sounds: str, others: str) -> bool:
    """Return whether consonants have half of the longer ones in common; words without any may be one."""
    return not (sounds and others) or 2 * LCSseq.similarity(sounds, others) >= max(len(sounds), len(others))
