"""Where failed attempts are counted: a table shared by all web servers, out of which nobody can push a counter."""

from django.core.cache.backends.db import DatabaseCache
from django.db import connections


class Tellers(DatabaseCache):
    """Only what has ended is cleared away.

    The cache of Django makes room by throwing away keys that still hold. Then whoever asks for some hundreds of new
    passwords, each for another address, lifts the lock on an account.
    """

    _table: str

    def _cull(self, db, cursor, now, num):
        verbinding = connections[db]
        tabel, einde = map(verbinding.ops.quote_name, (self._table, "expires"))
        cursor.execute(
            f"DELETE FROM {tabel} WHERE {einde} < %s",  # noqa: S608 - names of our own
            [verbinding.ops.adapt_datetimefield_value(now)],
        )
