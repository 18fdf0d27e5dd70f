"""Searching and filtering locaties, periods and uitruilen. Choices are limited to what somebody may see."""

import django_filters as filters
from django.db.models import Q

from opgaven.gebieden.models import Gemeente, Regio
from prt.pagina.lijsten import TerugblikFilter
from prt.pagina.terugblik import DATUM
from realisatie import keuzes
from realisatie.models import Beschikbaarheid, Locatie, Overdracht
from realisatie.querysets import er_op

MEESTE_WOORDEN = 10


def zoek_in(*velden):
    """Every word must occur in one of the fields."""

    def zoek(queryset, naam, tekst):
        for woord in tekst.split()[:MEESTE_WOORDEN]:
            queryset = queryset.filter(
                Q(*((f"{veld}__icontains", woord) for veld in velden), _connector=Q.OR),
            )
        return queryset

    return zoek


class LocatieFilter(TerugblikFilter):
    """Filters of the list of locaties."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = filters.ModelChoiceFilter(label="Regio", field_name="gemeente__regio", queryset=Regio.objects.all())
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all())
    soort = filters.ChoiceFilter(label="Soort", choices=keuzes.Locatiesoort)
    exploitant = filters.ChoiceFilter(label="Exploitant", choices=keuzes.Exploitant)

    class Meta:
        model = Locatie
        fields = ("zoek", "regio", "gemeente", "soort", "exploitant", "bekend_op")

    op_woorden = staticmethod(zoek_in("naam", "adres", "gemeente__naam"))


class BeschikbaarheidFilter(TerugblikFilter):
    """Filters of the list of periods."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = filters.ModelChoiceFilter(
        label="Regio", field_name="locatie__gemeente__regio", queryset=Regio.objects.all()
    )
    gemeente = filters.ModelChoiceFilter(
        label="Gemeente", field_name="locatie__gemeente", queryset=Gemeente.objects.all()
    )
    doelgroep = filters.ChoiceFilter(label="Doelgroep", choices=keuzes.Doelgroep)
    hardheid = filters.ChoiceFilter(label="Hardheid", choices=keuzes.Hardheid)
    op = filters.DateFilter(label="Beschikbaar op", method="op_dag", widget=DATUM)

    class Meta:
        model = Beschikbaarheid
        fields = ("zoek", "regio", "gemeente", "doelgroep", "hardheid", "op", "bekend_op")

    op_woorden = staticmethod(zoek_in("locatie__naam", "locatie__adres", "locatie__gemeente__naam"))

    def op_dag(self, queryset, naam, dag):
        return queryset.filter(er_op(dag))


class BeschikbaarheidFilterToen(BeschikbaarheidFilter):
    """The same on rows of history, which know their locatie of then by other names."""

    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all(), method="op_sleutel")
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all(), method="op_sleutel")

    op_woorden = staticmethod(zoek_in("toen_naam", "toen_adres", "toen_gemeentenaam"))

    def op_sleutel(self, queryset, naam, gebied):
        return queryset.filter(**{f"toen_{naam}": gebied.pk})


class OverdrachtFilter(TerugblikFilter):
    """Filters of the list of uitruilen."""

    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all(), method="van_of_naar")
    voorwaarde = filters.ChoiceFilter(
        label="Voorwaarde", field_name="uitruil__voorwaarde_stand", choices=keuzes.Voorwaarde
    )

    class Meta:
        model = Overdracht
        fields = ("gemeente", "voorwaarde", "bekend_op")

    def van_of_naar(self, queryset, naam, gemeente):
        return queryset.filter(Q(gever=gemeente) | Q(ontvanger=gemeente))


class OverdrachtFilterToen(OverdrachtFilter):
    """The same on rows of history."""

    voorwaarde = filters.ChoiceFilter(label="Voorwaarde", field_name="toen_voorwaarde", choices=keuzes.Voorwaarde)
