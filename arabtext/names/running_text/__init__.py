"""Finding names in running text, and rewriting them in house form."""
