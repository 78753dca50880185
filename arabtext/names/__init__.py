"""Names: one consistent English form from either script, comparison, search, unification."""

from arabtext.names.aliases import aliases
from arabtext.names.authority import Authority, Decision
from arabtext.names.cells import Cell, read_cell
from arabtext.names.comparing.compare import compare
from arabtext.names.lists.blocking import blocks, blocks_all, compare_all, key, key_all, score_all
from arabtext.names.lists.index import Index
from arabtext.names.lists.match import Matched, match
from arabtext.names.lists.unify import unify
from arabtext.names.model import Evidence, Hit, Match, Mention, Name, Part, Unified
from arabtext.names.parse import parse
from arabtext.names.running_text.consistency import Inconsistency, consistency
from arabtext.names.running_text.find import find
from arabtext.names.running_text.learning import Learned, LearnedSpelling, learn_style
from arabtext.names.running_text.rewrite import Change, Rewritten, rewrite
from arabtext.names.style.value import Style, StyleLike, styles
from arabtext.names.writing.arabize import arabize, arabize_all
from arabtext.names.writing.romanize import candidates, candidates_all, romanize, romanize_all
from arabtext.names.writing.spell import origins
from arabtext.names.writing.vocalize import vocalize

__all__ = [
    "Authority",
    "Cell",
    "Change",
    "Decision",
    "Evidence",
    "Hit",
    "Inconsistency",
    "Index",
    "Learned",
    "LearnedSpelling",
    "Match",
    "Matched",
    "Mention",
    "Name",
    "Part",
    "Rewritten",
    "Style",
    "StyleLike",
    "Unified",
    "aliases",
    "arabize",
    "arabize_all",
    "blocks",
    "blocks_all",
    "candidates",
    "candidates_all",
    "compare",
    "compare_all",
    "consistency",
    "find",
    "key",
    "key_all",
    "learn_style",
    "match",
    "origins",
    "parse",
    "read_cell",
    "rewrite",
    "romanize",
    "romanize_all",
    "score_all",
    "styles",
    "unify",
    "vocalize",
]
