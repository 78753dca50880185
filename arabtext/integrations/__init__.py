"""Optional connections to other packages, which nothing in the rest of the library imports."""
