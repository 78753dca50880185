"""Writing names in another script: vocalizing, romanizing, spelling in Arabic letters."""
