"""What a page is taken apart into, whatever it is read from, and how its blocks become an article.

What a block is follows from its form and from editions/furniture.tsv: byline, date, caption, a line that leads
elsewhere; a block in the other script is embedded; a sentence that a page break or a picture cut is joined again. What
remains is the body.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import regex

from arabtext import resources
from arabtext.editions.reading.article import Article, Link
from arabtext.memory import once
from arabtext.script import detect, normalize
from arabtext.values import dates

_CAPTION = regex.compile(
    r"(?i)^(?:figure|fig\.|photo|map|table|source|image|credit|شكل|الشكل|صورة|الصورة|خريطة|الخريطة|جدول|المصدر)"
    r"\s*\p{Nd}*\s*[:：.\-–]"
)
_BYLINE = regex.compile(r"(?i)^(?:by|written by|بقلم|كتبه|كتب|كتبت|إعداد|تأليف)\s*:?\s+(?P<names>.{3,120})$")
_SERIES = regex.compile(r"(?i)^(?:part of a series|or see|جزء من سلسلة|أو انظر)\b")
_SHORT_LINE = 15  # words; a line of the page's furniture is no longer
_SIGNS = regex.compile(r"^[\W_]+$")
_TERMINAL = regex.compile(r"[.!?؟…:؛\"”»)\]❖◆]\s*$")
_LONGEST_DATE = 60  # characters of a line that is a date
_SAMPLE = 20_000  # characters by which the language is told


@dataclass
class Page:
    """What has been read of a page so far."""

    title: str = ""
    subtitle: str = ""
    url: str | None = None
    language: str = ""
    date: str | None = None
    authors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)  # block → as it stood, with its line breaks
    has_body: bool = False  # whether a block of running text has come
    _link_texts: frozenset[str] = frozenset()

    def take(self, blocks: Iterable[str]) -> None:
        """Put blocks, in the order of the page, where they belong."""
        effect = "head"
        self._link_texts = frozenset(link.text for link in self.links)
        for raw in blocks:
            block = regex.sub(r"\s*\n\s*", " ", plain(raw)).strip()
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
        """Whether a block behind "Also available in" is the link it announces; the link is marked as an edition."""
        for i, link in enumerate(self.links):
            if link.text == block:
                self.links[i] = replace(link, relation="edition")
                return True
        return False

    def _place(self, block: str, raw: str, effect: str) -> str:
        """Put one block where it belongs; returns the effect that holds for the next one."""
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
            self.has_body = self.has_body or len(block.split()) > _SHORT_LINE
        return effect

    def _leads_elsewhere(self, block: str) -> bool:
        """Whether a short line leads to a series, to the other edition, or is all of it a link."""
        if len(block.split()) >= _SHORT_LINE:
            return False
        if _SERIES.match(block) or block in self._link_texts:
            return True
        words = key(block).split()
        return any(furniture().get(" ".join(words[:size])) == "edition" for size in range(1, len(words)))

    def article(self) -> Article:
        """The article: foreign blocks taken out, broken sentences joined, headings left as paragraphs."""
        whole = detect(" ".join([self.title, *self.blocks])[:_SAMPLE])
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


_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ku", "ckb", "ps"))


def plain(block: str) -> str:
    """Return a block without Markdown's marks."""
    block = regex.sub(r"(?m)^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", "", block)
    return regex.sub(
        r"(?<![\w*])[*_]{1,2}(?=\S)(.+?)(?<=\S)[*_]{1,2}(?![\w*])", r"\1", block.replace("\\(", "(").replace("\\)", ")")
    )


def authors_in(line: str) -> list[str]:
    """Return the persons of a line that begins ``by`` or ``بقلم``; none if it does not.

    >>> authors_in("By Layla Haddad and Omar Rashid"), authors_in("بقلم: ليلى حداد وعمر رشيد")
    (['Layla Haddad', 'Omar Rashid'], ['ليلى حداد', 'عمر رشيد'])
    """
    byline = _BYLINE.match(line)
    return names_in(byline["names"]) if byline else []


def names_in(written: str) -> list[str]:
    """Return the persons that a line names."""
    parts = regex.split(r",|\band\b|&|؛|،|(?<=\s)و(?=\p{L})", written)
    return [name.strip(" .:") for name in parts if name.strip(" .:")]


def key(block: str) -> str:
    """Return a block as furniture and titles are compared."""
    return " ".join(normalize(block, "key").split())


@once
def furniture() -> dict[str, str]:
    """Return the lines of a page's frame and what each says of the lines behind it."""
    return {key(phrase): effect for phrase, effect in resources.rows("editions/furniture.tsv", "phrase", "effect")}


def _is_date(block: str) -> bool:
    found = dates(block) if len(block) <= _LONGEST_DATE else []
    return len(found) == 1 and len(block) - len(found[0].text) <= 3 and is_day(found[0].value)


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
    """The script that most of the blocks' letters are in."""
    found = [(len(block), told) for block in blocks if (told := detect(block)).script != "none"]
    arabic = sum(length * told.arabic for length, told in found)
    return "arabic" if 2 * arabic >= sum(length for length, _ in found) else "latin"


def _joined(blocks: list[str]) -> list[str]:
    """Blocks with those joined that a page break or a picture cut in mid-sentence."""
    joined: list[str] = []
    for block in blocks:
        if joined and _continues(joined[-1], block):
            joined[-1] = f"{joined[-1]} {block}"
        else:
            joined.append(block)
    return joined


def _continues(before: str, block: str) -> bool:
    if len(before.split()) < 8 or _TERMINAL.search(before):
        return False
    return block[0].islower() or (block[0].isalpha() and before[-1] in ",،") or _ends_open(before)


def _ends_open(block: str) -> bool:
    """Whether a long block ends in the middle of a sentence: no final punctuation at all."""
    return len(block.split()) > 25 and not regex.search(r"[\p{P}\p{S}]\s*$", block)


def _is_standfirst(first: str, second: str) -> bool:
    return len(first.split()) <= 45 and len(second.split()) > len(first.split()) and _TERMINAL.search(first) is not None
