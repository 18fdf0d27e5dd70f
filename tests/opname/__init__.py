"""A record of all that the software shows, so that a refactoring can be seen to change nothing.

Made before and after it with ``make opname``, and compared with ``python tools/opname.py vergelijk VOOR NA``. It is
text in a tree of files, and names no module or template of ours: those may move.
"""
