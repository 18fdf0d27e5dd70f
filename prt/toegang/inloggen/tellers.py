"""Where failed attempts are counted: a table shared by all web servers, out of which nobody can push a counter."""

import base64
import pickle
from datetime import UTC, datetime

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router
from django.utils import timezone


class Tellers(DatabaseCache):
    """Only what has ended is cleared away, and what cannot be stored is an error.

    The cache of Django makes room by throwing away keys that still hold. Then whoever asks for some hundreds of new
    passwords, each for another address, lifts the lock on an account. And it takes every error of the database for a
    key that somebody else was just storing: a full disk looked like too many attempts.
    """

    _table: str

    def _base_set(self, mode, key, value, timeout=DEFAULT_TIMEOUT):
        """Whether it was stored; each mode is one statement, so that two at once are no trouble."""
        db = router.db_for_write(self.cache_model_class)
        verbinding = connections[db]
        tabel = verbinding.ops.quote_name(self._table)
        nu = timezone.now().replace(microsecond=0)
        einde = self._als_waarde(verbinding, self._einde(timeout))
        with verbinding.cursor() as cursor:
            if mode == "touch":
                cursor.execute(f"UPDATE {tabel} SET expires = %s WHERE cache_key = %s", [einde, key])  # noqa: S608
                return bool(cursor.rowcount)
            cursor.execute(f"SELECT COUNT(*) FROM {tabel}")  # noqa: S608
            if cursor.fetchone()[0] > self._max_entries:
                self._cull(db, cursor, nu, None)
            cursor.execute(
                f"INSERT INTO {tabel} (cache_key, value, expires) VALUES (%s, %s, %s) "  # noqa: S608
                "ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
                + (f" WHERE {tabel}.expires < %s" if mode == "add" else ""),
                [key, base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode("latin1"), einde]
                + ([self._als_waarde(verbinding, nu)] if mode == "add" else []),
            )
            return bool(cursor.rowcount)

    def _cull(self, db, cursor, now, num):
        verbinding = connections[db]
        tabel = verbinding.ops.quote_name(self._table)
        cursor.execute(f"DELETE FROM {tabel} WHERE expires < %s", [self._als_waarde(verbinding, now)])  # noqa: S608

    def _einde(self, timeout) -> datetime:
        tot = self.get_backend_timeout(timeout)
        return datetime.max if tot is None else datetime.fromtimestamp(tot, UTC).replace(microsecond=0)

    def _als_waarde(self, verbinding, moment: datetime):
        return verbinding.ops.adapt_datetimefield_value(moment)
