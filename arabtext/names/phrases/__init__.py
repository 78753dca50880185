"""Names that are phrases: institutions and places whose name says what they are, read and written in both languages."""

from arabtext.names.phrases.reading import may_be_phrase, read_phrase

__all__ = ["may_be_phrase", "read_phrase"]
