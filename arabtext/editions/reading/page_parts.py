"""Classify the blocks of a page by what they say, and make the article of them.

A reader of a format gives blocks with the kinds that the format shows: headings, list items, tables, code. What only
the words show is recognized here, the same for every format: the title, bylines and dates, captions, lines of the
page's frame (editions/furniture.tsv), blocks in the other script.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.editions.reading.article import Article
from arabtext.editions.reading.blocks import BODY, Block, BlockKind, Link
from arabtext.editions.reading.segment import sentences
from arabtext.memory import once
from arabtext.script import detect, normalize
from arabtext.values import dates

_CAPTION = regex.compile(
    r"(?i)^(?:figure|fig\.|photo|map|table|source|image|credit|شكل|الشكل|صورة|الصورة|خريطة|الخريطة|جدول|المصدر)"
    r"\s*+\p{Nd}*+\s*+[:：.\-–]"
)
_BYLINE = regex.compile(
    r"(?i)^(?:(?:(?:written|posted|published|submitted|reported) )?by|(?:نشر )?بواسطة|بقلم|كتبه|كتب|كتبت|إعداد|تأليف)"
    r"(?:\s*+:\s++|\s++)(?P<names>.{3,120})$"
)
_SERIES = regex.compile(r"(?i)^(?:part of a series|or see|جزء من سلسلة|أو انظر)\b")
# Chosen by hand on the pages of tests/editions/reading and the articles that the library was written for.
_MAX_SHORT_LINE: Final = 15  # words of a line of the page's frame
_MAX_STOPPED_BYLINE: Final = 4  # words of a byline that ends in a full stop; more are a sentence
_MAX_TITLE: Final = 30  # words of a first line that is a title although nothing marks it as one
_MAX_DATE_LINE: Final = 80  # characters of a line that is a date
_MAX_BESIDE_DATE: Final = 3  # characters of such a line that are not part of the date
_MAX_SAMPLE: Final = 20_000  # characters from which the language is detected
_MIN_CUT: Final = 8  # words of a block that may have been cut in mid-sentence
_MIN_CUT_UNMARKED: Final = 26  # words of a block that was cut if it lacks final punctuation
_MIN_MARKED: Final = 0.5  # share of paragraphs that end in punctuation, where one without was cut
_MIN_STANDFIRST: Final = 5  # words
_MAX_STANDFIRST: Final = 45  # words
_ARABIC_SCRIPT: Final = frozenset(("ar", "fa", "ur", "ku", "ckb", "ps"))  # languages written in it
_MARKED_AS: Final = frozenset[BlockKind](("code", "embed", "furniture", "byline", "caption", "foreign"))
#: Words and times of day beside a date in a line that is one.
_DATE_WORDS = regex.compile(
    r"(?i)\b(?:last|first|updated?|modified|published|posted|created|date|released?|on|at|a\.?m\.?|p\.?m\.?|GMT|UTC|E[SD]T|"
    r"P[SD]T|CET|CEST|HKT|[+-]?\p{Nd}{1,2}[:.]\p{Nd}{2}(?:[:.]\p{Nd}{2})?|\p{Nd}{4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"آخر|تحديث|تاريخ|النشر|نشر|نشرت|نُشر|في|بتاريخ|يوم|الساعة|بتوقيت|غرينتش|جرينتش|مكة|صباحا|مساء|صباحًا|مساءً|ص|م|"
    r"الإثنين|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)\b"
)
_KEEPS_LINES: Final = frozenset[BlockKind](("table", "code", "foreign"))
_SIGNS = regex.compile(r"^[\W_]*$")
_TERMINAL = regex.compile(r"[.!?؟…:؛\"”»)\]❖◆]\s*$")
_FULL_STOP = regex.compile(r"[.!?؟…]\s*$")
_ENDS_SENTENCE = regex.compile(r"[.,:;،؛]\s*$")
_PUNCTUATED = regex.compile(r"[\p{P}\p{S}]\s*$")
_END_SIGNS = regex.compile(r"[\s❖◆■]++\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source declares about its article apart from the text; empty where it declares nothing.

    ``language`` is an ISO 639 code, ``date`` ISO 8601.
    """

    title: str = ""
    subtitle: str = ""
    url: str | None = None
    language: str = ""
    date: str | None = None
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    key: str = ""


def to_article(blocks: Iterable[Block], declared: Metadata | None = None, *, is_cut: bool = False) -> Article:
    """Return the article of ``blocks``, which are in the order of the page.

    What ``declared`` has, wins over what the blocks show. Blocks that the reader marked as code, embeds, captions,
    bylines, furniture or foreign keep their kind. ``is_cut``: the text was copied from printed pages. Sentences that a
    page break or a picture cut in two are joined again, and lines such as "Related articles" end the article.

    >>> blocks = [Block("heading", "A visit"), Block("paragraph", "By Layla Haddad"), Block("paragraph", "He came.")]
    >>> article = to_article(blocks)
    >>> article.title, article.authors, article.paragraphs, [block.kind for block in article.blocks]
    ('A visit', ('Layla Haddad',), ('He came.',), ['title', 'byline', 'paragraph'])
    """
    declared = declared or Metadata()
    page = _Page(declared.title, declared.date, list(declared.authors), list(declared.links), is_cut)
    page.take([block for block in blocks if block.kind in {"embed", "code"} or not _SIGNS.match(block.text)])
    main = _dominant([block.text for block in page.blocks if block.is_body] or [page.title])
    found = _without_foreign(page.blocks, main)
    if is_cut:
        found = _joined(found)
    body = [block for block in found if block.is_body]
    subtitle = declared.subtitle
    if not subtitle and len(body) > 2 and _is_standfirst(body[0], body[1]):
        subtitle = body[0].text
    sample = " ".join([page.title, *(block.text for block in body)])[:_MAX_SAMPLE]
    return Article(
        title=page.title,
        url=declared.url,
        language=_language(sample, main, declared.language),
        date=page.date,
        authors=page.authors,
        links=page.links,
        subtitle=subtitle,
        blocks=found,
        key=declared.key,
    )


@dataclass
class _Page:
    """The parts of a page that have been recognized so far. ``has_body``: whether running text was read."""

    title: str
    date: str | None
    authors: list[str]
    links: list[Link]
    is_cut: bool
    blocks: list[Block] = field(default_factory=list)
    has_body: bool = False
    _has_ended: bool = False
    _effect: str = "head"  # of the last line of the frame on the lines after it
    _link_texts: frozenset[str] = frozenset()

    def take(self, blocks: list[Block]) -> None:
        """Classify blocks, in the order of the page."""
        self._link_texts = frozenset(link.text for link in self.links)
        titled = _find_title(blocks) if not self.title else None
        if titled is not None:
            self.title = _words(blocks[titled].text)
        for at, block in enumerate(blocks):
            kind = "title" if at == titled else self._classify(block)
            self.blocks.append(replace(block, kind=kind))
        if not self.has_body:
            self._keep_dates_after_text(blocks)

    def _keep_dates_after_text(self, blocks: list[Block]) -> None:
        """Make dates and authors text again that come last, in a text too short to tell its head from its body."""
        body = [at for at, block in enumerate(self.blocks) if block.is_body and block.kind != "heading"]
        for at in range(body[-1] + 1 if body else len(blocks), len(blocks)):
            if self.blocks[at].kind == "byline":
                self.blocks[at] = blocks[at]

    def _classify(self, block: Block) -> BlockKind:
        """Return the kind of a block; keep what it says about the article."""
        text = _words(block.text)
        if self._has_ended:
            return "furniture"
        if block.kind in _MARKED_AS:
            return block.kind
        if not self.has_body and key(text) == key(self.title):
            return "title"
        if block.kind in {"table", "footnote"}:
            return block.kind
        if self._is_frame(text):
            return "furniture"
        if not self.has_body:
            if authors := authors_in(text):
                self.authors = self.authors or authors
                return "byline"
            if is_date_line(text):
                self.date = self.date or dates(text)[0].value
                return "byline"
        if self._effect == "skip":
            return "furniture"
        if block.kind in {"paragraph", "quotation"} and _CAPTION.match(text):
            return "caption"
        if block.kind == "paragraph" and self._leads_elsewhere(text):
            return "furniture"
        self.has_body = self.has_body or _is_running(block.kind, text)
        return "heading" if block.kind == "title" else block.kind

    def _is_frame(self, text: str) -> bool:
        """Return whether a line is one of the page's frame; remember its effect on the next ones."""
        known = furniture().get(key(text))
        if known in {"end", "skip"} and not self.is_cut:
            return False
        if known == "end":
            self._has_ended = self.has_body
        if known:
            self._effect = known if known != "drop" else self._effect
            return True
        if self._effect == "edition":
            self._effect = "head"
            return self._is_edition_line(text)
        return False

    def _is_edition_line(self, text: str) -> bool:
        """Return whether a line after "Also available in" is the link that it announces; mark that link."""
        for i, link in enumerate(self.links):
            if link.text == text:
                self.links[i] = replace(link, relation="edition")
                return True
        return False

    def _leads_elsewhere(self, text: str) -> bool:
        """Return whether a short line leads to a series or to the other edition, or is a link as a whole."""
        if len(text.split()) >= _MAX_SHORT_LINE:
            return False
        if _SERIES.match(text) or text in self._link_texts:
            return True
        words = key(text).split()
        return any(
            furniture().get(" ".join(words[:size])) == "edition" for size in range(1, min(len(words), _MAX_SHORT_LINE))
        )


def _find_title(blocks: list[Block]) -> int | None:
    """Return the place of the title: marked as one, or the first heading before running text, or a short first line."""
    for at, block in enumerate(blocks):
        if block.kind == "title":
            return at
    head = []
    for at, block in enumerate(blocks):
        text = _words(block.text)
        if block.kind in _MARKED_AS or furniture().get(key(text)):
            continue
        if _is_running(block.kind, text):
            break
        head.append(at)
    headings = [at for at in head if blocks[at].kind == "heading"]
    if headings:
        return min(headings, key=lambda at: blocks[at].level)
    first = next((at for at, block in enumerate(blocks) if not furniture().get(key(block.text))), None)
    if first is None or not _may_be_title(blocks[first]):
        return None
    return first if any(_is_text(block) for block in blocks[first + 1 :]) else None


def _may_be_title(block: Block) -> bool:
    """Return whether a first block that nothing marks as a title is one: short, and no sentence with its full stop."""
    text = _words(block.text)
    if block.kind != "paragraph" or len(text.split()) > _MAX_TITLE or _ENDS_SENTENCE.search(text):
        return False
    return len(sentences(text)) == 1 and not is_date_line(text) and not authors_in(text)


def _is_text(block: Block) -> bool:
    """Return whether a block is running text, or a short sentence."""
    return block.is_body and (_is_running(block.kind, block.text) or _TERMINAL.search(block.text) is not None)


def _is_running(kind: BlockKind, text: str) -> bool:
    """Return whether a block is running text: longer than a line of the frame, or of several sentences."""
    if kind not in BODY or kind == "heading":
        return False
    return len(text.split()) > _MAX_SHORT_LINE or len(sentences(text)) > 1


def _without_foreign(blocks: list[Block], main: str) -> list[Block]:
    """Return the blocks, those of the body that are in the other script marked as foreign, neighbors as one."""
    kept: list[Block] = []
    for block in blocks:
        if not block.is_body or detect(block.text).script not in {"arabic", "latin"} - {main}:
            kept.append(block if block.kind in _KEEPS_LINES else replace(block, text=_words(block.text)))
        elif kept and kept[-1].kind == "foreign":
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text}\n\n{block.text}", links=kept[-1].links + block.links)
        else:
            kept.append(Block("foreign", block.text, links=block.links))
    return kept


def _language(sample: str, main: str, declared: str) -> str:
    """Return the language of a text: the declared one, if it is written in the script ``main``."""
    if declared and (declared in _ARABIC_SCRIPT) == (main == "arabic"):
        return declared
    found = detect(sample)
    return found.language if found.script != "mixed" else ("ar" if main == "arabic" else "en")


def authors_in(line: str) -> list[str]:
    """Return the people of a line that begins with ``by`` or ``بقلم``; none of any other line.

    >>> authors_in("By Layla Haddad and Omar Rashid"), authors_in("بقلم: ليلى حداد وعمر رشيد")
    (['Layla Haddad', 'Omar Rashid'], ['ليلى حداد', 'عمر رشيد'])
    >>> authors_in("By Monday the army had taken the town.")
    []
    """
    byline = _BYLINE.match(line)
    return names_in(byline["names"]) if byline and not _is_sentence(line) else []


def _is_sentence(line: str) -> bool:
    """Return whether a line that begins like a byline is text: ``By Monday the army had taken the town.``"""
    words = len(line.split())
    return words > _MAX_SHORT_LINE or (words > _MAX_STOPPED_BYLINE and _FULL_STOP.search(line) is not None)


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


def is_date_line(block: str) -> bool:
    """Return whether a line is a date and nothing else."""
    found = dates(block) if len(block) <= _MAX_DATE_LINE else []
    if not found or len(found) > 2 or not is_day(found[0].value):
        return False
    beside = block
    for date in reversed(found):
        beside = f"{beside[: date.start]} {beside[date.end :]}"
    rest = _DATE_WORDS.sub("", beside).strip(" \t،,|()-–—:•·/")
    return len(rest) <= (_MAX_BESIDE_DATE if len(found) == 1 else 0)


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


def _joined(blocks: list[Block]) -> list[Block]:
    """Return the blocks, paragraphs joined that a page break or a picture cut in mid-sentence."""
    whole = [block.text for block in blocks if block.kind == "paragraph" and len(block.text.split()) >= _MIN_CUT]
    marks = sum(_PUNCTUATED.search(text) is not None for text in whole) >= _MIN_MARKED * len(whole)
    joined: list[Block] = []
    last = -1  # the paragraph that may go on
    for block in blocks:
        if block.kind == "paragraph" and last >= 0 and _continues(joined[last].text, block.text, marks):
            before = joined[last]
            joined[last] = replace(before, text=f"{before.text} {block.text}", links=before.links + block.links)
            continue
        joined.append(block)
        if block.is_body:
            last = len(joined) - 1 if block.kind == "paragraph" else -1
    return joined


def _continues(before: str, block: str, marks: bool) -> bool:
    """Return whether ``block`` goes on with the sentence that ``before`` ends in.

    ``marks``: whether paragraphs of the text end in punctuation, so that a long one without it was cut.
    """
    size = len(before.split())
    if size < _MIN_CUT or _TERMINAL.search(before):
        return False
    if block[0].islower() or (block[0].isalpha() and before[-1] in ",،"):
        return True
    return marks and size >= _MIN_CUT_UNMARKED and not _PUNCTUATED.search(before)


def _is_standfirst(first: Block, second: Block) -> bool:
    """Return whether a first paragraph is one that sums the article up: short, whole, and shorter than the next."""
    return (
        (first.kind, second.kind) == ("paragraph", "paragraph")
        and _MIN_STANDFIRST <= len(first.text.split()) <= _MAX_STANDFIRST
        and len(second.text.split()) > len(first.text.split())
        and _TERMINAL.search(first.text) is not None
    )


def _words(text: str) -> str:
    """Return a text as one line, without the signs that close an article."""
    return _END_SIGNS.sub("", " ".join(text.split()))
