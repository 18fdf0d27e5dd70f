"""The workbook with availability that gemeenten send in: columns, reading, planning, template (``docs/importeren.md``).

``kolommen`` says what the columns are, ``lezen`` turns a sheet into rows, ``plannen`` sets them against the database.
Nothing here writes: that is ``acties``.
"""
