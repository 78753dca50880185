"""Read numbers in words, digits among them, by a grammar: ``three thousand five hundred``, ``ثلاثة آلاف وخمسمئة``,
``3 ملايين و400 ألف``, ``الحادي والعشرون``, ``two and a half million``, ``مليون ونصف المليون``.

A number is a chain of pieces, each a group below a thousand and a scale, with falling scales. Arabic puts the unit
before the ten and joins by waw; English puts it behind. The kind of each word is in values/number_words.tsv; the duals
of measures (عامين) are pairs, from values/quantity_forms.tsv:

====================  ==================================================================================
``digit``             1 to 9, masculine and feminine, cardinal or ordinal
``teen``, ``ten``     10 to 19 as one word (English; العاشر), 20 to 90
``base``              عشر, behind a digit: ثلاثة عشر
``hundred``           100, multiplied by the digit before it
``hundreds``          مئتان, ثلاثمئة … as one word
``scale``             ألف, million …; ``short``: bn, behind digits; ``dual``: ألفان; ``several``: آلاف, behind a number
``accusative``        ألفا: behind a number the scale (أحد عشر ألفا), before a noun the dual (ألفا جندي)
``anniversary``       centenary, الذكرى المئوية
``part``              half, ثلثي; ``pair``: مرتين; ``point``: three point five
====================  ==================================================================================
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import regex

from arabtext import resources
from arabtext.memory import once, remember
from arabtext.script import normalize
from arabtext.script.chars import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, COMMA, DAMMA, HAMZA, TASHKEEL, TATWEEL
from arabtext.script.morphology import proclitics
from arabtext.values.decimals import from_fraction
from arabtext.values.digits import DIGITS, readings

_TOKEN = regex.compile(
    rf"(?P<digits>{DIGITS})|(?P<word>\p{{L}}[\p{{L}}\p{{M}}]*+)(?P<apostrophe>['’]\p{{L}}+)?", regex.IGNORECASE
)
_GAP = regex.compile(r"[^\S\n]*[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]?[^\S\n]*")
_ORDINAL_ENDING = regex.compile(r"(?:st|nd|rd|th)(?![\p{L}\p{N}])", regex.IGNORECASE)
_PLAIN = regex.compile(r"\p{Nd}+")
#: A letter m behind a number that is no million: m2, m/s, 5 m deep.
_METER = regex.compile(r"[mM](?:[²³/\p{Nd}]|\s+(?:deep|long|wide|high|tall|away|above|below|thick)\b)")
_MAX_CLITIC: Final = 6  # letters and tatweels before digits
_MAX_WORD: Final = 24  # letters and marks of a number word with its clitics
_MONDAY = "اثنين"
#: Words that a search makes مئة, مئتا, مئتي: dead, water, Milan's Meta. As numbers they are written with a hamza.
_NO_HUNDRED = regex.compile(r"[وفبلك]*(?:ال)?م\p{M}*ي\p{M}*(?:ت\p{M}*[اي]|[هة])\p{M}*")
#: Denominator → part of a whole with the damma that a number, a price or an enemy has not.
_PARTS: Final = {5: "خُمس", 6: "سُدس", 7: "سُبع", 8: "ثُمن", 9: "تُسع", 10: "عُشر"}
_MARKS: Final = r"\p{M}*"
_FIFTH = regex.compile(
    rf"(?P<head>[وفبلك]?{_MARKS})(?P<article>ال|(?<=ل)ل|){_MARKS}(?P<stem>"
    + "|".join(f"(?P<by{n}>{_MARKS.join(word)}{_MARKS})" for n, word in _PARTS.items())
    + ")"
)
_FEMININE: Final = frozenset(("خمس", "سبع", "تسع"))  # five of a feminine plural; of a whole, a fifth
_CUT: Final = frozenset(("نهايي", "النهايي", "كره", "الكره", "قطر", "القطر"))  # half and quarter of these are no shares
_SHARE_CUES: Final = frozenset(("by", "in", "than", "nearly", "almost"))
_ARABIC_SHARE_CUES: Final = frozenset(("الي", "بنسبه", "بمقدار", "بنحو", "من", "عن", "حوالي", "نحو", "قرابه"))
_OF_IT: Final = ("هم", "هن", "ها", "ه")  # ends of نصفهم, half of them
_OF_THEM: Final = frozenset(("منهم", "منهن", "منها"))
_DETERMINERS: Final = frozenset(("the", "all", "its", "their", "his", "her", "our", "that", "those", "these"))
_JOINTS = frozenset(("and", "و", "a", "an", "of"))


@dataclass(frozen=True, slots=True)
class Word:
    """A number word, a run of digits, a joint (``and``, ``a``, ``of``) or any other word of a text.

    ``kind`` as in the table, or ``digits``, ``joint``, ``other``; ``start`` lies behind a clitic, ``left`` before it;
    ``waw``: joined to what stands before; ``definite``: with the article; ``others``: what digits may mean beside.
    """

    kind: str
    left: int = 0
    start: int = 0
    end: int = 0
    key: str = ""
    value: Fraction = Fraction(0)
    ordinal: bool = False
    waw: bool = False
    definite: bool = False
    arabic: bool = False
    others: tuple[Decimal, ...] = ()

    def at(self, left: int, end: int) -> Word:
        """Return the word at its place in a text; ``start`` moves with ``left``. Quicker than ``replace``."""
        start = left + self.start
        flags = (self.ordinal, self.waw, self.definite, self.arabic)
        return Word(self.kind, left, start, end, self.key, self.value, *flags, self.others)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that was read: its place, its value, the scale of its last group (1, or 1,000 and more).

    ``alternatives`` are other values that the text can mean.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    ordinal: bool = False
    alternatives: tuple[Decimal, ...] = ()


def read(text: str) -> list[Reading]:
    """Return the numbers of ``text`` in digits and words, in order; ``one`` and ``واحد`` by themselves as well."""
    found = words(text)
    point_may_group = any(word.arabic for word in found)
    readings_: list[Reading] = []
    at = 0
    while at < len(found):
        is_in_name = found[at].kind == "scale" and at > 0 and found[at - 1].key == _NAME
        if found[at].kind in ("other", "joint") or is_in_name:
            at += 1
            continue
        run = _Run(text, found, at)
        while at < run.last:
            piece = run.read(at)
            if piece and not point_may_group and found[at].others and piece.scale == 1:
                grouped = found[at].others[0]
                zeros = grouped % 100 == 0 and grouped > piece.value  # 8.000: nobody writes these decimals
                piece = piece if zeros and piece.others else replace(piece, others=())  # English agrees on the others
            if piece:
                readings_.append(_reading(found, at, piece))
            at = piece.last if piece else at + 1
    return readings_


def words(text: str) -> list[Word]:
    """Return the words and runs of digits of ``text``, in order."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        if match.group("digits") is not None:
            found += _of_digits(text, match)
        else:
            found.append(_of_word(match))
    return found


def _of_digits(text: str, match: regex.Match[str]) -> list[Word]:
    """Return the word of a run of digits; several or none if its separators make no quantity."""
    start, end = match.span()
    if text[start - 1 : start] == "." and _PLAIN.fullmatch(match.group()) and not text[:start][-2:-1].strip():
        value = Fraction("0." + "".join(str(int(c)) for c in match.group()))  # .25
        return [Word("digits", start - 1, start - 1, end, "", value)]
    if values := readings(match.group()):
        if part := _vulgar(text[end : end + 1]):  # 1½
            values, end = (values[0] + part,), end + 1
        if ending := _ORDINAL_ENDING.match(text, end):
            end = ending.end()
        clitic = _before_digits().search(text, max(0, start - _MAX_CLITIC), start)
        glued = text[start - 1 : start].strip(TATWEEL).isalpha() and not clitic
        is_name = glued and not _money_codes().search(text, max(0, start - _MAX_CODE), start)
        if is_name or text[end : end + 1].isnumeric():
            return [Word("other", start, start, end, _NAME)]
        waw = bool(clitic and clitic.group().startswith("و"))
        left = clitic.start() if clitic else start
        value = Fraction(values[0])
        return [Word("digits", left, start, end, "", value, bool(ending), waw, others=values[1:])]
    if COMMA in match.group():  # years or other numbers in a list without spaces
        parts = ((start + part.start(), start + part.end(), part.group()) for part in _PLAIN.finditer(match.group()))
        return [Word("digits", a, a, b, "", Fraction(readings(part)[0])) for a, b, part in parts if readings(part)]
    return [Word("other", start, start, end)]


_NAME: Final = "0"  # the key of digits in a name, such as X2.5
_MAX_CODE: Final = 4  # letters of the code of a currency, and one before it


@once
def _money_codes() -> regex.Pattern[str]:
    """Return a pattern of the code of a currency that ends where digits begin: AED2.5 billion."""
    codes = (form for form, place in resources.rows("values/units.tsv", "form", "place") if place != "after")
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(code for code in codes if code.isalpha() and code.isascii())})$")


def _vulgar(sign: str) -> Decimal | None:
    """Return the value of a vulgar fraction such as ½; None for any other character."""
    value = unicodedata.numeric(sign, 0) if sign else 0
    is_part = 0 < value < 1 and unicodedata.category(sign) == "No"
    return from_fraction(Fraction(value).limit_denominator(_MAX_PARTS)) if is_part else None


_MAX_PARTS: Final = 10  # the largest denominator of a vulgar fraction of Unicode


@once
def _before_digits() -> regex.Pattern[str]:
    """Return the pattern of a clitic written together with digits: ``و500``, ``الـ15``."""
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(proclitics(before='noun'))}){TATWEEL}*$")


def _of_word(match: regex.Match[str]) -> Word:
    start, end = match.span()
    if match.group("apostrophe") or end - start > _MAX_WORD or _METER.match(match.string, start):
        return Word("other", start, start, end)
    known = _known(match.group("word"))
    return known.at(start, end)


@remember("number words")
def _known(written: str) -> Word:
    """Return a word by itself; ``start`` counts the letters and marks of its clitics, without the article."""
    key = normalize(written, "search").strip()
    if key in _JOINTS:
        return Word("joint", key=key, waw=key == "و", arabic=key == "و")
    arabic = not written[0].isascii()
    is_cut = written.rstrip(TASHKEEL).endswith(HAMZA)  # a search drops it, and makes اثنا of أثناء
    if is_cut or _NO_HUNDRED.fullmatch(written):
        return Word("other", key=key, arabic=True, waw=key.startswith("و"))
    if arabic and (part := _FIFTH.fullmatch(written)):
        value, head = Fraction(1, next(n for n in _PARTS if part[f"by{n}"])), part["head"]
        start, definite = part.start("stem") - len(part["article"]), bool(part["article"])
        return Word("part", 0, start, 0, part["stem"], value, False, head.startswith("و"), definite, True)
    has_waw = arabic and written[1:].lstrip(TASHKEEL).startswith((ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW))
    heads = proclitics(before="noun") if arabic else ()
    for head in heads if has_waw else ("", *heads):  # وأحد is no واحد
        if key.startswith(head) and (row := _table().get(key[len(head) :])):
            kind, value, ordinal = row
            article = 2 * head.endswith("ال")
            start = _letters_end(written, len(head) - article)
            definite = head.endswith(("ال", "لل"))
            return Word(kind, 0, start, 0, key[len(head) :], value, ordinal, head.startswith("و"), definite, arabic)
    return Word("other", key=key, arabic=arabic, waw=arabic and key.startswith("و"))


def _letters_end(written: str, count: int) -> int:
    """Return where the letter after the first ``count`` letters of a word, and their marks, begins."""
    starts = [at for at, c in enumerate(written) if c.isalpha()]
    return starts[count] if count < len(starts) else 0


@once
def _table() -> dict[str, tuple[str, Fraction, bool]]:
    rows = resources.rows("values/number_words.tsv", "word", "type", "value", "ordinal")
    found = {normalize(w, "search"): (kind, Fraction(value), ordinal == "yes") for w, kind, value, ordinal in rows}
    measures = resources.rows("values/quantity_forms.tsv", "form", "count")
    return {normalize(w, "search"): ("pair", Fraction(2), False) for w, count in measures if count == "2"} | found


@once
def _wholes() -> dict[str, bool]:
    """Return word for a whole that a part may be of without its article (نصف سكان المدينة) → whether it is counted.

    خمس ضحايا are five victims, and خمس سكان a fifth of a population.
    """
    rows = resources.rows("values/wholes.tsv", "word", "counted")
    return {normalize(word, "search"): counted == "yes" for word, counted in rows}


@once
def _month_names() -> frozenset[tuple[str, str]]:
    """Return the names of months in two words, whose second word is no number: تشرين الأول, ربيع الثاني."""
    names = (normalize(name, "search").split() for (name,) in resources.rows("values/months.tsv", "name"))
    return frozenset((name[0], name[1].removeprefix("ال")) for name in names if len(name) == 2)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a number: the word after it, its value, the scale of its last group, other values."""

    last: int
    value: Fraction
    scale: Fraction = Fraction(1)
    ordinal: bool = False
    others: tuple[Decimal, ...] = ()


def _reading(found: Sequence[Word], first: int, piece: _Piece) -> Reading:
    end = found[piece.last - 1].end
    return Reading(
        found[first].start, end, from_fraction(piece.value), from_fraction(piece.scale), piece.ordinal, piece.others
    )


_END = Word("other")


class _Run:
    """A run of number words with nothing but spaces, hyphens and joints between them, and the grammar that reads it.

    Positions count the words of the whole text; the run ends before ``last``.
    """

    def __init__(self, text: str, found: Sequence[Word], first: int) -> None:
        self.words = found
        last = first + 1
        while last < len(found) and found[last].kind != "other":
            if not _GAP.fullmatch(text[found[last - 1].end : found[last].left]):
                break
            last += 1
        self.last = last
        self.before = found[first - 1] if first else _END
        self.after = found[last] if last < len(found) and text[found[last - 1].end : found[last].left] == " " else _END

    def __getitem__(self, at: int) -> Word:
        return self.words[at] if at < self.last else _END

    def _previous(self, at: int) -> Word:
        return self.words[at - 1] if at else _END

    def read(self, at: int) -> _Piece | None:
        """Return the longest number that begins at word ``at``, if there is one."""
        if self[at].kind in ("joint", "several", "short") or self._is_calendar(at) or self._is_time(at):
            return None
        if self[at].kind == "point" and self[at].key == "point" and self._is_percent(at + 2):
            return self._point(_Piece(at, Fraction(0)))
        if self[at].kind == "point":
            return None
        if self[at].kind == "pair":
            return _Piece(at + 1, Fraction(2))
        return self._fraction(at) or self._sum(at)

    def _is_percent(self, at: int) -> bool:
        """Return whether the run ends at word ``at``, before percent: point five percent."""
        return at == self.last and self.after.key in ("percent", "per", "percentage")

    def _is_calendar(self, at: int) -> bool:
        """Return whether the word belongs to the name of a month or a day: تشرين الأول, الاثنين."""
        word = self[at]
        is_monday = word.key == _MONDAY and word.definite and self[at + 1].kind != "base"
        return is_monday or (word.arabic and (self._previous(at).key, word.key) in _month_names())

    def _is_time(self, at: int) -> bool:
        """Return whether ``second`` or ``ثانية`` is the measure of time."""
        if self[at].key not in ("second", "ثانيه") or self[at].definite:
            return False
        if self[at + 1].key == "واحده":
            return True
        before = self._previous(at)
        return before.kind not in ("other", "joint") or before.key in ("a", "per", "each", "every", "split", "كل")

    # Fractions

    def _fraction(self, at: int) -> _Piece | None:
        """Return a certain fraction: three quarters, a third of, half a million, ثلثي, نصف مليون."""
        word, following = self[at], self[at + 1]
        if word.key in _FEMININE and not word.definite and self._is_of_a_whole(following):
            return _Piece(at + 1, 1 / word.value)
        if word.kind == "digit" and not word.ordinal:
            if following.kind == "part" and not following.waw and not following.definite:
                return self._of_scale(at + 2, word.value * following.value)
            is_one_third = word.value == 1 and following.ordinal and following.value > 2 and not following.arabic
            return self._of_scale(at + 2, 1 / following.value) if is_one_third else None
        if word.ordinal and word.value > 2 and self._previous(at).key == "a" and following.key == "of":
            return self._of_scale(at + 1, 1 / word.value)
        if word.kind != "part" or self._previous(at).ordinal:
            return None
        if word.definite:
            return _Piece(at + 1, word.value) if self._is_definite_share(at) else None
        piece = self._of_scale(at + 1, word.value)
        after = following if following is not _END else self.after
        if word.arabic:
            is_of_it = word.key.endswith(_OF_IT)
            is_third = word.value.denominator % 3 == 0 and after.arabic  # a نصف may be of a final
            is_always = is_third or is_of_it or DAMMA in word.key
            is_whole = after.key.startswith("ال") or after.key in _wholes()
            certain = (word.value.numerator > 1 or is_always or is_whole) and after.key not in _CUT
        else:
            is_half = word.key == "half" and self._previous(at).key not in ("first", "second", "other")
            cued = is_half and self._previous(at).key in _SHARE_CUES and not after.key
            certain = after.key == "of" or cued or (is_half and after.key in _DETERMINERS)
        return piece if certain or piece.last > at + 1 else None

    def _is_of_a_whole(self, following: Word) -> bool:
        """Return whether خمس is a fifth: before a whole with or without its article. Five takes a plural."""
        after = following if following is not _END else self.after
        is_plural = after.key.endswith("ات")  # خمس السنوات, five years
        is_whole = _wholes().get(after.key) is False
        return after.kind == "other" and (is_whole or (after.key.startswith("ال") and not is_plural))

    def _is_definite_share(self, at: int) -> bool:
        """Return whether a part with its article is a share: إلى النصف, بنسبة الثلث; not النصف الأول, إلا الربع."""
        following = self[at + 1]
        after = following if following is not _END else self.after
        before = self._previous(at)
        has_preposition = self[at].start > self[at].left and not self[at].waw
        is_cued = before.key in _ARABIC_SHARE_CUES or has_preposition or after.key in _OF_THEM
        return is_cued and not (after.ordinal or after.key.startswith("ال"))

    def _of_scale(self, at: int, part: Fraction) -> _Piece:
        """Return a fraction of a scale: half a million, a quarter of a million, ربع المليون."""
        to = at
        while self[to].key in ("of", "a", "an"):
            to += 1
        scale = self[to]
        return _Piece(to + 1, part * scale.value) if scale.kind == "scale" and not scale.waw else _Piece(at, part)

    # Sums of groups with falling scales

    def _sum(self, first: int) -> _Piece | None:
        whole = self._piece(first)
        if whole is None:
            return None
        while not whole.ordinal and whole.scale >= 1000:
            if part := self._with_part(whole):
                return part
            at = self._behind_joint(whole.last)
            more = self._piece(at) if at is not None and self._previous(at).kind != "other" else None
            if more is None or more.value >= whole.scale:
                break
            if more.value.denominator > 1 and self[more.last - 1].kind != "part":
                break
            whole = _Piece(more.last, whole.value + more.value, more.scale, more.ordinal)
        return whole

    def _behind_joint(self, at: int) -> int | None:
        """Return where a sum goes on at word ``at``: in Arabic with waw only, in English with or without ``and``."""
        word = self[at]
        if word.kind == "joint":
            return at + 1 if word.key in ("and", "و") and self[at + 1].kind not in ("other", "joint") else None
        if word.kind == "other" or (not word.waw and (word.arabic or word.kind == "digits")):
            return None
        return at

    def _with_part(self, whole: _Piece) -> _Piece | None:
        """Return a sum with a part of its last scale: a million and a half, مليون ونصف المليون."""
        at = self._behind_joint_and_article(whole.last)
        if at is None:
            return None
        part = self[at].value
        to = at + 1
        if self[at].kind == "digit" and self[to].kind == "part":
            part, to = part * self[to].value, to + 1
        elif self[at].kind != "part":
            return None
        if self[to].kind == "scale" and not self[to].waw:
            return _Piece(to + 1, whole.value + part * self[to].value)
        return _Piece(to, whole.value + part * whole.scale)

    def _behind_joint_and_article(self, at: int) -> int | None:
        if self[at].key == "and":
            return at + 2 if self[at + 1].key == "a" else at + 1
        return at if self[at].waw and self[at].kind in ("part", "digit") else None

    def _piece(self, at: int) -> _Piece | None:
        """Return a group with its scale."""
        word = self[at]
        if word.kind in ("dual", "scale", "accusative"):
            return self._bare_scale(at)
        group = self._point(self._group(at))
        if group is None or group.ordinal:
            return group
        has_part = group.value.denominator > 1 and self[group.last - 1].kind == "part"
        if self[group.last].waw or (self[group.last].definite and not has_part):
            return group
        scale, last, ordinal = self._scale(group.last)
        if scale == 1:
            return group
        others = (from_fraction(group.value),) if self[last - 1].key in ("m", "b") else ()  # meters, a letter
        return _Piece(last, group.value * scale, scale, ordinal, others)

    def _bare_scale(self, at: int) -> _Piece:
        """Return a scale that nothing multiplies; an accusative before a noun is a dual without its nun (ألفا جندي)."""
        word = self[at]
        if word.kind == "dual":
            return _Piece(at + 1, word.value, word.value / 2)
        scale, last, ordinal = self._scale(at)
        is_dual = word.kind == "accusative" and last == self.last and self.after.arabic and not self.after.waw
        if is_dual:
            return _Piece(last, 2 * scale, scale, False, (from_fraction(scale),))
        return _Piece(last, scale, scale, ordinal)

    def _scale(self, at: int) -> tuple[Fraction, int, bool]:
        """Return the product of the scales from word ``at`` on (مئة ألف مليون), its end, and whether it is ordinal."""
        scale, to = Fraction(1), at
        while self[to].kind in ("scale", "several", "accusative"):
            if to > at and (self[to].waw or self[to].definite):
                break
            scale, to = scale * self[to].value, to + 1
            if self[to - 1].ordinal:
                return scale, to, True
        if to == at and self[to].kind == "short" and self._previous(to).kind == "digits":
            return self[to].value, to + 1, False
        return scale, to, False

    def _point(self, group: _Piece | None) -> _Piece | None:
        """Return a group with decimals in words, or with ``and a half``."""
        if group is None or group.ordinal:
            return group
        at = group.last
        if part := self._arabic_part(at):
            last, value = part
            return _Piece(last, group.value + value)
        if self[at].kind == "joint" and self[at + 1].key == "a" and self[at + 2].kind == "part":
            return _Piece(at + 3, group.value + self[at + 2].value)
        if self[at].kind != "point" or self[at + 1].kind not in ("digit", "digits"):
            return group
        decimals, to = "", at + 1
        while self[to].kind in ("digit", "digits") and self[to].value.denominator == 1 and not self[to].waw:
            decimals, to = decimals + str(self[to].value), to + 1
        return _Piece(to, group.value + Fraction(f"0.{decimals}")) if decimals else group

    def _arabic_part(self, at: int) -> tuple[int, Fraction] | None:
        """Return the end and the value of a part joined to a number: خمسة وربع, مئة وثلاثة أرباع."""
        at = at + 1 if self[at].key == "و" else at
        word, following = self[at], self[at + 1]
        if not word.arabic or word.definite or not (word.waw or self._previous(at).key == "و"):
            return None
        if word.kind == "part":
            return at + 1, word.value
        if word.kind == "digit" and not word.ordinal and following.kind == "part" and not following.definite:
            return (at + 2, word.value * following.value) if not following.waw and following.value < 1 else None
        return None

    def _group(self, at: int) -> _Piece | None:
        """Return a number below a thousand, or digits."""
        word, following = self[at], self[at + 1]
        if word.kind == "anniversary":
            counts = not word.arabic or self._previous(at).key.endswith("ذكري")  # elsewhere it is of a degree
            return _Piece(at + 1, word.value, ordinal=True) if counts else None
        if word.kind == "hundreds":
            return self._with_rest(_Piece(at + 1, word.value))
        if word.kind == "hundred":
            return self._with_rest(_Piece(at + 1, word.value, ordinal=word.ordinal))
        is_hundred = following.kind in ("hundred", "several") and following.value == 100
        times_hundred = is_hundred and not (following.waw or following.definite)
        if word.kind in ("digit", "digits", "teen") and not word.ordinal and times_hundred:
            return self._with_rest(_Piece(at + 2, word.value * 100, ordinal=following.ordinal))
        if word.kind == "digits":
            return _Piece(at + 1, word.value, ordinal=word.ordinal, others=word.others)
        return self._below_hundred(at)

    def _with_rest(self, hundreds: _Piece) -> _Piece:
        at = None if hundreds.ordinal else self._behind_joint(hundreds.last)
        if at is not None and self._arabic_part(hundreds.last):
            return hundreds
        rest = self._below_hundred(at) if at is not None else None
        return _Piece(rest.last, hundreds.value + rest.value, ordinal=rest.ordinal) if rest else hundreds

    def _below_hundred(self, at: int) -> _Piece | None:
        word, following = self[at], self[at + 1]
        if word.kind == "digit":
            if following.kind == "base" and not following.waw:
                return _Piece(at + 2, word.value + following.value, ordinal=word.ordinal)
            to = at + 2 if following.key == "و" else at + 1
            if word.arabic and self[to].kind == "ten" and (self[to].waw or to > at + 1):
                return _Piece(to + 1, word.value + self[to].value, ordinal=word.ordinal)
        if word.kind == "ten" and following.kind == "digit" and not word.arabic and not word.ordinal:
            return _Piece(at + 2, word.value + following.value, ordinal=following.ordinal)
        return (
            _Piece(at + 1, word.value, ordinal=word.ordinal) if word.kind in ("digit", "teen", "ten", "base") else None
        )
