"""Arithmetic on the figures of a provincie: what a verdeelbesluit could be. Standard library and lower rekenen only."""
