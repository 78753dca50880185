"""The frame of a self-contained page: no network, only its own style and script, allowed by their hashes."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def html_page(title: str, style: str, script: str, body: str) -> str:
    """Return a self-contained page. ``body`` is HTML with all text escaped; ``style`` and ``script`` are trusted.

    The Content Security Policy (https://www.w3.org/TR/CSP3/) allows no other style, script, image or connection.
    """
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"""<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
<script>{script}</script>
</body>
</html>
"""


def _hash(text: str) -> str:
    """Return the source expression of the policy that allows ``text``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
