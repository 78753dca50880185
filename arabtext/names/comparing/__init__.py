"""Comparing two names, part by part: listed spellings, likely spellings, the score of the whole."""
