"""Entities of FollowTheMoney, with names in both scripts, in and out (extra ``followthemoney``).

    from arabtext.integrations.followthemoney import enrich, judge
    enrich(entity)                      # adds the house form and the Arabic form as aliases
    for one in judge(left, right):      # which entities of two lists are one
        resolver.suggest(one.left, one.right, one.score, user="arabtext")

An entity is what ``followthemoney.model.get_proxy`` or a store of nomenklatura gives, or a statement entity. See
https://followthemoney.tech/docs/.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any, Final, TextIO

from arabtext.errors import MissingExtraError
from arabtext.names import Style, match, unify
from arabtext.names.style.value import StyleLike
from arabtext.script import detect

_STRONG: Final = ("name", "alias", "previousName")
_WEAK: Final = ("weakAlias", "abbreviation")
_PARTS: Final = ("firstName", "secondName", "middleName", "fatherName", "lastName")  # in the order of a full name
_AGREE: Final = ("birthDate", "nationality", "country", "gender")
_DISTINCT: Final = "wikidataId"
_ENGLISH: Final = "eng"  # ISO 639-3, as FollowTheMoney writes languages
_ARABIC: Final = "ara"
_ORIGIN: Final = "arabtext"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Added:
    """A name that was added to an entity: the property, the name, its language (ISO 639-3), and what it was made of."""

    property: str
    value: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be read as an entity, by its number from 1, and why. It was written as it was."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Two entities, by their ids, that are one with the probability ``score``, 0 to 1, and why."""

    left: str
    right: str
    score: float
    reason: str


def names(entity: Any) -> tuple[str, ...]:
    """Return the names of an entity in either script: name, alias, previousName, then the name that its parts make.

    The first, second, middle, father's and last names are joined for each script, if each has one value at most in that
    script and there are a first and a last name. Each name is there once; those of a property are sorted, as a
    statement entity keeps them in no order.
    """
    whole = [name for title in _STRONG for name in sorted(entity.get(title, quiet=True))]
    return tuple(dict.fromkeys([*whole, *_joined_parts(entity)]))


def weak_names(entity: Any) -> tuple[str, ...]:
    """Return the names by which an entity is not surely known, weakAlias and abbreviation, each once."""
    return tuple(dict.fromkeys(name for title in _WEAK for name in sorted(entity.get(title, quiet=True))))


def enrich(entity: Any, *, style: StyleLike = None) -> list[Added]:
    """Add the English form and the Arabic form of its name to an entity as aliases, and return what was added.

    The forms are those of :func:`arabtext.names.unify`, the English one in ``style``. They are made of the first
    Arabic name and the first Latin one, which chooses the vowels; nothing is added that the entity has already, nor
    anything changed. A statement entity keeps with each form its language, the name it was made of as
    ``original_value`` and ``arabtext`` as ``origin``; a plain proxy has no place for these, so they are only returned.
    An entity whose names are in other scripts, or that has none, stays as it is.
    """
    from followthemoney.statement import StatementEntity

    added = _forms(entity, Style.of(style) if style is not None else None)
    for one in added:
        if isinstance(entity, StatementEntity):
            entity.add(one.property, one.value, lang=one.lang, original_value=one.source, origin=_ORIGIN)
        else:
            entity.add(one.property, one.value)
    return added


def enrich_lines(source: Iterable[str], target: TextIO, *, style: StyleLike = None) -> list[Problem]:
    """Copy lines of JSON, an entity each, with the forms that :func:`enrich` adds, and return the lines that it cannot.

    Every line of ``source`` is written to ``target`` in its place. What the model of FollowTheMoney does not know is
    kept, and a line that holds no entity is written as it was. An entity that got names says so under the key
    ``arabtext``: a list of :class:`Added` as objects. An entity without additions is written as it was, and so is an
    empty line, which is no problem. Raises :class:`arabtext.errors.MissingExtraError` without the extra
    ``followthemoney``.
    """
    _model()
    chosen = Style.of(style) if style is not None else None
    problems = []
    for number, line in enumerate(source, 1):
        text = line.rstrip("\r\n")
        if text.strip():
            try:
                text = _enriched(text, chosen)
            except _NoEntityError as error:
                problems.append(Problem(number, str(error)))
        target.write(text + "\n")
    return problems


def judge(left: Iterable[Any], right: Iterable[Any] | None = None, *, threshold: float = 0.5) -> list[Judged]:
    """Return the pairs of entities of two lists that are one, or those of one list, from the score ``threshold`` on.

    Two lists are matched by :func:`arabtext.names.match`: each entity has one partner at most. One list is unified by
    :func:`arabtext.names.unify`: the entities of a cluster come as a chain of pairs, which a resolver of nomenklatura
    joins again. Of each entity the first Arabic and the first Latin name count, with birth date, nationality, country
    and gender as evidence. Entities with different ``wikidataId`` are never a pair, those with an equal one always.
    Entities without an id or a name are left out. Pass the pairs to ``Resolver.suggest``, or to ``Resolver.decide``.
    """
    ours = [one for one in left if one.id and names(one)]
    if right is None:
        return _clustered(ours, threshold)
    theirs = [one for one in right if one.id and names(one)]
    columns = _columns(ours), _columns(theirs)
    found = match(
        columns[0].names,
        columns[1].names,
        latin=(columns[0].latin, columns[1].latin),
        agree={title: (columns[0].agree[title], columns[1].agree[title]) for title in _AGREE},
        distinct=(columns[0].distinct, columns[1].distinct),
        threshold=threshold,
    )
    return [
        Judged(ours[one.left].id, theirs[one.right].id, one.score, one.reason)
        for one in found
        if one.left is not None and one.right is not None
    ]


class _NoEntityError(ValueError):
    """A line is not an entity."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """A list of entities as the columns that the library matches."""

    names: list[str]
    latin: list[str | None]
    agree: dict[str, list[str | None]]
    distinct: list[str | None]


def _joined_parts(entity: Any) -> Iterator[str]:
    """Yield for each script the full name that the parts of a name make, if it is clear."""
    for script in ("arabic", "latin"):
        found = {title: _of_script(entity.get(title, quiet=True), script) for title in _PARTS}
        if found["firstName"] and found["lastName"] and max(map(len, found.values())) == 1:
            yield " ".join(name for some in found.values() for name in some)


def _of_script(some: Iterable[str], script: str) -> list[str]:
    return [name for name in some if detect(name).script == script]


def _two_scripts(entity: Any) -> tuple[str, str]:
    """Return the first Arabic and the first Latin name of an entity, each empty if there is none."""
    some = names(entity)
    arabic, latin = (next(iter(_of_script(some, script)), "") for script in ("arabic", "latin"))
    return arabic, latin


def _forms(entity: Any, style: Style | None) -> list[Added]:
    """Return what :func:`enrich` adds."""
    arabic, latin = _two_scripts(entity)
    if not (arabic or latin) or "alias" not in entity.schema.properties:
        return []
    found = unify([arabic or latin], latin=[latin if arabic else None], style=style)[0]
    if found.cluster < 0:
        return []
    has = {*names(entity), *weak_names(entity)}
    made = [(found.canonical, _ENGLISH), (found.arabic, _ARABIC)]
    return [Added("alias", value, lang, arabic or latin) for value, lang in made if value and value not in has]


def _enriched(text: str, style: Style | None) -> str:
    """Return a line with the forms added, or raise an error that says why it is no entity."""
    try:
        data = json.loads(text, object_pairs_hook=_without_repeated_keys)
    except (ValueError, RecursionError) as error:
        raise _NoEntityError(f"no JSON: {error}") from error
    if not isinstance(data, dict):
        raise _NoEntityError("expected an object with id, schema and properties")
    properties = data.get("properties")
    if not isinstance(properties, dict) or not all(isinstance(some, list) for some in properties.values()):
        raise _NoEntityError("expected properties with lists of values")
    if not isinstance(data.get(_ORIGIN, []), list):
        raise _NoEntityError(f"the key {_ORIGIN} is taken; rename it")
    try:
        added = _forms(_model().get_proxy(data), style)
    except Exception as error:  # the model raises several kinds for ids, schemata and values that it does not take
        raise _NoEntityError(f"no entity of the model: {error}") from error
    if not added:
        return text
    for one in added:
        properties.setdefault(one.property, []).append(one.value)
    data[_ORIGIN] = [*data.get(_ORIGIN, []), *map(asdict, added)]
    made = json.dumps(data, ensure_ascii=False)
    return json.dumps(data) if _SURROGATE.search(made) else made  # half a character has no UTF-8


def _without_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, or raise an error if a key occurs twice, since one of its values would be lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key occurs twice in one object")
    return made


def _clustered(entities: Sequence[Any], threshold: float) -> list[Judged]:
    """Return the neighbors in each cluster of one list as pairs."""
    columns = _columns(entities)
    found = unify(columns.names, latin=columns.latin, agree=columns.agree, distinct=columns.distinct)
    clusters: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        if one.cluster >= 0 and one.confidence >= threshold:
            clusters[one.cluster].append(place)
    return [
        Judged(entities[i].id, entities[j].id, min(found[i].confidence, found[j].confidence), found[j].reason)
        for places in clusters.values()
        for i, j in pairwise(places)
        if entities[i].id != entities[j].id
    ]


def _columns(entities: Sequence[Any]) -> _Columns:
    both = [_two_scripts(one) for one in entities]
    return _Columns(
        [arabic or latin or names(one)[0] for (arabic, latin), one in zip(both, entities, strict=True)],
        [latin if arabic and latin else None for arabic, latin in both],
        {title: [_only(one, title) for one in entities] for title in _AGREE},
        [_only(one, _DISTINCT) for one in entities],
    )


def _only(entity: Any, title: str) -> str | None:
    """Return the value of a property, None if there is none or there are several."""
    some = entity.get(title, quiet=True)
    return some[0] if len(some) == 1 else None


def _model() -> Any:
    """Return the model of FollowTheMoney, or raise an error that says what is missing."""
    try:
        from followthemoney import model
    except ImportError as error:
        raise MissingExtraError("followthemoney", "Reading entities") from error
    return model
