"""Twins by name: two files that are called alike but for the language.

Site generators and translators name the editions of an article alike: ``port.md`` and ``port_ar.md``, ``port.en.md``
and ``port.ar.md``, ``content/en/port.md`` and ``content/ar/port.md``, or they give both a common key
(``translationKey``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

import regex

from arabtext.editions.reading.article import Article
from arabtext.editions.sides import Both

_LANGUAGES: Final = {
    "ar": "ar", "ara": "ar", "arabic": "ar", "عربي": "ar", "عربية": "ar", "العربية": "ar",
    "en": "en", "eng": "en", "english": "en",
}  # fmt: skip
_REGION = regex.compile(r"(?i)(ar|en)[-_][a-z]{2}")
_PARTS = regex.compile(r"[._\- ]+")
_KEY: Final = "key "  # before a common key, which names no language


def twins(articles: Both[Sequence[Article | str]]) -> set[tuple[int, int]]:
    """Return the couples, by number, that are called alike but for the language, or name the other's file.

    A name that several articles of a side have is none.

    >>> one, other = Article(path="content/en/port.md"), Article(path="content/ar/port.md")
    >>> twins(Both([one], [other]))
    {(0, 0)}
    """
    names = articles.map(_by_name)
    found = set[tuple[int, int]]()
    for name, (i, marks) in names.english.items():
        j, others = names.arabic.get(name, (-1, marks))
        if j >= 0 and (name.startswith(_KEY) or _are_of_two_languages(marks, others)):
            found.add((i, j))
    found |= {(i, j) for i, j in _named_files(articles)} | {(i, j) for j, i in _named_files(articles.turned)}
    return found


def _by_name(articles: Sequence[Article | str]) -> dict[str, tuple[int, Counter[str]]]:
    """Return names without a language → the article that has it alone, and the languages that were in its name."""
    found: dict[str, tuple[int, Counter[str]]] = {}
    times = Counter[str]()
    for number, article in enumerate(articles):
        for name, marks in _names(article) if isinstance(article, Article) else ():
            times[name] += 1
            found[name] = number, marks
    return {name: one for name, one in found.items() if times[name] == 1}


def _names(article: Article) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the names of an article, and the languages in each."""
    if article.key:
        yield f"{_KEY}{article.key.casefold()}", Counter()
    if article.path:
        *folders, file = PurePath(article.path.replace("\\", "/")).parts
        marks = Counter[str]()
        kept = []
        for folder in folders:
            if language := _language(folder):
                marks[language] += 1
            else:
                kept.append(folder.casefold())
        stem, language = _without_language(file.rpartition(".")[0] or file)
        marks[language] += bool(language)
        yield f"path {'/'.join([*kept, stem])}", +marks


def _language(word: str) -> str:
    """Return the language that a word names, empty if it names none."""
    region = _REGION.fullmatch(word)
    return _LANGUAGES.get((region[1] if region else word).casefold(), "")


def _without_language(stem: str) -> tuple[str, str]:
    """Return the name of a file without a language at its end or its beginning, and that language.

    >>> _without_language("port_ar"), _without_language("en-port"), _without_language("market")
    (('port', 'ar'), ('port', 'en'), ('market', ''))
    """
    words = [word for word in _PARTS.split(stem.casefold()) if word]
    if len(words) > 2 and _REGION.fullmatch("-".join(words[-2:])):
        return " ".join(words[:-2]), _language("-".join(words[-2:]))
    for at in (-1, 0):
        if len(words) > 1 and (language := _language(words[at])):
            return " ".join(words[:at] if at else words[1:]), language
    language = _language(words[0]) if len(words) == 1 else ""
    return "" if language else " ".join(words), language


def _are_of_two_languages(english: Counter[str], arabic: Counter[str]) -> bool:
    """Return whether the languages in two names are those of their sides; one of them may be left out."""
    only_english, only_arabic = english - arabic, arabic - english
    return bool(only_english or only_arabic) and not only_english["ar"] and not only_arabic["en"]


def _named_files(articles: Both[Sequence[Article | str]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of an article of the first side and of the one on the second side whose file it names."""
    files = {PurePath(a.path).name: j for j, a in enumerate(articles[1]) if isinstance(a, Article) and a.path}
    for i, article in enumerate(articles[0]):
        if (
            isinstance(article, Article)
            and article.other_edition
            and (name := PurePath(article.other_edition).name) in files
        ):
            yield i, files[name]
