from collections.abc import Iterator


def values(pair):
    return iter(())
