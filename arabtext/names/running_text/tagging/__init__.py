"""A trained tagger of persons, organizations and places in running text, Arabic and English."""

from arabtext.names.running_text.tagging.tag import Tagged, tag

__all__ = ["Tagged", "tag"]
