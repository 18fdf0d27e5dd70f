"""Somebody who is signed in and at work: the first request would note the time in the session, and tests count."""

import time
from contextlib import contextmanager
from unittest.mock import patch

from django.template.base import Template

from prt.toegang.inloggen.inactief import LAATST


def log_in(client, gebruiker) -> None:
    client.force_login(gebruiker)
    sessie = client.session
    sessie[LAATST] = int(time.time())
    sessie.save()


@contextmanager
def zonder_tekenen():
    """For who looks at the status of an answer only: everything is asked and decided, but no page is drawn of it."""
    with patch.object(Template, "render", lambda sjabloon, context: ""):
        yield
