"""What the tests of models share: an update that only the database itself can refuse."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction


def zet(rij, **velden) -> None:
    """Straight to the database: no form, no ``clean``, no ``save`` in between."""
    with transaction.atomic():
        type(rij).objects.filter(pk=rij.pk).update(**velden)


def weigert(rij, regel: str, **velden) -> None:
    """``regel``: the name of the constraint, or a word of the message where a database does not give the name."""
    with pytest.raises(IntegrityError, match=f"(?i){regel}"):
        zet(rij, **velden)


def regels_van(app: str) -> set[str]:
    """The names of all constraints of an app."""
    return {regel.name for model in apps.get_app_config(app).get_models() for regel in model._meta.constraints}
