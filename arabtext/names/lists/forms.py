"""The English and the Arabic form of a cluster of spellings, also from what the rest of the column says of its words.

Where a cluster has both scripts, its Latin spellings choose among the readings of its Arabic words, and what is learned
of a word in one cluster helps the next that has no Latin spelling, and the other way round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from arabtext.candidates import Candidate
from arabtext.memory import remember
from arabtext.names.aliases import aliases
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import bare_key, loose, text_key
from arabtext.names.parse import without_titles
from arabtext.names.phrases import read_phrase
from arabtext.names.style.value import Style, StyleLike
from arabtext.names.writing import vocalize
from arabtext.names.writing.arabic import NO_SPELLINGS, Spellings, unlisted
from arabtext.names.writing.arabize import arabize
from arabtext.names.writing.hints import hints
from arabtext.names.writing.press import house_forms
from arabtext.names.writing.romanize import BATCH, candidates
from arabtext.names.writing.romanize import prepare as prepare_names
from arabtext.names.writing.spell import origins
from arabtext.names.writing.usage import usage_of_name
from arabtext.progress import Progress, track
from arabtext.script import normalize
from arabtext.script.chars import has_arabic_letter
from arabtext.script.morphology import tokens

# Spellings of a cluster that give hints, and hints that count for a word, the commonest first; chosen by hand.
_MAX_ARABIC, _MAX_LATIN, _MAX_HINTS = 2, 4, 3
#: Share of an origin, 0 to 1, from which an unlisted word is left to its Latin spelling.
MIN_FOREIGN: Final = 0.5
_MAX_OPTIONS: Final = 8  # Arabic spellings of a Latin name among which those with learned words are preferred
_SIGNS: Final = "()[]{}*.,،;؛:\"'«»“”-–—/"  # around a word that is respelled
_CURATED: Final = frozenset(("given", "family", "words", "western"))  # tables whose words need no hint

#: The names that a cell writes, as :func:`written` returns them, and how often the cell occurs.
Written = tuple[tuple[str, str], int]
Form = tuple[str, str, float]  # English, Arabic, and how likely the English one is, 0 to 1


@dataclass(frozen=True)
class _Cluster:
    """The names of a cluster without titles, by script, with their counts, and the Latin letters of its words."""

    arabic: Counter[str]
    latin: Counter[str]
    spelled: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Learned:
    """What the clusters with both scripts say: word → its Latin spellings, and folded spelling → its Arabic words."""

    latin: Mapping[str, tuple[str, ...]]
    arabic: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, counts: Mapping[tuple[str, str], int]) -> Learned:
        """Return what the counts of :func:`learn` say together; each cluster counts once."""
        latin: dict[str, Counter[str]] = defaultdict(Counter)
        arabic: dict[str, set[str]] = defaultdict(set)
        for (word, spelling), count in counts.items():
            latin[word][spelling] += count
            arabic[loose(spelling)].add(word)
        return cls(
            {word: _commonest(some) for word, some in latin.items()},
            {spelling: frozenset(words) for spelling, words in arabic.items()},
        )


def written(cell: str) -> tuple[str, str]:
    """Return the Arabic and the Latin name that a cell writes, without titles; one is empty if it writes the other.

    >>> written("Dr. Samir Zurzouki / سمير زرزوقي"), written("Samir")
    (('سمير زرزوقي', 'Samir Zurzouki'), ('', 'Samir'))
    """
    first: dict[bool, str] = {}
    for name in aliases(cell):
        first.setdefault(has_arabic_letter(name), without_titles(name) or name)
    return first.get(True, ""), first.get(False, "")


def choose_forms(
    groups: Sequence[Iterable[Written]],
    progress: Progress | None = None,
    *,
    style: StyleLike = None,
    country: str | None = None,
    learned: Learned | None = None,
) -> Iterator[Form]:
    """Yield the forms of each group of cells that are one name; with a ``style``, the English ones are those of it.

    ``country`` is that of names which show none. ``learned`` is what is known of words; without it, it is learned of
    these groups. ``progress(task, done, total)`` is called as work advances.
    """
    clusters = list(map(_cluster, groups))
    learned = Learned.of(_spelled_words(clusters)) if learned is None else learned
    for start in track(range(0, len(clusters), BATCH), "choosing forms", progress):
        batch = clusters[start : start + BATCH]
        for cluster, (sources, spelled) in zip(batch, _sources_of(batch, learned, country), strict=True):
            english, likelihood = _best_english(cluster, sources, spelled, country)
            arabic = _best_arabic(cluster, learned, english)
            if style is not None:
                english = in_style(english, style, country, arabic if cluster.arabic else "")
            yield english, arabic, likelihood


def in_style(english: str, style: StyleLike, country: str | None, arabic: str = "") -> str:
    """Return a name as a style spells it, given its house form and, where a list has it, its Arabic spelling."""
    if arabic:
        return candidates(arabic, 1, style=style, country=country, latin=english)[0].text
    return candidates(english, 1, style=style, country=country)[0].text


def best_arabic(cells: Iterable[Written], english: str) -> str:
    """Return the Arabic form of cells that are one name, whose English form is given."""
    return _best_arabic(_cluster(cells), Learned({}, {}), english)


def _cluster(cells: Iterable[Written]) -> _Cluster:
    """Return the names that cells write, and the hints that the Latin ones give at the readings of the Arabic ones."""
    arabic, latin = Counter[str](), Counter[str]()
    for names, count in cells:
        for side, name in zip((arabic, latin), names, strict=True):
            if name:
                side[name] += count
    found: dict[str, Counter[str]] = defaultdict(Counter)
    sounds = {loose(word) for name in latin for word in name.split()}
    for name, _ in arabic.most_common(_MAX_ARABIC) if latin else ():
        if doubtful := _spelled_otherwise(name, sounds):
            for other, count in latin.most_common(_MAX_LATIN):
                for word, letters in hints(name, other).items():
                    if bare_key(word) in doubtful:
                        found[bare_key(word)][letters] += count
    return _Cluster(arabic, latin, {word: _commonest(some) for word, some in found.items()})


def _commonest(letters: Counter[str]) -> tuple[str, ...]:
    """Return the commonest spellings; of equally common ones the first in the alphabet."""
    return tuple(sorted(letters, key=lambda spelling: (-letters[spelling], spelling))[:_MAX_HINTS])


def _spelled_otherwise(name: str, sounds: Set[str]) -> frozenset[str]:
    """Return the words of an Arabic name, without article, that Latin ``sounds`` say something about.

    None of them sounds like a spelling that a table lists for the word, be it of an Arab name or of a foreign one.
    """
    words = (token.text for token in tokens(normalize(name, "title")) if token.script == "arabic")
    others = (word for word in words if _listed_sounds(word).isdisjoint(sounds))
    return frozenset(bare_key(word) for word in others if text_key(word).strip() not in gazetteer.particles())


@remember("listed sounds")
def _listed_sounds(word: str) -> frozenset[str]:
    """Return the sounds of the listed spellings of an Arabic word, or of its foreign ones if no name is listed."""
    known = [spelling for token in gazetteer.tokens_of(word) for spelling in (token.press, *token.variants)]
    return frozenset(map(loose, known or gazetteer.foreign_spellings(word)))


def _is_curated(word: str) -> bool:
    """Return whether a table written by hand has an Arabic word."""
    return not _CURATED.isdisjoint(token.source for token in gazetteer.tokens_of(word))


def learn(groups: Iterable[Iterable[Written]]) -> Counter[tuple[str, str]]:
    """Return how many groups of cells spell a word in a way: (Arabic word, Latin spelling) → count, to be summed."""
    return _spelled_words(map(_cluster, groups))


def _spelled_words(clusters: Iterable[_Cluster]) -> Counter[tuple[str, str]]:
    return Counter((word, one) for cluster in clusters for word, some in cluster.spelled.items() for one in some)


def _spelled(name: str, cluster: _Cluster, learned: Learned) -> Spellings:
    """Return the words of an Arabic name that have Latin spellings, in this cluster or else in others.

    Others say nothing about a word of the curated tables, which several persons may bear with other vowels.
    """
    found = {}
    for token in tokens(normalize(name, "title")) if learned.latin else ():
        word = bare_key(token.text)
        others = learned.latin.get(word, ())
        if spellings := cluster.spelled.get(word) or (others if others and not _is_curated(word) else ()):
            found[token.text] = spellings
    return found


def _sources_of(
    clusters: Sequence[_Cluster], learned: Learned, country: str | None
) -> list[tuple[list[str], dict[str, Spellings]]]:
    """Return for each cluster of a batch the names to take its English form from, and the Latin spellings of its words.

    The names are the Arabic ones whose words are listed or have Latin spellings. If there are none, they are the Latin
    ones: a Latin spelling is better evidence than a guess at the vowels. All words of the batch are read at once.
    """
    spelled = [{name: _spelled(name, one, learned) for name in one.arabic} for one in clusters]
    vocalize.prepare((bare_key(word) for one in spelled for some in one.values() for word in some), widely=True)
    sources = [
        [name for name, some in own.items() if _is_known(name, some)] or list(one.latin or one.arabic)
        for one, own in zip(clusters, spelled, strict=True)
    ]
    prepare_names((name for names in sources for name in names), country=country)
    return list(zip(sources, spelled, strict=True))


def _best_english(
    cluster: _Cluster, sources: Iterable[str], spelled: Mapping[str, Spellings], country: str | None
) -> tuple[str, float]:
    """Return the house form with the most words, of several the most frequent one, and its score."""
    counts = cluster.arabic + cluster.latin
    forms: Counter[str] = Counter()
    scores: dict[str, float] = {}
    for name in sources:
        best = _house_form(name, spelled.get(name, NO_SPELLINGS), country)
        forms[best.text] += counts[name]
        scores[best.text] = max(best.score, scores.get(best.text, 0.0))
    winner = max(forms, key=lambda form: (len(form.split()), forms[form], form))
    return winner, scores[winner]


def _is_known(name: str, spelled: Spellings) -> bool:
    """Return whether tables list the words of an Arabic name, or Latin spellings of an Arab word choose its vowels.

    The words of a phrase are listed by what they mean.
    """
    if read_phrase(name):
        return True
    return all(
        (hints := spelled.get(word))
        and origins(word)["foreign"] < MIN_FOREIGN
        and vocalize.fitting(bare_key(word), hints)
        for word in unlisted(name)
    )


def _house_form(name: str, spelled: Spellings, country: str | None) -> Candidate:
    if not spelled:
        return candidates(name, 1, country=country)[0]
    text = " ".join(normalize(name, "title").split())
    return house_forms(text, 1, usage_of_name(text, country, Style()), titles=True, spelled=spelled)[0]


def _best_arabic(cluster: _Cluster, learned: Learned, english: str) -> str:
    """Return the Arabic spelling with the most words, its letters corrected; without one, arabize the English form.

    Of several spellings with as many words it is the most frequent one.
    """
    if cluster.arabic:
        written: Counter[str] = Counter()
        for name, count in cluster.arabic.items():
            written[normalize(name, "title")] += count
        best_written = max(written, key=lambda form: (len(form.split()), written[form], form))
        return " ".join(map(_respelled, best_written.split()))
    seen = frozenset[str]().union(*(learned.arabic.get(loose(word), ()) for word in english.split()))
    options = arabize(english, _MAX_OPTIONS if seen else 1)
    best = max(options, key=lambda option: sum(bare_key(word) in seen for word in option.text.split()), default=None)
    return best.text if best else ""


def _respelled(word: str) -> str:
    """Return an Arabic word as the token tables spell it (hamza, ya, ta marbuta), if they agree on one spelling."""
    letters = word.strip(_SIGNS)
    forms = {bare_key(token.arabic) for token in gazetteer.tokens_of(letters) if token.source != "attested"}
    if len(forms) != 1:
        return word
    article = letters[: len(letters) - len(bare_key(letters))]
    return word.replace(letters, article + forms.pop(), 1)
