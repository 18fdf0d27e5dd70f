"""Workbooks (.xlsx) in and out, safely. The one place that knows openpyxl.

What comes in is hostile until it was examined (``keuring``), and what goes out must not run as a formula on
somebody's desk (``schrijven``, ``csvbestand``).
"""

import os

# Read by openpyxl when it is first imported: without it, lxml takes the place of defusedxml for some parts.
os.environ.setdefault("OPENPYXL_LXML", "False")
