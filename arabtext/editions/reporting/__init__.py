"""Findings in their files: where each is in its source, and reports that forges and editors show in place."""
