"""The gebieden that a filter of a list lets choose from."""

import django_filters as filters


def leesbaar(model, *, ook_elders: bool = False):
    """For ``queryset=`` of a filter: those that who asks may read of and that take part here, or ``ook_elders``."""

    def queryset(request):
        alle = model.objects.leesbaar_voor(request.user)
        return alle if ook_elders else alle.deelnemend()

    return queryset


def gebiedfilter(model, *, ook_elders: bool = False, **opties) -> filters.ModelChoiceFilter:
    """A filter by gebied."""
    queryset = leesbaar(model, ook_elders=ook_elders)
    return filters.ModelChoiceFilter(label=model._meta.verbose_name.capitalize(), queryset=queryset, **opties)
