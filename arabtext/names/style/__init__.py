"""House styles of English names: the value, its files and presets, and the habits of countries."""
