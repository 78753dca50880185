"""Normalization: Arabic as it is found → Arabic that can be compared, searched or shown."""

from __future__ import annotations

from collections.abc import Sequence

from arabtext.errors import expect_text
from arabtext.script.profiles import Profile, resolve
from arabtext.script.suspects import find_suspects
from arabtext.trace import Explained


def normalize(text: str, profile: str | Profile = "title") -> str:
    """Return ``text`` in the form of ``profile`` (a name in :data:`PROFILES` or a :class:`Profile`).

    Takes any ``str`` without raising and is idempotent. Raises :class:`arabtext.errors.UsageError` for an unknown
    profile and :class:`arabtext.errors.ArgumentTypeError` when ``text`` is not a ``str``.

    >>> normalize("هل اصبح قيس الخزعلي ،عبد الملك الحوثي العراقي ؟")
    'هل اصبح قيس الخزعلي، عبد الملك الحوثي العراقي؟'
    >>> normalize("أصبح", "search") == normalize("اصبح", "search")
    True
    """
    return resolve(profile)._engine.run(expect_text(text))


def normalize_all(texts: Sequence[str], profile: str | Profile = "title") -> list[str]:
    """Return every text as :func:`normalize` returns it, in order, and raise the same errors.

    Texts that need nothing but characters replaced are joined and replaced as one text, which is quickest.

    >>> normalize_all(["قـيس", "الخزعلي"])
    ['قيس', 'الخزعلي']
    """
    if set(map(type, texts)) != {str}:  # quicker than a call for each
        texts = [expect_text(text) for text in texts]
    return resolve(profile)._engine.run_all(texts)


def explain(text: str, profile: str | Profile = "title") -> Explained:
    """Return what :func:`normalize` returns together with every step that led there and the map back to ``text``.

    Raises the same errors. With the switch ``suspects`` the result also lists the words that were probably misread.

    >>> explained = explain("قـيس ؟")
    >>> explained.text, [step.verb for step in explained.steps]
    ('قيس؟', ['remove tatweel', 'close up punctuation'])
    >>> explained.span(3, 4)
    (5, 6)
    """
    original, chosen = expect_text(text), resolve(profile)
    text, steps = chosen._engine.explain(original)
    flagged = find_suspects(text) if chosen.suspects else ()
    return Explained(text, original, tuple(steps), flagged)
