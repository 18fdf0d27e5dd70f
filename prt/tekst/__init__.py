"""Texts that people write in the browser: a small, safe subset of HTML, turned into pages and Word files."""
