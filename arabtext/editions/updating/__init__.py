"""A new version of one edition: which sentences of the other one must be touched."""
