"""Which sentences of two editions belong together."""
