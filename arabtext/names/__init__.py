"""Names: one consistent English form from either script, comparison, search, unification."""

from arabtext.names.arabize import arabize
from arabtext.names.authority import Authority, Decision
from arabtext.names.compare import compare
from arabtext.names.find import find
from arabtext.names.index import Index
from arabtext.names.match import Matched, match
from arabtext.names.model import Evidence, Hit, Match, Mention, Name, Part, Unified
from arabtext.names.parse import parse
from arabtext.names.rewrite import Change, Rewritten, rewrite
from arabtext.names.romanize import candidates, romanize
from arabtext.names.spell import origins
from arabtext.names.unify import unify
from arabtext.names.vocalize import vocalize

__all__ = [
    "Authority",
    "Change",
    "Decision",
    "Evidence",
    "Hit",
    "Index",
    "Match",
    "Matched",
    "Mention",
    "Name",
    "Part",
    "Rewritten",
    "Unified",
    "arabize",
    "candidates",
    "compare",
    "find",
    "match",
    "origins",
    "parse",
    "rewrite",
    "romanize",
    "unify",
    "vocalize",
]
