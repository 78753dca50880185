"""Compare two names part by part, in either script, and keep the evidence.

The heads of two names (the first part that is no title) must match; the parts behind them are aligned in order, so
that a father and a son with one name inside the chain stay apart. A part without a partner is missing on one side,
which costs little; two partners that contradict each other decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from arabtext.errors import expect_text
from arabtext.memory import remember
from arabtext.names.comparing.likeness import PreparedPart, likeness, may_be_one, prepare_part
from arabtext.names.comparing.organizations import compare_organizations, is_organization, organization_blocks
from arabtext.names.comparing.scripts import equality_key, fold_homoglyphs, unread_scripts
from arabtext.names.known import gazetteer
from arabtext.names.known.keys import name_key
from arabtext.names.model import MAX_NAME, Evidence, Match, Name, Verdict
from arabtext.names.parse import in_order, readings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Score from which two names are the same, and from which they may be; chosen by hand. tests/bench/matching.py
#: reports the precision and recall of both.
SAME: Final = 0.85
MAYBE: Final = 0.5
#: Score from which two names of lists are joined or matched. Lower than SAME, since a list has few names that are
#: nearly alike: from 0.85 to 0.7 recall rises by nine points in a hundred, precision falls by less than one.
MIN_JOINED: Final = 0.7

# All numbers are likenesses or scores, 0 to 1, chosen by hand unless said otherwise.
_CONFLICT: Final = 0.45  # likeness below which two parts contradict each other
#: Score of two names of which two parts are just below _CONFLICT; it falls to 0 with their likeness. محمد بن سلمان and
#: محمد بن سلطان: the likeness 0.05 of the last parts gives 0.3 · 0.05 / 0.45 = 0.03.
_MAX_CONFLICTING: Final = 0.3
#: Factor by which the odds of the least alike part rise where other parts match: 0.8 becomes 0.89. Fitted with the
#: weights of likeness.py (tests/bench/matching.py DATA fit).
_ODDS_BESIDE_OTHERS: Final = 2.0
#: What a part costs that the other name lacks, by role. أحمد حسن الجبوري and Ahmed al-Jubouri: "حسن" costs 0.04.
_MISSING: Final = {"title": 0.0, "given": 0.04, "initial": 0.02, "nasab": 0.04, "kunya": 0.06, "family": 0.14}
_MISSING_OTHER: Final = 0.05  # of a part of any other role
_MAX_BOTH_MISSING: Final = 0.4  # score of two names of which each has a part that the other lacks
#: Factors on the likeness of a single part and the last or the first part of a longer name: "Khazali" and
#: "Qais al-Khazali" have 0.6, a maybe; no family name alone is the same.
_SINGLE_LAST, _SINGLE_FIRST = 0.6, 0.5
_MIN_CROSSED: Final = 0.9  # likeness of both parts of two names in the other order
_CROSSED_SCORE: Final = 0.6  # of such names: a maybe
_OTHER_ENTITY: Final = 0.1  # score of two listed names that differ
#: Score of a name whose title may be a given name, and a name without a title: سيد محمد علي may not be محمد علي.
_MAX_DOUBTFUL_TITLE: Final = 0.8
# Aligning the tails of two names: a pair gains its likeness less its cost, a gap has a cost. Two parts that differ
# are shown as a pair; a family name is rather left alone than paired with an inner name (uneven).
_PAIR_COST, _UNEVEN_PAIR_COST, _GAP_COST = 0.08, 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name prepared for comparison: its titles and its parts in order, ``Family, Given`` turned round.

    ``unread`` names the scripts of letters that are neither Arabic nor Latin; such a name is one part. ``other`` is
    the second reading of a name whose title may be a given name.
    """

    text: str
    key: str
    titles: tuple[str, ...]
    parts: tuple[PreparedPart, ...]
    entity: gazetteer.Entity | None
    unread: tuple[str, ...] = ()
    other: Prepared | None = None
    is_organization: bool = False

    @property
    def readings(self) -> tuple[Prepared, ...]:
        """Each reading of the name, the likelier first."""
        return (replace(self, other=None), self.other) if self.other else (self,)


_Row = tuple[PreparedPart | None, PreparedPart | None, str, float]


@remember("prepared names")
def prepare(name: str) -> Prepared:
    """Return ``name`` prepared for :func:`compare_prepared`."""
    if len(name) > MAX_NAME:
        return Prepared(name, "", (), (), None)
    read = fold_homoglyphs(name)
    if unread := unread_scripts(read):
        key = equality_key(name)
        whole = PreparedPart(name, "word", key, frozenset(), frozenset(), frozenset([key]), False)
        return Prepared(name, key, (), (whole,), None, unread)
    first, *others = (_prepare_parsed(name, parsed) for parsed in readings(read))
    return replace(first, other=others[0]) if others else first


def _prepare_parsed(name: str, parsed: Name) -> Prepared:
    """Return ``name`` prepared as it was parsed."""
    rest = in_order([part for part in parsed.parts if part.role != "title"])
    bare = " ".join(part.text.rstrip(",،") for part in rest)
    known = gazetteer.entity(parsed.text) or (gazetteer.entity(bare) if bare != parsed.text else None)
    parts = tuple(map(prepare_part, rest))
    return Prepared(name, name_key(bare), parsed.titles, parts, known, is_organization=is_organization(parsed.text))


def compare(a: str, b: str) -> Match:
    """Return whether two names are the same, whatever script and spelling each is in.

    ``score`` is 0 to 1; ``verdict`` is ``same`` from 0.85, ``maybe`` from 0.5. Symmetric, and 1 for a name and itself.

    >>> compare("قيس الخزعلي", "Kais Khaz'ali").verdict
    'same'
    >>> compare("محمد بن سلمان", "Mohammed bin Sultan").verdict
    'different'
    """
    first, second = expect_text(a, "a"), expect_text(b, "b")
    return compare_prepared(prepare(first), prepare(second))


def compare_prepared(a: Prepared, b: Prepared) -> Match:
    """Return what :func:`compare` returns, for names prepared before."""
    if (b.text, b.key) < (a.text, a.key):
        turned = compare_prepared(b, a)
        return Match(
            turned.score, turned.verdict, tuple(Evidence(e.right, e.left, e.relation, e.score) for e in turned.evidence)
        )
    if a.other or b.other:
        return _compare_readings(a, b)
    titles = tuple(Evidence(t, "", "title", 1.0) for t in a.titles) + tuple(
        Evidence("", t, "title", 1.0) for t in b.titles
    )
    if a.text == b.text or (a.key and a.key == b.key):
        pairs = zip(a.parts, b.parts, strict=False) if len(a.parts) == len(b.parts) else ()
        same = tuple(Evidence(p.text, q.text, "same letters", 1.0) for p, q in pairs)
        return Match(1.0, "same", titles + (same or (Evidence(a.text, b.text, "same letters", 1.0),)))
    if a.unread or b.unread:
        letters = " and ".join(sorted({*a.unread, *b.unread}))
        return Match(0.0, "different", (Evidence(a.text, b.text, f"cannot be compared: {letters} letters", 0.0),))
    if not a.key or not b.key:
        return Match(0.0, "different", (*titles, *_unmatched(a.parts, b.parts)))
    if a.entity and b.entity:
        listed = a.entity is b.entity or a.entity.press == b.entity.press
        relation = f"both listed as {a.entity.press}" if listed else f"listed as {a.entity.press} and {b.entity.press}"
        whole = Evidence(_bare(a), _bare(b), relation, float(listed))
        return Match(1.0 if listed else _OTHER_ENTITY, "same" if listed else "different", (*titles, whole))
    compared = compare_organizations(a.text, b.text) if a.is_organization or b.is_organization else None
    score, evidence = compared or _align(a.parts, b.parts)
    verdict: Verdict = "same" if score >= SAME else "maybe" if score >= MAYBE else "different"
    return Match(round(score, 4), verdict, (*titles, *evidence))


def _compare_readings(a: Prepared, b: Prepared) -> Match:
    """Return the best match of the readings of two names; a doubtful title beside none leaves a doubt."""
    found = []
    for one, other in product(a.readings, b.readings):
        match = compare_prepared(one, other)
        doubtful = (_has_doubtful_title(a, one) and not other.titles) or (
            _has_doubtful_title(b, other) and not one.titles
        )
        if match.verdict == "same" and doubtful:
            match = replace(match, score=_MAX_DOUBTFUL_TITLE, verdict="maybe")
        found.append(match)
    return max(found, key=lambda match: match.score)


def _has_doubtful_title(name: Prepared, reading: Prepared) -> bool:
    """Return whether ``reading`` takes a word of ``name`` for a title that the other reading takes for a given name."""
    return name.other is not None and len(reading.titles) == max(len(one.titles) for one in name.readings)


def score_prepared(a: Prepared, b: Prepared) -> float:
    """Return the score of :func:`compare_prepared` without evidence: fast where the heads of the names differ."""
    p, q = a.parts, b.parts
    if a.unread or b.unread:
        return float(a.key == b.key)
    if a.other or b.other or a.is_organization or b.is_organization:
        return compare_prepared(a, b).score
    if a.key == b.key or not (p and q) or (a.entity and b.entity) or (len(p) == 1) != (len(q) == 1):
        return compare_prepared(a, b).score
    head, _ = likeness(p[0], q[0])
    if head >= _CONFLICT or len(p) == 1 or (len(p) == len(q) == 2 and may_be_one(p[0], q[1])):  # crossed, perhaps
        return compare_prepared(a, b).score
    return round(_conflicting(head), 4)


def score_pairs(pairs: Sequence[tuple[Prepared, Prepared]]) -> NDArray[np.float64]:
    """Return the score of :func:`compare_prepared` for each of ``pairs``, 0 to 1, as an array of that length."""
    import numpy as np

    return np.array([score_prepared(a, b) for a, b in pairs], dtype=np.float64)


def _bare(name: Prepared) -> str:
    return " ".join(part.text for part in name.parts)


def _unmatched(a: tuple[PreparedPart, ...], b: tuple[PreparedPart, ...]) -> list[Evidence]:
    return [Evidence(p.text, "", "missing", 0.0) for p in a] + [Evidence("", q.text, "missing", 0.0) for q in b]


def _align(a: tuple[PreparedPart, ...], b: tuple[PreparedPart, ...]) -> tuple[float, list[Evidence]]:
    """Return the score and the evidence of two lists of parts: heads are compared, the rest is aligned."""
    if not a or not b:
        return 0.0, _unmatched(a, b)
    if min(len(a), len(b)) == 1 and max(len(a), len(b)) > 1:
        return _align_single(a, b)
    head, relation = likeness(a[0], b[0])
    if head < _CONFLICT and len(a) == len(b) == 2 and (crossed := _align_crossed(a, b)):
        return crossed
    rows: list[_Row] = [(a[0], b[0], relation, head), *_align_tails(a[1:], b[1:])]
    score = _conflicting(head) if head < _CONFLICT else _score(rows)
    return score, [Evidence(p.text if p else "", q.text if q else "", how, s) for p, q, how, s in rows]


def _score(rows: list[_Row]) -> float:
    """Return the score of two names whose parts are aligned."""
    matched = [score for p, q, _, score in rows if p and q]
    if len(rows) == 1:
        return matched[0]
    left = [p for p, q, _, _ in rows if p and not q]
    right = [q for p, q, _, _ in rows if q and not p]
    weakest = min(matched)
    score = _beside_others(weakest)
    score -= sum(_MISSING.get(part.role, _MISSING_OTHER) for part in left + right)
    if left and right:
        score = min(score, _MAX_BOTH_MISSING)
    if weakest < _CONFLICT:
        score = min(score, _conflicting(weakest))
    return max(0.0, score)


def _conflicting(likeness: float) -> float:
    """Return the score of two names of which two parts contradict each other."""
    return _MAX_CONFLICTING * likeness / _CONFLICT


def _beside_others(likeness: float) -> float:
    """Return the likeness of the least alike part, raised because other parts of the names match."""
    if likeness in (0.0, 1.0):
        return likeness
    return 1 / (1 + (1 - likeness) / likeness / _ODDS_BESIDE_OTHERS)


def _align_single(a: tuple[PreparedPart, ...], b: tuple[PreparedPart, ...]) -> tuple[float, list[Evidence]]:
    """Compare one part with several: a family name alone, or a given name alone, can only be a maybe."""
    turned = len(a) > 1
    single, many = (b[0], a) if turned else (a[0], b)
    scored = [(*likeness(single, part), -i) for i, part in enumerate(many) if i in (0, len(many) - 1)]
    best, relation, at = max(scored, key=lambda item: (item[0], item[2]))
    partner = many[-at]
    evidence = [Evidence(single.text, partner.text, relation, best)]
    evidence += [Evidence("", part.text, "missing", 0.0) for part in many if part is not partner]
    if turned:
        evidence = [Evidence(e.right, e.left, e.relation, e.score) for e in evidence]
    return (_SINGLE_LAST if -at else _SINGLE_FIRST) * best, evidence


def _align_crossed(a: tuple[PreparedPart, ...], b: tuple[PreparedPart, ...]) -> tuple[float, list[Evidence]] | None:
    """Compare two names of two parts in the other order (Arabic names in some tables): a maybe, or None."""
    if not (may_be_one(a[0], b[1]) and may_be_one(a[1], b[0])):
        return None
    first, one = likeness(a[0], b[1])
    second, two = likeness(a[1], b[0])
    if min(first, second) < _MIN_CROSSED or "nasab" in (a[1].role, b[1].role):
        return None
    pairs = [(a[0], b[1], one, first), (a[1], b[0], two, second)]
    return _CROSSED_SCORE, [Evidence(p.text, q.text, f"{relation}, in another place", s) for p, q, relation, s in pairs]


def _align_tails(a: tuple[PreparedPart, ...], b: tuple[PreparedPart, ...]) -> list[_Row]:
    """Return the best alignment of two lists of parts in order, gaps allowed."""
    best: dict[tuple[int, int], tuple[float, list[_Row]]] = {(0, 0): (0.0, [])}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            options: list[tuple[float, list[_Row]]] = []
            if i and j:
                score, relation = likeness(a[i - 1], b[j - 1])
                before, rows = best[i - 1, j - 1]
                both_last = (i == len(a)) == (j == len(b))
                worth = score - (_PAIR_COST if both_last else _UNEVEN_PAIR_COST)
                options.append((before + worth, [*rows, (a[i - 1], b[j - 1], relation, score)]))
            if i:
                before, rows = best[i - 1, j]
                options.append((before - _GAP_COST, [*rows, (a[i - 1], None, "missing", 0.0)]))
            if j:
                before, rows = best[i, j - 1]
                options.append((before - _GAP_COST, [*rows, (None, b[j - 1], "missing", 0.0)]))
            if options:
                best[i, j] = max(options, key=lambda option: option[0])
    return best[len(a), len(b)][1]


def blocks(name: Prepared) -> list[str]:
    """Return the blocking keys of a name: two names that could be the same share at least one."""
    if name.other:
        return [key for reading in name.readings for key in blocks(reading)]
    if name.is_organization:
        return organization_blocks(name.text)
    if not name.parts:
        return []
    heads = sorted(name.parts[0].skeletons)
    if len(name.parts) == 1:
        return heads
    return [f"{head}|{tail}" for head in heads for part in name.parts[1:] for tail in sorted(part.skeletons)]
