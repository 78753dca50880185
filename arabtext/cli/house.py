"""The options by which verbs take what a house has decided: its style, a country, authority files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from arabtext.cli.streams import say
from arabtext.errors import UsageError

if TYPE_CHECKING:  # the tables and the names are loaded by the verbs that take them
    from arabtext.names import Authority, Style

#: The long name of the option, and the key of a style from which the others come.
STYLE, INHERITS = "style", "inherits"
_STYLE_FILES: Final = (".toml", ".json")


class StyleType(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.4 on
    """The value of ``--style``: the name of a preset, or a file."""

    name = "style"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Style:
        """Return the style. Raises :class:`arabtext.errors.UsageError` for what is none, with the name of its file."""
        from arabtext.names import Style

        return value if isinstance(value, Style) else load_style(str(value))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete the name of a preset; where none begins so, a file."""
        from arabtext.names import styles

        known = [CompletionItem(name) for name in styles() if name.startswith(incomplete)]
        return known or [CompletionItem(incomplete, type="file")]


def starting_at(folder: Path, style: str) -> str:
    """Return the name of a preset as it is, and the path of a style with its start at ``folder``."""
    return str(folder / style) if style.endswith(_STYLE_FILES) else style


def load_style(given: str | Mapping[str, object], where: str = "") -> Style:
    """Return a preset, the style in a file, or that of a table; an error begins with the file, or with ``where``."""
    from arabtext.names import Style

    is_file = isinstance(given, str) and given.endswith(_STYLE_FILES)
    try:
        return Style.of(given)
    except UsageError as error:
        place = where or (str(given) if is_file else "")
        raise UsageError(f"{place}: {error}" if place and not str(error).startswith(place) else str(error)) from error


style_option = click.option(
    "--style",
    type=StyleType(),
    metavar="NAME|FILE",
    help="House style of English names: a preset (arabtext style list), or a .toml or .json file.",
)
country_option = click.option(
    "--country", help="Country whose usage is preferred: a two-letter code such as MA, or a name."
)
authority_option = click.option(
    "--authority",
    "authorities",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Authority file; its decisions override everything else. May be repeated: the first wins.",
)


@dataclass(frozen=True, slots=True)
class House:
    """What a house has decided about names."""

    style: Style | None
    country: str | None
    authorities: tuple[Path, ...]

    def authority(self) -> Authority | None:
        """Return what the authority files decide; None without one."""
        return load_authorities(self.authorities) if self.authorities else None


def load_authorities(paths: Sequence[Path]) -> Authority:
    """Return what authority files decide; where two disagree, the first wins and the conflict is printed."""
    from arabtext.names import Authority
    from arabtext.tables import load_authority

    decided = Authority()
    for path in paths:
        loaded = load_authority(path)
        decided, conflicts = decided.merged(loaded)
        for conflict in (*loaded.conflicts, *conflicts):
            say(f"{path}: {conflict}")
    return decided
