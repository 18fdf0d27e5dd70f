"""Entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application

# What a page asks PostgreSQL may take half a minute, also when it waits for another; an upgrade or a copy may take
# longer, so this is for web servers only. Milliseconds.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prt.settings")
application = get_wsgi_application()
