"""An alignment of two editions: its beads as rows of text, its findings, and its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from os import PathLike
from typing import Final

from arabtext.bitext import Bitext, Note, Row, write_docx, write_html, write_jsonl, write_tmx, write_xlsx
from arabtext.editions.beads import Aligned
from arabtext.editions.checking.check import check
from arabtext.editions.checking.decisions import Decision, Decisions, identify
from arabtext.editions.checking.finding import Finding
from arabtext.editions.pairing.pair import pair
from arabtext.notebook import html_table, html_text
from arabtext.script import detect

Noted = tuple[Finding, Decision | None]  # a finding and the decision about it

_ELSEWHERE: Final = "elsewhere in the English edition"  # the message of a displaced passage at its Arabic place
_MAX_SAMPLE: Final = 20_000  # characters of a side from which its script is detected
_MIN_PAIRED: Final = 200  # characters of a text from which pairing can reject it; chosen by hand


@dataclass(frozen=True)
class Alignment(Aligned):
    """The beads of two editions, their findings, and writers of files.

    ``english`` and ``arabic`` are the sentences, ``beads`` join them by index, ``displaced`` are pairs of sentences
    that the editions have in different places. ``english_document`` and ``arabic_document`` are the names of the files,
    empty if there are none.
    """

    english_title: str = field(default="", kw_only=True)
    arabic_title: str = field(default="", kw_only=True)
    english_url: str = field(default="", kw_only=True)
    arabic_url: str = field(default="", kw_only=True)
    english_document: str = field(default="", kw_only=True)
    arabic_document: str = field(default="", kw_only=True)

    @cached_property
    def bitext(self) -> Bitext:
        """The alignment as rows of text, the input of the writers."""
        paragraphs, rows = {0}, []
        for bead in self.beads:
            row = Row(
                tuple(self.english[i] for i in bead.english),
                tuple(self.arabic[j] for j in bead.arabic),
                bead.score,
                english_numbers=bead.english,
                arabic_numbers=bead.arabic,
                paragraph=bool(bead.english and self._paragraph(bead.english[0]) not in paragraphs),
            )
            paragraphs |= {self._paragraph(i) for i in bead.english}
            rows.append(row)
        return Bitext(
            english_title=self.english_title,
            arabic_title=self.arabic_title,
            english_url=self.english_url,
            arabic_url=self.arabic_url,
            english_document=self.english_document,
            arabic_document=self.arabic_document,
            rows=tuple(rows),
        )

    def _repr_html_(self) -> str:
        """Return the beads as a table for a notebook, both texts side by side."""
        rows = [
            (f"{row.score:.2f}", "".join(map(html_text, row.english)), "".join(map(html_text, row.arabic)))
            for row in self.bitext.rows
        ]
        titles = "score", self.english_title or "English", self.arabic_title or "Arabic"
        return html_table(titles, rows)

    def _paragraph(self, sentence: int) -> int:
        return self.english_paragraphs[sentence] if self.english_paragraphs else 0

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of :func:`arabtext.editions.check`, computed once."""
        return tuple(check(self))

    @cached_property
    def checked(self) -> Bitext:
        """The same rows, each with its findings."""
        return self.with_notes((one, None) for one in self.findings)

    def with_notes(self, noted: Iterable[Noted]) -> Bitext:
        """Return the rows with findings, given with the decisions about them."""
        notes: dict[int, list[Note]] = {}
        for one, decision in noted:
            for at, number in enumerate(one.beads):
                has_places = one.kind == "displaced" or (at == 0 and (one.english_spans or one.arabic_spans))
                others = tuple(n for n in one.beads if n != number) if has_places else ()
                message = one.message if at == 0 else _ELSEWHERE if one.kind == "displaced" else ""
                note = Note(
                    one.kind,
                    one.severity,
                    message,
                    english_spans=one.english_spans if at == 0 else (),
                    arabic_spans=one.arabic_spans if at == 0 else (),
                    to=others,
                    id=identify(one),
                    probability=one.probability,
                    verdict=decision.verdict if decision else "",
                    remark=decision.note if decision else "",
                    who=decision.who if decision else "",
                    when=decision.when if decision else "",
                    english=one.english,
                    arabic=one.arabic,
                )
                notes.setdefault(number, []).append(note)
        rows = (replace(row, notes=tuple(notes.get(number, ()))) for number, row in enumerate(self.bitext.rows))
        return replace(self.bitext, rows=tuple(rows))

    @cached_property
    def doubt(self) -> str:
        """A sentence about what is wrong with the two texts; empty if nothing is.

        A side may be empty or in the wrong script, both sides may be one text, or two texts that
        :func:`arabtext.editions.pair` would not pair.
        """
        sides = {"English": self.english, "Arabic": self.arabic}
        for name, sentences in sides.items():
            if not any(sentence.strip() for sentence in sentences):
                return f"the {name} side is empty"
        if self.english == self.arabic:
            return "both sides are the same text"
        scripts = [detect(" ".join(sentences)[:_MAX_SAMPLE]).script for sentences in sides.values()]
        if scripts == ["arabic", "latin"]:
            return "the English side is in Arabic letters and the Arabic side in Latin letters: in the wrong order?"
        if scripts[0] == scripts[1] != "mixed":
            return f"both sides are in {scripts[0].capitalize()} letters; are they an English and an Arabic edition?"
        texts = [" ".join(sentences) for sentences in sides.values()]
        if min(map(len, texts)) >= _MIN_PAIRED and not pair(texts[:1], texts[1:]).pairs:
            return "the two texts have little in common; are they editions of one article?"
        return ""

    def to_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one JSON object a bead: its indices, its texts, its score."""
        write_jsonl(self.bitext, path)

    def to_tmx(self, path: str | PathLike[str], *, date: datetime | None = None, author: str = "") -> None:
        """Write a translation memory (TMX 1.4b) of the beads with two sides.

        ``date`` is the one that all units get, by default that of ``SOURCE_DATE_EPOCH`` or now; ``author`` is who made
        them.
        """
        write_tmx(self.bitext, path, date=date, author=author)

    def to_xlsx(self, path: str | PathLike[str], *, findings: bool = True) -> None:
        """Write a workbook, one row a bead, with the findings unless ``findings`` is False."""
        write_xlsx(self.checked if findings else self.bitext, path)

    def to_html(
        self,
        path: str | PathLike[str],
        *,
        findings: bool = True,
        noted: Iterable[Noted] | None = None,
        decisions: Decisions | None = None,
    ) -> None:
        """Write an HTML page with both texts side by side, with the findings unless ``findings`` is False.

        ``noted`` are the findings to show instead, each with the decision about it or None; ``decisions`` are those
        that the page hands on when it writes its own.
        """
        bitext = self.bitext if not findings else self.checked if noted is None else self.with_notes(noted)
        write_html(bitext, path, known=(decisions.columns, *decisions.rows) if decisions else ())

    def to_docx(self, path: str | PathLike[str], *, noted: Iterable[Noted] | None = None) -> None:
        """Write a Word document with both texts side by side and the findings as comments (extra ``word``).

        ``noted`` are the findings to comment on, each with the decision about it or None; by default all of them.
        """
        write_docx(self.checked if noted is None else self.with_notes(noted), path)
