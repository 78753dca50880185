"""Compare addresses: pairs labeled by hand, and slugs of Arabic and English titles.

    python tests/bench/addresses.py [DATA]

tests/data/address_pairs.tsv holds pairs of addresses of one page and of different pages; the half "tune" may be read
while rules are written, the figures are those of the half "held-out". Peers: w3lib and courlan (pip install w3lib
courlan); naive: the text itself, and the host in lower case with the path, without the query.

DATA is a folder with editions/articles_dev.jsonl and tatoeba_en_ar.txt: titles of every other article, which were not
used for tuning, become slugs, and so do short English sentences and the names of persons.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import regex

from arabtext import normalize, resources, urls
from arabtext.script import Profile

PAIRS = Path(__file__).parents[1] / "data" / "address_pairs.tsv"


def pairs() -> Iterator[tuple[str, bool, str, str]]:
    """Yield the half, whether both addresses are of one page, and the addresses."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            one, other = (row[side].replace("\\n", "\n").replace("\\u200f", "\u200f") for side in ("one", "other"))
            yield row["half"], row["verdict"] == "same", one, other


def without_query(url: str) -> str:
    """Return the host in lower case and the path: the naive key."""
    parts = urlsplit(url)
    return (parts.hostname or "") + parts.path.rstrip("/")


def methods() -> dict[str, Callable[[str], str]]:
    found: dict[str, Callable[[str], str]] = {"the text itself": str, "host and path": without_query}
    if importlib.util.find_spec("w3lib"):
        from w3lib.url import canonicalize_url

        found["w3lib canonicalize_url"] = canonicalize_url
    if importlib.util.find_spec("courlan"):
        from courlan import clean_url, normalize_url

        found["courlan normalize_url, strict"] = lambda url: normalize_url(url, strict=True)
        found["courlan clean_url"] = lambda url: clean_url(url) or ""
    return found | {"arabtext key": urls.key}


def compare_pairs() -> None:
    for half in ("tune", "held-out"):
        some = [pair for pair in pairs() if pair[0] == half]
        same, different = (sum(pair[1] is wanted for pair in some) for wanted in (True, False))
        print(f"{half}: {same} pairs of one page, {different} of different pages")
        for name, make_key in methods().items():
            united = apart = 0
            make_key("https://example.org/a")  # reads the tables
            start = time.perf_counter()
            for _, is_same, one, other in some:
                equal = make_key(one) == make_key(other)
                united += is_same and equal
                apart += not is_same and not equal
                if name == "arabtext key" and half == "tune" and equal != is_same:
                    print("   ", "apart" if is_same else "united", one, other)
            micros = (time.perf_counter() - start) / len(some) / 2 * 1e6
            print(f"  {name}: {united} united, {apart} kept apart, {micros:.0f} µs an address")


ARABIC = regex.compile(r"[\u0621-\u063A\u0641-\u064A]+")
LATIN = regex.compile(r"[a-z0-9]+")


def slugs(data: Path) -> Iterator[tuple[str, str]]:
    """Yield slugs of titles of one to eight words with the Arabic title, or nothing for an English one."""
    from arabtext.urls.slugs import _makers, _table

    lines = (data / "editions" / "articles_dev.jsonl").read_text(encoding="utf-8").splitlines()
    pick = random.Random(1)
    for article in map(json.loads, lines[1::2]):
        for sentence in article["ar"]:
            words = ARABIC.findall(normalize(sentence, Profile(tashkeel=True)))[: pick.choice([1, 2, 3, 4, 6, 8])]
            maker = pick.choice(["drupal", *_makers()])
            spelled = [urls.slug(word) if maker == "drupal" else _table(maker).spelt(word) for word in words]
            if slug := regex.sub("[^a-z0-9-]", "", "-".join(filter(None, spelled)).lower()):
                yield slug, " ".join(words)
        for sentence in article["en"]:
            words = LATIN.findall(sentence.lower().replace("'", ""))[: pick.choice([1, 2, 3, 4, 6, 8])]
            if words:
                yield "-".join(words), ""


def read_slugs(data: Path) -> None:
    some = list(slugs(data))
    bins: dict[int, list[tuple[float, bool]]] = {}
    answered = {True: 0, False: 0}
    for slug, title in some:
        for best in urls.slug_words(slug):
            answered[bool(title)] += 1
            bins.setdefault(min(9, int(best.score * 10)), []).append((best.score, best.text == title))
    arabic = sum(bool(title) for _, title in some)
    print(f"slugs of titles not used for tuning: {arabic} Arabic, {len(some) - arabic} English")
    print(f"  read as Arabic: {answered[True]} of the Arabic ones, {answered[False]} of the English ones")
    error = sum(abs(sum(score for score, _ in one) - sum(right for _, right in one)) for one in bins.values())
    print(f"  expected calibration error {error / sum(answered.values()):.3f}")


def read_others(data: Path) -> None:
    """Print how many slugs of short English sentences and of names of persons in English are read as Arabic."""
    lines = (data / "editions" / "tatoeba_en_ar.txt").read_text(encoding="utf-8").splitlines()
    pick = random.Random(3)
    sentences = [LATIN.findall(line.split("\t")[0].lower()) for line in pick.sample(lines, 4_000)]
    people = [LATIN.findall(name.lower()) for (name,) in resources.rows("names/people.tsv", "press")]
    for what, some in (
        ("English sentences", [words[: pick.choice([1, 2, 3, 5])] for words in sentences]),
        ("names", people),
    ):
        best = [found[0].score for words in some if (found := urls.slug_words("-".join(words)))]
        print(f"{len(some)} slugs of {what}: {len(best)} read as Arabic, highest score {max(best, default=0):.2f}")


if __name__ == "__main__":
    compare_pairs()
    if len(sys.argv) > 1:
        read_slugs(Path(sys.argv[1]))
        read_others(Path(sys.argv[1]))
