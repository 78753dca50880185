"""Verbs for tables of names."""
