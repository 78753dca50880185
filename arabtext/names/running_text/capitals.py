"""Names in English text that no table lists, recognized by their capitals and their context.

A run of capitals may be a name from each of its words on before which it can begin: titles, demonyms and common words
are left off. How likely each span is a person, an organization or a place follows from its words (listed given and
family names, common words, places), from a title, an office or a preposition before it, and from what is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from arabtext.memory import remember
from arabtext.names.known import gazetteer
from arabtext.names.model import Kind
from arabtext.names.running_text.evidence import log_odds, probability
from arabtext.names.running_text.text_words import NameSpan, TextWord, function_words, joined_text
from arabtext.names.running_text.traits import english_traits, world_places

#: Kind → the model that says how likely a span is one.
MODELS: Final[dict[Kind, str]] = {
    "person": "English person",
    "organization": "English organization",
    "place": "English place",
}
#: Words that may join two runs of capitals to one name.
_JOINING: Final = frozenset(("of", "for", "the", "and"))
_JOINED: Final = "joined by "
_MAX_JOINING: Final = 2  # such words between two runs
_MAX_WORDS: Final = 6  # of a name, articles and particles left out
_PERSON_NOUN = regex.compile(r".{3,}(?:ist|er|or|man|woman|ian|ant|chief|head|son|wife|lawyer|star|coach|poet|envoy)s?")
_MEAN: Final = 0.3  # share of the mean log-odds of one name over a text, and of the highest; chosen on the parts of
_HIGHEST: Final = 0.3  # the tagged texts in fit_mentions.py
#: Added to the log-odds of a kind, since few words of a text are names; chosen on the same parts.
_SHIFTS: Final[dict[Kind, float]] = {"person": 0.3, "organization": 0.3, "place": 0.5}
_LEFT_OFF: Final = frozenset(
    (
        "title", "demonym", "common", "function", "organization", "town", "world place", "listed place",
        "listed organization",
    )
)  # fmt: skip
_ENDING: Final = frozenset(("organization", "listed place", "demonym"))
_COMMON: Final = frozenset(("last common one", "last function one", "last ambiguous one"))
_NO_PERSON: Final = frozenset(("last demonym one", "last title one"))
_FORCED: Final = frozenset(("begins a sentence one", "headline one"))
_SPEECH: Final = frozenset(
    "said says told tells added adds argued argues wrote writes claimed insisted warned tweeted called announced"
    " replied who whose".split()
)
_SENTENCE_END: Final = ".!?:;…\n"
_HEADLINE: Final = 0.6  # share of the words of a line with a capital, from which capitals say little
_MIN_LINE: Final = 4  # words of a line whose capitals are counted


def find_capitals(words: list[TextWord], text: str) -> Iterator[NameSpan]:
    """Yield every span of capitals that may be a name, each with its kind and probability; they may overlap."""
    found = [one for one in candidates(words, text) if not _is_common(one)]
    written = [" ".join(word.text for word in words[first:last]) for first, last, _ in found]
    for kind, model in MODELS.items():
        sums = [log_odds(model, features) + _SHIFTS[kind] for _, _, features in found]
        for (first, last, features), total in zip(found, _over_text(written, sums), strict=True):
            if total > 0 and not (kind == "person" and _is_no_person(features)):
                canonical = "" if kind == "person" else joined_text(words[first:last])
                yield NameSpan(first, last, 0, kind, canonical, probability(total))


def _is_common(one: tuple[int, int, list[str]]) -> bool:
    """Return whether a span is a common word that has a capital because it begins a sentence, or is in a headline."""
    first, last, features = one
    return last - first == 1 and not _COMMON.isdisjoint(features) and not _FORCED.isdisjoint(features)


def _is_no_person(features: list[str]) -> bool:
    """Return whether a span is two runs of capitals, a title or a word for a nation, which no person's name is."""
    if "first title" in features and "first given" not in features and "words 2" not in features:
        return True  # the name is behind Judge
    return not _NO_PERSON.isdisjoint(features) or any(feature.startswith(_JOINED) for feature in features)


def _over_text(written: list[str], sums: list[float]) -> list[float]:
    """Return log-odds, those of each name drawn towards their mean and the highest of them over the text."""
    groups: dict[str, list[float]] = {}
    for name, total in zip(written, sums, strict=True):
        groups.setdefault(name, []).append(total)
    drawn = {name: (sum(some) / len(some), max(some)) for name, some in groups.items()}
    return [
        (1 - _MEAN - _HIGHEST) * total + _MEAN * drawn[name][0] + _HIGHEST * drawn[name][1]
        for name, total in zip(written, sums, strict=True)
    ]


def candidates(words: list[TextWord], text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield every span of capitals that may be a name, as its first word and the one behind it, and its features."""
    page = _Page(words, text)
    runs = list(_runs(words))
    for at, (first, end) in enumerate(runs):
        yield from _in_run(page, first, end)
        if at + 1 < len(runs) and _are_joined(words, end, runs[at + 1][0]):
            yield from _in_run(page, first, runs[at + 1][1], end)


class _Page:
    """The words of a text and what holds for the whole text: which lines are headlines, which words it writes small."""

    def __init__(self, words: list[TextWord], text: str) -> None:
        self.words, self.text = words, text
        self.is_headline = _headlines(words, text)
        self.small = {word.text for word in words if not word.is_capital}


def _runs(words: list[TextWord]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words with capitals, articles and particles between them."""
    i = 0
    while i < len(words):
        if not _may_begin(words[i]):
            i += 1
            continue
        end = i + 1
        while end < len(words) and _continues(words, end):
            end += 1
        while end > i + 1 and not words[end - 1].is_capital:
            end -= 1
        yield i, end
        i = end


def _are_joined(words: list[TextWord], end: int, start: int) -> bool:
    """Return whether words such as "of" and "for the" join a run that ends at ``end`` to one from ``start``."""
    between = words[end : start + 1]
    return (
        1 < len(between) <= _MAX_JOINING + 1
        and all(word.is_joined for word in between)
        and all(word.text in _JOINING for word in between[:-1])
    )


def _in_run(page: _Page, first: int, end: int, joint: int = 0) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the candidates inside a run of capitals; of two runs joined at word ``joint`` those that have both."""
    words = page.words
    starts = [first]
    for at in range(first, min(joint or end, first + _MAX_WORDS) - 1):
        if not words[at].is_article and _may_be_left_off(words[at]) and _may_begin(words[at + 1]):
            starts.append(at + 1)
    for start in starts:
        ends = [end] if end - start <= 2 * _MAX_WORDS else []
        if end - start > 1 and end - 1 > joint and _may_be_left_off(words[end - 1]):
            ends.append(end - 1)
        if end - start > 2 and not joint:
            ends += [at for at in range(start + 1, min(end - 1, start + _MAX_WORDS)) if _may_end(words[at - 1])]
        for last in ends:
            if not words[last - 1].is_capital or words[last - 1].key in gazetteer.particles():
                continue
            content = [word for word in words[start : min(last, start + 2 * _MAX_WORDS)] if word.is_capital]
            if 0 < len(content) <= _MAX_WORDS:
                yield start, last, _features(page, start, last, content, joint)


def _may_end(word: TextWord) -> bool:
    """Return whether a name may end with a word although capitals follow."""
    return not _ENDING.isdisjoint(english_traits(word.text))


def _may_begin(word: TextWord) -> bool:
    return not word.is_arabic and word.text[0].isalpha() and (word.is_capital or word.is_article)


def _continues(words: list[TextWord], at: int) -> bool:
    """Return whether a run of capitals goes on with the word at ``at``."""
    word = words[at]
    if not word.is_joined or word.is_arabic:
        return False
    if word.is_capital:
        return word.text[0].isalpha()
    return at + 1 < len(words) and (word.is_article or word.key in gazetteer.particles())


def _may_be_left_off(word: TextWord) -> bool:
    """Return whether a word with a capital may be no part of the name behind it or before it."""
    return not _LEFT_OFF.isdisjoint(english_traits(word.text))


@remember("whole names of capitals")
def _whole(name: str) -> str:
    """Return what the tables say about a name of several words."""
    if name.lower() in world_places():
        return "world place"
    entity = gazetteer.entity_keys().get(gazetteer.entity_key(name))
    return f"listed {entity.kind}" if entity else ""


def _features(page: _Page, start: int, last: int, content: list[TextWord], joint: int) -> list[str]:
    """Return the features of a span that may be a name of any kind."""
    words = page.words
    found = [f"words {min(len(content), 4)}"]
    is_one = "one" if len(content) == 1 else "of several"
    found += [f"last {trait} {is_one}" for trait in english_traits(content[-1].text)]
    if len(content) > 1:
        if whole := _whole(joined_text(words[start:last])):
            found.append(f"whole: {whole}")
        found += [f"first {trait}" for trait in english_traits(content[0].text)]
    for word in content[1:-1]:
        found += [f"inner {trait}" for trait in english_traits(word.text)]
    if joint:
        found.append(_JOINED + words[joint].text)
    elif len(content) < last - start or any(word.key in gazetteer.particles() for word in content):
        found.append("article or particle")
    if any(word.text.lower() in page.small for word in content):
        found.append(f"also small {is_one}")
    found += _before(page, start, is_one)
    found += _behind(words, page.text, last, is_one)
    if page.is_headline[start]:
        found.append(f"headline {is_one}")
    return found


def _before(page: _Page, start: int, is_one: str) -> Iterator[str]:
    """Yield what the word before a span says."""
    words = page.words
    before = words[start - 1] if start else None
    gap = page.text[before.end : words[start].start] if before else "\n"
    if before is None or any(mark in _SENTENCE_END for mark in gap):
        is_title = before is not None and gap.strip() == "." and before.key in gazetteer.titles()
        yield f"before: title {is_one}" if is_title else f"begins a sentence {is_one}"
    elif before.key in gazetteer.titles():
        yield f"before: title {is_one}"
    elif not words[start].is_joined:
        yield f"before: {gap.strip()[:1]} {is_one}"
    elif before.is_capital:
        for trait in english_traits(before.text):
            yield f"before: {trait} {is_one}"
    elif _PERSON_NOUN.fullmatch(before.text):
        yield f"before: person noun {is_one}"
    elif before.text in function_words("en"):
        yield f"before: {before.text} {is_one}"
    else:
        yield f"before: word {is_one}"


def _behind(words: list[TextWord], text: str, last: int, is_one: str) -> Iterator[str]:
    """Yield what stands behind a span."""
    end = words[last - 1].end
    if text[end : end + 2] in ("'s", "’s"):
        yield f"behind: possessive {is_one}"
        return
    after = words[last] if last < len(words) else None
    if after is None:
        return
    gap = text[end : after.start].strip()
    if not gap:
        if after.text in _SPEECH:
            yield f"behind: speech {is_one}"
        elif after.text in function_words("en"):
            yield f"behind: {after.text} {is_one}"
        elif after.text.islower():
            yield f"behind: word {is_one}"
        else:
            yield f"behind: capital {is_one}"
    elif gap == "," and after.text in ("a", "an", "the", "who", "whose", "head", "chief", "director"):
        yield f"behind: apposition {is_one}"
    elif gap in (",", "("):
        yield f"behind: {'age' if after.text.isdigit() else gap} {is_one}"


def _headlines(words: list[TextWord], text: str) -> list[bool]:
    """Return for each word whether most words of its line have a capital."""
    result: list[bool] = []
    line: list[TextWord] = []
    for i, word in enumerate(words):
        line.append(word)
        is_last = i + 1 == len(words) or "\n" in text[word.end : words[i + 1].start]
        if is_last:
            capitals = sum(one.is_capital for one in line)
            result += [len(line) >= _MIN_LINE and capitals >= _HEADLINE * len(line)] * len(line)
            line = []
    return result
