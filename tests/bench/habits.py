"""Measure how often the usual spelling of a name in its country is written.

    PYTHONPATH=resources/builders python tests/bench/habits.py

Rules and the agreement of countries are learned on half of the words, by their stems; the other half reports. A form is
right if it is the most frequent spelling in the country, or one that a quarter of its bearers have (``usual``); the
strict figure counts the most frequent alone. Words count that at least four bearers of the country have. Three tests:
bearers held out (half of the bearers of a word teach its habit, the other half report), the country held out (spellings
in other countries are known), the word held out (the letters of the country alone). The fourth test are the words of
listed persons, whose own spelling no table of habits was made from, against the tables that ship.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from build_habits import Bearers, Word, attested, by_rules, chooser, most_frequent, usual
from splits import half

from arabtext import resources
from arabtext.names.comparing.sound_channel import divide
from arabtext.names.known import gazetteer
from arabtext.names.style.habits import MIN_FIT, habit
from arabtext.names.writing.usage import drop_article, region_of_country, token_in_region

MEASURED = ("EG", "MA", "DZ", "TN", "LB", "SY", "IQ", "SA", "YE", "SD", "IR")
MIN_BEARERS = 4  # of a word in a country, for it to have a habit
Spell = Callable[[Word, Bearers, str], str]  # word, what is known of its bearers, country → spelling


def house(word: Word, _bearers: Bearers, _country: str) -> str:
    return word.press.lower()


def regional(word: Word, _bearers: Bearers, country: str) -> str:
    """Return the spelling by names/regional.tsv and the sounds of other languages."""
    tokens = gazetteer.arabic_tokens()[word.arabic]
    token = next(token for token in tokens if drop_article(token.press) == word.press)
    return drop_article(token_in_region(token, region_of_country(country))).lower()


def commonest(word: Word, bearers: Bearers, _country: str) -> str:
    """Return the most frequent spelling over all countries."""
    total = Counter[str]()
    for spellings in bearers.values():
        total.update(spellings)
    return most_frequent(total) if total else word.press.lower()


def divided_bearers(words: Mapping[Word, Bearers]) -> Iterator[tuple[Word, str, Bearers, Counter[str]]]:
    """Yield words with a country, half of their bearers, and the other half of the bearers in that country."""
    dice = random.Random(7)
    for word, bearers in words.items():
        known: Bearers = {}
        asked: Bearers = {}
        for country, spellings in bearers.items():
            each = sorted(spellings.elements())
            dice.shuffle(each)
            known[country], asked[country] = Counter(each[::2]), Counter(each[1::2])
        for country, spellings in asked.items():
            yield word, country, {code: some for code, some in known.items() if some}, spellings


def without_country(words: Mapping[Word, Bearers]) -> Iterator[tuple[Word, str, Bearers, Counter[str]]]:
    """Yield words with a country, their bearers in other countries, and those in that country."""
    for word, bearers in words.items():
        for country, spellings in bearers.items():
            yield word, country, {code: some for code, some in bearers.items() if code != country}, spellings


def without_word(words: Mapping[Word, Bearers]) -> Iterator[tuple[Word, str, Bearers, Counter[str]]]:
    """Yield words with a country, no bearers, and those in that country."""
    for word, bearers in words.items():
        for country, spellings in bearers.items():
            yield word, country, {}, spellings


def table(cases: list[tuple[Word, str, Bearers, Counter[str]]], ways: Mapping[str, Spell]) -> None:
    """Print for each way and country the share of usual and of most frequent spellings."""
    cases = [case for case in cases if case[1] in MEASURED and case[3].total() >= MIN_BEARERS]
    sizes = Counter(country for _, country, _, _ in cases)
    print(f"{'words':28}" + "".join(f"{sizes[country]:>11}" for country in MEASURED))
    print(f"{'':28}" + "".join(f"{country:>11}" for country in MEASURED) + "       mean")
    for name, spell in ways.items():
        right: Counter[str] = Counter()
        first: Counter[str] = Counter()
        for word, country, known, spellings in cases:
            form = spell(word, known, country)
            right[country] += form in usual(spellings)
            first[country] += spellings[form] == max(spellings.values())
        shares = [(right[c] / sizes[c], first[c] / sizes[c]) for c in MEASURED]
        mean = [sum(column) / len(shares) for column in zip(*shares, strict=True)]
        print(f"{name:28}" + "".join(f"{a:>6.2f} {b:.2f}" for a, b in [*shares, (mean[0], mean[1])]))


def persons() -> Iterator[tuple[Word, str, str]]:
    """Yield the words of listed persons with their country and own spelling, where it has as many words as the Arabic."""
    for arabic, press, country in resources.rows("names/people.tsv", "arabic", "press", "country"):
        words, spelled = arabic.split(), press.replace("'", "").split()
        if country not in MEASURED or len(words) != len(spelled) or arabic.isascii():
            continue
        for one, other in zip(words, spelled, strict=True):
            plain = other.lower()
            for start in ("al-", "el-"):
                plain = plain.removeprefix(start)
            tokens = gazetteer.tokens_of(one)
            if not (plain.isalpha() and plain.isascii() and tokens and tokens[0].vocalized):
                continue
            fits = divide(tokens[0].vocalized, plain)
            if fits and fits[1] >= MIN_FIT:
                key = gazetteer.arabic_key(one)
                yield Word(key, drop_article(tokens[0].press), tokens[0].vocalized), country, plain


def main() -> None:
    words = attested()
    fit = {word: bearers for word, bearers in words.items() if half(word.arabic) == "fit"}
    rest = {word: bearers for word, bearers in words.items() if half(word.arabic) == "report"}
    rules, choose = chooser(fit)

    def letters(word: Word, _bearers: Bearers, country: str) -> str:
        return by_rules(word, country, rules)

    ways: dict[str, Spell] = {
        "house form": house, "regional table": regional, "most frequent anywhere": commonest,
        "letters of the country": letters, "word, else letters": choose,
    }  # fmt: skip
    for title, cases in (
        ("bearers held out", divided_bearers(rest)),
        ("country held out", without_country(rest)),
        ("word held out", without_word(rest)),
    ):
        print(f"\n{title}: usual and most frequent")
        table(list(cases), ways if title != "word held out" else dict(list(ways.items())[:2] + list(ways.items())[3:4]))
    print("\nwords of listed persons")
    people = [(word, country, {}, Counter({spelling: MIN_BEARERS})) for word, country, spelling in persons()]
    table(people, {"house form": house, "regional table": regional, "habits that ship": shipped})


def shipped(word: Word, _bearers: Bearers, country: str) -> str:
    return habit(word.press, word.vocalized, word.arabic, country).lower()


if __name__ == "__main__":
    main()
