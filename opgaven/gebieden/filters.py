"""The gebieden that a filter of a list lets choose from."""

from collections.abc import Callable

import django_filters as filters
from django.db.models import Q

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import binnen


def leesbaar(model, *, ook_elders: bool = False):
    """For ``queryset=`` of a filter: those that who asks may read of and that take part here, or ``ook_elders``."""

    def queryset(request):
        alle = model.objects.leesbaar_voor(request.user)
        return alle if ook_elders else alle.deelnemend()

    return queryset


def opvolger_heet(pad: str) -> Callable[[str], Q]:
    """For ``zoek_in``: rows of which the gebied, along this path, has been succeeded by one that is called so."""

    def vind(woord: str) -> Q:
        opvolgers = kaart().van_soort(Gebiedsoort.GEMEENTE)
        zo = [sleutel for sleutel, gebied in opvolgers.items() if woord.casefold() in gebied.naam.casefold()]
        return Q(**{f"{pad}__in": kaart().met_voorgangers(zo)})

    return vind


class Gebiedfilter(filters.ModelChoiceFilter):
    """Rows of a gebied and of what lies in it."""

    def filter(self, qs, value):
        return qs.filter(binnen(value, self.field_name)) if value else qs


def gebiedfilter(model, pad: str | None = None, *, ook_elders: bool = False, **opties) -> Gebiedfilter:
    """A filter by gebied; ``pad``: how the rows name theirs."""
    queryset = leesbaar(model, ook_elders=ook_elders)
    return Gebiedfilter(label=model._meta.verbose_name.capitalize(), field_name=pad, queryset=queryset, **opties)
