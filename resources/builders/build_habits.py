"""Build names/habits.tsv, names/habits_letters.tsv and names/habits_countries.tsv: how countries spell names.

    python resources/builders/build_habits.py

The spellings, with the countries of those who bear them, come from the index of arabic-name-romanizer (CC0: Wikidata,
the Algerian name corpus). A spelling of a word that several names share (يسري) counts for the one whose sounds fit it.

The rules of letters are found by error-driven learning of transformations (Brill 1995,
https://aclanthology.org/J95-4004/): a rule writes a sound, with the letters that the house has for it, and maybe its
place and the sounds around it, in other letters in one country or area; each time the rule that repairs most letters of
usual spellings is taken. A word's own habit is the spelling with the most weight: the bearers of the country, less the
bearers of others by how often both countries agree, the form by the rules, the house form; a spelling that hardly fits
the sounds weighs less, so that a slip of transliteration (Jabburi for Jubouri) needs many bearers. It is listed where
the rules alone would not give it. It takes half a minute.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from math import exp
from typing import NamedTuple

import regex
from common import write_table
from evidence import ARABIC_WORD, PERSIAN, location, plain, strip_article

from arabtext import resources
from arabtext.names.comparing.sound_channel import divide, located_sounds
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import skeletons
from arabtext.names.known.sounds import SUN_LETTERS
from arabtext.names.style.habits import MIN_FIT, Letters, base_spelling, contexts, spelled_by_rules

#: Countries that share habits; rules are learned for the area and for each country.
AREAS = {
    "DZ": "maghreb", "MA": "maghreb", "MR": "maghreb", "TN": "maghreb",
    "JO": "levant", "LB": "levant", "PS": "levant", "SY": "levant",
    "AE": "gulf", "BH": "gulf", "KW": "gulf", "OM": "gulf", "QA": "gulf", "SA": "gulf", "YE": "gulf",
}  # fmt: skip
ALONE = ("AF", "EG", "IQ", "IR", "LY", "PK", "SD", "SO")
COUNTRIES = tuple(sorted([*AREAS, *ALONE]))
# Of a word: bearers in a country from which it trains rules, and of which no more weigh; share of them with which a
# spelling counts as usual beside the most frequent one. Of a rule: letters repaired less letters spoiled, each weighed
# by the square root of the bearers, and the share of those repaired. Chosen on the words for fitting.
MIN_BEARERS, MAX_BEARERS, USUAL, MIN_GAIN, MIN_SHARE = 2, 16, 0.25, 8.0, 0.7
# Weight of the form by rules and of the house form, in bearers; power of the agreement of two countries, and bearers
# elsewhere that count at most. Chosen on the words for fitting.
BY_RULES, BY_HOUSE, POWER, MAX_ELSEWHERE = 0.5, 0.3, 2, 4
SOUND = 0.4  # power of how much less probable than MIN_FIT_OF_ONE a spelling is by its sounds; chosen likewise
MIN_COMPOUNDS = 10  # names with a particle in a country, for its form to be listed; chosen by hand
MIN_FIT_OF_ONE = -1.2  # mean log probability by sound of a spelling that one bearer has; chosen by hand
_ARTICLE = regex.compile(r"(?i)^(al|el)([- ]?)(?=\w{3})")
_ABD = regex.compile(r"(?i)^(abd[aeou]?l)([- ]?)(?=\w{2})")
_ASSIMILATED = regex.compile(r"(?i)^abd[aeiou]?[ -]?[aeiou]?([rsntdz])[ -]?\1")
_BEFORE_SUN_LETTER = regex.compile(rf"عبد ال[{''.join(sorted(SUN_LETTERS - {'ل'}))}]")
_AIN = regex.compile(r"\w[‘’ʻʼ'`ʿʾ]\w")  # signs of ʿayn and hamza, which transliterations have and bearers do not write
_GUTTURAL = regex.compile("[عءئؤأ]")
_ALLAH, _SERVANT = "الله", "عبدال"
_PARTICLES = {"abu": ("ابو", ("abu", "abou", "abo")), "bin": ("بن", ("bin", "ben"))}

Bearers = dict[str, Counter[str]]  # country → spelling → how many bear it
Rules = dict[Letters, tuple[int, str]]


class Word(NamedTuple):
    """A word of names: its key, house spelling and vocalized form."""

    arabic: str
    press: str
    vocalized: str


def attested() -> dict[Word, Bearers]:
    """Return the spellings of all words of our tables, with their bearers by country."""
    found: dict[Word, Bearers] = defaultdict(lambda: defaultdict(Counter))
    query = "select arabic_key, latin, country, sum(count) from units group by 1, 2, 3 order by 1, 2, 3"
    with sqlite3.connect(location()) as tables:
        for arabic, latin, country, count in tables.execute(query):
            if country not in COUNTRIES or not ARABIC_WORD.fullmatch(arabic) or not (spelling := plain(latin)):
                continue
            if _AIN.search(latin) and _GUTTURAL.search(arabic):
                continue
            word, spelling = strip_article(arabic, spelling)
            owner = _owner(gazetteer.arabic_key(word), spelling)
            if owner:
                found[owner][country][spelling] += count
    return {word: kept for word in sorted(found) if (kept := _without_slips(word, found[word]))}


def _without_slips(word: Word, bearers: Bearers) -> Bearers:
    """Return the spellings without those of one bearer in all countries that hardly fit the sounds of the word."""
    total: Counter[str] = Counter()
    for spellings in bearers.values():
        total.update(spellings)
    slips = {spelling for spelling, count in total.items() if count == 1 and _fit(word, spelling) < MIN_FIT_OF_ONE}
    kept = {c: Counter({s: n for s, n in some.items() if s not in slips}) for c, some in bearers.items()}
    return {country: some for country, some in kept.items() if some}


def _fit(word: Word, spelling: str) -> float:
    """Return how well a spelling fits the sounds of a word, 0 for a word without vowels."""
    divided = divide(word.vocalized, spelling) if word.vocalized else None
    return divided[1] if divided else 0.0


def _owner(key: str, spelling: str) -> Word | None:
    """Return the name that a spelling of an Arabic word is one of, None for a spelling of no listed one."""
    best: tuple[float, Word] | None = None
    for token in gazetteer.arabic_tokens().get(key, ()):
        word = Word(key, token.press.removeprefix("al-"), token.vocalized)
        if " " in word.press or " " in spelling or "-" in spelling:
            continue
        divided = divide(word.vocalized, spelling) if word.vocalized else None
        if divided is not None:
            score = divided[1]
        else:
            score = MIN_FIT if skeletons(key) & skeletons(spelling) else 2 * MIN_FIT
        if score >= MIN_FIT and (best is None or score > best[0]):
            best = score, word
    return best and best[1]


def usual(spellings: Mapping[str, int]) -> set[str]:
    """Return the spellings that are usual: the most frequent ones, and those of a quarter of the bearers."""
    most, total = max(spellings.values()), sum(spellings.values())
    return {spelling for spelling, count in spellings.items() if count == most or count >= USUAL * total}


class _Sound(NamedTuple):
    """A sound of a word in a country: what rules may look at, its letters of the house, the usual ones, its weight."""

    keys: tuple[Letters, ...]
    house: str
    usual: frozenset[str]
    weight: float


def _sounds(words: Mapping[Word, Bearers]) -> Iterator[_Sound]:
    """Yield the sounds of words that train rules."""
    for word, bearers in words.items():
        if not word.vocalized or not (word.press.isalpha() and word.press.isascii()):
            continue
        sounds = located_sounds(word.vocalized)
        for country, spellings in bearers.items():
            total = sum(spellings.values())
            base = base_spelling(word.press, word.vocalized, word.arabic, country).lower()
            house = divide(word.vocalized, base)
            forms = [divide(word.vocalized, spelling) for spelling in sorted(usual(spellings))]
            chunks = [form[0] for form in forms if form and form[1] >= MIN_FIT]
            if total < MIN_BEARERS or not house or house[1] < MIN_FIT or not chunks:
                continue
            areas = (AREAS[country], country) if country in AREAS else (country,)
            for place, letters in enumerate(house[0]):
                keys = tuple(contexts(sounds, house[0], place, areas))
                yield _Sound(keys, letters, frozenset(c[place] for c in chunks), min(total, MAX_BEARERS) ** 0.5)


class _Gains:
    """What each rule would repair and spoil, kept up to date as rules are taken."""

    def __init__(self, sounds: list[_Sound]) -> None:
        self.sounds = sounds
        self.written = [sound.house for sound in sounds]
        self.of: dict[Letters, list[int]] = defaultdict(list)
        self._right: dict[Letters, float] = defaultdict(float)
        self._kept: dict[tuple[Letters, str], float] = defaultdict(float)
        self._repaired: dict[Letters, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for number, sound in enumerate(sounds):
            for key in sound.keys:
                self.of[key].append(number)
            self._count(number, 1)

    def _count(self, number: int, sign: int) -> None:
        sound = self.sounds[number]
        is_right = self.written[number] in sound.usual
        for key in sound.keys:
            if is_right:
                self._right[key] += sign * sound.weight
            for form in sound.usual:
                if is_right:
                    self._kept[key, form] += sign * sound.weight
                else:
                    self._repaired[key][form] += sign * sound.weight

    def best(self, key: Letters) -> tuple[float, str] | None:
        """Return the gain of the best letters for a rule, and these letters; None if none gains enough."""
        found: tuple[float, str] | None = None
        for form, repaired in self._repaired[key].items():
            spoiled = self._right[key] - self._kept[key, form]
            gain = repaired - spoiled
            is_enough = gain >= MIN_GAIN and repaired >= MIN_SHARE * (repaired + spoiled)
            if is_enough and (found is None or (round(gain, 6), form) > found):
                found = round(gain, 6), form
        return found

    def take(self, key: Letters, form: str) -> set[Letters]:
        """Write the sounds that a rule looks at as it says, and return the rules whose gain may have changed."""
        touched: set[Letters] = set()
        for number in self.of[key]:
            if self.written[number] != form:
                self._count(number, -1)
                self.written[number] = form
                self._count(number, 1)
                touched.update(self.sounds[number].keys)
        return touched


def learn_rules(words: Mapping[Word, Bearers]) -> Rules:
    """Return the rules of letters, each with its rank; where several apply, the one of the highest rank decides."""
    gains = _Gains(list(_sounds(words)))
    heap = [(-best[0], key) for key in gains.of if (best := gains.best(key))]
    heapq.heapify(heap)
    rules: Rules = {}
    while heap:
        promised, key = heapq.heappop(heap)
        if (best := gains.best(key)) is None:
            continue
        if best[0] != -promised:
            if best[0] < -promised:
                heapq.heappush(heap, (-best[0], key))
            continue
        rules[key] = len(rules), best[1]
        for other in gains.take(key, best[1]):
            if found := gains.best(other):
                heapq.heappush(heap, (-found[0], other))
    return rules


def agreement(words: Mapping[Word, Bearers]) -> Mapping[tuple[str, str], float]:
    """Return how often two countries spell a word alike that one of them does not spell as the house does."""
    alike: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for word, bearers in words.items():
        common = {c: most_frequent(s) for c, s in bearers.items() if sum(s.values()) >= MIN_BEARERS}
        for one in common:
            for other in common:
                if one != other and {common[one], common[other]} != {word.press.lower()}:
                    alike[one, other] += common[one] == common[other]
                    both[one, other] += 1
    return {pair: (alike[pair] + 1) / (both[pair] + 4) for pair in both}


def most_frequent(spellings: Mapping[str, float]) -> str:
    """Return the spelling with the greatest count, the last by the alphabet of several."""
    return max(spellings, key=lambda spelling: (spellings[spelling], spelling))


def chooser(words: Mapping[Word, Bearers]) -> tuple[Rules, Callable[[Word, Bearers, str], str]]:
    """Return the rules learned from words, and a function that gives a word's spelling in a country (lower case)."""
    rules, alike = learn_rules(words), agreement(words)

    def choose(word: Word, bearers: Bearers, country: str) -> str:
        weights: dict[str, float] = defaultdict(float)
        weights[by_rules(word, country, rules)] += BY_RULES
        weights[word.press.lower()] += BY_HOUSE
        for other, spellings in bearers.items():
            total = sum(spellings.values())
            share = 1.0 if other == country else alike.get((country, other), 0.2) ** POWER
            share *= 1.0 if other == country else min(total, MAX_ELSEWHERE) / total
            for spelling, count in spellings.items():
                weights[spelling] += share * count * _by_sound(word, spelling)
        return most_frequent(weights)

    return rules, choose


def _by_sound(word: Word, spelling: str) -> float:
    """Return the share of its bearers that a spelling weighs: all, unless it hardly fits the sounds of the word."""
    return exp(SOUND * min(0.0, max(_fit(word, spelling), MIN_FIT) - MIN_FIT_OF_ONE))


def by_rules(word: Word, country: str, rules: Rules) -> str:
    """Return the spelling of a word by the letters of a country, in lower case."""
    return spelled_by_rules(word.press, word.vocalized, word.arabic, country, rules).lower()


def listed(
    words: Mapping[Word, Bearers], rules: Rules, choose: Callable[[Word, Bearers, str], str]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/habits.tsv: words that countries spell otherwise than their rules.

    A spelling of names/regional.tsv, written by hand, is chosen where bearers usually have it or hardly any are known;
    elsewhere the word is listed in any case, so that this spelling is not read from that table.
    """
    regions = resources.mapping("names/regions.tsv", "country", "region")
    rows = resources.rows("names/regional.tsv", "press", "region", "form")
    by_hand = {(press, region): form.lower() for press, region, form in rows if form.isalpha()}
    for word, bearers in words.items():
        if word.arabic.startswith(_SERVANT) and not word.arabic.endswith(_ALLAH):
            continue  # names/habits_countries.tsv says how Abd is joined; what is one word here is its rarer form
        forms: dict[str, list[str]] = defaultdict(list)
        areas = {AREAS.get(country, country) for country in bearers}
        for country in COUNTRIES:
            if AREAS.get(country, country) in areas:
                form = choose(word, bearers, country)
                spellings = bearers.get(country, Counter())
                hand = by_hand.get((word.press, regions.get(country, "")), form)
                if spellings.total() < MIN_BEARERS or hand in usual(spellings):
                    form = hand
                if form != by_rules(word, country, rules) or form != hand:
                    forms[word.press if form == word.press.lower() else form.capitalize()].append(country)
        for form, countries in forms.items():
            yield word.arabic, word.press, "|".join(countries), form


def countries() -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/habits_countries.tsv: area, article and particles of each country."""
    articles: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    servants: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    assimilated: dict[str, Counter[bool]] = defaultdict(Counter)
    particles: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with sqlite3.connect(location()) as tables:
        query = "select arabic_key, latin, country, sum(count) from units where arabic_key like ? group by 1, 2, 3"
        for arabic, latin, country, count in tables.execute(query, ("ال%",)):
            if " " not in arabic and gazetteer.has_article(arabic) and len(arabic) > 4:
                found = _ARTICLE.match(latin)
                articles[country][(found[1].lower(), found[2]) if found else ("", "")] += count
        for arabic, latin, country, count in tables.execute(query, ("عبد ال%",)):
            if _ALLAH in arabic:
                continue
            if _BEFORE_SUN_LETTER.match(arabic):
                assimilated[country][bool(_ASSIMILATED.match(latin))] += count
            elif found := _ABD.match(latin):
                servants[country][found[1].capitalize(), found[2]] += count
        names = "select arabic_key, latin, country from full_names where source = 'wikidata' and latin_lang = 'en'"
        for arabic, latin, country in tables.execute(names):
            words, spelled = arabic.split(), regex.sub("-", " ", latin.lower()).split()
            for name, (particle, forms) in _PARTICLES.items():
                if particle in words[name == "bin" :]:
                    particles[country, name].update([next((w for w in spelled if w in forms), "")])
    for country in COUNTRIES:
        abu = _particle(particles[country, "abu"])
        of = _particle(particles[country, "bin"])
        cells = (
            AREAS.get(country, ""),
            "" if country in PERSIAN else _article(articles[country]),
            _joined(servants[country]),
            "yes" if 2 * assimilated[country][True] > assimilated[country].total() else "",
            abu.capitalize(),
            of.capitalize() if of == "ben" else of,
        )
        yield (country, *cells)


def _article(counts: Counter[tuple[str, str]]) -> str:
    """Return the most frequent article, nothing if most bearers have none; with a hyphen it is in lower case."""
    if 2 * counts["", ""] > counts.total() or not counts:
        return ""
    form, mark = _two_steps(Counter({key: count for key, count in counts.items() if key[0]}), ("-", " "))
    return f"{form}-" if mark == "-" else f"{form.capitalize()}_"


def _joined(counts: Counter[tuple[str, str]]) -> str:
    """Return the most frequent form of Abd al-, nothing if few bear it."""
    if counts.total() < MIN_COMPOUNDS:
        return ""
    form, mark = _two_steps(counts)
    return form + mark.replace(" ", "_")


def _two_steps(counts: Counter[tuple[str, str]], marks: tuple[str, ...] = ("", " ", "-")) -> tuple[str, str]:
    """Return the most frequent form, and the most frequent of ``marks`` behind it."""
    forms: Counter[str] = Counter()
    for (form, _), count in counts.items():
        forms[form] += count
    best = most_frequent(forms)
    return best, most_frequent({mark: counts[best, mark] for mark in marks})


def _particle(counts: Counter[str]) -> str:
    """Return the most frequent form of a particle, nothing if few names have one."""
    written = {form: count for form, count in counts.items() if form}
    return most_frequent(written) if sum(written.values()) >= MIN_COMPOUNDS else ""


def rule_rows(rules: Rules) -> Iterator[tuple[str, ...]]:
    """Yield the rows of names/habits_letters.tsv."""
    for key, (rank, form) in rules.items():
        yield (f"{rank:03}", *key, form)


def write_habits(words: Mapping[Word, Bearers]) -> None:
    rules, choose = chooser(words)
    write_table("names/habits_letters.tsv", ("rank", *Letters._fields, "form"), rule_rows(rules))
    write_table("names/habits.tsv", ("arabic", "press", "countries", "form"), listed(words, rules, choose))


if __name__ == "__main__":
    write_table(
        "names/habits_countries.tsv", ("country", "area", "article", "abd", "assimilates", "abu", "bin"), countries()
    )
    write_habits(attested())
