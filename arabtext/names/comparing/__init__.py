"""Whether two names are the same."""
