"""Articles read from files and pages, and cut into sentences."""
