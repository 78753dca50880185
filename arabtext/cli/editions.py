"""Verbs for editions: pair, align, check; of two files, or of two folders."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import click

from arabtext import editions
from arabtext.cli.journal import Journal
from arabtext.cli.streams import emit, emit_json, force_option, free, json_option, output_option, progress_bar, say
from arabtext.editions import Alignment, Article, Finding
from arabtext.editions.aligning.encoder import Encoder
from arabtext.editions.pairing.pair import LEAST
from arabtext.editions.reading.pages import day_in
from arabtext.errors import InputError, UsageError
from arabtext.progress import Progress
from arabtext.script import detect
from arabtext.tables import Table, read_table, write_table
from arabtext.tables.columns import as_text
from arabtext.tables.formats import expect_writable
from arabtext.tables.table import Cell, free_names

_ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".jsonl")
_PAIRS = ("english", "arabic", "score", "evidence")
_SAMPLE = 20_000  # characters of an article by which its script is told
_MOSTLY = 0.5  # share of its letters from which it is in Arabic
_SHOWN = 5  # reasons that are told, of files that could not be read

_threshold_option = click.option(
    "--threshold", type=click.FloatRange(0, 1), default=LEAST, show_default=True, help="The least score of a pair."
)


@dataclass(frozen=True)
class Side:
    """The articles of a folder or a table: each with its name, the rows of the table, and what could not be read."""

    names: tuple[str, ...]
    articles: tuple[Article | str, ...]
    table: Table | None = None
    rejected: tuple[tuple[str, str], ...] = ()


# pair


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@click.option("--title", "titles", multiple=True, help="Of tables: the column of titles; the first if left out.")
@click.option("--text", "texts", multiple=True, help="Of tables: a column of texts beside the titles.")
@click.option("--url", "urls", multiple=True, help="Of tables: the column of addresses.")
@click.option("--date", "dates", multiple=True, help="Of tables: the column of dates.")
@_threshold_option
@output_option
@force_option
@json_option
def pair(
    english: Path,
    arabic: Path,
    titles: tuple[str, ...],
    texts: tuple[str, ...],
    urls: tuple[str, ...],
    dates: tuple[str, ...],
    threshold: float,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Find which Arabic article is the translation of which English one.

    ENGLISH and ARABIC are folders of articles (txt, md, html) or tables with a column of titles. A column's name stands
    for both tables; give the option twice where the Arabic one has another. Of tables the output has all columns, those
    of the Arabic table with ar_ before their names. Articles without a partner are listed with an empty side.
    """
    free(output, force)
    if output:
        expect_writable(output, ())
    columns = {"title": titles, "text": texts, "url": urls, "date": dates}
    with progress_bar() as progress:
        sides = [
            _side(path, {kind: _of_side(names, at, kind) for kind, names in columns.items()}, progress)
            for at, path in enumerate((english, arabic))
        ]
        found = editions.pair(sides[0].articles, sides[1].articles, threshold, progress)
    rows: list[tuple[int | None, int | None, float | None, str]] = [
        (p.english, p.arabic, p.score, "; ".join(p.evidence)) for p in found.pairs
    ]
    rows += [(i, None, None, "no Arabic partner found") for i in found.unpaired_english]
    rows += [(None, j, None, "no English partner found") for j in found.unpaired_arabic]
    for i, j, score, evidence in rows:
        named = [side.names[at] if at is not None else "" for side, at in zip(sides, (i, j), strict=True)]
        if as_json:
            emit_json(dict(zip(_PAIRS, (*named, score, evidence), strict=True)))
        else:
            emit("\t".join([*named, "" if score is None else str(score), evidence]))
    if output:
        write_table(_paired(sides, rows), output)
    alone = len(found.unpaired_english) + len(found.unpaired_arabic)
    say(f"{len(found.pairs)} pairs, {alone} without a partner" + (f", written to {output}" if output else ""))
    _end([*sides[0].rejected, *sides[1].rejected])


def _of_side(names: tuple[str, ...], side: int, kind: str) -> str | None:
    """The name of a column in one of two tables."""
    if len(names) > 2:
        raise UsageError(f"--{kind} was given {len(names)} times; once for both tables, or once for each")
    return names[min(side, len(names) - 1)] if names else None


def _paired(sides: list[Side], rows: list[tuple[int | None, int | None, float | None, str]]) -> Table:
    """The table of pairs: of two tables with all their columns, else with the names of the files."""
    left, right = sides[0].table, sides[1].table
    if left is None or right is None:
        lines: list[tuple[Cell, ...]] = []
        for i, j, score, evidence in rows:
            named = [side.names[at] if at is not None else None for side, at in zip(sides, (i, j), strict=True)]
            lines.append((*named, score, evidence))
        return Table(_PAIRS, tuple(lines), "Pairs")
    empty = (None,) * len(left.columns), (None,) * len(right.columns)
    added = free_names([*(f"ar_{name}" for name in right.columns), "pair_score", "pair_evidence"], left.columns)
    cells = tuple(
        (*(empty[0] if i is None else left.rows[i]), *(empty[1] if j is None else right.rows[j]), score, evidence)
        for i, j, score, evidence in rows
    )
    return Table((*left.columns, *added), cells, "Pairs")


def _side(path: Path, columns: dict[str, str | None], progress: Progress) -> Side:
    """The articles of a folder, the rows of a table, or the one article of a file."""
    if path.is_dir():
        return _folder(path, progress)
    if path.suffix.casefold() in _TABLES:
        return _table(path, columns)
    return Side((path.name,), (editions.read(path),))


def _folder(path: Path, progress: Progress) -> Side:
    """The articles in a folder and below; a file that cannot be read is told, and no other is lost for it."""
    files = _files(path)
    names, articles, rejected = list[str](), list[Article | str](), list[tuple[str, str]]()
    for number, file in enumerate(files, 1):
        try:
            articles.append(editions.read(file))
            names.append(file.relative_to(path).as_posix())
        except InputError as error:
            rejected.append((str(file), str(error)))
        progress(f"reading {path.name}", number, len(files))
    return Side(tuple(names), tuple(articles), None, tuple(rejected))


def _files(path: Path) -> list[Path]:
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.casefold() in _ARTICLES)
    if not files:
        raise InputError(f"{path} holds no articles ({', '.join(_ARTICLES)})")
    return files


def _table(path: Path, columns: dict[str, str | None]) -> Side:
    """The rows of a table as articles, listed by their titles."""
    table = read_table(path)
    if not table.columns:
        raise UsageError(f"{path} is empty; a header line with column names was expected")
    cells = {kind: list(map(as_text, table.column(name))) for kind, name in columns.items() if name is not None}
    titles = cells.get("title") or list(map(as_text, table.column(table.columns[0])))
    articles: list[Article | str] = [
        Article(
            title=title,
            url=cells["url"][at] or None if "url" in cells else None,
            date=day_in(cells["date"][at]) if "date" in cells else None,
            paragraphs=(cells["text"][at],) if "text" in cells else (),
        )
        for at, title in enumerate(titles)
    ]
    return Side(tuple(titles), tuple(articles), table)


def _end(rejected: list[tuple[str, str]]) -> None:
    """Tell what could not be read, and end with the code for it."""
    for _, reason in rejected[:_SHOWN]:
        say(reason)
    if len(rejected) > _SHOWN:
        say(f"… and {len(rejected) - _SHOWN} more files that could not be read")
    if rejected:
        sys.exit(1)


# align

_WRITERS: dict[str, Callable[[Alignment], Callable[[Path], None]]] = {
    ".html": lambda alignment: alignment.to_html,
    ".tmx": lambda alignment: alignment.to_tmx,
    ".xlsx": lambda alignment: alignment.to_xlsx,
    ".jsonl": lambda alignment: alignment.to_jsonl,
}
_pairs_option = click.option(
    "--pairs",
    type=click.Path(path_type=Path),
    help="Of folders: a table that `arabtext pair` wrote, looked over perhaps.",
)
_labse_option = click.option(
    "--labse", is_flag=True, help="Compare the sentences by LaBSE too (extra embeddings; downloads 2 GB once)."
)


def _of_files_or_folders(command: Callable[..., None]) -> Callable[..., None]:
    """The options of the verbs that take two files or two folders."""
    for option in (json_option, force_option, _labse_option, _threshold_option, _pairs_option):
        command = option(command)
    return command


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@output_option
@click.option(
    "--to", "formats", type=click.Choice([suffix[1:] for suffix in _WRITERS]), multiple=True, default=("html",),
    show_default=True, help="Of folders: the format to write; may be repeated.",
)  # fmt: skip
@_of_files_or_folders
def align(
    english: Path,
    arabic: Path,
    output: Path | None,
    formats: tuple[str, ...],
    pairs: Path | None,
    threshold: float,
    labse: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Lay two editions of an article side by side, sentence by sentence.

    The output's name says its format: .html (a page to read), .tmx, .xlsx or .jsonl. Without -o the beads are printed.

    Two folders are paired first; -o is then a folder, which gets one file for each pair. Files that are there already
    are kept, so that a run that was stopped goes on where it was; --force makes them anew.
    """
    if english.is_dir() or arabic.is_dir():
        _align_folders(english, arabic, output, formats, pairs, threshold, labse, force)
        return
    free(output, force)
    writer = _writer(output)
    alignment = _aligned(english, arabic, _encoder(labse))
    if output and writer:
        writer(alignment)(output)
    else:
        for bead in alignment.beads:
            texts = [[alignment.english[i] for i in bead.english], [alignment.arabic[j] for j in bead.arabic]]
            if as_json:
                emit_json({**asdict(bead), "english_text": texts[0], "arabic_text": texts[1]})
            else:
                emit(f"{bead.score:.2f}\t{' '.join(texts[0])}\t{' '.join(texts[1])}")
    omitted = sum(not bead.arabic for bead in alignment.beads)
    added = sum(not bead.english for bead in alignment.beads)
    place = f", written to {output}" if output else ""
    say(f"{len(alignment.beads)} beads, {omitted} only in English, {added} only in Arabic{place}")


def _writer(output: Path | None) -> Callable[[Alignment], Callable[[Path], None]] | None:
    if output is None:
        return None
    try:
        return _WRITERS[output.suffix.casefold()]
    except KeyError:
        raise UsageError(f"cannot write {output.name}; use one of the endings {', '.join(_WRITERS)}") from None


def _encoder(labse: bool) -> Encoder | None:
    if not labse:
        return None
    from arabtext.integrations import labse as integration

    return integration.labse()


def _aligned(english: Path, arabic: Path, encoder: Encoder | None) -> Alignment:
    """The alignment of two files, put in their order; a remark where they hardly belong together."""
    left, right = editions.read(english), editions.read(arabic)
    for path, article in ((english, left), (arabic, right)):
        if not article.sentences:
            raise InputError(f"{path} holds no sentence of running text")
    if _is_arabic(left) and not _is_arabic(right):
        say(f"{english} is the Arabic edition, and {arabic} the English one; they were put in their order")
        left, right = right, left
    elif _is_arabic(left) == _is_arabic(right):
        language = "Arabic" if _is_arabic(left) else "English"
        raise InputError(
            f"{english} and {arabic} are both in {language}; an English and an Arabic edition were expected"
        )
    alignment = editions.align(left, right, encoder=encoder)
    if doubt := alignment.doubt:
        say(doubt)
    return alignment


def _is_arabic(article: Article | str) -> bool:
    text = article.text if isinstance(article, Article) else article
    return detect(text[:_SAMPLE]).arabic >= _MOSTLY


def _align_folders(
    english: Path,
    arabic: Path,
    output: Path | None,
    formats: tuple[str, ...],
    pairs: Path | None,
    threshold: float,
    labse: bool,
    force: bool,
) -> None:
    _both_folders(english, arabic)
    if output is None:
        raise UsageError("two folders were given; -o names the folder that the files go to")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; a folder was expected, since two folders were given")
    output.mkdir(parents=True, exist_ok=True)
    encoder = _encoder(labse)
    done = kept = 0
    with progress_bar() as progress:
        couples, rejected = _couples(english, arabic, pairs, threshold, progress)
        for number, (name, left, right) in enumerate(couples, 1):
            targets = [output / f"{_stem(name)}.{suffix}" for suffix in dict.fromkeys(formats)]
            missing = [target for target in targets if force or not target.exists()]
            try:
                if missing:
                    alignment = editions.align(*_read_both(left, right), encoder=encoder)
                    for target in missing:
                        target.parent.mkdir(parents=True, exist_ok=True)
                        _WRITERS[target.suffix](alignment)(target)
                    done += 1
                else:
                    kept += 1
            except InputError as error:
                rejected.append((name, str(error)))
            progress("aligning", number, len(couples))
    say(f"{done} pairs aligned, {kept} there already, in {output}")
    _end(rejected)


def _stem(name: str) -> str:
    """The name of an article's file without its ending, its folders kept."""
    path = Path(name)
    return (path.with_suffix("") if path.suffix.casefold() in _ARTICLES else path).as_posix()


Couple = tuple[str, Article | Path, Article | Path]  # name of the English article, and both


def _couples(
    english: Path, arabic: Path, pairs: Path | None, threshold: float, progress: Progress
) -> tuple[list[Couple], list[tuple[str, str]]]:
    """The pairs of articles in two folders, as a table says or as they are found, and what could not be read."""
    if pairs is not None:
        table = read_table(pairs)
        named = zip(*(map(as_text, table.column(side)) for side in ("english", "arabic")), strict=True)
        return [(left, english / left, arabic / right) for left, right in named if left and right], []
    sides = _folder(english, progress), _folder(arabic, progress)
    if sum(map(_is_arabic, sides[0].articles)) * 2 > len(sides[0].articles):
        raise UsageError(f"{english} holds Arabic articles; give the folder of the English ones first")
    found = editions.pair(sides[0].articles, sides[1].articles, threshold, progress)
    alone = len(found.unpaired_english) + len(found.unpaired_arabic)
    if alone:
        say(f"{len(found.pairs)} pairs, {alone} articles without a partner")
    couples: list[Couple] = []
    for one in found.pairs:
        left, right = sides[0].articles[one.english], sides[1].articles[one.arabic]
        if isinstance(left, Article) and isinstance(right, Article):
            couples.append((sides[0].names[one.english], left, right))
    return couples, [*sides[0].rejected, *sides[1].rejected]


def _both_folders(english: Path, arabic: Path) -> None:
    """Raise an error if either is no folder, or one without articles."""
    for path in (english, arabic):
        if not path.is_dir():
            raise UsageError(f"{path} is no folder, and the other argument is one; give two folders or two files")
        _files(path)


def _read_both(left: Article | Path, right: Article | Path) -> tuple[Article, Article]:
    first, second = (one if isinstance(one, Article) else editions.read(one) for one in (left, right))
    return first, second


# check


@click.command()
@click.argument("english", type=click.Path(path_type=Path))
@click.argument("arabic", type=click.Path(path_type=Path))
@output_option
@_of_files_or_folders
def check(
    english: Path,
    arabic: Path,
    output: Path | None,
    pairs: Path | None,
    threshold: float,
    labse: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Say where two editions of an article differ: omitted and added text, numbers, dates, names, quotations.

    Two folders are paired first, and every pair is checked. -o writes a table (.xlsx, .csv, .jsonl …); for two files
    also .html, the page of `align` with everything marked in place. A run over folders that was stopped goes on where
    it was when it is started with the same -o again.
    """
    free(output, force)
    of_folders = english.is_dir() or arabic.is_dir()
    as_page = output is not None and output.suffix.casefold() == ".html" and not of_folders
    if output and not as_page:
        expect_writable(output, ())
    encoder = _encoder(labse)
    if of_folders:
        _check_folders(english, arabic, output, pairs, threshold, encoder, as_json)
        return
    alignment = _aligned(english, arabic, encoder)
    found = alignment.findings
    if output is None:
        for finding in found:
            _tell(finding, "", as_json)
    elif as_page:
        alignment.to_html(output)
    else:
        write_table(Table(_FINDINGS, tuple(map(_row, found)), "Findings"), output)
    say(f"{len(found)} findings" + (f", written to {output}" if output else ""))


def _check_folders(
    english: Path,
    arabic: Path,
    output: Path | None,
    pairs: Path | None,
    threshold: float,
    encoder: Encoder | None,
    as_json: bool,
) -> None:
    """Findings are printed as they come; those for a table are kept in a journal until it is written."""
    _both_folders(english, arabic)
    work = {
        "english": str(english.resolve()),
        "arabic": str(arabic.resolve()),
        "pairs": str(pairs),
        "threshold": threshold,
        "encoder": encoder is not None,
    }
    rows: list[tuple[Cell, ...]] = []
    with progress_bar() as progress:
        couples, rejected = _couples(english, arabic, pairs, threshold, progress)
        journal = Journal(output, work) if output else None
        for number, (name, left, right) in enumerate(couples, 1):
            try:
                texts = _read_both(left, right)
                key = _key(name, *texts)
                known = journal.done.get(key) if journal else None
                if known is None:
                    found = editions.check(editions.align(*texts, encoder=encoder))
                    known = [list(_row(one)) for one in found]
                    if journal:
                        journal.add(key, known)
                    else:
                        for one in found:
                            _tell(one, name, as_json)
                rows += ((name, *row) for row in known)
            except InputError as error:
                rejected.append((name, str(error)))
            progress("checking", number, len(couples))
    if output and journal:
        write_table(Table(("article", *_FINDINGS), tuple(rows), "Findings"), output)
        journal.close()
    say(f"{len(rows)} findings" + (f", written to {output}" if output else ""))
    _end(rejected)


def _key(name: str, *texts: Article) -> str:
    """What tells an article in a journal: its name, and the texts as they were."""
    digest = sha256("\0".join(text.text for text in texts).encode("utf-8", "replace")).hexdigest()
    return f"{name} {digest[:16]}"


_FINDINGS = ("severity", "kind", "finding", "english", "arabic")


def _row(finding: Finding) -> tuple[str, ...]:
    return finding.severity, finding.kind, finding.message, finding.english, finding.arabic


def _tell(finding: Finding, article: str, as_json: bool) -> None:
    """Print a finding, with the name of its article if there are several."""
    if as_json:
        emit_json(({"article": article} if article else {}) | asdict(finding))
    else:
        emit("\t".join((*filter(None, [article]), *_row(finding))))
