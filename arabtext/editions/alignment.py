"""An alignment of two editions: its beads as rows of text, what differs in them, and its files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike

from arabtext.bitext import Bitext, Note, Row, write_html, write_jsonl, write_tmx, write_xlsx
from arabtext.editions.beads import Aligned
from arabtext.editions.checking.check import check
from arabtext.editions.checking.finding import Finding
from arabtext.editions.pairing.pair import pair
from arabtext.script import detect

_BACK = "elsewhere in the English edition"  # what is said of a displaced passage on its other side
_SAMPLE = 20_000  # characters of a side by which its script is detected
_TELLING = 200  # characters of a text from which it tells whether it is an edition of another


@dataclass(frozen=True)
class Alignment(Aligned):
    """The beads of two editions, with what is written about them: findings, doubt, files."""

    english_title: str = field(default="", kw_only=True)
    arabic_title: str = field(default="", kw_only=True)
    english_url: str = field(default="", kw_only=True)
    arabic_url: str = field(default="", kw_only=True)

    @cached_property
    def bitext(self) -> Bitext:
        """The alignment as rows of text, as the writers take it."""
        paragraphs, rows = {0}, []
        for bead in self.beads:
            row = Row(
                tuple(self.english[i] for i in bead.english),
                tuple(self.arabic[j] for j in bead.arabic),
                bead.score,
                bead.english,
                bead.arabic,
                paragraph=bool(bead.english and self._paragraph(bead.english[0]) not in paragraphs),
            )
            paragraphs |= {self._paragraph(i) for i in bead.english}
            rows.append(row)
        return Bitext(self.english_title, self.arabic_title, self.english_url, self.arabic_url, tuple(rows))

    def _paragraph(self, sentence: int) -> int:
        return self.english_paragraphs[sentence] if self.english_paragraphs else 0

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What :func:`arabtext.editions.check` finds, looked for once."""
        return tuple(check(self))

    @cached_property
    def checked(self) -> Bitext:
        """The same rows with the findings about each."""
        notes: dict[int, list[Note]] = {}
        for one in self.findings:
            for at, number in enumerate(one.beads):
                others = tuple(n for n in one.beads if n != number) if one.kind == "displaced" else ()
                message = one.message if at == 0 else _BACK if one.kind == "displaced" else ""
                spans = one.english_spans, one.arabic_spans
                notes.setdefault(number, []).append(Note(one.kind, one.severity, message, *spans, others))
        rows = (replace(row, notes=tuple(notes.get(number, ()))) for number, row in enumerate(self.bitext.rows))
        return replace(self.bitext, rows=tuple(rows))

    @cached_property
    def doubt(self) -> str:
        """What is odd about the two texts, in a sentence; empty if nothing is.

        A side that is empty or in the other script, one text given twice, two texts that :func:`pair` would not pair.
        """
        sides = {"English": self.english, "Arabic": self.arabic}
        for name, sentences in sides.items():
            if not any(sentence.strip() for sentence in sentences):
                return f"the {name} side is empty"
        if self.english == self.arabic:
            return "both sides are the same text"
        scripts = [detect(" ".join(sentences)[:_SAMPLE]).script for sentences in sides.values()]
        if scripts == ["arabic", "latin"]:
            return "the English side is in Arabic letters and the Arabic side in Latin ones: in the other order?"
        if scripts[0] == scripts[1] != "mixed":
            return f"both sides are in {scripts[0].capitalize()} letters: not an English and an Arabic edition?"
        texts = [" ".join(sentences) for sentences in sides.values()]
        if min(map(len, texts)) >= _TELLING and not pair(texts[:1], texts[1:]).pairs:
            return "the two texts have little in common: two editions of one text?"
        return ""

    def to_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one JSON object a bead: indices, texts, score."""
        write_jsonl(self.bitext, path)

    def to_tmx(self, path: str | PathLike[str]) -> None:
        """Write a translation memory (TMX 1.4b); beads with an empty side are left out."""
        write_tmx(self.bitext, path)

    def to_xlsx(self, path: str | PathLike[str], *, findings: bool = True) -> None:
        """Write a workbook, one row a bead, with what differs unless ``findings`` is False."""
        write_xlsx(self.checked if findings else self.bitext, path)

    def to_html(self, path: str | PathLike[str], *, findings: bool = True) -> None:
        """Write a page with both texts side by side; what differs is marked in place unless ``findings`` is False."""
        write_html(self.checked if findings else self.bitext, path)
