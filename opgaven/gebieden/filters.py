"""The gebieden that a filter of a list lets choose from."""

import django_filters as filters

from opgaven.gebieden.querysets import binnen


def leesbaar(model, *, ook_elders: bool = False):
    """For ``queryset=`` of a filter: those that who asks may read of and that take part here, or ``ook_elders``."""

    def queryset(request):
        alle = model.objects.leesbaar_voor(request.user)
        return alle if ook_elders else alle.deelnemend()

    return queryset


class Gebiedfilter(filters.ModelChoiceFilter):
    """Rows of a gebied and of what lies in it."""

    def filter(self, qs, value):
        return qs.filter(binnen(value, self.field_name)) if value else qs


def gebiedfilter(model, pad: str | None = None, *, ook_elders: bool = False, **opties) -> Gebiedfilter:
    """A filter by gebied; ``pad``: how the rows name theirs."""
    queryset = leesbaar(model, ook_elders=ook_elders)
    return Gebiedfilter(label=model._meta.verbose_name.capitalize(), field_name=pad, queryset=queryset, **opties)
