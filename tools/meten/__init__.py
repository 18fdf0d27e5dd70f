"""The measures of `tools/maten.py`, a module for each."""
