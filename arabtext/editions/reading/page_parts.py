"""The parts of a page, whatever format it is read from, and the article that they make.

Every block of a page is classified by its form and by editions/furniture.tsv: byline, date, caption, a line that leads
elsewhere, body. Of the body, blocks in the other script are taken out as embedded, and sentences that a page break or a
picture cut in two are joined again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import Link
from arabtext.memory import once
from arabtext.script import detect, normalize
from arabtext.values import dates

_CAPTION = regex.compile(
    r"(?i)^(?:figure|fig\.|photo|map|table|source|image|credit|شكل|الشكل|صورة|الصورة|خريطة|الخريطة|جدول|المصدر)"
    r"\s*+\p{Nd}*+\s*+[:：.\-–]"
)
_BYLINE = regex.compile(r"(?i)^(?:by|written by|بقلم|كتبه|كتب|كتبت|إعداد|تأليف)(?:\s*+:\s++|\s++)(?P<names>.{3,120})$")
_SERIES = regex.compile(r"(?i)^(?:part of a series|or see|جزء من سلسلة|أو انظر)\b")
# Chosen by hand on the pages of tests/editions/reading and the articles that the library was written for.
_MAX_SHORT_LINE: Final = 15  # words of a line of the page's frame
_MAX_DATE_LINE: Final = 60  # characters of a line that is a date
_MAX_BESIDE_DATE: Final = 3  # characters of such a line that are not part of the date
_MAX_SAMPLE: Final = 20_000  # characters from which the language is detected
_MIN_CUT: Final = 8  # words of a block that may have been cut in mid-sentence
_MIN_CUT_UNMARKED: Final = 26  # words of a block that was cut if it lacks final punctuation
_MAX_STANDFIRST: Final = 45  # words
_ARABIC_SCRIPT: Final = frozenset(("ar", "fa", "ur", "ku", "ckb", "ps"))  # languages written in it
_WHITE_SPACE = regex.compile(r"\s++")
_SIGNS = regex.compile(r"^[\W_]+$")
_TERMINAL = regex.compile(r"[.!?؟…:؛\"”»)\]❖◆]\s*$")


@dataclass
class PageParts:
    """The parts of a page that have been read so far.

    ``raw``: block → as it was in the page, with its line breaks. ``has_body``: whether running text was read.
    """

    title: str = ""
    subtitle: str = ""
    url: str | None = None
    language: str = ""
    date: str | None = None
    authors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    has_body: bool = False
    _link_texts: frozenset[str] = frozenset()

    def take(self, blocks: Iterable[str]) -> None:
        """Sort blocks, in the order of the page, into the parts."""
        effect = "head"
        self._link_texts = frozenset(link.text for link in self.links)
        for raw in blocks:
            block = _WHITE_SPACE.sub(lambda run: " " if "\n" in run.group() else run.group(), plain(raw)).strip()
            if not block or _SIGNS.match(block):
                continue
            known = furniture().get(key(block))
            if known == "end" and self.has_body:
                break
            if known:
                effect = known if known != "drop" else effect
                continue
            if effect == "edition":
                effect = "head"
                if self._is_edition_line(block):
                    continue
            effect = self._place(block, raw, effect)

    def _is_edition_line(self, block: str) -> bool:
        """Return whether a block after "Also available in" is the link that it announces; mark that link."""
        for i, link in enumerate(self.links):
            if link.text == block:
                self.links[i] = replace(link, relation="edition")
                return True
        return False

    def _place(self, block: str, raw: str, effect: str) -> str:
        """Sort one block into the parts; return the effect of the furniture before it on the next block."""
        before_body = not self.has_body
        authors = authors_in(block) if before_body else []
        is_date = before_body and _is_date(block)
        if not self.title:
            self.title = block
        elif before_body and key(block) == key(self.title):
            return effect
        elif authors:
            self.authors = self.authors or authors
        elif is_date:
            self.date = self.date or dates(block)[0].value
        elif effect == "skip":
            return effect
        elif _CAPTION.match(block):
            self.captions += [block] * (block not in self.captions)
        elif block not in self.captions and not self._leads_elsewhere(block):
            self.blocks.append(block.rstrip("❖◆■ "))
            self.raw[self.blocks[-1]] = raw
            self.has_body = self.has_body or len(block.split()) > _MAX_SHORT_LINE
        return effect

    def _leads_elsewhere(self, block: str) -> bool:
        """Return whether a short line leads to a series or to the other edition, or is a link as a whole."""
        if len(block.split()) >= _MAX_SHORT_LINE:
            return False
        if _SERIES.match(block) or block in self._link_texts:
            return True
        words = key(block).split()
        return any(furniture().get(" ".join(words[:size])) == "edition" for size in range(1, len(words)))

    def article(self) -> Article:
        """Return the article: embedded blocks taken out, cut sentences joined, headings kept as paragraphs."""
        whole = detect(" ".join([self.title, *self.blocks])[:_MAX_SAMPLE])
        main = _dominant(self.blocks or [self.title])
        body, embedded, last = list[str](), list[str](), False
        for block in self.blocks:
            foreign = detect(block).script in {"arabic", "latin"} - {main}
            if not foreign:
                body.append(block)
            elif last:
                embedded[-1] += "\n\n" + self.raw[block]
            else:
                embedded.append(self.raw[block])
            last = foreign
        language = whole.language if whole.script != "mixed" else ("ar" if main == "arabic" else "en")
        if self.language and (self.language in _ARABIC_SCRIPT) == (main == "arabic"):
            language = self.language  # what the page says, if it can be
        paragraphs = _joined(body)
        subtitle = self.subtitle
        if not subtitle and len(paragraphs) > 2 and _is_standfirst(paragraphs[0], paragraphs[1]):
            subtitle = paragraphs[0]
        return Article(
            title=self.title,
            url=self.url,
            language=language,
            date=self.date,
            authors=tuple(self.authors),
            paragraphs=tuple(paragraphs),
            links=tuple(self.links),
            subtitle=subtitle,
            captions=tuple(self.captions),
            embedded=tuple(embedded),
        )


def plain(block: str) -> str:
    """Return a block without Markdown's marks."""
    block = regex.sub(r"(?m)^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", "", block)
    return regex.sub(
        r"(?<![\w*])[*_]{1,2}(?=\S)(.+?)(?<=\S)[*_]{1,2}(?![\w*])", r"\1", block.replace("\\(", "(").replace("\\)", ")")
    )


def authors_in(line: str) -> list[str]:
    """Return the people of a line that begins with ``by`` or ``بقلم``; none of any other line.

    >>> authors_in("By Layla Haddad and Omar Rashid"), authors_in("بقلم: ليلى حداد وعمر رشيد")
    (['Layla Haddad', 'Omar Rashid'], ['ليلى حداد', 'عمر رشيد'])
    """
    byline = _BYLINE.match(line)
    return names_in(byline["names"]) if byline else []


def names_in(written: str) -> list[str]:
    """Return the people in a list of names."""
    parts = regex.split(r",|\band\b|&|؛|،|(?<=\s)و(?=\p{L})", written)
    return [name.strip(" .:") for name in parts if name.strip(" .:")]


def key(block: str) -> str:
    """Return the key by which a block is compared with furniture and titles."""
    return " ".join(normalize(block, "key").split())


@once
def furniture() -> dict[str, str]:
    """Return the keys of lines of a page's frame → their effect on the lines after them."""
    return {key(phrase): effect for phrase, effect in resources.rows("editions/furniture.tsv", "phrase", "effect")}


def _is_date(block: str) -> bool:
    found = dates(block) if len(block) <= _MAX_DATE_LINE else []
    return len(found) == 1 and len(block) - len(found[0].text) <= _MAX_BESIDE_DATE and is_day(found[0].value)


def is_day(value: str) -> bool:
    """Return whether an ISO 8601 value is a day."""
    return regex.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def day_in(written: str) -> str | None:
    """Return the first day that a text names, as ISO 8601.

    >>> day_in("Posted 2 كانون الثاني/يناير 2019"), day_in("January 2019")
    ('2019-01-02', None)
    """
    return next((date.value for date in dates(written) if is_day(date.value)), None)


def _dominant(blocks: list[str]) -> str:
    """Return the script of most letters of the blocks."""
    found = [(len(block), detection) for block in blocks if (detection := detect(block)).runs]
    arabic = sum(length * detection.arabic for length, detection in found)
    return "arabic" if 2 * arabic >= sum(length for length, _ in found) else "latin"


def _joined(blocks: list[str]) -> list[str]:
    """Return the blocks, those joined that a page break or a picture cut in mid-sentence."""
    joined: list[str] = []
    for block in blocks:
        if joined and _continues(joined[-1], block):
            joined[-1] = f"{joined[-1]} {block}"
        else:
            joined.append(block)
    return joined


def _continues(before: str, block: str) -> bool:
    """Return whether ``block`` goes on with the sentence that ``before`` ends in."""
    if len(before.split()) < _MIN_CUT or _TERMINAL.search(before):
        return False
    return block[0].islower() or (block[0].isalpha() and before[-1] in ",،") or _ends_open(before)


def _ends_open(block: str) -> bool:
    """Return whether a long block lacks all final punctuation."""
    return len(block.split()) >= _MIN_CUT_UNMARKED and not regex.search(r"[\p{P}\p{S}]\s*$", block)


def _is_standfirst(first: str, second: str) -> bool:
    return (
        len(first.split()) <= _MAX_STANDFIRST
        and len(second.split()) > len(first.split())
        and _TERMINAL.search(first) is not None
    )
