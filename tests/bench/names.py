"""Measure how well names are vocalized and spelled, with peers and naive baselines, in one run on the same words.

    python tests/bench/names.py DATA
    python tests/bench/names.py DATA columns
    python tests/bench/names.py phrases

``phrases``: names that are no persons of the Arab world (phrase_names.py). ``columns``: how many names of a column are read a second, one by one and together, and how many of them rightly.
Words of test stems (resources/builders/splits.py) are in no training data. ``net`` is the model alone; ``+ attested``
adds the spellings of an index, which have no vowels of their own; ``without persons`` means that the rows of persons
are not used. Peers run if they are installed: PyICU, uroman, Unidecode, anyascii, camel-tools,
arabic-name-romanizer (with onnxruntime), phonetisaurus (a joint n-gram, trained here on the same words). The naive
baselines look up: the most frequent attested spelling of each word, and the listed spellings of names in a text.
"""

from __future__ import annotations

import math
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / "resources" / "builders"), str(ROOT / "tests" / "names" / "running_text")]

import phrase_names  # noqa: E402
from common import folder_argument, read_tsv  # noqa: E402
from evidence import index, plain, reread, strip_article  # noqa: E402
from splits import part, strict_stem  # noqa: E402
from test_find import paragraphs  # noqa: E402

from arabtext import clear_caches, names, normalize, resources  # noqa: E402
from arabtext.candidates import Candidate  # noqa: E402
from arabtext.names.known import gazetteer  # noqa: E402
from arabtext.names.known.keys import loose, word_keys  # noqa: E402
from arabtext.names.writing import arabic, spell, vocalize  # noqa: E402
from arabtext.names.writing.net import Net  # noqa: E402
from arabtext.names.writing.schemes import render  # noqa: E402
from arabtext.names.writing.vocalize import marked  # noqa: E402

NAME = re.compile(r"^(?:al-)?[ʻʼ]?[A-ZĀĪŪḤṢḌṬẒ]")
MAX_WORDS = 7  # of a listed name that the naive finder looks up
System = Callable[[Sequence[str]], list[list[str]]]  # words → readings of each, best first


def letters(text: str) -> str:
    """Return the letters a to z of ``text``, without diacritics."""
    folded = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z]", "", folded)


def ala_lc(text: str) -> str:
    text = unicodedata.normalize("NFC", text).lower().replace("‘", "ʻ").replace("’", "ʼ")
    return text.replace("ʹ", "")


def hits(gold: Sequence[str], found: Sequence[Sequence[str]], form: Callable[[str], str], n: int) -> str:
    right = sum(form(wanted) in [form(text) for text in texts[:n]] for wanted, texts in zip(gold, found, strict=True))
    return f"{100 * right / max(len(gold), 1):5.1f}"


def table(title: str, gold: Sequence[str], systems: dict[str, System], words: Sequence[str],
          forms: dict[str, Callable[[str], str]], best: Sequence[int] = (1, 5)) -> None:  # fmt: skip
    print(f"\n{title} ({len(gold)})")
    print(f"  {'':34}" + "".join(f"{f'{name} {n}-best':>24}" for name in forms for n in best) + f"{'words/s':>10}")
    for name, system in systems.items():
        start = time.perf_counter()
        found = system(words)
        speed = len(words) / (time.perf_counter() - start)
        cells = "".join(f"{hits(gold, found, form, n):>24}" for form in forms.values() for n in best)
        print(f"  {name:34}{cells}{speed:10,.0f}")


# Peers


def peers() -> dict[str, System]:
    found: dict[str, System] = {}
    if find_spec("icu"):
        from icu import Transliterator  # type: ignore[import-not-found]

        found["ICU Arabic-Latin"] = one(Transliterator.createInstance("Arabic-Latin").transliterate)
    if find_spec("uroman"):
        from uroman import Uroman  # type: ignore[import-not-found]

        found["uroman"] = one(partial(Uroman().romanize_string, lcode="ara"))
    if find_spec("unidecode"):
        from unidecode import unidecode  # type: ignore[import-not-found]

        found["Unidecode"] = one(unidecode)
    if find_spec("anyascii"):
        from anyascii import anyascii

        found["anyascii"] = one(anyascii)
    if find_spec("camel_tools"):
        from camel_tools.utils.charmap import CharMapper

        found["camel-tools ar2hsb"] = one(CharMapper.builtin_mapper("ar2hsb").map_string)
    if find_spec("arabic_name_romanizer") and find_spec("onnxruntime"):
        from arabic_name_romanizer import Transliterator as Romanizer  # type: ignore[import-not-found]

        own = Romanizer()
        found["arabic-name-romanizer"] = lambda words: [
            [candidate.text for candidate in some] for some in own.transliterate_many(list(words), top_k=5)
        ]
    return found


def one(function: Callable[[str], str]) -> System:
    return lambda words: [[function(word)] for word in words]


def joint_ngram(pairs: Iterable[tuple[str, str]]) -> System | None:
    """Return a joint n-gram (phonetisaurus) trained on ``pairs``, None if the program is missing."""
    program = Path(sys.executable).parent / "phonetisaurus"
    if not program.exists():
        return None
    folder = Path(tempfile.mkdtemp())
    lines = [f"{word} {' '.join(latin.replace(' ', '_'))}" for word, latin in pairs if word and latin.strip()]
    (folder / "words.dict").write_text("\n".join(lines), encoding="utf-8")
    run = partial(subprocess.run, check=True, capture_output=True)
    run([program, "train", "--model", folder / "model.fst", folder / "words.dict"])

    def read(words: Sequence[str]) -> list[list[str]]:
        (folder / "words").write_text("\n".join(words) + "\n", encoding="utf-8")
        done = run(
            [program, "predict", "--nbest", "5", "--model", folder / "model.fst"], stdin=(folder / "words").open()
        )
        answers: dict[str, list[str]] = {}
        for line in done.stdout.decode().splitlines():
            word, *sounds = line.split()
            answers.setdefault(word, []).append("".join(sounds).replace("_", " "))
        return [answers.get(word, []) for word in words]

    return read


# What is measured


def vocalized(data: Path) -> None:
    readings: dict[str, Counter[str]] = {}
    for word, latin, count in read_tsv(data / "names" / "catalogue_vocalised.tsv", header=True):
        if re.fullmatch(r"[\u0621-\u063A\u0641-\u064Aپچڤگژ]{2,}", word):
            readings.setdefault(word, Counter())[latin] += int(count)
    gold, train, stems = [], [], set()
    for word, forms in readings.items():
        latin, capital = forms.most_common(1)[0][0], sum(n for form, n in forms.items() if NAME.match(form))
        if part(word) == "train":
            stems.add(strict_stem(word))
            if sum(forms.values()) > 1:
                train.append((word, ala_lc(latin)))
        named = capital * 2 >= sum(forms.values()) > 1 and len(word) > 2
        if part(word) == "test" and named and "-" not in latin.lower().removeprefix("al-"):
            gold.append((word, latin))
    attested = index()

    def net(words: Sequence[str]) -> list[list[str]]:
        return [[render(form, "ala-lc") for form, _ in forms] for forms in guesses(words)]

    def with_attested(words: Sequence[str]) -> list[list[str]]:
        found = []
        vocalize.prepare(words, widely=True)
        for word in words:
            forms = vocalize.guess_widely(word)
            article = "ال" if word.startswith("ال") and len(word) > 4 else ""
            bare = [(form.removeprefix(article), math.log(p + 1e-9)) for form, p in forms]
            ranked = reread(word, attested.get(key_of(word.removeprefix(article))), bare)
            found.append([render(article + form, "ala-lc") for form, _, _ in ranked][:5])
        return found

    systems = {name: system for name, system in peers().items() if name != "arabic-name-romanizer"}
    if ngram := joint_ngram(train):
        systems["joint n-gram (phonetisaurus)"] = ngram
    systems |= {"arabtext, net": net, "arabtext, net + attested": with_attested}
    for title, some in (
        ("Vocalized form, name-like words, unseen stems", gold),
        ("... whose stem without ending is unseen too", [(w, g) for w, g in gold if strict_stem(w) not in stems]),
    ):
        clear_caches()
        table(title, [g for _, g in some], systems, [w for w, _ in some], {"ALA-LC": ala_lc, "letters": letters})
    scores = [(forms[0][1], ala_lc(render(forms[0][0], "ala-lc")) == ala_lc(g))
              for forms, (_, g) in zip(guesses([w for w, _ in gold]), gold, strict=True)]  # fmt: skip
    print(f"  expected calibration error of the net's score: {calibration(scores):.3f}")


def key_of(word: str) -> str:
    """Return a word in the form of the index."""
    return word.translate(str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}))


def guesses(words: Sequence[str]) -> list[list[tuple[str, float]]]:
    vocalize.prepare(words)
    return [vocalize.guess(word) for word in words]


def calibration(scores: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error (Guo et al. 2017) over bins of equal size; equal scores share a bin."""
    error, some = 0.0, list[tuple[float, bool]]()
    for _, equal in groupby(sorted(scores), key=lambda pair: pair[0]):
        some += equal
        if len(some) * bins >= len(scores):
            error += abs(sum(score - right for score, right in some))
            some = []
    return (error + abs(sum(score - right for score, right in some))) / len(scores)


def most_attested() -> System:
    """Return the naive baseline: the attested spellings of each word of a name, the most frequent first."""
    attested = index()

    def read(names_: Sequence[str]) -> list[list[str]]:
        return [[" ".join(forms) for forms in zip(*map(spellings, name.split()), strict=True)] for name in names_]

    def spellings(word: str) -> list[str]:
        bare = strip_article(word, "")[0]
        entry = attested.get(key_of(bare))
        article = "al-" if bare != word else ""
        found = [article + form.capitalize() for form, _ in entry.east.most_common(5)] if entry else []
        return (found + found[:1] * 5)[:5] or [""] * 5

    return read


def house(data: Path) -> None:
    pairs = [(word, plain(english) or "") for word, english in read_tsv(data / "names" / "arab_tokens.tsv")]
    test = [
        (word, latin)
        for word, latin in pairs
        if part(word) == "test" and latin and re.fullmatch(r"[\u0621-\u064A]+", word)
    ]
    train = [(word, latin.replace("-", "_")) for word, latin in pairs if part(word) == "train" and latin]
    systems = peers()
    if ngram := joint_ngram(train):
        systems["joint n-gram (phonetisaurus)"] = lambda words: [
            [t.replace("_", "-") for t in some] for some in ngram(words)
        ]

    def model(words: Sequence[str]) -> list[list[str]]:
        found = []
        for word in words:
            bare = strip_article(word, "")[0]
            article = "al-" if bare != word else ""
            found.append([article + s.text for s in spell.spellings(bare, "arab")])
        return found

    def tables_off(words: Sequence[str]) -> list[list[str]]:
        attested = index()
        found = []
        for word in words:
            bare = strip_article(word, "")[0]
            article = "al-" if bare != word else ""
            choices = {c.text: c.score for c in arabic._unlisted_arab(bare, "")}
            entry = attested.get(key_of(bare))
            if entry and entry.east:
                total = sum(entry.east.values())
                sounds: Counter[str] = Counter()
                for s, n in entry.east.items():
                    sounds[loose(s)] += n
                floor = min(choices.values(), default=0.01) / 2
                for s, _ in entry.east.most_common(5):
                    choices.setdefault(s.capitalize(), floor)
                choices = {
                    text: score
                    * (0.03 + sounds[loose(text)] / total)
                    * (0.05 + entry.east[text.lower()] / total) ** 0.4
                    for text, score in choices.items()
                }
            found.append([article + text for text in sorted(choices, key=lambda t: (-choices[t], t))])
        return found

    systems |= {"most frequent attested spelling": most_attested(), "arabtext, net": model}
    systems["arabtext, nets + attested"] = tables_off
    table("House spelling of the token dictionary, unseen stems", [g for _, g in test], systems, [w for w, _ in test],
          {"letters": letters, "convention": lambda text: loose(letters(text))})  # fmt: skip


def foreign(data: Path) -> None:
    pairs = [(word, plain(english)) for word, english in read_tsv(data / "names" / "google_ar2en_eval.tsv")]
    gold = [(word, latin) for word, latin in pairs if latin]
    systems = peers()
    train = [(row[0], plain(row[1]) or "") for row in read_tsv(data / "names" / "google_ar2en_train.tsv")]
    if ngram := joint_ngram(train):
        systems["joint n-gram (phonetisaurus)"] = ngram

    def net(words: Sequence[str]) -> list[list[str]]:
        readings = spell._net().read(["^" + word for word in words], 8, beam=8, first=["foreign"])
        return [list(dict.fromkeys("".join(r.labels[1:]) for r in some)) for some in readings]

    def english(words: Sequence[str]) -> list[list[str]]:
        known = gazetteer.english_names()
        readings = spell._net().read(["^" + word for word in words], 8, beam=8, first=["foreign"])
        found = []
        for some in readings:
            scores: dict[str, float] = {}
            for r in some:
                text = "".join(r.labels[1:])
                gain = spell._LISTED + spell._BY_FREQUENCY * math.log(1 + known[text]) if text in known else 0.0
                scores[text] = max(scores.get(text, -99.0), r.log_probability + gain)
            found.append(sorted(scores, key=lambda t: -scores[t]))
        return found

    def lists(words: Sequence[str]) -> list[list[str]]:
        return [[s.text for s in spell.spellings(word, "foreign")] for word in words]

    table_ = resources.mapping("names/foreign.tsv", "key", "spellings")

    def looked_up(words: Sequence[str]) -> list[list[str]]:
        return [table_.get(normalize(word, "key").replace(" ", ""), "").split("|") for word in words]

    systems |= {"spellings attested in Wikidata": looked_up, "arabtext, net, no list": net}
    systems |= {"arabtext, + US Census names": english, "arabtext, + all lists": lists}
    table(
        "Foreign names, Google's eval file", [g for _, g in gold], systems, [w for w, _ in gold], {"letters": letters}
    )


def figures() -> None:
    """Print how the persons of our table, which is written by hand, are read as if it had no persons."""
    people = [entity for entity in gazetteer.entities() if entity.kind == "person"]
    gold, words = [p.press for p in people], [p.arabic for p in people]

    def acceptable(text: str) -> str:
        return "".join(loose(word) for word in word_keys(text))

    known = gazetteer.entity
    found: list[list[Candidate]] = []
    start = time.perf_counter()
    try:
        gazetteer.entity = lambda name: None
        found = [names.candidates(word, 5) for word in words]
        placed = [names.candidates(p.arabic, 5, country=p.country or None) for p in people]
    finally:
        gazetteer.entity = known
    seconds = (time.perf_counter() - start) / 2
    systems = {name: system for name, system in peers().items() if name == "arabic-name-romanizer"}
    systems["most frequent attested spellings"] = most_attested()
    table("Whole names of public figures, press form", gold, systems, words, {"exact": str, "acceptable": acceptable})
    for title, texts in (
        ("arabtext, without persons", [[c.text for c in some] for some in found]),
        ("the same, given the country", [[c.text for c in some] for some in placed]),
        ("arabtext", [[c.text for c in names.candidates(word, 5)] for word in words]),
    ):
        cells = "".join(f"{hits(gold, texts, form, n):>24}" for form in (str, acceptable) for n in (1, 5))
        print(f"  {title:34}{cells}{len(words) / seconds:10,.0f}")
    scores = [(some[0].score, acceptable(some[0].text) == acceptable(g)) for some, g in zip(found, gold, strict=True)]
    print(f"  expected calibration error of a whole name's score, without persons: {calibration(scores):.3f}")


def to_arabic(data: Path) -> None:
    attested, gold = index(), []
    for row in read_tsv(data / "names" / "person_name_variants.tsv"):
        for word in row[0].split("|"):
            entry = attested.get(key_of(word))
            if not entry or sum(entry.east.values()) < 3 or " " in word or spell.origins(key_of(word))["arab"] < 0.8:
                continue
            for written in row[1].split("|"):
                spelling = plain(written)
                listed = spelling and gazetteer.latin_tokens().get("".join(word_keys(spelling)))
                if spelling and " " not in spelling and not listed and alike(word, spelling):
                    gold.append(strip_article("ال" + word, spelling)[::-1])
    gold = sorted(set(gold))
    found = [[c.text for c in names.arabize(spelling.capitalize(), 5)] for spelling, _ in gold]
    print(f"\nEnglish to Arabic, spellings that no table lists ({len(gold)})")
    wanted = [word for _, word in gold]
    print(f"  1-best {hits(wanted, found, joined, 1)}, 5-best {hits(wanted, found, joined, 5)}")


def joined(word: str) -> str:
    return key_of(word).replace(" ", "")


def alike(word: str, spelling: str) -> bool:
    from arabtext.names.known.keys import skeleton

    return skeleton(word) == skeleton(spelling)


def mentions() -> None:
    print("\nNames found in running text, 20 paragraphs a language written and labeled by hand")
    for language in ("english", "arabic"):
        for title, finder in (("listed spellings", listed_mentions), ("arabtext", found_mentions)):
            right = found = wanted = 0
            for text, gold in paragraphs(language):
                got = finder(text)
                right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
            precision, recall = right / max(1, found), right / wanted
            print(f"  {language:8} {title:17} precision {precision:.3f}, recall {recall:.3f} ({wanted} mentions)")


def found_mentions(text: str) -> set[tuple[int, int, str]]:
    """Return the start, end and kind of what ``find`` finds."""
    return {(m.start, m.end, m.kind) for m in names.find(text) if m.kind != "term"}


def listed_mentions(text: str) -> set[tuple[int, int, str]]:
    """Return the start, end and kind of the listed spellings in ``text``, the longest first: the naive baseline."""
    listed = {
        form: entity.kind
        for entity in gazetteer.entities()
        for form in (*entity.spellings, entity.arabic, *entity.arabic_variants)
    }
    words, found, at = [match.span() for match in re.finditer(r"[\w'’-]+", text)], set(), 0
    while at < len(words):
        ends = range(min(len(words), at + MAX_WORDS), at, -1)
        last = next((end for end in ends if text[words[at][0] : words[end - 1][1]] in listed), None)
        if last:
            start, end = words[at][0], words[last - 1][1]
            found.add((start, end, listed[text[start:end]]))
        at = last or at + 1
    return {mention for mention in found if mention[2] != "term"}


def speed(data: Path) -> None:
    words = [
        row[0] for row in read_tsv(data / "names" / "arab_tokens.tsv") if re.fullmatch(r"[\u0621-\u064A]{3,}", row[0])
    ]
    net = Net.load("models/vocalizer.npz")
    print(f"\nSpeed of the vocalizing net on {len(words)} words in one batch (set OMP_NUM_THREADS=1 for one core)")
    for n, beam in ((1, 1), (1, 3), (5, 5)):
        start = time.perf_counter()
        readings = net.read(words, n, beam=beam)
        print(f"  {n}-best, beam {beam}: {len(words) / (time.perf_counter() - start):,.0f} words a second")
    assert all(marked(word, some[0].labels) for word, some in zip(words, readings, strict=True))
    size = sum(path.stat().st_size for path in (ROOT / "resources" / "models").glob("*.npz"))
    print(f"  all models together: {size / 1e6:.1f} MB")


def columns(data: Path) -> None:
    """Print how fast columns of two-word names are read, and how many names are an attested spelling, up to convention."""
    spelled = {
        row[0]: {loose(letters(written)) for written in row[1].split("|")}
        for row in read_tsv(data / "names" / "person_name_variants.tsv")
        if re.fullmatch(r"[\u0621-\u064A]{3,}", row[0])
    }
    draw = random.Random(24)
    for title, is_listed, size in (("listed", True, 5_000), ("unlisted", False, 2_000)):
        words = [word for word in spelled if bool(gazetteer.tokens_of(word)) == is_listed]
        pairs = [tuple(draw.sample(words, 2)) for _ in range(size)]
        column = [" ".join(pair) for pair in pairs]
        wanted = [{one + two for one in spelled[first] for two in spelled[second]} for first, second in pairs]
        print(f"\nA column of {size:,} {title} names of {len(words):,} words")
        print(f"  {'':34}{'right':>10}{'names/s':>10}")
        for name, (read, some) in column_readers(size).items():
            clear_caches()
            names.romanize("قيس تويفو")  # reads the tables and the nets
            start = time.process_time()
            found = read(column[:some])
            seconds = time.process_time() - start
            right = sum(sounds(text) in good for text, good in zip(found, wanted, strict=False))
            print(f"  {name:34}{100 * right / some:9.1f}%{some / seconds:10,.0f}")


def sounds(name: str) -> str:
    """Return the words of a name as one, with the usual variations of spelling folded in each."""
    return "".join(loose(letters(word)) for word in name.split())


def column_readers(size: int) -> dict[str, tuple[Callable[[Sequence[str]], list[str]], int]]:
    """Return what reads a column, and how many of its names are enough to measure that."""
    few = min(size, 300)
    found: dict[str, tuple[Callable[[Sequence[str]], list[str]], int]] = {}
    for name, system in peers().items():
        if name in ("Unidecode", "arabic-name-romanizer"):
            found[name] = (lambda texts, system=system: [some[0] for some in system(texts)], size)
    found["arabtext, one by one"] = (lambda texts: [names.romanize(text) for text in texts], few)
    found["arabtext, romanize_all"] = (names.romanize_all, size)
    return found


if __name__ == "__main__":
    if sys.argv[2:] == ["columns"]:
        columns(Path(sys.argv[1]))
        sys.exit()
    if sys.argv[1:] == ["phrases"]:
        phrase_names.measure()
        sys.exit()
    folder = folder_argument(__doc__)
    vocalized(folder)
    house(folder)
    foreign(folder)
    figures()
    to_arabic(folder)
    mentions()
    speed(folder)
