"""Words in construct: the ة that another name follows is a t (قلعة صالح, Qalat Saleh)."""

from __future__ import annotations

from typing import Final, NamedTuple

from arabtext import resources
from arabtext.memory import once
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import LATIN_ARTICLES, bare_key, text_key
from arabtext.script import normalize
from arabtext.script.chars import HEH, TEH, TEH_MARBUTA, is_arabic_letter

_GOD: Final = "God"  # what may be behind a head that makes a person's name: a name of God with its article
_BY_HAND: Final = ("given", "family")


class Head(NamedTuple):
    """A word in construct: bare Arabic, house form, and what may be behind it: ``name`` or ``God``."""

    arabic: str
    press: str
    behind: str


def head(word: str, following: str) -> Head | None:
    """Return what ``word`` is in construct with the word behind it, None if they are two names.

    A word that is also a given name is none before a listed name: روضة الحسيني is a woman.

    >>> head("Qal'at", "Saleh")
    Head(arabic='قلعة', press='Qalat', behind='name')
    >>> [bool(head(*pair.split())) for pair in ("قلعة صالح", "فاطمة محمد", "روضة الحسيني", "أمة العليم")]
    [True, False, False, True]
    """
    known = _heads().get(text_key(word))
    if known is None or not following[:1].isalpha() or is_arabic_letter(word[0]) != is_arabic_letter(following[0]):
        return None
    if not is_arabic_letter(word[0]):
        is_one = known.behind != _GOD or text_key(following).partition(" ")[0] in LATIN_ARTICLES
    elif known.behind == _GOD:
        is_one = bare_key(following) != following and gazetteer.arabic_key(following) in gazetteer.after_abd()
    else:
        roles = ("family",) if gazetteer.has_article(following) else _BY_HAND  # منية النصر: Nasr is a given name
        is_one = not (is_listed(word) and is_listed(following, roles))
    return known if is_one else None


def is_listed(word: str, roles: tuple[str, ...] = _BY_HAND) -> bool:
    """Return whether an Arabic word is a given or a family name of the tables that were written by hand."""
    return any(token.source in roles for token in gazetteer.tokens_of(word))


def with_t(text: str) -> str:
    """Return Arabic words in construct with the t that the first of them has; any other text unchanged.

    >>> with_t("قلعة صالح"), with_t("فاطمة محمد")
    ('قلعت صالح', 'فاطمة محمد')
    """
    word, _, rest = text.partition(" ")
    is_head = word[-1:] in (TEH_MARBUTA, HEH) and head(word, rest.partition(" ")[0])
    return f"{word[:-1]}{TEH} {rest}" if is_head else text


@once
def _heads() -> dict[str, Head]:
    """Return key of a word in construct, either script → what it is."""
    table: dict[str, Head] = {}
    columns = ("vocalized", "behind", "construct", "variants")
    for vocalized, behind, press, variants in resources.rows("names/construct.tsv", *columns):
        known = Head(gazetteer.strip_marks(vocalized), press, behind)
        for form in (known.arabic, press, *filter(None, variants.split("|"))):
            table[normalize(form, "key")] = known
    return table
