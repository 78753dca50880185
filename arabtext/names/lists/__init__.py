"""Lists of names: decided, searched, matched, unified."""
