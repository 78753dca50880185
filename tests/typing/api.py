# pyright: strict
"""The public face as a user's type checker sees it; ``test_typing.py`` checks it and runs it.

As the docs recommend, leading parameters are given by position, options by keyword.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Literal, assert_type

import arabtext
from arabtext import editions, names, script, tables, urls, values
from arabtext.candidates import Candidate
from arabtext.errors import InputError, MissingExtraError, UsageError
from arabtext.trace import Explained, Step

ARABIC = "قيس الخزعلي"


def show(task: str, done: int, total: int) -> None:
    """Take a report of progress."""


def root() -> None:
    assert_type(arabtext.__version__, str)
    assert_type(arabtext.clear_caches(), None)
    assert_type(arabtext.normalize(ARABIC, "search"), str)
    assert_type(arabtext.romanize(ARABIC, "ala-lc", country="IQ", titles=False), str)
    assert_type(arabtext.compare(ARABIC, "Qays al-Khazali"), names.Match)
    assert_type(arabtext.detect(ARABIC), script.Detection)
    assert_type(arabtext.explain(ARABIC), Explained)
    assert_type(arabtext.script.normalize(ARABIC), str)
    assert_type(arabtext.urls.key("example.org"), str)
    assert_type(arabtext.values.numbers("218"), list[values.Number])
    assert_type(arabtext.names.find(ARABIC), list[names.Mention])
    assert_type(arabtext.editions.sentences("He left. He came."), list[str])
    assert_type(arabtext.tables.parse_csv(b"name\n", "names.csv"), tables.Table)
    arabtext.nonsense  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018


def errors() -> None:
    try:
        arabtext.normalize(ARABIC, "no such profile")
    except arabtext.ArabtextError as error:
        assert_type(error, arabtext.ArabtextError)
        assert_type(error.exit_code, int)
    for kind in (InputError, MissingExtraError, UsageError):
        base: type[arabtext.ArabtextError] = kind
        assert issubclass(kind, base)


def of_script() -> None:
    profile = script.PROFILES["title"]
    assert_type(profile, script.Profile)
    own = replace(profile, name="own", tatweel=False)
    assert_type(script.normalize(ARABIC, own), str)
    assert_type(script.normalize_all([ARABIC], own), list[str])
    assert_type(own.audit(), script.Audit)
    assert_type(own.audit().noise, tuple[str, ...])
    assert_type(own.to_json(), str)
    assert_type(script.Profile.from_json(own.to_json()), script.Profile)
    explained = script.explain(ARABIC, own)
    assert_type(explained.text, str)
    assert_type(explained.original, str)
    assert_type(explained.steps, tuple[Step, ...])
    assert_type(explained.span(0, 1), tuple[int, int])
    detection = script.detect(ARABIC)
    assert_type(detection.script, Literal["arabic", "latin", "mixed", "other", "none"])
    assert_type(detection.language, str)
    assert_type(detection.confidence, float)
    assert_type(detection.runs, tuple[script.Run, ...])


def of_urls() -> None:
    address = "https://example.org/ar/article"
    assert_type(urls.readable(address), str)
    assert_type(urls.explain(address), Explained)
    assert_type(urls.key(address), str)
    assert_type(urls.risks(address), tuple[str, ...])
    assert_type(urls.language(address), str | None)
    assert_type(urls.without_language(address), str)
    assert_type(urls.counterpart(address, "en", html="<html>"), list[str])
    assert_type(urls.alternates("<html>", url=address), list[tuple[str, str]])
    assert_type(urls.slug(ARABIC, "wordpress"), str)
    assert_type(urls.slug_words(address, 2), list[Candidate])


def of_values() -> None:
    for number in values.numbers("218 مليون دولار"):
        assert_type(number.start, int)
        assert_type(number.text, str)
        assert_type(number.value, Decimal)
        assert_type(number.unit, str | None)
        assert_type(number.alternatives, tuple[Decimal, ...])
    for date in values.dates("5 June 2023, أمس", relative_to="2023-06-06"):
        assert_type(date.value, str)
        assert_type(date.calendar, Literal["gregorian", "hijri"])
        assert_type(date.alternatives, tuple[str, ...])


def of_names(folder: Path) -> None:
    for candidate in (
        *names.candidates(ARABIC, 3, "ijmes", country="IQ", titles=False),
        *names.arabize("Qais al-Khazali", 2),
        *names.vocalize(ARABIC, 2),
        *names.vocalize(ARABIC, latin="Qays al-Khazali"),
        *names.candidates(ARABIC, latin="Qays al-Khazali"),
    ):
        assert_type(candidate, Candidate)
        assert_type(candidate.text, str)
        assert_type(candidate.score, float)
        assert_type(candidate.source, str)
    assert_type(names.romanize(ARABIC), str)
    assert_type(names.romanize_all([ARABIC], "ala-lc", country="IQ", titles=False), list[str])
    assert_type(names.candidates_all([ARABIC], 3, "press", country="IQ", titles=False), list[list[Candidate]])
    assert_type(names.arabize_all(["Qais al-Khazali"], 2), list[list[Candidate]])
    assert_type(names.origins("خزعلي"), dict[Literal["arab", "persian", "foreign"], float])
    assert_type(names.aliases(f"{ARABIC} (Qays al-Khazali)"), tuple[str, ...])
    assert_type(names.read_cell(ARABIC), names.Cell)
    assert_type(names.read_cell(ARABIC).persons, tuple[tuple[str, ...], ...])
    assert_type(names.unify([ARABIC])[0].each, tuple[names.Unified, ...])
    assert_type(names.find(ARABIC, latin="Qays al-Khazali"), list[names.Mention])
    name = names.parse("الشيخ قيس الخزعلي")
    assert_type(name, names.Name)
    assert_type(name.short, str)
    assert_type(name.parts, tuple[names.Part, ...])
    match = names.compare(ARABIC, "Qays")
    assert_type(match.score, float)
    assert_type(match.verdict, Literal["same", "maybe", "different"])
    assert_type(match.evidence, tuple[names.Evidence, ...])
    mentions = names.find("Qays al-Khazali said")
    assert_type([(mention.start, mention.end, mention.canonical) for mention in mentions], list[tuple[int, int, str]])
    rewritten = names.rewrite("Qays al-Khazali said")
    assert_type(rewritten, names.Rewritten)
    assert_type(rewritten.changes, tuple[names.Change, ...])
    index = names.Index([ARABIC], progress=show)
    assert_type(len(index), int)
    index.add(["Kais Khazali"], progress=show)
    index.remove(["Kais Khazali"])
    assert_type("Kais" in index, bool)
    hits = index.search("Qays", 3)
    assert_type(hits, list[names.Hit])
    assert_type(hits[0].verdict, Literal["same", "maybe", "different"])
    assert_type(hits[0].reason, str)
    index.save(folder / "names.index")
    assert_type(names.Index.load(folder / "names.index"), names.Index)
    for pair in names.match([ARABIC], ["Qays al-Khazali"], many=True, threshold=0.8, progress=show):
        assert_type(pair, names.Matched)
        assert_type(pair.left, int | None)
    authority = names.Authority((names.Decision("Qais al-Khazali", arabic=ARABIC, variants=("Kais",)),))
    assert_type(authority.lookup("Kais"), names.Decision | None)
    columns: dict[str, tuple[list[object], list[object]]] = {"born": ([1980], ["1980"])}
    assert_type(names.match([ARABIC], ["Qays"], agree=columns, distinct=([1], ["1"])), list[names.Matched])
    assert_type(names.match([ARABIC], ["Qays"], latin=(["Qais", None][:1], None)), list[names.Matched])
    assert_type(names.unify([ARABIC], latin=["Qays"]), list[names.Unified])
    assert_type(names.unify([ARABIC], agree={"born": [1980]}, distinct=["a"]), list[names.Unified])
    unified = names.unify([ARABIC], authority, progress=show)
    assert_type(unified, list[names.Unified])
    assert_type(unified[0].cluster, int)
    assert_type(authority.learned(unified, threshold=0.9), names.Authority)


def of_editions(folder: Path) -> None:
    article = editions.read("A title\n\nHe left. He came back.")
    assert_type(article, editions.Article)
    assert_type(article.url, str | None)
    assert_type(article.sentences, tuple[str, ...])
    assert_type(article.links, tuple[editions.Link, ...])
    pairing = editions.pair(["In 2019 it killed 218."], ["في 2019 قتل 218."], threshold=0.2, progress=show)
    assert_type(pairing, editions.Pairing)
    assert_type(pairing.pairs, tuple[editions.Pair, ...])
    assert_type(pairing.unpaired_english, tuple[int, ...])
    alignment = editions.align(["He left.", "In 2019 it killed 218."], ["غادر.", "في 2019 قتل 219."], encoder=None)
    assert_type(alignment, editions.Alignment)
    assert_type(alignment.beads, tuple[editions.Bead, ...])
    assert_type(alignment.beads[0].english, tuple[int, ...])
    assert_type(alignment.beads[0].score, float)
    assert_type(alignment.doubt, str)
    alignment.to_tmx(folder / "page.tmx")
    alignment.to_jsonl(folder / "page.jsonl")
    alignment.to_html(folder / "page.html", findings=False)
    alignment.to_xlsx(folder / "page.xlsx", findings=False)
    for finding in editions.check(alignment):
        assert_type(finding, editions.Finding)
        assert_type(finding.kind, editions.FindingKind)
        assert_type(finding.message, str)
        assert_type(finding.english_spans, tuple[tuple[int, int], ...])
        assert_type(editions.identify(finding), str)
    known = editions.Decisions.from_rows(["id", "verdict"], [["ab36aa54ca-39209db65d", "ignored"]])
    assert_type(known, editions.Decisions)
    assert_type(known.decisions, tuple[editions.Decision, ...])
    assert_type(known.match(editions.check(alignment), "port.md"), list[editions.Decision | None])
    alignment.to_docx(folder / "page.docx")
    found = editions.update(["He left."], ["He left early."], ["غادر."])
    assert_type(found, editions.Update)
    assert_type(found.needed, tuple[editions.Revision, ...])
    assert_type(found.needed[0].marked.english, str)
    found.to_html(folder / "update.html")


def of_tables(folder: Path) -> None:
    table = tables.parse_csv("name,town\nقيس الخزعلي,بغداد\n".encode(), "names.csv", delimiter=",")
    assert_type(table, tables.Table)
    assert_type(table.columns, tuple[str, ...])
    assert_type(tables.guess_column(table), str)
    assert_type(tables.write_table(table, folder / "names.csv"), tuple[str, ...])
    assert_type(tables.read_table(folder / "names.csv"), tables.Table)
    assert_type(tables.examine(folder / "names.csv"), tables.Examination)
    assert_type(tables.read_tables(folder / "names.csv"), tuple[tables.Table, ...])
    report = tables.unify_file(folder / "names.csv", "name", folder / "unified.csv", progress=show)
    assert_type(report, tables.Report)
    assert_type(report.sheets, tuple[tables.Sheet, ...])
    listed = tables.read_names(folder / "names.csv", column="name", progress=show)
    assert_type(listed.index, names.Index)
    assert_type(listed.lines[ARABIC], tuple[int, ...])
    matches = tables.match_files(table, table, left_column="name", right_column="name", threshold=0.8)
    assert_type(matches, tables.MatchReport)
    assert_type(matches.left_columns, tuple[str, ...])
    assert_type(tables.unify_file(table, pair=("name", "town")).sheets[0].pairs, tuple[tuple[str, str], ...])
    assert_type(
        tables.unify_file(table, parts=("name", "town"), split=False).sheets[0].odd, tuple[tuple[int, str], ...]
    )
    assert_type(matches.matches, tuple[names.Matched, ...])
    tables.save_authority(names.Authority(), folder / "authority.csv")
    assert_type(tables.load_authority(folder / "authority.csv"), names.Authority)
    assert_type(tables.columns.unify([ARABIC, None]), list[names.Unified])
