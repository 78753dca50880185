"""Names written in another script: vocalized, romanized, spelled in Arabic letters."""
