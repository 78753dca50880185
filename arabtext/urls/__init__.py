"""Show, compare and read addresses (URLs) that hold Arabic; nothing here opens a connection."""

from arabtext.urls.address import explain, readable, risks
from arabtext.urls.edition import alternates, counterpart, language, without_language
from arabtext.urls.keys import key
from arabtext.urls.rewriting import Unwrapped, UnwrapStep, unwrap
from arabtext.urls.slugs import slug, slug_words

__all__ = [
    "UnwrapStep",
    "Unwrapped",
    "alternates",
    "counterpart",
    "explain",
    "key",
    "language",
    "readable",
    "risks",
    "slug",
    "slug_words",
    "unwrap",
    "without_language",
]
