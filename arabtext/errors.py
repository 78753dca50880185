"""The errors a caller or a shell can meet; each knows the exit code its kind ends a program with."""

from __future__ import annotations


class ArabtextError(Exception):
    """Base of everything arabtext raises on purpose. The message says what was expected and what to do."""

    exit_code = 1


class UsageError(ArabtextError, ValueError):
    """A wrong argument: an unknown profile, scheme or option, or a missing column."""

    exit_code = 2


class ArgumentTypeError(ArabtextError, TypeError):
    """A value of the wrong type, such as ``None`` or ``bytes`` where text was expected."""

    exit_code = 2


class InputError(ArabtextError):
    """Input that cannot be read: not there, not what its name says, or over a stated limit."""

    exit_code = 3


class MissingExtraError(ArabtextError, ImportError):
    """An optional package is needed and not installed. The message holds the ``pip install`` line."""

    exit_code = 4

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        super().__init__(f'{purpose} needs an optional package: run  pip install "arabtext[{extra}]"')


class MissingToolError(ArabtextError):
    """A program or data that pip does not bring is needed and missing. The message says which command brings it."""

    exit_code = 4

    def __init__(self, problem: str, command: str) -> None:
        super().__init__(f"{problem}; to install it, run  {command}")


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
