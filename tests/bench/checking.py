"""Measure how many faults put into the development articles ``editions.check`` finds, and its findings in unchanged ones.

    python tests/bench/checking.py DATA            the table
    python tests/bench/checking.py DATA missed     the faults that were missed, and the other findings
    python tests/bench/checking.py DATA planted    the faults of tests/quality/planted_*.tsv, and precision on real pairs

DATA is the data folder that holds editions/. Sentences that one side lacks are removed from the articles. Then faults
of nine kinds are put in, each into a sentence of its own, from fixed seeds: a sentence is deleted or added; a number, a
date, a person or a place is changed; one occurrence of a name is spelled differently; the end of a quotation is lost; a
sentence is moved. A fault is found if a finding of its kind is at its sentence. Half of the articles, by their numbers,
were seen while the rules were written. Translations have errors of their own, so the findings in unchanged articles
were judged by hand (checking_verdicts.tsv).

The naive checker reports a bead with an empty side, and a bead whose digits or addresses differ on its two sides.

``planted`` measures everyday mistranslations of all kinds in short documents that were written for it, one fault each,
and false alarms in the same documents before. A fault is found if the findings that it adds have one of its kind, or of
a kind that says the same (RELATED). Precision is measured on the findings of checking_judged.tsv that are reported:
news, documentation and single sentences, judged by hand. Half of the documents, and planted_dev.tsv, fitted the
probabilities; the others, and planted_test.tsv, did not.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import regex

ROOT = Path(__file__).parents[2]
VERDICTS = Path(__file__).with_name("checking_verdicts.tsv")
sys.path[:0] = [str(ROOT / "resources" / "builders")]

from checking_texts import documents, key, planted  # noqa: E402
from common import folder_argument, read_jsonl  # noqa: E402

from arabtext.editions import Finding, FindingKind, align, check  # noqa: E402
from arabtext.editions.beads import Aligned  # noqa: E402
from arabtext.editions.checking.consistency import inconsistencies, renderings  # noqa: E402
from arabtext.editions.checking.countries import country  # noqa: E402
from arabtext.editions.checking.glossary import parse_glossary  # noqa: E402
from arabtext.names import find  # noqa: E402
from arabtext.script.wordlist import frequency  # noqa: E402
from arabtext.values import dates, numbers  # noqa: E402

SEEDS, FAULTS = (11, 12, 13), 300
MIN_LENGTH = 60  # characters of a sentence that gets a fault
MAX_FREQUENCY = 30.0  # per million, of an Arabic word that is respelled as a name
KINDS = ("omitted", "added", "number", "date", "name", "place", "spelling", "quotation", "displaced")


@dataclass
class Edition:
    """Two sides of an article with faults, each a triple: its kind, the text of its sentence, what was done.

    ``beads`` are the sentences that translate each other, ``number`` is that of the article.
    """

    english: list[str]
    arabic: list[str]
    beads: list[tuple[list[str], list[str]]]
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    number: int = 0


def untouched(data: Path) -> list[Edition]:
    """Return the development articles without the sentences that one side lacks."""
    found = []
    for number, article in enumerate(read_jsonl(data / "editions" / "articles_dev.jsonl")):
        beads = [bead for bead in article["gold"] if bead[0] and bead[1]]
        sides = [[article[code][i] for bead in beads for i in bead[at]] for at, code in enumerate(("en", "ar"))]
        texts = [([article["en"][i] for i in e], [article["ar"][j] for j in a]) for e, a in beads]
        found.append(Edition(*sides, texts, number=number))
    return found


def with_faults(editions: list[Edition], dice: random.Random) -> list[Edition]:
    """Return the same articles with faults of all kinds, in equal numbers."""
    made = [Edition(list(one.english), list(one.arabic), one.beads) for one in editions]
    touched: list[set[str]] = [set() for _ in made]
    people = sorted(
        {m.text for one in editions for s in one.english for m in find(s) if m.kind == "person" and " " in m.text}
    )
    others = [(s, t) for one in editions for s, t in zip(one.english, one.arabic, strict=False)]
    done: Counter[str] = Counter()
    for attempt in range(FAULTS * 200):
        if sum(done.values()) >= FAULTS:
            break
        kind = min(KINDS, key=lambda k: (done[k], KINDS.index(k))) if attempt % 3 else dice.choice(KINDS)
        at = dice.randrange(len(made))
        if len(made[at].faults) < max(3, len(made[at].english) * 9 // 20) and PUT[kind](
            made[at], touched[at], dice, people, others
        ):
            done[kind] += 1
    return made


def _free(texts: list[str], touched: set[str], dice: random.Random) -> list[int]:
    order = [i for i, text in enumerate(texts) if i and text not in touched and len(text) > MIN_LENGTH]
    dice.shuffle(order)
    return order


Put = Callable[[Edition, set[str], random.Random, list[str], list[tuple[str, str]]], bool]


def omit(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Delete an Arabic sentence; the fault is at the English one that it translates."""
    for english, arabic in _untouched_pairs(one, touched, dice):
        touched.add(english)
        one.faults.append(("omitted", english, "deleted: " + arabic))
        one.arabic.remove(arabic)
        return True
    return False


def _untouched_pairs(one: Edition, touched: set[str], dice: random.Random) -> list[tuple[str, str]]:
    fit = [
        (english[0], arabic[0])
        for english, arabic in one.beads
        if len(english) == len(arabic) == 1
        and len(english[0]) > MIN_LENGTH
        and touched.isdisjoint((english[0], arabic[0]))
        and (one.english.count(english[0]), one.arabic.count(arabic[0])) == (1, 1)
    ]
    return dice.sample(fit, len(fit))


def add(one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]) -> bool:
    """Insert an Arabic sentence of another article."""
    _, text = dice.choice(others)
    if text in one.arabic or len(text) < MIN_LENGTH:
        return False
    one.arabic.insert(dice.randint(1, len(one.arabic)), text)
    touched.add(text)
    one.faults.append(("added", text, "added"))
    return True


def change_number(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Change a digit of a number of two digits or more."""
    texts = dice.choice((one.english, one.arabic))
    for i in _free(texts, touched, dice):
        days = [(d.start, d.end) for d in dates(texts[i])]
        fit = [
            n
            for n in numbers(texts[i])
            if regex.search(r"\d{2}", n.text) and n.kind == "cardinal" and not any(s <= n.start < e for s, e in days)
        ]
        if fit:
            number = dice.choice(fit)
            places = [m.start() for m in regex.finditer(r"\d", number.text)]
            place = number.start + dice.choice(places)
            digit = dice.choice([d for d in "123456789" if d != texts[i][place]])
            return _replace(one, texts, i, touched, "number", place, place + 1, digit)
    return False


def change_date(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Change the day or the year of a date."""
    texts = dice.choice((one.english, one.arabic))
    for i in _free(texts, touched, dice):
        fit = [(d, m) for d in dates(texts[i]) for m in regex.finditer(r"\d+", d.text)]
        if fit:
            date, part = dice.choice(fit)
            last = date.start + part.end() - 1
            digit = dice.choice([d for d in "123456789" if d != texts[i][last]])
            return _replace(one, texts, i, touched, "date", last, last + 1, digit)
    return False


def change_name(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Put another person in a person's place."""
    own = " ".join(one.english)
    for i in _free(one.english, touched, dice):
        fit = [m for m in find(one.english[i]) if m.kind == "person" and " " in m.text]
        if fit:
            mention = dice.choice(fit)
            name = dice.choice([p for p in people if not set(p.split()) & set(own.split())])
            return _replace(one, one.english, i, touched, "name", mention.start, mention.end, name)
    return False


def change_place(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Put a place of another country in a place's place."""
    places = {m.text: country(m.canonical) for english, _ in others for m in find(english) if m.kind == "place"}
    for i in _free(one.english, touched, dice):
        fit = [m for m in find(one.english[i]) if m.kind == "place"]
        if fit:
            mention = dice.choice(fit)
            elsewhere = [place for place in sorted(places) if places[place] != country(mention.canonical)]
            name = dice.choice([place for place in elsewhere if place not in " ".join(one.english)])
            return _replace(one, one.english, i, touched, "place", mention.start, mention.end, name)
    return False


def respell(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Change the spelling of the last occurrence of a name that occurs at least twice, on either side."""
    texts = dice.choice((one.english, one.arabic))
    words = Counter(w for text in texts for w in set(regex.findall(r"\p{L}+", text)))
    names = {w for s in one.english for m in find(s) if m.kind == "person" for w in m.text.split() if len(w) > 4}
    if texts is one.arabic:
        people_ = (m.text for s in one.arabic for m in find(s) if m.kind == "person")
        names = {w for text in people_ for w in text.split() if len(w) > 4 and frequency(w) < MAX_FREQUENCY}
    fit = sorted(w for w in names if words[w] > 1 and w.isalpha() and f"name {w}" not in touched)
    if not fit:
        return False
    name = dice.choice(fit)
    at = dice.randrange(2, len(name) - 1)
    wrong = name[:at] + (name[at + 1 :] if dice.random() < 0.5 else name[at] + name[at:])
    places = [i for i in range(len(texts)) if name in regex.findall(r"\p{L}+", texts[i]) and texts[i] not in touched]
    if len(places) < 2:
        return False
    i = places[-1]
    touched |= {f"name {name}", *(texts[place] for place in places[:-1])}  # one fault for each name
    start = regex.search(rf"(?<!\p{{L}}){name}(?!\p{{L}})", texts[i]).start()  # type: ignore[union-attr]
    return _replace(one, texts, i, touched, "spelling", start, start + len(name), wrong)


def open_quotation(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Lose the end of a quotation."""
    texts = dice.choice((one.english, one.arabic))
    for i in _free(texts, touched, dice):
        marks = [m.start() for m in regex.finditer(r'["”»]', texts[i])]
        if len(marks) == 2 and texts[i].count('"') in (0, 2) and marks[1] - marks[0] > 12:
            return _replace(one, texts, i, touched, "quotation", marks[1], marks[1] + 1, "")
    return False


def move(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Move an Arabic sentence elsewhere; the fault is at the English one."""
    for english, arabic in _untouched_pairs(one, touched, dice):
        to, j = dice.randrange(1, len(one.arabic) + 1), one.arabic.index(arabic)
        if abs(to - j) > 4:
            one.arabic.pop(j)
            one.arabic.insert(to - (to > j), arabic)
            touched |= {english, arabic}
            one.faults.append(("displaced", english, "moved: " + arabic))
            return True
    return False


def _replace(
    one: Edition, texts: list[str], i: int, touched: set[str], kind: str, start: int, end: int, by: str
) -> bool:
    old = texts[i]
    texts[i] = old[:start] + by + old[end:]
    touched |= {old, texts[i]}.union(*(e + a for e, a in one.beads if old in e + a))
    near = max(0, start - 20)
    one.faults.append((kind, texts[i], f"{old[near : end + 12]!r} -> {texts[i][near : start + len(by) + 12]!r}"))
    return True


PUT: dict[str, Put] = {
    "omitted": omit, "added": add, "number": change_number, "date": change_date, "name": change_name,
    "place": change_place, "spelling": respell, "quotation": open_quotation, "displaced": move,
}  # fmt: skip
#: Kinds of findings that count for a fault: a number in a date, a person whose name is spelled differently.
ALIKE = {
    "date": {"date", "number"},
    "number": {"number", "date"},
    "name": {"name", "spelling", "place"},
    "place": {"name", "spelling", "place", "nationality"},
    "spelling": {"spelling", "name"},
}


def naive(alignment: Aligned) -> list[Finding]:
    """Return a finding for each bead with an empty side, and for each whose digits differ on its two sides."""
    found = []
    for number, bead in enumerate(alignment.beads):
        english, arabic = alignment.passages(bead)
        kind: FindingKind | None = "omitted" if not arabic else "added" if not english else None
        if kind is None and digit_runs(english) != digit_runs(arabic):
            kind = "number"
        if kind is None and set(ADDRESS.findall(english)) != set(ADDRESS.findall(arabic)):
            kind = "link"
        if kind:
            finding = Finding(
                kind=kind, message=kind, bead=number, english=english, arabic=arabic, severity="high", beads=(number,)
            )
            found.append(finding)
    return found


ADDRESS = regex.compile(r"(?:https?://|www\.)[^\s<>\"«»()،؛]+")


def digit_runs(text: str) -> Counter[str]:
    """Return the runs of digits of a text, with their counts."""
    return Counter(str(int(run)) for run in regex.findall(r"\d+", text))


Checker = Callable[[Aligned], list[Finding]]


def matched(one: Edition, checker: Checker = check) -> tuple[list[tuple[str, str, str]], list[Finding], list[Finding]]:
    """Return the faults that were missed, the findings that match one, and those that match none."""
    findings = checker(align(one.english, one.arabic))
    missed, right = [], set()
    for fault in one.faults:
        kind, text, done = fault
        hits = [
            n
            for n, f in enumerate(findings)
            if f.kind in ALIKE.get(kind, {kind}) and text in (f.english + "\n" + f.arabic)
        ]
        right |= set(hits)
        if kind == "displaced":  # it is also true that the sentence is missing in one place and added in another
            moved_to = done.removeprefix("moved: ")
            right |= {
                n
                for n, f in enumerate(findings)
                if f.kind in ("omitted", "added") and {f.english, f.arabic} & {text, moved_to}
            }
        if not hits:
            missed.append(fault)
    return (
        missed,
        [f for n, f in enumerate(findings) if n in right],
        [f for n, f in enumerate(findings) if n not in right],
    )


def report(editions: list[Edition], clean: list[Edition], checker: Checker = check) -> Iterator[str]:
    """Yield the lines of the table: faults found by kind, recall and precision, findings in unchanged articles."""
    there, missed, false = Counter[str](), Counter[str](), Counter[str]()
    right = 0
    for one in editions:
        lost, good, bad = matched(one, checker)
        there.update(kind for kind, _, _ in one.faults)
        missed.update(kind for kind, _, _ in lost)
        false.update(finding.kind for finding in bad)
        right += len(good)
    for kind in KINDS:
        yield f"  {kind:10} {there[kind] - missed[kind]:4} of {there[kind]:4} found, {false[kind]:3} others"
    total, lost_total = sum(there.values()), sum(missed.values())
    yield f"  recall {1 - lost_total / total:.3f}, precision {right / (right + sum(false.values())):.3f}"
    alarms = [(str(one.number), f.kind, f.message) for one in clean for f in checker(align(one.english, one.arabic))]
    sentences = sum(len(one.english) for one in clean)
    kinds = dict(Counter(kind for _, kind, _ in alarms))
    yield f"  unchanged: {len(alarms)} findings in {sentences} sentences, one in {sentences / max(1, len(alarms)):.1f}: {kinds}"
    if checker is not check:
        return
    judged = Counter(verdicts().get(alarm, "not judged") for alarm in alarms)
    yield f"  judged by hand: {dict(judged)}; a false one in {sentences / max(1, judged['false'] + judged['not judged']):.1f}"


def verdicts() -> dict[tuple[str, ...], str]:
    """Return for (article, kind, message) whether the two texts do differ there: ``right`` or ``false``."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(row[:3]): row[3] for row in (line.split("\t") for line in lines)}


def main(data: Path) -> None:
    clean = untouched(data)
    for name, half in (("all", slice(None)), ("seen", slice(0, None, 2)), ("not seen", slice(1, None, 2))):
        print(name)
        faulty = [one for seed in SEEDS for one in with_faults(clean, random.Random(seed))[half]]
        print(*report(faulty, clean[half]), sep="\n")
        print("  the naive checker", *report(faulty, clean[half], naive), sep="\n")


def show(data: Path) -> None:
    """Print the faults that were missed, the other findings, and the findings in unchanged articles, by kind."""
    clean = untouched(data)
    faulty = with_faults(clean, random.Random(SEEDS[1]))
    by_kind: dict[str, list[str]] = defaultdict(list)
    for one, whole in list(zip(faulty, clean, strict=True))[::2]:
        lost, _, bad = matched(one)
        for kind, text, done in lost:
            by_kind[f"missed {kind}"].append(f"{done}   IN {text[:200]}")
        for finding in bad:
            by_kind[f"false {finding.kind}"].append(
                f"{finding.message} | {finding.english[:160]} | {finding.arabic[:160]}"
            )
        for finding in check(align(whole.english, whole.arabic)):
            by_kind[f"unchanged {finding.kind}"].append(
                f"{finding.message} | {finding.english[:300]} | {finding.arabic[:300]}"
            )
    for kind in sorted(by_kind):
        print(f"\n{kind}: {len(by_kind[kind])}", *by_kind[kind], sep="\n   ")


VALUES = {"number", "quantity", "currency", "rough", "fraction", "date", "time", "weekday"}
NAMES = {"name", "place", "nationality", "office", "spelling"}
PASSAGES = {"omitted", "added", "rephrased", "displaced"}
#: Kinds of findings that show a planted fault besides its own: a unit may be reported as another number.
RELATED = {
    **dict.fromkeys(VALUES, VALUES),
    **dict.fromkeys(NAMES, NAMES),
    **dict.fromkeys(PASSAGES, PASSAGES),
    "direction": {"place", "opposite"},
    "opposite": {"negation", "office", "number"},
    "negation": {"opposite"},
}


def planted_faults(data: Path) -> None:
    """Print how many planted faults are found, by kind, and the precision on judged findings."""
    quality = ROOT / "tests" / "quality"
    for path in sorted(quality.glob("planted_*.tsv")):
        terms = path.with_name(path.name.replace("planted_", "planted_glossary_")).with_suffix(".csv")
        glossary = parse_glossary(terms.read_text(encoding="utf-8")) if terms.is_file() else None
        print(path.name)
        print(*planted_table(path, lambda a, g=glossary: check(a, glossary=g)), sep="\n")  # type: ignore[misc]
        print("  the naive checker", *list(planted_table(path, naive))[-2:], sep="\n")
    print("reported findings of real pairs that are true")
    for half in ("fit", "report"):
        print(f"  {half}: {judged_precision(data, half)}")


def planted_table(path: Path, checker: Checker) -> Iterator[str]:
    """Yield the lines of a table of planted faults."""
    there, found, own = Counter[str](), Counter[str](), Counter[str]()
    documents_: dict[tuple[str, ...], int] = {}
    alarms = 0
    for fault in planted(path):
        before = {(one.kind, one.message) for one in all_findings(fault.faithful, checker)}
        texts = tuple(sentence for alignment in fault.faithful for sentence in alignment.english)
        if texts not in documents_:
            documents_[texts] = len(texts)
            alarms += len(before)
        kinds = {one.kind for one in all_findings(fault.faulty, checker) if (one.kind, one.message) not in before}
        there[fault.kind] += 1
        own[fault.kind] += fault.kind in kinds
        found[fault.kind] += bool(kinds & ({fault.kind} | RELATED.get(fault.kind, set())))
    for kind in sorted(there):
        yield f"  {kind:12} {found[kind]:3} of {there[kind]:3} found, {own[kind]:3} as that kind"
    total = sum(there.values())
    yield f"  recall {sum(found.values()) / total:.3f}, as that kind {sum(own.values()) / total:.3f}"
    sentences = sum(documents_.values())
    yield f"  faithful: {alarms} findings in {sentences} sentences, one in {sentences / max(1, alarms):.0f}"


def all_findings(alignments: Sequence[Aligned], checker: Checker) -> list[Finding]:
    """Return the findings of the texts of a folder, and those between them."""
    found = [one for alignment in alignments for one in checker(alignment)]
    if len(alignments) > 1 and checker is not naive:
        found += [one for _, one in inconsistencies(map(renderings, alignments))]
    return found


def judged_precision(data: Path, half: str) -> str:
    """Return how many reported findings of one half of the judged documents are true."""
    lines = (Path(__file__).with_name("checking_judged.tsv")).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    verdicts_ = {(row[0], row[3], row[4]): row[5] for row in rows}
    names = {row[1] for row in rows if row[2] == half}
    counted = Counter(
        verdicts_.get(key(one), "not judged")
        for name, alignment in documents(data)
        if name in names
        for one in check(alignment)
    )
    return f"{counted['true']} of {counted['true'] + counted['false']}, {counted['not judged']} not judged"


if __name__ == "__main__":
    {"missed": show, "planted": planted_faults}.get("".join(sys.argv[2:]), main)(folder_argument(__doc__))
