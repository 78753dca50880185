"""Default values for the options of the verbs, from ``arabtext.toml``.

A table for each verb, with the long names of its options::

    [unify]
    column = "name"
    agree = ["born", "sex"]

The key ``style``, a preset or a path, or the table ``[style]`` is the house style for all verbs that take one. One
file counts: the one of ``--config``, else the one beside the input data, else the one in the current folder. What the
command line says wins. Relative paths in it start at its own folder. A file that was found may have come with the data,
and so may not say where to write.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from arabtext.cli.house import INHERITS, STYLE, StyleType, load_style, starting_at
from arabtext.errors import InputError, UsageError, find_nearest

FILE: Final = "arabtext.toml"
#: Options that write or overwrite; only a file that is given may set them.
_WRITING: Final = frozenset(("output", "force", "learn", "review", "save", "write-baseline"))
_SCALARS: Final = (str, int, float)


def find_config(context: click.Context) -> Path | None:
    """Return the file beside the input data of a verb, or in the current folder; None if there is none."""
    folders = [path if path.is_dir() else path.parent for path in _inputs(context)]
    return next((file for folder in (*folders, Path()) if (file := folder / FILE).is_file()), None)


def read_defaults(
    path: Path, verb: str, command: click.Command, verbs: Collection[str], *, was_given: bool
) -> dict[str, Any]:
    """Return the default values that a file has for a verb, by parameter as click names it.

    Raises :class:`arabtext.errors.InputError` for a file that cannot be read, and
    :class:`arabtext.errors.UsageError`, with the nearest right name, for an unknown verb or option.
    """
    sections = dict(_read(path))
    style = sections.pop(STYLE, None)
    for name, section in sections.items():
        if name not in verbs:
            raise UsageError(f"{path}: {name} is no verb{_hint(name, verbs)}")
        if not isinstance(section, dict):
            raise UsageError(f"{path}: a table of options was expected, [{name}], not {section!r}")
    options = {
        option.lstrip("-"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--") or len(parameter.opts) == 1
    }
    defaults: dict[str, Any] = {}
    if style is not None and (option := options.get(STYLE)) and isinstance(option.type, StyleType):
        defaults[STYLE] = _style(style, path)
    for name, value in sections.get(verb, {}).items():
        if name not in options:
            raise UsageError(f"{path}: {verb} has no option --{name}{_hint(name, options)}")
        if name in _WRITING and not was_given:
            raise UsageError(f"{path}: {name} counts only in a file that is given: --config {path}")
        defaults[str(options[name].name)] = _value(value, options[name], f"{path}: {name} of {verb}", path.parent)
    return defaults


def _style(value: object, path: Path) -> object:
    """Return the style that a file gives all verbs: the name of a preset, a path, or a table of its keys."""
    where = f"{path}: [{STYLE}]"
    if isinstance(value, Mapping):
        inherits = value.get(INHERITS)
        if isinstance(inherits, str):
            value = {**value, INHERITS: starting_at(path.parent, inherits)}
        return load_style(value, where)
    if isinstance(value, str):
        return load_style(starting_at(path.parent, value), where)
    raise UsageError(f"{path}: {STYLE} must be a preset, the path of a file, or a table of a style, not {value!r}")


def _inputs(context: click.Context) -> Iterator[Path]:
    """Yield the input files of a verb: its arguments that are paths, and --input."""
    for parameter in context.command.params:
        is_input = isinstance(parameter, click.Argument) or parameter.name == "source"
        if is_input and isinstance(parameter.type, click.Path):
            value = context.params.get(str(parameter.name)) or ()
            yield from map(Path, value if isinstance(value, tuple) else (value,))


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"{path} is no TOML file: {error}") from error


def _hint(name: str, known: Collection[str]) -> str:
    near = find_nearest(name, known)
    return "" if near is None else f"; did you mean {near!r}?"


def _value(value: object, option: click.Option, where: str, folder: Path) -> object:
    """Return a value as click takes it for an option; a path starts at ``folder``."""
    if option.is_flag:
        if not isinstance(value, bool):
            raise UsageError(f"{where} must be true or false, not {value!r}")
        return value
    takes_many = option.multiple or option.nargs > 1
    values = value if isinstance(value, list) and takes_many else [value]
    if any(isinstance(one, bool) or not isinstance(one, _SCALARS) for one in values):
        raise UsageError(f"{where} must be a text or a number{', or a list of them' * takes_many}, not {value!r}")
    if isinstance(option.type, click.Path):
        values = [str(folder / str(one)) for one in values]
    if isinstance(option.type, StyleType):
        values = [starting_at(folder, str(one)) for one in values]
    if option.nargs > 1 and len(values) != option.nargs:
        raise UsageError(f"{where} must be a list of {option.nargs}, not {value!r}")
    return [str(one) for one in values] if takes_many else str(values[0])
