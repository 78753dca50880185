"""The verb `check`: where two editions of an article differ."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click

from arabtext import editions
from arabtext.bitext.docx import expect_word
from arabtext.cli.editions.findings import (
    Checked,
    Choice,
    Found,
    Selected,
    Selection,
    locate_all,
    to_table,
    with_selection,
)
from arabtext.cli.editions.inputs import Couple, Inputs, read_couple, with_inputs
from arabtext.cli.editions.sources import end_with, why_rejected
from arabtext.cli.house import House, authority_option, country_option, style_option
from arabtext.cli.journal import Journal
from arabtext.cli.streams import (
    emit,
    emit_json,
    expect_free,
    force_option,
    grouped,
    json_option,
    output_option,
    progress_bar,
    say,
    written_to,
)
from arabtext.editions import Alignment, Article, Finding, Glossary
from arabtext.editions.aligning.encoder import Encoder
from arabtext.editions.checking.consistency import Rendering, inconsistencies, renderings
from arabtext.editions.reporting.places import Located
from arabtext.editions.reporting.sarif import to_annotation, write_sarif
from arabtext.errors import UsageError
from arabtext.files.atomic import is_stream
from arabtext.names import Authority, Style
from arabtext.progress import track
from arabtext.tables import write_table
from arabtext.tables.formats import expect_writable

_PAGES = (".html", ".docx")  # of the two texts, with the findings in place


@dataclass(frozen=True, slots=True)
class _Outputs:
    """Where findings go, and how they are printed."""

    output: Path | None
    write_baseline: Path | None
    force: bool
    as_json: bool
    form: str

    @property
    def ending(self) -> str:
        """The format of the output, empty without one."""
        if self.output is None:
            return ""
        return ".sarif" if self.output.name.casefold().endswith(".sarif.json") else self.output.suffix.casefold()

    def expect_usable(self, inputs: Inputs) -> None:
        """Raise an error for outputs that cannot be written."""
        for path in (self.output, self.write_baseline):
            expect_free(path, force=self.force)
        if self.ending in _PAGES and inputs.are_folders:
            raise UsageError(f"{self.ending} is for two files; use a table or .sarif for two folders")
        if self.ending == ".docx":
            expect_word()
        if self.output and self.ending not in (*_PAGES, ".sarif"):
            expect_writable(self.output, ())
        if self.write_baseline:
            expect_writable(self.write_baseline, ())

    @property
    def needs_places(self) -> bool:
        """Whether the output has lines and columns of the source files."""
        return self.form == "github" or self.ending == ".sarif"

    def print(self, found: list[Found], places: list[Located], *, with_article: bool) -> None:
        """Print findings, unless they are written only."""
        if self.form == "github":
            for place in places:
                if place.decision is None or not place.decision.verdict:
                    emit(to_annotation(place))
        elif self.output is None:
            for one in found:
                if self.as_json:
                    emit_json(one.record)
                else:
                    emit("\t".join(_line(one, with_article=with_article)))

    def write(self, selected: Selected, places: list[Located]) -> None:
        """Write the tables and the SARIF log."""
        if self.write_baseline:
            write_table(to_table(selected.everything), self.write_baseline)
        if self.output is None or self.ending in _PAGES:
            return
        if self.ending == ".sarif":
            write_sarif(places, self.output)
        else:
            write_table(to_table(selected.reported), self.output)

    def end(self, selected: Selected) -> None:
        """Remark how many findings there are."""
        say(f"{selected.remark}{written_to(self.output)}")


@click.command()
@with_inputs
@with_selection
@output_option
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), help="Write all findings to this table, for --baseline later."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "github"]), default="text", show_default=True,
    help="How findings are printed: lines, or annotations of a workflow of GitHub.",
)  # fmt: skip
@force_option
@json_option
@style_option
@country_option
@authority_option
@grouped("outputs", _Outputs)
@grouped("house", House)
def check(inputs: Inputs, selection: Selection, outputs: _Outputs, house: House) -> None:
    """Report where two editions of an article differ.

    Finds omitted and added text, values, names and words that differ, lost negations, links, quotations, headings; with
    --style or --authority also English names that break them. -o writes a table (.xlsx, .csv, .jsonl …) or a SARIF log
    (.sarif); for two files also .html, the page of `align` with everything marked in place, on which findings are
    decided, and .docx, a Word document with the findings as comments.

    Articles in two folders are paired first, every pair is checked, and English sentences that are translated in two
    ways are reported. A run over folders that was interrupted
    continues where it stopped when it is started again with the same -o.
    """
    outputs.expect_usable(inputs)
    choice = selection.load()
    encoder = inputs.encoder()
    rules = _Rules(choice.glossary, house.style, house.authority(), house.country)
    if inputs.are_folders:
        _check_folders(inputs, choice, outputs, encoder, rules)
    else:
        _check_files(inputs, choice, outputs, encoder, rules)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What findings depend on beside the texts, as :func:`arabtext.editions.check` takes it."""

    glossary: Glossary | None
    style: Style | None
    authority: Authority | None
    country: str | None

    def check(self, alignment: Alignment) -> list[Finding]:
        """Return what differs between two editions."""
        return editions.check(
            alignment, glossary=self.glossary, style=self.style, authority=self.authority, country=self.country
        )

    @property
    def digest(self) -> str:
        """A text that is equal for equal rules."""
        return sha256(repr(self).encode("utf-8", "replace")).hexdigest()


def _check_files(inputs: Inputs, choice: Choice, outputs: _Outputs, encoder: Encoder | None, rules: _Rules) -> None:
    alignment = inputs.align(encoder)
    english, arabic = Path(alignment.english_document), Path(alignment.arabic_document)
    selected = choice.choose(english.name, rules.check(alignment))
    places = locate_all(selected.fresh, english, arabic) if outputs.needs_places else []
    outputs.print(selected.reported, places, with_article=False)
    outputs.write(selected, places)
    if outputs.output and outputs.ending == ".html":
        alignment.to_html(
            outputs.output, noted=[(one.finding, one.decision) for one in selected.fresh], decisions=choice.decisions
        )
    elif outputs.output and outputs.ending == ".docx":
        alignment.to_docx(outputs.output, noted=[(one.finding, one.decision) for one in selected.reported])
    outputs.end(selected)
    _exit(choice, selected)


def _check_folders(inputs: Inputs, choice: Choice, outputs: _Outputs, encoder: Encoder | None, rules: _Rules) -> None:
    """Print the findings of each pair as they come, or keep them in a journal until the output is written."""
    inputs.expect_folders()
    task = {
        "english": str(inputs.english.resolve()),
        "arabic": str(inputs.arabic.resolve()),
        "pairs": str(inputs.pairs),
        "threshold": inputs.threshold,
        "encoder": encoder is not None,
        "rules": rules.digest,
    }
    selected, places = Selected([], [], []), list[Located]()

    def report(couple: Couple, findings: Iterable[Finding]) -> None:
        own = choice.choose(couple.name, findings)
        there = inputs.english / couple.name, inputs.arabic / couple.arabic_name
        at = locate_all(own.fresh, *there) if outputs.needs_places else []
        outputs.print(own.reported, at, with_article=True)
        selected.add(own)
        places.extend(at)

    with progress_bar() as progress:
        couples, rejected = inputs.couples(progress)
        output = outputs.output
        journal = Journal(output, task) if output and not is_stream(output) else None
        done: list[tuple[Couple, tuple[Rendering, ...]]] = []
        for couple in track(couples, "checking", progress):
            try:
                checked = _checked(couple, journal, encoder, rules)
                report(couple, checked.findings)
                done.append((couple, checked.renderings))
            except Exception as error:
                rejected.append((couple.name, why_rejected(couple.name, error)))
        for number, finding in inconsistencies(beads for _, beads in done):
            report(done[number][0], [finding])
    outputs.write(selected, places)
    if journal:
        journal.close()
    outputs.end(selected)
    end_with(rejected)
    _exit(choice, selected)


def _checked(couple: Couple, journal: Journal | None, encoder: Encoder | None, rules: _Rules) -> Checked:
    """Return what is found in a pair, from the journal if it has it."""
    texts = read_couple(couple.english, couple.arabic)
    key = _journal_key(couple.name, *texts)
    known = Checked.of_cells(journal.done[key]) if journal and key in journal.done else None
    if known is None:
        alignment = editions.align(*texts, encoder=encoder)
        known = Checked(tuple(rules.check(alignment)), renderings(alignment))
        if journal:
            journal.add(key, known.cells)
    return known


def _journal_key(name: str, *texts: Article) -> str:
    """Return the key of a pair in a journal: the name of the English article, and a digest of both texts."""
    digest = sha256("\0".join(text.text for text in texts).encode("utf-8", "replace")).hexdigest()
    return f"{name} {digest[:16]}"


def _exit(choice: Choice, selected: Selected) -> None:
    """End with exit code 1 if there is a baseline and something that it lacks."""
    if choice.baseline is not None and selected.open:
        sys.exit(1)


def _line(one: Found, *, with_article: bool) -> list[str]:
    """Return a finding as the columns of a line, after the name of its article, before the decision about it."""
    finding, decision = one.finding, one.decision
    line = [one.article] if with_article else []
    line += [finding.severity, finding.kind, finding.message, finding.english, finding.arabic]
    if decision and (decision.verdict or decision.note):
        line.append(": ".join(filter(None, (decision.verdict, decision.note))))
    return line
