"""Queryset verbs on scenario's."""

from opgaven.verdelen.querysets import VerdelingQuerySet


class ScenarioQuerySet(VerdelingQuerySet):
    """As divisions: for the CdK's staff of the provincie."""

    pad_naar_gebied = "provincie"
