"""Arithmetic on what must be achieved: dividing a total. Standard library and prt.rekenen only."""
