"""What the software is made of, as others meet it: addresses, tables, settings. No module is named."""

import hashlib
import importlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.db import connection, models
from django.urls import URLPattern, get_resolver

from tests.opname.normaal import zonder_modules, zonder_wisselend
from tests.opname.schrijver import Schrijver


def neem_vorm(schrijver: Schrijver) -> None:
    schrijver.schrijf("urls", "\n".join(sorted(_adressen(get_resolver()))), "vorm")
    for model in (model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy):
        schrijver.schrijf(f"modellen/{model._meta.db_table}", "\n".join(_model(model)), "tabel")
    schrijver.schrijf("statisch", "\n".join(sorted(_statisch())), "vorm")
    schrijver.schrijf("schema", "\n".join(_schema()), "vorm")
    instellingen = list(_instellingen())
    schrijver.schrijf("instellingen", "\n".join(instellingen), "vorm")
    schrijver.tel("instelling", len(instellingen))


def _adressen(resolver, voor: str = "", ruimte: str = "") -> Iterator[str]:
    for patroon in resolver.url_patterns:
        waar = f"{voor}{patroon.pattern}"
        if isinstance(patroon, URLPattern):
            yield f"/{waar} → {ruimte}{patroon.name}"
        else:
            yield from _adressen(patroon, waar, f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte)


def _model(model) -> Iterator[str]:
    meta = model._meta
    yield f"{meta.label}: {meta.verbose_name}, {meta.verbose_name_plural}, volgorde {meta.ordering}"
    yield f"rechten {meta.default_permissions} {meta.permissions}"
    yield from (_veld(veld) for veld in meta.local_concrete_fields)
    yield from (f"veel {_veld(veld)}" for veld in meta.local_many_to_many)
    yield from (_deel("regel", regel) for regel in meta.constraints)
    yield from (_deel("index", index) for index in meta.indexes)


def _veld(veld: models.Field) -> str:
    """As a migration would write it."""
    _, soort, _, opties = veld.deconstruct()
    return f"{veld.name} ({getattr(veld, 'column', None)}): {soort.rsplit('.', 1)[-1]} {_opties(opties)}"


def _deel(soort: str, deel) -> str:
    pad, gegevens, opties = deel.deconstruct()
    return f"{soort} {pad.rsplit('.', 1)[-1]} {_waarde(gegevens)} {_opties(opties)}"


def _opties(opties: dict) -> str:
    return " ".join(f"{naam}={_waarde(waarde)}" for naam, waarde in sorted(opties.items()))


def _waarde(waarde) -> str:
    """A function or class by its own name: not by where it lives, and not by its place in memory."""
    if isinstance(waarde, list | tuple):
        return f"[{', '.join(map(_waarde, waarde))}]"
    if isinstance(waarde, dict):
        return f"{{{', '.join(f'{_waarde(naam)}: {_waarde(deel)}' for naam, deel in waarde.items())}}}"
    if hasattr(waarde, "deconstruct"):
        return _deel("", waarde).strip()
    return getattr(waarde, "__qualname__", None) or repr(waarde)


def _statisch() -> Iterator[str]:
    """The files beside the pages, with what is in them; those of libraries come with their versions."""
    for vinder in get_finders():
        for naam, opslag in vinder.list([]):
            pad = Path(opslag.path(naam))
            if "site-packages" not in pad.parts:
                yield f"{naam} {hashlib.sha256(pad.read_bytes()).hexdigest()[:12]}"


def _schema() -> Iterator[str]:
    """The tables, indexes and triggers as the database has them, whatever migrations made them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        for soort, naam, opdracht in cursor.fetchall():
            yield f"{soort} {naam}: {' '.join(opdracht.split())}"


def _instellingen() -> Iterator[str]:
    module = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    for naam in sorted(naam for naam in dir(module) if naam.isupper() and not naam.startswith("_")):
        geheim = naam in ("SECRET_KEY", "DATABASES")
        yield f"{naam} = {'<van deze opname>' if geheim else _instelling(getattr(module, naam))}"
    yield f"opties van de database = {_instelling(settings.DATABASES['default'].get('OPTIONS'))}"


def _instelling(waarde) -> str:
    return zonder_modules(zonder_wisselend(repr(waarde)))
