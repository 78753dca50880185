"""Findings in their files: where each is in its source, and reports that GitHub and editors show in place."""
