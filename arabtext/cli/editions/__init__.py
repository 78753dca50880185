"""Verbs for editions: pair, align, check; two files, or two folders."""
