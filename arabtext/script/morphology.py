"""What a word is, and what is glued to it: the one definition for the whole library.

**A word** is a letter or digit and what belongs to it: letters, digits, combining marks (tashkeel among them), tatweel,
a ZWNJ or an apostrophe between two letters. Punctuation at its edges and hyphens are never part of it. A number keeps
the separators between its digits (``1,234.5``). Use :func:`tokens` for words with their places and scripts, or
:data:`WORD` where only the strings are wanted.

**Proclitics** are written together with the word after them: conjunctions (و ف), prepositions (ب ل ك), the future
particle (س), the article (ال), and their chains (وبال). **Endings** are nisba, plural and dual, feminine, pronouns and
a few of verbs. All are rows of script/clitics.tsv:

===============  =====================================================================================================
``form``         as written, without marks; ل with the article is لل
``place``        ``before`` or ``after`` the word
``kind``         of a proclitic: conjunction, preposition, future, article, interrogative, joined by ``+`` in a chain;
                 ``run-on``: a preposition of its own, often typed without the space after it.
                 Of an ending: nisba, number, feminine, accusative, verb, pronoun
``fitted``       the data that were made with exactly these rows (see below)
``attaches_to``  noun, verb, word (either of them), clause (its first word), phrase
===============  =====================================================================================================

Who looks for nouns asks ``proclitics(before="noun")``; who wants the article left on the word adds ``article=False``.
Some data were fitted with fewer rows, and are right with these only: ``fitted="lexicon"`` (models/lexicon.npz is keyed
by stems), ``"suspects"`` (script/suspect_weights.tsv), ``"splits"`` (which words train and which test the models).
Add a row freely, leave ``fitted`` empty; change ``fitted`` only together with a rebuild.

**Hamza**: :func:`fold_hamza` writes its seats as plain letters, :func:`fold_letters` folds all letters that people type
in two ways, as the profile ``search`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

import regex

from arabtext import resources
from arabtext.memory import once
from arabtext.script import chars
from arabtext.script.fold import CharTable

TokenScript = Literal["arabic", "latin", "other", "number"]
Host = Literal["noun", "verb"]
Fitted = Literal["lexicon", "splits", "suspects"]
EndingKind = Literal["nisba", "number", "feminine", "accusative", "verb", "pronoun"]

_PART: Final = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+"
#: A word or a number of a text, as the module's docstring defines them.
WORD: Final = regex.compile(
    rf"\p{{N}}++(?:[.,{chars.DECIMAL_SEPARATOR}{chars.THOUSANDS_SEPARATOR}]\p{{N}}++)*+(?![\p{{L}}\p{{M}}\p{{N}}])"
    rf"|{_PART}(?:[{chars.ZWNJ}{regex.escape(chars.APOSTROPHES)}]{_PART})*+"
)

#: A word without tashkeel and tatweel, as the word list spells it. Call it with the word.
bare: Final = CharTable(dict.fromkeys(chars.TASHKEEL + chars.TATWEEL, ""))

#: A word with every seat of hamza as the plain letter (أ إ آ → ا, ؤ → و, ئ → ي); ء stays. Call it with the word.
fold_hamza: Final = CharTable(dict.fromkeys(chars.ALEF_FORMS, chars.ALEF) | chars.HAMZA_SEATS)

#: The same, without ء, with ى as ي and ة as ه: what all ways to type one word have in common. Call it with the word.
fold_letters: Final = fold_hamza.then(
    CharTable({chars.HAMZA: "", chars.ALEF_MAKSURA: chars.YEH, chars.TEH_MARBUTA: chars.HEH})
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number of a text: ``text`` is ``text[start:end]`` of it, ``script`` that of its first letter."""

    start: int
    end: int
    text: str
    script: TokenScript


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of ``text`` in order.

    >>> [(token.text, token.script) for token in tokens("(مُحمَّد الحسن.) Ka'bi: 1,500.")]
    [('مُحمَّد', 'arabic'), ('الحسن', 'arabic'), ("Ka'bi", 'latin'), ('1,500', 'number')]
    """
    return [Token(*match.span(), match.group(), _script(match.group())) for match in WORD.finditer(text)]


def _script(word: str) -> TokenScript:
    """Return the script of the first letter; ``number`` for a word without letters."""
    letter = next(filter(str.isalpha, word), "")
    return chars.script_of(letter) if letter else "number"


@dataclass(frozen=True, slots=True)
class _Affix:
    """A row of the table."""

    form: str
    kinds: frozenset[str]
    fitted: frozenset[str]
    attaches_to: str


@once
def _affixes(place: str) -> tuple[_Affix, ...]:
    """Return the rows of a place, short forms first."""
    rows = resources.rows("script/clitics.tsv", "form", "place", "kind", "fitted", "attaches_to")
    affixes = (
        _Affix(form, frozenset(kind.split("+")), frozenset(fitted.split("|")), host)
        for form, at, kind, fitted, host in rows
        if at == place
    )
    return tuple(sorted(affixes, key=lambda affix: (len(affix.form), affix.form)))


@once
def proclitics(
    *, before: Host | None = None, article: bool | None = None, fitted: Fitted | None = None
) -> tuple[str, ...]:
    """Return proclitics and their chains, the shortest first.

    ``before``: only those that attach to a noun, or to a verb. ``article``: True for those that end in the article,
    False for those that leave it on the word; لل is in both, since the article has no letters of its own behind it.
    ``fitted``: exactly those that these data were made with.

    >>> proclitics(before="verb")
    ('س', 'ف', 'ل', 'و', 'فس', 'فل', 'وس', 'ول')
    >>> proclitics(before="noun", article=True)[:5]
    ('ال', 'لل', 'بال', 'فال', 'فلل')
    """
    chosen: Iterable[_Affix] = _affixes("before")
    if before:
        chosen = (affix for affix in chosen if affix.attaches_to in (before, "word"))
    if article is not None:
        chosen = (affix for affix in chosen if _fits_article(affix, article))
    if fitted:
        chosen = (affix for affix in chosen if fitted in affix.fitted)
    return tuple(affix.form for affix in chosen)


def _fits_article(affix: _Affix, wanted: bool) -> bool:
    """Return whether a proclitic ends in the article, or whether it leaves the article on the word."""
    return "article" in affix.kinds if wanted else not affix.form.endswith(chars.ARTICLE)


@once
def endings(*kinds: EndingKind, fitted: Fitted | None = None) -> tuple[str, ...]:
    """Return the endings of the given kinds, or all, the shortest first. ``fitted`` as in :func:`proclitics`.

    An ending with ta marbuta is there in both spellings, with ة and with ه.

    >>> endings("nisba", "feminine")
    ('ة', 'ه', 'ي', 'ية', 'يه', 'يات', 'يون', 'يين')
    """
    chosen: Iterable[_Affix] = _affixes("after")
    if kinds:
        chosen = (affix for affix in chosen if affix.kinds <= set(kinds))
    if fitted:
        chosen = (affix for affix in chosen if fitted in affix.fitted)
    return tuple(dict.fromkeys(affix.form for affix in chosen))


def without_proclitic(word: str, forms: Iterable[str], min_letters: int = 1) -> Iterator[str]:
    """Yield what is left of ``word`` without each of ``forms`` that it begins with, in their order.

    At least ``min_letters`` letters are left. Marks and tatweel between the letters of a proclitic go with it, so that
    ``len(word) - len(rest)`` is where the rest begins.

    >>> list(without_proclitic("والبيت", proclitics(before="noun"), 3))
    ['البيت', 'بيت']
    >>> list(without_proclitic("وَلَد", proclitics(before="noun"), 3))
    []
    """
    letters, forms = bare(word), tuple(forms)
    if not letters.startswith(forms):  # as most words do not
        return
    starts = range(len(word)) if letters == word else [at for at, c in enumerate(word) if c not in bare.table]
    for form in forms:
        if letters.startswith(form) and len(letters) - len(form) >= max(1, min_letters):
            yield word[starts[len(form)] :]


def without_ending(word: str, forms: Iterable[str], min_letters: int = 1) -> Iterator[str]:
    """Yield what is left of ``word``, given without marks, without each of ``forms`` that it ends in, in their order.

    At least ``min_letters`` letters are left.

    >>> list(without_ending("العراقيون", endings("nisba", "number"), 3))
    ['العراقي', 'العراق']
    """
    for form in forms:
        if word.endswith(form) and len(word) - len(form) >= min_letters:
            yield word[: -len(form)]
