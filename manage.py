#!/usr/bin/env python
"""Django's command line for the regietafel."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prt.settings")
    try:
        settings.DEBUG  # noqa: B018 -- reads the settings; what is wrong with them is told without a traceback
    except ImproperlyConfigured as fout:
        sys.exit(str(fout))
    execute_from_command_line(sys.argv)
