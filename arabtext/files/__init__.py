"""Files: written whole or not at all; what a cell or a page can hold."""
