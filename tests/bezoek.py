"""Somebody who is signed in and at work: the first request would note the time in the session, and tests count."""

import time

from prt.toegang.inloggen.inactief import LAATST


def log_in(client, gebruiker) -> None:
    client.force_login(gebruiker)
    sessie = client.session
    sessie[LAATST] = int(time.time())
    sessie.save()
