"""Measure the repair of mojibake and the recognition of encodings on texts that nothing was tuned on.

    python tests/bench/encodings.py DATA [LINES]

DATA is the folder of the shared data. LINES is a folder of clean lines, a file ``LANGUAGE.txt`` for each language; without
it, only Arabic is measured. Of both, the odd articles, sentences and lines are used; the even ones served for tuning.
Peers are ftfy, charset-normalizer and chardet, where they are installed. The naive baselines are: leave a text as it
is; encode it as cp1252 and decode that as UTF-8; take a file for UTF-8, or else for Latin-1.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from arabtext.errors import InputError
from arabtext.script import Profile, normalize
from arabtext.script.decode import find_text
from arabtext.script.repairs.mojibake import could_be_mojibake

OFF = Profile(
    mojibake=False, visual_order=False, controls=False, unicode="keep", presentation_forms=False,
    bidi_controls=False, zero_width=False, spaces=False, tatweel=False, punctuation_spacing=False,
)  # fmt: skip
ON = Profile(**{**{name: getattr(OFF, name) for name in OFF.__dataclass_fields__}, "mojibake": True})
TITLES = 1_000

# A step is an encoding and the table that its bytes are read with; what is behind a "-" says what happens to bytes that
# the table lacks: as browsers show them (C1 controls), dropped, U+FFFD, or dropped with the soft hyphen.
WRONG = ("cp1252", "latin-1", "cp1256", "mac_roman", "cp437", "cp850", "cp1251", "mac_arabic", "cp720")
CHAINS: dict[str, list[tuple[str, str]]] = {f"UTF-8 as {wrong}": [("utf-8", wrong)] for wrong in WRONG}
CHAINS |= {
    f"UTF-8 as {w}, twice": [("utf-8", w)] * 2 for w in ("cp1252", "cp1256", "mac_roman", "cp437", "cp850", "cp1251")
}
CHAINS |= {
    "UTF-8 as cp1252, three times": [("utf-8", "cp1252")] * 3,
    "UTF-8 as cp1256, then as cp1252": [("utf-8", "cp1256"), ("utf-8", "cp1252")],
    "UTF-8 as cp437, then as cp1252": [("utf-8", "cp437"), ("utf-8", "cp1252")],
    "UTF-8 as cp1252, bytes dropped": [("utf-8", "cp1252-drop")],
    "UTF-8 as cp1252, bytes U+FFFD": [("utf-8", "cp1252-replace")],
    "UTF-8 as cp1252, also soft hyphens dropped": [("utf-8", "cp1252-shy")],
    "UTF-8 as cp1252 twice, bytes dropped": [("utf-8", "cp1252-drop")] * 2,
}
CHAINS |= {
    f"{right} as {wrong}": [(right, wrong)]
    for right in ("cp1256", "iso8859_6", "mac_arabic", "cp720")
    for wrong in ("cp1252", "cp1256", "mac_roman", "cp437", "cp850", "cp1251")
    if right != wrong
}
CHAINS |= {
    "cp1256 as cp1252, then UTF-8 as cp1252": [("cp1256", "cp1252"), ("utf-8", "cp1252")],
    "iso8859_6 as cp1256, then UTF-8 as cp1252": [("iso8859_6", "cp1256"), ("utf-8", "cp1252")],
}


def damaged(text: str, steps: Iterable[tuple[str, str]]) -> str | None:
    """Return a text as it looks after the steps; None if it cannot be written in an encoding."""
    for encoding, table in steps:
        wrong, _, lost = table.partition("-") if table != "latin-1" else (table, "", "")
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            return None
        stand_in: Callable[[int], str] = {"": chr, "replace": lambda _: "\ufffd"}.get(lost, lambda _: "")
        text = "".join(bytes([byte]).decode(wrong, "ignore") or stand_in(byte) for byte in raw)
        text = text.replace("\N{SOFT HYPHEN}", "") if lost == "shy" else text
    return text


def once(text: str) -> str:
    """Return a text encoded as cp1252 and decoded as UTF-8, as many scripts do."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def peers() -> dict[str, Callable[[str], str]]:
    found: dict[str, Callable[[str], str]] = {
        "left": lambda text: text, "cp1252 once": once, "arabtext": lambda text: normalize(text, ON)
    }  # fmt: skip
    try:
        import ftfy
    except ImportError:
        return found
    return {**found, "ftfy": ftfy.fix_encoding}


def share(repair: Callable[[str], str], pairs: list[tuple[str, str]]) -> str:
    return f"{sum(repair(broken) == whole for broken, whole in pairs) / len(pairs):.3f}" if pairs else "-"


def chains(titles: list[str]) -> None:
    tools = peers()
    print(
        f"\n{len(titles)} titles of up to eight words, exact | titles | "
        + " | ".join(tools)
        + " | thousand characters/s"
    )
    for name, steps in CHAINS.items():
        pairs = [(broken, title) for title in titles if (broken := damaged(title, steps)) is not None]
        spent = time.process_time()
        ours = share(tools["arabtext"], pairs)
        speed = sum(len(broken) for broken, _ in pairs) / (time.process_time() - spent) / 1e3
        rest = [ours if tool == "arabtext" else share(repair, pairs) for tool, repair in tools.items()]
        print(f"{name} | {len(pairs)} | " + " | ".join(rest) + f" | {speed:.0f}")


def short(titles: list[str]) -> None:
    print("\ntexts of a few words: repaired / left as they are / wrong")
    for name, steps in CHAINS.items():
        cells = []
        for size in (1, 3):
            whole = [" ".join(title.split()[1 : 1 + size]) for title in titles]
            pairs = [(b, w) for w in whole if len(w) > 2 and (b := damaged(w, steps)) not in (None, w)]
            answers = [(normalize(broken, ON), broken, w) for broken, w in pairs if broken]
            right = sum(a == w for a, _, w in answers) / len(answers)
            left = sum(a == b != w for a, b, w in answers) / len(answers)
            cells.append(f"{right:.3f} / {left:.3f} / {abs(1 - right - left):.3f}")
        print(f"{name} | " + " | ".join(cells))


def languages(lines: dict[str, list[str]]) -> None:
    tools = peers()
    print("\nlines of other languages, exact | " + " | ".join(tools))
    for wrong in ("cp1252", "mac_roman", "cp437"):
        for language in ("fr", "tr", "pl", "cs", "vi", "ru", "el", "he", "fa", "ur", "th", "zh"):
            some = [line for line in lines.get(language, ()) if not line.isascii()][:200]
            pairs = [(broken, line) for line in some if (broken := damaged(line, [("utf-8", wrong)]))]
            print(f"{language}, UTF-8 as {wrong} | " + " | ".join(share(repair, pairs) for repair in tools.values()))


def clean(lines: dict[str, list[str]]) -> None:
    pick, tools = random.Random(0), peers()
    whole = [line for some in lines.values() for line in some]
    hard = [text for line in whole for text in (line.upper(), f"“«{line[:60]}»”…")]
    for line in whole:
        words = line.split()
        for size in (1, 2, 3):
            if len(words) >= size:
                at = pick.randrange(len(words) - size + 1)
                few = " ".join(words[at : at + size])
                hard += [few, few.upper(), few.title()]
    print("\nclean texts changed")
    for name, some in (
        (f"lines in {len(lines)} languages", whole),
        ("the same in capitals, in quotes, cut to 1-3 words", hard),
    ):
        counts = (
            f"{tool} {sum(repair(x) != x for x in some)}"
            for tool, repair in tools.items()
            if tool in ("arabtext", "ftfy")
        )
        print(f"{name}: of {len(some)} " + ", ".join(counts))
    for language in ("ar_news", "ar_wiki", "en", "fr", "fa", "tr", "vi"):
        tokens = [token for line in lines.get(language, ()) for token in line.split()]
        if tokens:
            print(f"words that could be mojibake, {language}: {sum(map(could_be_mojibake, tokens))} of {len(tokens)}")


# Files


def utf8_or_latin1(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def ours(raw: bytes) -> str | None:
    try:
        return find_text(raw, "file").text
    except InputError:
        return None


def charset_normalizer_text(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return None if best is None else str(best)


def chardet_text(raw: bytes) -> str | None:
    import chardet

    encoding = chardet.detect(raw)["encoding"]
    try:
        return raw.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def readers() -> dict[str, Callable[[bytes], str | None]]:
    found: dict[str, Callable[[bytes], str | None]] = {"UTF-8 or Latin-1": utf8_or_latin1, "arabtext": ours}
    for name, reader in (("charset_normalizer", charset_normalizer_text), ("chardet", chardet_text)):
        try:
            __import__(name)
        except ImportError:
            continue
        found[name] = reader
    return found


def files(titles: list[str], lines: dict[str, list[str]]) -> None:
    """Print the share of files that are read right, and of those that are read wrong without an error."""
    tools = readers()
    print("\nfiles: right (wrong) | " + " | ".join(tools))
    kinds = [
        ("ar", codec) for codec in ("utf-8", "cp1256", "iso8859_6", "mac_arabic", "cp720", "utf-16-le", "utf-16-be")
    ]
    kinds += [
        ("en", "cp1252"),
        ("fr", "cp1252"),
        ("fr", "mac_roman"),
        ("fr", "cp850"),
        ("de", "cp1252"),
        ("tr", "cp1254"),
        ("fa", "cp1256"),
    ]
    kinds += [("ru", "cp1251"), ("he", "cp1255"), ("el", "cp1253"), ("th", "cp874"), ("ja", "shift_jis"), ("zh", "gbk")]
    kinds += [(language, damage) for damage in ("a bad byte", "cut") for language in ("ar", "fr", "tr", "ru")]
    stated: list[tuple[float, bool]] = []
    for size in (1, 8):
        for language, codec in kinds:
            some = titles if language == "ar" else lines.get(language, [])
            texts = ["\n".join(some[at : at + size]) for at in range(0, len(some) - size + 1, size)]
            cases = list(written(texts, codec))[:120]
            if not cases:
                continue
            cells = []
            for reader in tools.values():
                answers = [(reader(raw), text) for raw, text in cases]
                right = sum(answer is not None and is_same(answer, text, codec) for answer, text in answers)
                wrong = sum(answer is not None for answer, _ in answers) - right
                cells.append(f"{right / len(cases):.2f} ({wrong / len(cases):.2f})")
            print(f"{language} {codec}, {size} line{'s' * (size > 1)} ({len(cases)}) | " + " | ".join(cells))
            stated += [sure for raw, text in cases if (sure := confidence(raw, text, codec))]
    for low, high in ((0.0, 0.8), (0.8, 0.9), (0.9, 0.99), (0.99, 1.01)):
        answers_of = [right for sure, right in stated if low <= sure < high]
        if answers_of:
            print(f"stated confidence {low} to {min(high, 1.0)}: {sum(answers_of)} of {len(answers_of)} right")


def written(texts: list[str], codec: str) -> Iterator[tuple[bytes, str]]:
    """Yield files with their texts: in an encoding, or UTF-8 with damage."""
    pick = random.Random(1)
    for text in texts:
        if codec == "a bad byte" and not text.isascii():
            at = pick.randrange(len(text) + 1)
            yield text[:at].encode() + bytes([pick.choice((0x80, 0x92, 0xE9, 0xFF, 0xD9))]) + text[at:].encode(), text
        elif codec == "cut" and not text.isascii():
            last = max(at for at, character in enumerate(text) if character > "\x7f")
            yield text[: last + 1].encode()[:-1], text
        elif codec not in ("a bad byte", "cut"):
            try:
                raw = text.encode(codec)
            except UnicodeEncodeError:
                continue
            if codec.startswith("utf-16") or not raw.isascii():
                yield raw, text


def is_same(answer: str, text: str, codec: str) -> bool:
    """Return whether a file was read right; the bytes that are damaged may be anything, or nothing."""
    if codec == "cut":
        return text.startswith(answer.rstrip("\ufffd")) and len(answer) > 1
    if codec == "a bad byte":
        return answer.replace("\ufffd", "") == text
    return answer.replace("\xa0", " ") == text.replace("\xa0", " ")


def confidence(raw: bytes, text: str, codec: str) -> tuple[float, bool] | None:
    try:
        found = find_text(raw, "file")
    except InputError:
        return None
    return found.confidence, is_same(found.text, text, codec)


if __name__ == "__main__":
    data = Path(sys.argv[1]) / "editions"
    articles = [json.loads(line) for line in (data / "articles_dev.jsonl").read_text("utf-8").splitlines()]
    pairs = [json.loads(line) for line in (data / "pud_en_ar.jsonl").read_text("utf-8").splitlines()]
    tatoeba = [row.split("\t")[1] for row in (data / "tatoeba_en_ar.txt").read_text("utf-8").splitlines()]
    sentences = [line for article in articles[1::2] for line in article["ar"]] + [pair["ar"] for pair in pairs[1::2]]
    sentences += [line for line in tatoeba[1::2] if len(line.split()) > 4]
    titles = [" ".join(sentence.split()[:8]) for sentence in sentences][:TITLES]
    lines: dict[str, list[str]] = {}
    for path in sorted(Path(sys.argv[2]).glob("*.txt")) if len(sys.argv) > 2 else ():
        lines[path.stem] = path.read_text("utf-8").splitlines()[1::2]
    chains(titles)
    short(titles)
    if lines:
        languages(lines)
        clean(lines)
    files(titles, lines)
