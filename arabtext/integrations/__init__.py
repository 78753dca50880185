"""Optional connections to other packages; nothing in the rest of the library imports them."""
