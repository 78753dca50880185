"""The frame of a self-contained page: no network, and its own style and script alone, allowed by their hashes."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def html_page(title: str, style: str, script: str, body: str) -> str:
    """Return a page as text. ``body`` is HTML in which everything is escaped already."""
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
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
