"""Pure arithmetic that every app shares: periods, step functions, percentages.

Standard library only: no Django, no clock, no floats (``docs/architectuur.md``).
"""
