"""Build script/language_trigrams.tsv, language_words.tsv and english_words.tsv: what distinguishes languages.

    pip install wordfreq
    python resources/builders/build_language.py DATA

A cell is 100 times the natural logarithm of the probability, in a language, of a trigram (with each word between spaces
and weighted by its frequency) or of a word. Arabic, Persian, Urdu and English come from the lists of wordfreq;
``other`` is a mixture of languages in Latin script. Arabizi is spelled by rules from the vocalized words of the
catalogue and from bare Arabic words, since no free list of it exists.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex
import wordfreq
from common import folder_argument, read_tsv, write_table

ARABIC_SCRIPT = ("ar", "fa", "ur")
OTHER = ("fr", "de", "es", "it", "tr", "id", "nl", "pt", "pl", "sv", "ro", "fi", "ms", "sh", "cs", "fil", "da", "hu")
MIN_TRIGRAM_SHARE = 1e-5  # share of a trigram in at least one language; these bounds set the sizes of the tables
MIN_WORD_SHARE = 2e-5  # share of a word in at least one language
MIN_ENGLISH_SHARE = 5e-6  # share of an English word
SMOOTHING = 2e-7  # added to every share


def spoken(language: str) -> Iterator[tuple[str, float]]:
    """Yield the words of a list with their shares, to a power below one, so that a few words do not dominate."""
    for word, share in wordfreq.get_frequency_dict(language, "best").items():
        if share >= 1e-6 and regex.fullmatch(r"[\p{L}\p{M}'\u200C]+", word):
            yield word, share**0.75


# fmt: off
CHAT = {
    "ء": ["2", ""],
    "أ": ["a", "2a"], "إ": ["e", "i", "2e"], "آ": ["aa", "2a", "a"], "ا": ["a", "a", "aa"],
    "ؤ": ["2", "o2"], "ئ": ["2", "2e"], "ب": ["b"], "ة": ["a", "ah", "eh", "e"], "ت": ["t"], "ث": ["th",
    "s", "t"], "ج": ["g", "j"],
    "ح": ["7", "h"], "خ": ["5", "kh", "7'"], "د": ["d"], "ذ": ["z", "th", "d"], "ر": ["r"], "ز": ["z"], "س": ["s"],
    "ش": ["sh", "ch", "4"], "ص": ["s", "9"], "ض": ["d", "9'"], "ط": ["t", "6"], "ظ": ["z", "6'"], "ع": ["3", "a", "3a"],
    "غ": ["gh", "8", "3'"], "ف": ["f"], "ق": ["q", "2", "9", "k"], "ك": ["k"], "ل": ["l"], "م": ["m"], "ن": ["n"],
    "ه": ["h"], "و": ["w", "o", "ou", "oo"], "ى": ["a"], "ي": ["y", "i", "ee"],
}
SIGNS = {
    "ʿ": ["3", "a", ""], "ʻ": ["3", "a", ""], "ʾ": ["2", ""], "ʼ": ["2", ""],
    "ḥ": ["7", "h"], "kh": ["5", "kh"],
    "ṭ": ["6", "t"], "ṣ": ["9", "s"], "ḍ": ["d", "9'"], "ẓ": ["z", "6'"], "q": ["q", "2", "9", "k"], "gh": ["gh", "8"],
    "sh": ["sh", "ch"], "ā": ["a", "aa"], "ī": ["i", "ee", "y"], "ū": ["ou", "oo", "u"], "á": ["a"],
    "dh": ["z", "th", "d"], "th": ["th", "s", "t"], "j": ["j", "g"], "i": ["i", "e"], "u": ["o", "u"],
    "al-": ["al", "el", "al "],
}
# fmt: on
SIGN = regex.compile("|".join(sorted(map(regex.escape, SIGNS), key=len, reverse=True)))
CONSONANTS = set("بتثجحخدذرزسشصضطظغفقكلمنه")


def chat_words(data: Path) -> Iterator[tuple[str, float]]:
    """Yield Arabic words as they are spelled in chats, each in a few of the possible ways."""
    pick = random.Random(0)
    shares = wordfreq.get_frequency_dict("ar", "best")
    for bare, vocalized, *_ in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        share = max(shares.get(bare, 0), 1e-7) ** 0.75
        for _ in range(2):
            word = SIGN.sub(lambda match: pick.choice(SIGNS[match.group()]), vocalized.lower())
            yield from ((part, share / 2) for part in regex.findall(r"[a-z0-9']+", word))
    for word, share in shares.items():
        if share >= 2e-6 and all(letter in CHAT for letter in word):
            for _ in range(2):
                yield bare_chat(word, pick), share**0.75 / 2


def bare_chat(word: str, pick: random.Random) -> str:
    """Return one chat spelling of a bare word, with vowels inserted between some of the consonants."""
    spelled = ""
    for letter, following in zip(word, [*word[1:], ""], strict=True):
        spelled += pick.choice(CHAT[letter])
        if letter in CONSONANTS and following in CONSONANTS and pick.random() < 0.5:
            spelled += pick.choice("aaeeiou")
    return spelled


def trigrams(words: Iterator[tuple[str, float]]) -> dict[str, float]:
    """Return a mapping of trigrams to their shares."""
    counts: Counter[str] = Counter()
    for word, share in words:
        padded = f" {word} "
        for i in range(len(padded) - 2):
            counts[padded[i : i + 3]] += share  # type: ignore[assignment]
    total = sum(counts.values())
    return {trigram: count / total for trigram, count in counts.items()}


def model(data: Path) -> dict[str, dict[str, float]]:
    """Return for each language a mapping of trigrams to their shares."""
    found = {language: trigrams(spoken(language)) for language in (*ARABIC_SCRIPT, "en")}
    found["arabizi"] = trigrams(chat_words(data))
    mixture: defaultdict[str, float] = defaultdict(float)
    for language in OTHER:
        for trigram, share in trigrams(spoken(language)).items():
            mixture[trigram] += share / len(OTHER)
    return found | {"other": dict(mixture)}


def word_rows() -> Iterator[tuple[str, ...]]:
    """Yield the common words of the languages in Arabic script, with the logarithm of their share in each."""
    lists = [wordfreq.get_frequency_dict(language, "best") for language in ARABIC_SCRIPT]
    common = {word for shares in lists for word, share in shares.items() if share >= MIN_WORD_SHARE}
    for word in sorted(common):
        if regex.fullmatch(r"[\p{Arabic}\p{M}\u200C]+", word):
            yield word, *(str(round(100 * math.log(shares.get(word, 0) + SMOOTHING))) for shares in lists)


if __name__ == "__main__":
    shares = model(folder_argument(__doc__))
    listed = sorted({t for table in shares.values() for t, share in table.items() if share >= MIN_TRIGRAM_SHARE})
    cells = (
        (t.replace(" ", "_"), *(str(round(100 * math.log(table.get(t, 0) + SMOOTHING))) for table in shares.values()))
        for t in listed
    )
    write_table("script/language_trigrams.tsv", ("trigram", *shares), cells)
    write_table("script/language_words.tsv", ("word", *ARABIC_SCRIPT), word_rows())
    english = wordfreq.get_frequency_dict("en", "best").items()
    common = (word for word, share in english if share >= MIN_ENGLISH_SHARE and regex.fullmatch(r"[a-z]+", word))
    write_table("script/english_words.tsv", ("word",), ((word,) for word in common))
