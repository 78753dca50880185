"""Show, compare and read addresses (URLs) that hold Arabic; nothing here opens a connection."""

from arabtext.urls.address import explain, key, readable, risks
from arabtext.urls.edition import alternates, counterpart, language, without_language
from arabtext.urls.slugs import slug, slug_words

__all__ = [
    "alternates",
    "counterpart",
    "explain",
    "key",
    "language",
    "readable",
    "risks",
    "slug",
    "slug_words",
    "without_language",
]
