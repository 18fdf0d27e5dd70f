"""From HTML to an accessible PDF that lasts: PDF/A-3a and PDF/UA-1 in one file, equal to the byte for equal input.

The only package that draws, and ``motor.py`` the only module that knows WeasyPrint. That is loaded late: it needs
Pango, a library of the system that may be absent, and the site must run without it. A document sees the project's own
static files and nothing else.
"""
