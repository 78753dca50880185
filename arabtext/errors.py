"""Errors: each kind has the exit code with which it ends the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class ArabtextError(Exception):
    """Base of every error that arabtext raises on purpose. The message says what was expected and what to do.

    Errors pickle and copy with their message and attributes, whatever their constructors take, so that a worker of a
    process pool can raise them.
    """

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args), self.__dict__ or None


def _rebuild(kind: type[ArabtextError], args: tuple[object, ...]) -> ArabtextError:
    """Return an error of ``kind`` with the final ``args``, without calling its own constructor."""
    error = kind.__new__(kind, *args)
    super(ArabtextError, error).__init__(*args)
    return error


class UsageError(ArabtextError, ValueError):
    """A wrong argument: an unknown profile, scheme or option, or a missing column."""

    exit_code = 2


class ArgumentTypeError(ArabtextError, TypeError):
    """A value of the wrong type, such as ``None`` or ``bytes`` where text was expected."""

    exit_code = 2


class InputError(ArabtextError):
    """Input that cannot be read: missing, of another format than its name says, or over a documented limit."""

    exit_code = 3


class OutputError(InputError):
    """Output that cannot be written: a full disk, no permission, a closed standard output, a folder of that name.

    A kind of :class:`InputError`, so that one clause handles every fault of a file.
    """

    exit_code = 5


class MissingExtraError(ArabtextError, ImportError):
    """Optional packages are needed and not installed. The message contains the ``pip install`` line.

    The line names the packages themselves and the Python that runs, so that it is right however arabtext was installed.
    ``extra`` is the name of the missing extra.
    """

    exit_code = 4

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        super().__init__(f'{purpose} needs the extra "{extra}": run  {_install_command(extra)}')


def _install_command(extra: str) -> str:
    """Return the command that installs the packages of an extra into the Python that runs."""
    import shlex
    import sys
    from importlib import metadata

    try:
        requirements = metadata.requires("arabtext") or []
    except metadata.PackageNotFoundError:
        requirements = []
    marked = (requirement.replace("'", '"').partition(";") for requirement in requirements)
    packages = [package.strip() for package, _, marker in marked if f'extra == "{extra}"' in marker]
    wanted = " ".join(f'"{package}"' for package in packages or [f"arabtext[{extra}]"])
    return f"{shlex.quote(sys.executable or 'python')} -m pip install {wanted}"


class MissingToolError(ArabtextError):
    """A program or data that pip does not install is missing. The message gives the command that installs it."""

    exit_code = 4

    def __init__(self, problem: str, command: str) -> None:
        super().__init__(f"{problem}; to install it, run  {command}")


def find_nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like a mistyped one; letters of either case count the same. None if none is.

    >>> find_nearest("Unfiy", ["match", "unify"]), find_nearest("x", ["match", "unify"])
    ('unify', None)
    """
    from difflib import get_close_matches

    folded = {one.casefold(): one for one in reversed([*known])}
    return next((folded[near] for near in get_close_matches(name.casefold(), folded, 1)), None)


def unknown(kind: str, name: str, known: Iterable[str]) -> UsageError:
    """Return the error for a name that is none of the known ones: with the nearest one, if any is near, and all.

    >>> unknown("profile", "serach", ["title", "search"])
    UsageError("unknown profile 'serach'; did you mean 'search'? choose one of: title, search")
    """
    known = [*known]
    near = find_nearest(name, known)
    hint = "" if near is None else f"did you mean {near!r}? "
    return UsageError(f"unknown {kind} {name!r}; {hint}choose one of: {', '.join(known)}")


def expect_text(value: object, name: str = "text") -> str:
    """Return ``value`` if it is a ``str``, else raise :class:`ArgumentTypeError` naming the argument.

    >>> expect_text("قيس")
    'قيس'
    >>> expect_text(None, "name")
    Traceback (most recent call last):
    arabtext.errors.ArgumentTypeError: name must be str, not NoneType
    """
    if isinstance(value, str):
        return value
    hint = "; decode it first, for example value.decode('utf-8')" if isinstance(value, bytes) else ""
    raise ArgumentTypeError(f"{name} must be str, not {type(value).__name__}{hint}")


def expect_count(value: object, name: str = "n") -> int:
    """Return ``value`` if it is an ``int``, else raise :class:`ArgumentTypeError` naming the argument.

    >>> expect_count(1.5)
    Traceback (most recent call last):
    arabtext.errors.ArgumentTypeError: n must be int, not float
    """
    if isinstance(value, int):
        return value
    raise ArgumentTypeError(f"{name} must be int, not {type(value).__name__}")


def expect_names(values: Iterable[object]) -> list[str]:
    """Return names as a list, else raise :class:`ArgumentTypeError`: for what is no text, and for one text alone.

    The letters of a single text would be taken for names.

    >>> expect_names(("قيس", "Layla"))
    ['قيس', 'Layla']
    >>> expect_names("قيس")
    Traceback (most recent call last):
    arabtext.errors.ArgumentTypeError: names must be a list or another iterable of names, not a single str
    """
    if isinstance(values, str):
        raise ArgumentTypeError("names must be a list or another iterable of names, not a single str")
    return [expect_text(value, "a name") for value in values]
