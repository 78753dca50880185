"""The verb style: the house styles of names, and what published texts say of one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from arabtext import editions
from arabtext.cli.editions.inputs import Rejected
from arabtext.cli.editions.sources import end_with, read_folder, why_rejected
from arabtext.cli.house import StyleType, authority_option, load_authorities
from arabtext.cli.streams import (
    emit,
    emit_json,
    expect_free,
    force_option,
    json_option,
    output_option,
    progress_bar,
    say,
    written_to,
)
from arabtext.cli.terminal import write_out
from arabtext.files.atomic import write_text_atomically
from arabtext.names import Style, learn_style, styles
from arabtext.progress import Progress
from arabtext.tables.cells import count_of


@click.group()
def style() -> None:
    """List the house styles of names, print one, or learn one from texts.

    A style is chosen by --style NAME|FILE, or by arabtext.toml beside the data.
    """


@style.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the presets, one a line: its name, and the guide that it follows."""
    for name in styles():
        guides = [", ".join(filter(None, (one.title, one.publisher, one.year))) for one in Style.of(name).source]
        if as_json:
            emit_json({"name": name, "sources": guides})
        else:
            emit("\t".join((name, "; ".join(guides))))


@style.command()
@click.argument("name", metavar="NAME|FILE", type=StyleType())
@json_option
def show(name: Style, as_json: bool) -> None:
    """Print a preset, or the style in a file, as TOML: what differs from the default, press."""
    write_out(name.to_json() + "\n" if as_json else name.to_toml())


@style.command()
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@authority_option
@output_option
@force_option
@json_option
def learn(
    corpus: tuple[Path, ...], authorities: tuple[Path, ...], output: Path | None, force: bool, as_json: bool
) -> None:
    """Propose a table of preferred spellings from texts that a desk has published, as TOML.

    CORPUS are files (TXT, Markdown, HTML, Word), or folders of them. Each given and family name is a line, with the
    votes for its spellings: a person votes once in each text, a person whom the tables or --authority list never. A
    name of which no spelling has two thirds of the votes is a comment.
    """
    expect_free(output, force=force)
    decided = load_authorities(authorities)
    with progress_bar() as progress:
        texts, rejected = _read(corpus, progress)
        learned = learn_style(texts, authority=decided)
    if output is not None:
        write_text_atomically(output, learned.to_toml())
    elif as_json:
        for one in (*learned.habits, *learned.names):
            emit_json({"name": one.name, "preferred": one.preferred, "votes": dict(one.votes)})
    else:
        write_out(learned.to_toml())
    preferred = count_of(len(learned.preferred), "preferred spelling")
    say(f"{count_of(len(texts), 'text')}, {preferred}, {len(learned.conflicts)} in doubt{written_to(output)}")
    end_with(rejected)


def _read(corpus: Iterable[Path], progress: Progress | None) -> tuple[list[str], Rejected]:
    """Return the texts of articles in files and folders, and the files that could not be read, with the reason."""
    texts, rejected = list[str](), list[tuple[str, str]]()
    for path in corpus:
        if path.is_dir():
            found = read_folder(path, progress)
            texts += (one if isinstance(one, str) else one.text for one in found.articles)
            rejected += found.rejected
            continue
        try:
            texts.append(editions.read(path).text)
        except Exception as error:
            rejected.append((str(path), why_rejected(path, error)))
    return texts, rejected
