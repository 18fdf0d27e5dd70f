"""Started by ``tools/opname.py``, in an environment with nothing in it but what the record needs."""

import sys
from pathlib import Path

import django

django.setup()

from tests.opname.loop import neem_alles  # noqa: E402

if __name__ == "__main__":
    neem_alles(Path(sys.argv[1]))
