"""The verb completion, and what completes the values of options: names that are known, and columns of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click
from click.shell_completion import get_completion_class

from arabtext.cli.streams import emit
from arabtext.errors import ArabtextError

_MAX_BYTES: Final = 5_000_000  # of a file whose columns are completed; a larger one takes too long (chosen by hand)

Complete = Callable[[click.Context, click.Parameter, str], list[str]]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script for completion in a shell.

    For bash, add  eval "$(arabtext completion bash)"  to ~/.bashrc; for zsh, the same with zsh to ~/.zshrc. For fish,
    write the script to ~/.config/fish/completions/arabtext.fish.
    """
    made = get_completion_class(shell)
    if made is not None:
        emit(made(click.Command("arabtext"), {}, "arabtext", "_ARABTEXT_COMPLETE").source())


def complete_names(known: Callable[[], Iterable[str]]) -> Complete:
    """Return a function that completes one of the known names."""

    def complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        return [name for name in known() if name.startswith(incomplete)]

    return complete


def complete_columns(argument: str) -> Complete:
    """Return a function that completes a column of the file that an argument of the verb names."""

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        from arabtext.tables import read_table

        # Behind an option without its value click parses no arguments, and leaves them as they are.
        arguments = [one.name for one in context.command.params if isinstance(one, click.Argument)]
        left = context.args[arguments.index(argument) :]
        file = Path(context.params.get(argument) or (left[0] if left else ""))
        try:
            if file.stat().st_size > _MAX_BYTES:
                return []
            return [title for title in read_table(file).columns if title.startswith(incomplete)]
        except (ArabtextError, OSError):
            return []  # the verb itself will say why

    return complete
