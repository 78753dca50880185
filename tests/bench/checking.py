"""What `editions.check` finds of faults put into the dev articles, and how often it cries wolf on untouched ones.

    python tests/bench/checking.py DATA            the table
    python tests/bench/checking.py DATA missed     what it missed, and what it found that was not put there

DATA is the data folder that holds editions/. The articles are stripped of sentences that one side lacks; then faults of
nine kinds are put in, each in a sentence of its own, from fixed seeds: a sentence deleted or added, a number, a date, a
person or a place changed, a name spelt otherwise once, the end of a quotation lost, a sentence moved. A fault is found if a
finding of its kind stands at its sentence. Half of the articles, by their number, were looked at while rules were made.
Translations have errors of their own: what is found in untouched articles was judged by hand (checking_verdicts.tsv).
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

ROOT = Path(__file__).parents[2]
VERDICTS = Path(__file__).with_name("checking_verdicts.tsv")
sys.path[:0] = [str(ROOT / "resources" / "builders")]

from common import read_jsonl  # noqa: E402

from arabtext.editions import Finding, align, check  # noqa: E402
from arabtext.editions.checking.countries import country  # noqa: E402
from arabtext.names import find  # noqa: E402
from arabtext.script.wordlist import frequency  # noqa: E402
from arabtext.values import dates, numbers  # noqa: E402

SEEDS, FAULTS, A_SENTENCE, A_NAME = (11, 12, 13), 300, 60, 30.0
KINDS = ("omitted", "added", "number", "date", "name", "place", "spelling", "quotation", "displaced")


@dataclass
class Edition:
    """Two sides of an article with faults: (kind, texts by which its place is known, what was done).

    ``beads``: the sentences that translate each other; ``number``: of the article.
    """

    english: list[str]
    arabic: list[str]
    beads: list[tuple[list[str], list[str]]]
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    number: int = 0


def untouched(data: Path) -> list[Edition]:
    """The dev articles without what one side lacks."""
    found = []
    for number, article in enumerate(read_jsonl(data / "editions" / "articles_dev.jsonl")):
        beads = [bead for bead in article["gold"] if bead[0] and bead[1]]
        sides = [[article[code][i] for bead in beads for i in bead[at]] for at, code in enumerate(("en", "ar"))]
        texts = [([article["en"][i] for i in e], [article["ar"][j] for j in a]) for e, a in beads]
        found.append(Edition(*sides, texts, number=number))
    return found


def with_faults(editions: list[Edition], dice: random.Random) -> list[Edition]:
    """The same articles with faults of all kinds, dealt out evenly."""
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
    order = [i for i, text in enumerate(texts) if i and text not in touched and len(text) > A_SENTENCE]
    dice.shuffle(order)
    return order


Put = Callable[[Edition, set[str], random.Random, list[str], list[tuple[str, str]]], bool]


def omit(
    one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]
) -> bool:
    """Delete an Arabic sentence; the fault is at the English one beside which it stood."""
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
        and len(english[0]) > A_SENTENCE
        and touched.isdisjoint((english[0], arabic[0]))
        and (one.english.count(english[0]), one.arabic.count(arabic[0])) == (1, 1)
    ]
    return dice.sample(fit, len(fit))


def add(one: Edition, touched: set[str], dice: random.Random, people: list[str], others: list[tuple[str, str]]) -> bool:
    """Insert an Arabic sentence of another article."""
    _, text = dice.choice(others)
    if text in one.arabic or len(text) < A_SENTENCE:
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
    """Spell a name that comes twice otherwise the second time, on either side."""
    texts = dice.choice((one.english, one.arabic))
    words = Counter(w for text in texts for w in set(regex.findall(r"\p{L}+", text)))
    names = {w for s in one.english for m in find(s) if m.kind == "person" for w in m.text.split() if len(w) > 4}
    if texts is one.arabic:
        people_ = (m.text for s in one.arabic for m in find(s) if m.kind == "person")
        names = {w for text in people_ for w in text.split() if len(w) > 4 and frequency(w) < A_NAME}
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
    touched |= {f"name {name}", *(texts[place] for place in places[:-1])}  # one slip for each, and the others stay
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
#: Kinds that name one fault as well: a number in a date, a person whose name is spelt otherwise.
ALIKE = {
    "date": {"date", "number"},
    "number": {"number", "date"},
    "name": {"name", "spelling"},
    "place": {"name", "spelling"},
    "spelling": {"spelling", "name"},
}


def matched(one: Edition) -> tuple[list[tuple[str, str, str]], list[Finding], list[Finding]]:
    """The faults that were missed, the findings that match one, and those that match none."""
    findings = check(align(one.english, one.arabic))
    missed, right = [], set()
    for fault in one.faults:
        kind, text, done = fault
        hits = [
            n
            for n, f in enumerate(findings)
            if f.kind in ALIKE.get(kind, {kind}) and text in (f.english + "\n" + f.arabic)
        ]
        right |= set(hits)
        if kind == "displaced":  # that it is not where it should be is true as well
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


def report(editions: list[Edition], clean: list[Edition]) -> Iterator[str]:
    there, missed, false = Counter[str](), Counter[str](), Counter[str]()
    right = 0
    for one in editions:
        lost, good, bad = matched(one)
        there.update(kind for kind, _, _ in one.faults)
        missed.update(kind for kind, _, _ in lost)
        false.update(finding.kind for finding in bad)
        right += len(good)
    for kind in KINDS:
        yield f"  {kind:10} {there[kind] - missed[kind]:4} of {there[kind]:4} found, {false[kind]:3} others"
    total, lost_total = sum(there.values()), sum(missed.values())
    yield f"  recall {1 - lost_total / total:.3f}, precision {right / (right + sum(false.values())):.3f}"
    alarms = [(str(one.number), f.kind, f.message) for one in clean for f in check(align(one.english, one.arabic))]
    sentences = sum(len(one.english) for one in clean)
    kinds = dict(Counter(kind for _, kind, _ in alarms))
    yield f"  untouched: {len(alarms)} alarms in {sentences} sentences, one in {sentences / max(1, len(alarms)):.1f}: {kinds}"
    judged = Counter(verdicts().get(alarm, "not judged") for alarm in alarms)
    yield f"  judged by hand: {dict(judged)}; a false one in {sentences / max(1, judged['false'] + judged['not judged']):.1f}"


def verdicts() -> dict[tuple[str, ...], str]:
    """(article, kind, message) → whether the two texts do differ there: ``right`` or ``false``."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(row[:3]): row[3] for row in (line.split("\t") for line in lines)}


def main(data: Path) -> None:
    clean = untouched(data)
    for name, half in (("all", slice(None)), ("looked at", slice(0, None, 2)), ("not looked at", slice(1, None, 2))):
        print(name)
        faulty = [one for seed in SEEDS for one in with_faults(clean, random.Random(seed))[half]]
        print(*report(faulty, clean[half]), sep="\n")


def show(data: Path) -> None:
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
            by_kind[f"alarm {finding.kind}"].append(
                f"{finding.message} | {finding.english[:300]} | {finding.arabic[:300]}"
            )
    for kind in sorted(by_kind):
        print(f"\n{kind}: {len(by_kind[kind])}", *by_kind[kind], sep="\n   ")


if __name__ == "__main__":
    {"missed": show}.get("".join(sys.argv[2:]), main)(Path(sys.argv[1]))
