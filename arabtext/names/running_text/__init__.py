"""Names in running text: found, and rewritten in house form."""
