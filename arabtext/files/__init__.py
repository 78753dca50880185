"""Files: how one is put in place, and what a cell or a page can hold."""
