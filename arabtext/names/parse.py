"""Parse names of either script into titles, kunya, given names, the chain of fathers and family name.

Words that belong together are first joined into units (``عبد الملك``, ``Abu Mahdi``, ``bin Salman``, ``شرف الدين``,
``al Khazali``). The role of a unit follows from its form or, where the form leaves it open, from its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import regex

from arabtext import resources
from arabtext.errors import expect_text
from arabtext.memory import once, remember
from arabtext.names.known import construct, gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, text_key
from arabtext.names.known.run_together import cut
from arabtext.names.model import MAX_NAME, Kind, Name, Part, Role
from arabtext.script import normalize
from arabtext.script.chars import ARTICLE, has_arabic_letter, is_arabic_letter

_MAX_TITLE_WORDS: Final = 4
_MAX_PARTICLES: Final = 3  # in a row, as ابن أبي أم has them; more begin no name
ALIAS: Final = frozenset(
    "المعروف المعروفة الملقب الملقبة المكنى المكناة الشهير الشهيرة alias aka nicknamed dit".split()
) | {"a k a"}
GENERATIONS: Final = frozenset(("jr", "sr"))
_DIN: Final = ("din", "deen", "dine")
_JOINED_TITLE: Final = regex.compile(r"((?:\p{L}+[./])+)(\p{L}{2}.*)")  # before a name of two letters or more
_NUMBER: Final = regex.compile(r"[IVX]{2,5}")


@dataclass(frozen=True, slots=True)
class _KeyedWord:
    """A word of a name with its key."""

    text: str
    key: str

    @property
    def joined(self) -> str:
        """The key with hyphens for spaces, as compounds are listed."""
        return self.key.replace(" ", "-")


@remember("words of names")
def _word(word: str) -> _KeyedWord:
    return _KeyedWord(word, " ".join(text_key(word).split()))


def parse(name: str) -> Name:
    """Return ``name`` with its parts and their roles. Any string can be parsed; without words there are no parts.

    >>> name = parse("الشيخ قيس هادي الخزعلي")
    >>> name.titles, name.given, name.family
    (('الشيخ',), 'قيس', 'الخزعلي')
    >>> parse("Brig. Gen. Abu Mahdi al-Muhandis").short
    'Muhandis'
    >>> [(part.text, part.role) for part in parse("محمد بن سلمان").parts]
    [('محمد', 'given'), ('بن سلمان', 'nasab')]
    """
    return readings(name)[0]


def readings(name: str) -> tuple[Name, ...]:
    """Return the ways to read ``name``, the likeliest first: two where its title may be a given name, else one.

    In ``سيد محمد علي`` the first word is a title in Iran and a given name in Egypt. A title is sure
    before a listed person, and السيد or ``Sheikh`` also before a name of two parts and behind another title.

    >>> [name.titles for name in readings("سيد محمد علي")]
    [('سيد',), ()]
    >>> [(name.titles, name.given) for name in readings("Sultan al-Jaber")]
    [((), 'Sultan'), (('Sultan',), None)]
    >>> len(readings("Sheikh Qais Hadi al-Khazali"))
    1
    """
    return _readings(" ".join(expect_text(name, "name").split()))


@remember("parsed names")
def _readings(text: str) -> tuple[Name, ...]:
    if len(text) > MAX_NAME:
        return (Name(text, (Part(text, "word"),)),)
    words = [_word(word) for word in _split_words(text)]
    script = "arabic" if has_arabic_letter(text) else "latin"
    known = (gazetteer.entity(text) or gazetteer.place(text)) if words else None
    kind: Kind = known.kind if known else "organization" if _is_organization(words) else "person"
    if kind != "person" or not words:
        parts = tuple(Part(word.text, "word") for word in words)
        return (Name(text, parts, kind, script),)
    titles, rest = _split_titles(words)
    units = _units(rest)
    with_title = Name(text, (*titles, *_roles(units)), kind, script)
    given = gazetteer.given_titles().get(text_key(titles[-1].text).strip(), "") if titles else ""
    is_sure = not given or (given == "sometimes" and (len(units) > 1 or len(titles) > 1))
    if is_sure or (known and given != "often") or gazetteer.entity(" ".join(word.text for word in rest)):
        return (with_title,)
    size = len(titles[-1].text.split())
    units_with_given = _units(words[len(words) - len(rest) - size :])
    without = Name(text, (*titles[:-1], *_roles(units_with_given)), kind, script)
    if titles[-1].text[-1] in ",،":  # a family name before its given name
        return (without,)
    return (without, with_title) if given == "often" and len(units) == 1 else (with_title, without)


def _split_words(text: str) -> list[str]:
    """Return the words of a name, those apart that are run together: د.سمير, ``Dr.Samir``, سيدعباس."""
    first, *others = text.split() or [""]
    joined = _JOINED_TITLE.fullmatch(first)
    is_title = joined is not None and _word(joined[1]).key in gazetteer.titles()
    words = [*joined.groups(), *others] if joined is not None and is_title else text.split()
    return words if text.isascii() else [piece for word in words for piece in cut(word) or (word,)]


@once
def _compounds() -> dict[str, str]:
    """Return key of a word → ``first`` if it makes one name with the word behind it, ``second`` with that before it."""
    rows = resources.rows("names/compounds.tsv", "word", "place")
    return {"-".join(normalize(word, "key").split()): place for word, place in rows}


@once
def _organization_words() -> frozenset[str]:
    """Return the keys of words that name an organization as its first or last word."""
    rows = resources.rows("names/organization_words.tsv", "word", "evidence")
    return frozenset(normalize(word, "key") for word, evidence in rows if evidence == "end")


def _is_organization(words: list[_KeyedWord]) -> bool:
    """Return whether the first word names an organization, or the last one of a name in Latin letters."""
    listed = _organization_words()
    return len(words) > 1 and (words[0].key in listed or (words[-1].key.isascii() and words[-1].key in listed))


def _split_titles(words: list[_KeyedWord]) -> tuple[list[Part], list[_KeyedWord]]:
    """Return the titles before a name, and the name. A title that is the whole name, or a father's name, is none."""
    titles, listed, particles = list[Part](), gazetteer.titles(), gazetteer.particles()
    while True:
        for size in range(min(_MAX_TITLE_WORDS, len(words) - 1), 0, -1):
            following = particles.get(words[size].key)
            if " ".join(w.key for w in words[:size]) in listed and not (following and following[0] == "nasab"):
                titles.append(Part(" ".join(w.text for w in words[:size]), "title"))
                words = words[size:]
                break
        else:
            return titles, words


def _units(words: list[_KeyedWord]) -> list[tuple[str, Role | None]]:
    """Join words that belong together, with the role that their form gives them."""
    units: list[tuple[str, Role | None]] = []
    i = 0
    while i < len(words):
        size, role = _unit_at(words, i)
        units.append((" ".join(w.text for w in words[i : i + size]), role))
        i += size
    return units


_Unit = tuple[int, Role | None]  # number of words, and the role where the form gives one


def _unit_at(words: list[_KeyedWord], i: int) -> _Unit:
    """Return the unit that begins at word ``i``."""
    return next((unit for rule in _UNIT_RULES if (unit := rule(words, i))), (1, None))


def _house(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match آل ثاني, ``Al Thani``: a ruling house behind آل, or behind ``Al`` with a capital and no hyphen."""
    is_house = " ".join(word.key for word in words[i : i + 2]) in gazetteer.houses()
    return (2, "family") if is_house and words[i].text in ("آل", "Al") and i + 1 < len(words) else None


def _alias(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match المعروف بأبي زينب, ``known as Abu Zainab``: the rest of the name."""
    left = len(words) - i
    is_alias = words[i].key in ALIAS or (left > 2 and (words[i].key, words[i + 1].key) == ("known", "as"))
    return (left, "laqab") if left > 1 and is_alias else None


def _tribe(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match ال سعود: a tribe's آل typed without its sign, so that it looks like an article standing alone."""
    return (2, "family") if words[i].key == ARTICLE and i + 1 < len(words) else None


def _suffix(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match what follows a name: ``Jr.``, ``VI``, ``PhD``, الرابع عشر."""
    if not i:
        return None
    first, pair = words[i], words[i : i + 2]
    if " ".join(word.key for word in pair) in gazetteer.suffixes():
        return len(pair), "laqab"
    is_number = _NUMBER.fullmatch(first.text) is not None or (first.text in ("I", "V") and len(pair) == 1)
    is_suffix = first.key in GENERATIONS or first.key in gazetteer.suffixes() or is_degree(first.text)
    return (1, "laqab") if is_number or is_suffix else None


def is_degree(text: str) -> bool:
    """Return whether a word behind a name is a degree or an order, which tells no two persons apart.

    >>> is_degree("Ph.D."), is_degree("Jr.")
    (True, False)
    """
    return text.rstrip(",،").replace(".", "").casefold() in gazetteer.degrees()


def is_honorific(part: Part) -> bool:
    """Return whether a part of a name is a title before it, or a degree behind it."""
    return part.role == "title" or (part.role == "laqab" and is_degree(part.text))


def without_honorifics(parts: Iterable[Part]) -> list[Part]:
    """Return the parts of a name without titles and degrees, and without the comma before these.

    >>> [part.text for part in without_honorifics(parse("Dr. Karim Haddad, M.D.").parts)]
    ['Karim', 'Haddad']
    """
    rest = [part for part in parts if not is_honorific(part)]
    return [*rest[:-1], *(replace(part, text=part.text.rstrip(",،")) for part in rest[-1:])]


def _particle(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match بن سلمان, ``Abu Mahdi``: a kunya or a father's name, with the whole unit behind the particle."""
    particle = gazetteer.particles().get(words[i].key)
    if particle is None or i + 1 == len(words) or (words[i].key == "b" and not i):  # B. Ahmad begins with an initial
        return None
    row = words[i : i + _MAX_PARTICLES + 1]
    if len(row) > _MAX_PARTICLES and all(word.key in gazetteer.particles() for word in row):
        return None
    size, _ = _unit_at(words, i + 1)
    return 1 + size, "kunya" if particle[0] == "kunya" else "nasab"


def _construct(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match قلعة صالح, أمة العليم: a word in construct with the unit behind it; a name such as بركة only in front."""
    if i + 1 == len(words) or not construct.head(words[i].text, words[i + 1].text):
        return None
    texts = [word.text for word in words[i : i + 3]]
    if (i and construct.is_listed(texts[0])) or (len(texts) > 2 and construct.head(*texts[1:])):
        return None
    size, _ = _unit_at(words, i + 1)
    return 1 + size, None


def _compound_head(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match عبد الملك, ``Abd al Malik``: a word that makes one name with the word behind it, article or not."""
    left = len(words) - i
    if left < 2 or _compounds().get(words[i].joined) != "first":
        return None
    is_article = words[i + 1].key in LATIN_ARTICLES and words[i + 1].key != "aal"  # Abdel Aal is a name
    return 3 if left > 2 and is_article else 2, None


def _article(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match ``al Khazali``: an article that stands alone."""
    return (2, None) if words[i].key in LATIN_ARTICLES and i + 1 < len(words) else None


def _compound_tail(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match شرف الدين, ``Nasr Allah``: a word that makes one name with the word before it."""
    return (2, None) if i + 1 < len(words) and _compounds().get(words[i + 1].joined) == "second" else None


def _din(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match ``Sharaf al Din``: the second half of a compound with its article standing alone."""
    is_din = i + 2 < len(words) and words[i + 1].key in LATIN_ARTICLES and words[i + 2].key in _DIN
    return (3, None) if is_din else None


def _initial(words: list[_KeyedWord], i: int) -> _Unit | None:
    """Match ``A.``, ``H``, ``Kh.``: one sound; an Arabic letter and two Latin ones only with a full stop."""
    word = words[i]
    has_stop = word.text[-1] == "."
    is_initial = len(word.key) == 1 and (has_stop or not is_arabic_letter(word.key))
    is_initial |= has_stop and word.key in _TWO_LETTERS
    return (1, "initial") if is_initial else None


_TWO_LETTERS: Final = frozenset(("sh", "kh", "gh", "th", "dh", "ch"))  # Latin letters for one Arabic one

#: What is tried at each word; the first that fits decides. The order matters where two can fit: a house comes before
#: articles, since Al Thani begins with the letters of one; an alias takes all the words behind it, whatever they are; a
#: suffix comes before initials, since a final V is a number; a particle comes before a compound's tail, since in
#: ``Abu Din`` the kunya decides.
_UNIT_RULES: Final = (
    _house,
    _alias,
    _tribe,
    _suffix,
    _particle,
    _construct,
    _compound_head,
    _article,
    _compound_tail,
    _din,
    _initial,
)


def _roles(units: list[tuple[str, Role | None]]) -> list[Part]:
    """Return units as parts; one without a role has it from its place: given names first, the family name last."""
    commas = (i for i, (text, _) in enumerate(units[:-1]) if text[-1] in ",،" and units[i + 1][1] != "laqab")
    comma = next(commas, None)
    open_units = [i for i, (_, role) in enumerate(units) if role is None]
    has_name_before = {i: any(role not in (None, "title") for _, role in units[:i]) for i in open_units}
    parts: list[Part] = []
    for i, (text, role) in enumerate(units):
        if role is None:
            if comma is not None:
                role = "family" if i <= comma else "given"
            elif i == open_units[-1] and (i != open_units[0] or has_name_before[i] or _only_family(text)):
                later = any(r in ("family",) for _, r in units[i + 1 :])
                role = "given" if later else "family"
            else:
                role = "given"
        parts.append(Part(text, role))
    return parts


def _only_family(text: str) -> bool:
    """Return whether a name of one unit is a family name: it has the article or is listed as nothing else."""
    key = text_key(text).split()
    if len(key) == 1 and gazetteer.without_article(key[0]) != key[0]:
        return True
    if len(key) == 2 and key[0] in LATIN_ARTICLES:
        return True
    found = (
        gazetteer.latin_tokens().get(key[0], ()) or gazetteer.arabic_tokens().get(key[0], ()) if len(key) == 1 else ()
    )
    return bool(found) and all(token.role == "family" for token in found)


def in_order(parts: list[Part]) -> list[Part]:
    """Return the parts of ``Family, Given`` with the given name first and no comma; those of other names unchanged."""
    comma = [i for i, part in enumerate(parts[:-1]) if part.text[-1] in ",،" and parts[i + 1].role != "laqab"]
    if len(comma) != 1 or any(part.role == "word" for part in parts):
        return parts
    cut = comma[0] + 1
    return [*parts[cut:], *parts[: cut - 1], replace(parts[cut - 1], text=parts[cut - 1].text[:-1])]


def without_titles(name: str) -> str:
    """Return ``name`` without its titles and degrees, the given name first.

    >>> without_titles("Rodax, Masaru"), without_titles("الشيخ قيس الخزعلي")
    ('Masaru Rodax', 'قيس الخزعلي')
    """
    parts = in_order(without_honorifics(parse(name).parts))
    return " ".join(part.text.rstrip(",،") for part in parts)
