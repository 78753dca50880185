"""Lists of names: decisions about them, search, matching of two lists, unification of one."""
