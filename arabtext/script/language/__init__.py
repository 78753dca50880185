"""The script and the language of a text."""
