"""A house style of English names: what a desk has decided, as one immutable value.

A style is a preset by its name, a file in TOML or JSON, or a table of its keys; docs/house-style.md lists them. What it
does not say it inherits from another style, by default from ``press``.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from os import PathLike, fspath
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias, Union

from arabtext import resources
from arabtext.errors import ArgumentTypeError, InputError, UsageError, find_nearest, unknown
from arabtext.memory import once
from arabtext.names.known.countries import code_of_country
from arabtext.names.style.frozen import Frozen
from arabtext.script.chars import has_arabic_letter, is_arabic_letter

#: The forms in which functions take a style.
StyleLike: TypeAlias = Union["Style", str, PathLike[str], Mapping[str, object], None]

#: The style that is used where none is given.
PRESS: Final = "press"
#: A value of ``article``, ``abd``, ``bin`` and ``abu``: the habit of the country, else the usual form.
BY_COUNTRY: Final = "country"
#: Key of a style that takes one of several values → these values, the default first.
CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "conventions": ("given", "follow", "ignore"),
        "article": (BY_COUNTRY, "al-", "Al-", "al ", "Al ", "el-", "El-", "el ", "El ", "none"),
        "article_first": ("lower", "capital"),
        "article_later": ("dropped", "kept"),
        "abd": (
            BY_COUNTRY, "Abdul-Malik", "Abdul Malik", "Abdulmalik", "Abdel-Malik", "Abdel Malik", "Abdelmalik",
            "Abd al-Malik", "Abd el-Malik",
        ),
        "bin": (BY_COUNTRY, "bin", "Bin", "ibn", "Ibn", "ben", "Ben"),
        "abu": (BY_COUNTRY, "Abu", "Abou", "Bou"),
        "teh_marbuta": ("a", "ah"),
        "construct": ("at", "et", "a"),
        "signs": ("none", "apostrophe", "quotes", "rings"),
        "doubles": ("kept", "single", "arabic"),
        "scheme": (PRESS, "ala-lc", "bgn-pcgn", "din-31635", "ijmes", "ungegn-2017"),
        "long_u": ("ou", "u", "oo"),
        "ay": ("ai", "ay", "ei", "ey"),
        "aw": ("aw", "au", "ou", "ow"),
        "nisba": ("i", "y", "iy"),
        "titles": ("kept", "dropped", "abbreviated"),
        "title_points": ("kept", "none"),
        "persons": ("own", "heads", "style"),
    }
)  # fmt: skip
_TABLES: Final = ("preferred", "letters")
_TEXTS: Final = ("name", "country")
#: A key of a table or file that is no field: the style from which the others come.
_INHERITS: Final = "inherits"
_SOURCE: Final = "source"
_NOTHING: Final = Frozen()
#: Files of which each inherits from the next one: far more than a house keeps, few enough to read one within another.
MAX_HEIRS: Final = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A published guide that a style follows: its title, who published it, the year, and a link."""

    title: str
    publisher: str = ""
    year: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A house style of English names; every field has the value of the house, ``press``, by default.

    ``preferred`` maps spellings of names in either script to the one spelling to print; ``letters`` an Arabic letter to
    the Latin ones that write it. ``country``, an ISO 3166 code or a name, is that which names belong to by default.
    :data:`CHOICES` has the values of all other fields, and docs/house-style.md what they mean.

    >>> style = Style.of({"preferred": {"محمد": "Mohammed"}, "article": "Al-"})
    >>> style.article, style.preferred["محمد"], style == Style.of(style)
    ('Al-', 'Mohammed', True)
    """

    name: str = PRESS
    country: str = ""
    conventions: str = "given"
    preferred: Mapping[str, str] = _NOTHING
    article: str = BY_COUNTRY
    article_first: str = "lower"
    article_later: str = "dropped"
    abd: str = BY_COUNTRY
    bin: str = BY_COUNTRY
    abu: str = BY_COUNTRY
    teh_marbuta: str = "a"
    construct: str = "at"
    signs: str = "none"
    doubles: str = "kept"
    scheme: str = PRESS
    long_u: str = "ou"
    ay: str = "ai"
    aw: str = "aw"
    nisba: str = "i"
    letters: Mapping[str, str] = _NOTHING
    titles: str = "kept"
    title_points: str = "kept"
    persons: str = "own"
    source: tuple[Source, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        for key in _TEXTS:
            _expect(isinstance(getattr(self, key), str), key, "a text", getattr(self, key))
        object.__setattr__(self, "country", code_of_country(self.country or None))
        for key, choices in CHOICES.items():
            _expect_choice(key, getattr(self, key), choices)
        for key in _TABLES:
            table = getattr(self, key)
            is_table = isinstance(table, Mapping)
            _expect(is_table, key, "a table of text to text", table)
            pairs = tuple(table.items())
            _expect(
                all(isinstance(text, str) for pair in pairs for text in pair), key, "a table of text to text", table
            )
            for one, form in pairs:
                _expect(bool(one.strip() and form.strip()), key, "a table without empty texts", {one: form})
            object.__setattr__(self, key, Frozen(table))
        for form in self.preferred.values():
            is_english = form.isprintable() and not has_arabic_letter(form)
            _expect(is_english, "preferred", "a table of spellings to English forms", form)
        for letter, written in self.letters.items():
            is_letter = len(letter) == 1 and is_arabic_letter(letter)
            _expect(is_letter, "letters", "a table of Arabic letters", letter)
            _expect(written.isascii() and written.isalpha(), "letters", "a table of Latin letters", written)

    @classmethod
    def of(cls, given: StyleLike) -> Style:
        """Return the style in any of the forms that functions take; of None the default one, ``press``.

        That is a style, the name of a preset, the path of a TOML or JSON file, or a table of its keys, among them
        ``inherits``, the preset or file from which the other keys come. Raises :class:`arabtext.errors.UsageError` for
        an unknown preset, key or value.

        >>> Style.of(None).name, Style.of({"inherits": "press", "bin": "ibn"}).bin
        ('press', 'ibn')
        >>> Style.of({"artcle": "Al-"})
        Traceback (most recent call last):
        arabtext.errors.UsageError: unknown key of a style 'artcle'; did you mean 'article'? choose one of: ...
        """
        if given is None:
            return preset(PRESS)
        if isinstance(given, Style):
            return given
        if isinstance(given, Mapping):
            return _of_table(given, None)
        if isinstance(given, str) and not given.endswith((".toml", ".json")):
            return preset(given)
        if isinstance(given, (str, PathLike)):
            return cls.load(given)
        raise ArgumentTypeError(
            f"style must be a Style, the name of a preset, a path or a table, not {type(given).__name__}"
        )

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Style:
        """Return the style in a TOML or JSON file. Without a ``name`` it has that of the file.

        Raises :class:`arabtext.errors.InputError` if the file cannot be read, and
        :class:`arabtext.errors.UsageError` for an unknown key or value.
        """
        return _load(Path(fspath(path)), ())

    def to_toml(self) -> str:
        """Return the style as TOML: what differs from ``press``, and the sources.

        >>> print(Style.of({"name": "desk", "article": "Al-", "preferred": {"محمد": "Mohammed"}}).to_toml())
        name = "desk"
        article = "Al-"
        <BLANKLINE>
        [preferred]
        "محمد" = "Mohammed"
        <BLANKLINE>
        """
        table = self._as_table()
        lines = [f"{key} = {_quoted(value)}" for key, value in table.items() if isinstance(value, str)]
        for key, value in table.items():
            if isinstance(value, dict):
                lines += ["", f"[{key}]", *(f"{_quoted(one)} = {_quoted(other)}" for one, other in value.items())]
            elif isinstance(value, list):
                for source in value:
                    lines += ["", f"[[{key}]]", *(f"{one} = {_quoted(other)}" for one, other in source.items())]
        return "\n".join([*lines, ""])

    def to_json(self) -> str:
        """Return the style as JSON: what differs from ``press``, and the sources.

        >>> Style.of({"name": "desk", "article": "Al-"}).to_json()
        '{"name": "desk", "article": "Al-"}'
        """
        return json.dumps(self._as_table(), ensure_ascii=False)

    def _as_table(self) -> dict[str, Any]:
        """Return the name, and the keys whose values differ from those of the house."""
        table: dict[str, Any] = {"name": self.name}
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name in _TABLES and value:
                table[one.name] = dict(value)
            elif one.name == _SOURCE and value:
                keys = [key.name for key in fields(Source)]
                table[_SOURCE] = [{key: text for key in keys if (text := getattr(guide, key))} for guide in value]
            elif isinstance(value, str) and value != one.default:
                table[one.name] = value
        return table


def styles() -> tuple[str, ...]:
    """Return the names of the presets, the default first, then by name.

    >>> styles()[0]
    'press'
    """
    return _presets()


@once
def _presets() -> tuple[str, ...]:
    folder = resources.root().joinpath("names", "styles")
    found = sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml"))
    return (PRESS, *(name for name in found if name != PRESS))


@once
def preset(name: str) -> Style:
    """Return the preset ``name``; raise :class:`arabtext.errors.UsageError` if there is none.

    >>> preset("press") == Style()
    True
    """
    folded = name.casefold()
    if folded not in _presets():
        near = find_nearest(name, _presets())
        hint = "" if near is None else f"did you mean {near!r}? "
        known = ", ".join(_presets())
        raise UsageError(f"unknown style {name!r}; {hint}give a preset ({known}) or the path of a .toml or .json file")
    text = resources.read_bytes(f"names/styles/{folded}.toml").decode("utf-8")
    return _of_table({"name": folded, **tomllib.loads(text)}, None)


def _load(path: Path, heirs: tuple[Path, ...]) -> Style:
    """Return the style in a file that the files ``heirs`` inherit from."""
    own = _place(path)
    if own in heirs:
        raise UsageError(f"the style {path} inherits from itself; remove one of the keys 'inherits'")
    if len(heirs) == MAX_HEIRS:
        raise UsageError(f"the style {heirs[0]} inherits over more than {MAX_HEIRS} files")
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = json.loads(text) if path.suffix.casefold() == ".json" else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InputError(f"cannot read the style {path}: {error}") from error
    if not isinstance(table, dict):
        raise UsageError(f"the style {path} must be a table of keys, not {type(table).__name__}")
    return _of_table({"name": path.stem, **table}, path, (*heirs, own))


def _place(path: Path) -> Path:
    """Return a path without what may name one file in two ways. Raises InputError for one that no file can have."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot read the style {path}: {error}") from error


def _of_table(table: Mapping[str, object], path: Path | None, heirs: tuple[Path, ...] = ()) -> Style:
    """Return the style of a table of keys; files that it names lie beside ``path``."""
    known = [one.name for one in fields(Style)]
    for key in table:
        if key not in (*known, _INHERITS):
            raise unknown("key of a style", str(key), [_INHERITS, *known])
    parent = _parent(table.get(_INHERITS), path, heirs)
    values: dict[str, Any] = {key: getattr(parent, key) for key in known} | {"name": "own", "source": ()}
    for key, value in table.items():
        if key in _TABLES and isinstance(value, Mapping):
            values[key] = {**getattr(parent, key), **value}
        elif key == _SOURCE:
            values[key] = _sources(value)
        elif key != _INHERITS:
            values[key] = value
    return Style(**values)


def _parent(given: object, path: Path | None, heirs: tuple[Path, ...]) -> Style:
    if given is None:
        return Style()
    _expect(isinstance(given, str), _INHERITS, "the name of a preset, or a path", given)
    name = str(given)
    if name == PRESS:
        return Style()
    if not name.endswith((".toml", ".json")):
        return preset(name)
    return _load(path.parent / name if path else Path(name), heirs)


def _sources(value: object) -> tuple[Source, ...]:
    """Return the guides of a style: a table, several, or as they are."""
    some = [value] if isinstance(value, Mapping) else value
    _expect(isinstance(some, (list, tuple)), _SOURCE, "a table with title, publisher, year and link", value)
    found = []
    for one in some if isinstance(some, (list, tuple)) else ():
        if isinstance(one, Source):
            found.append(one)
            continue
        known = [key.name for key in fields(Source)]
        is_table = isinstance(one, Mapping) and "title" in one and set(one) <= set(known)
        _expect(is_table, _SOURCE, "a table with title, publisher, year and link", one)
        found.append(Source(**{str(key): str(text) for key, text in one.items()}))
    return tuple(found)


def _expect_choice(key: str, value: object, choices: tuple[str, ...]) -> None:
    """Raise UsageError if ``value`` is none of the values that a key takes."""
    if value in choices:
        return
    near = find_nearest(value, choices) if isinstance(value, str) else None
    hint = "" if near is None else f"; did you mean {near!r}?"
    raise UsageError(f"style: {key} must be one of {', '.join(map(repr, choices))}, not {value!r}{hint}")


def _expect(is_right: bool, key: str, expected: str, value: object) -> None:
    """Raise UsageError if the value of a key is not what was expected."""
    if not is_right:
        raise UsageError(f"style: {key} must be {expected}, not {value!r}")


def _quoted(text: str) -> str:
    """Return a text as TOML and JSON write it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
