"""The list of gemeenten with their taakstelling and the supervision of it."""

import django_tables2 as tables

from opgaven.gebieden.indeling import groepkolom
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.statushouders.keuzes import Niveau
from opgaven.statushouders.lezen import saldo_tekst
from opgaven.statushouders.models import Toezichtstap
from opgaven.statushouders.rekenen import Saldosom
from prt.pagina.kolommen import HEEL, Dag, Getal, Koppeling, merk
from prt.pagina.lijsten import Tabel
from prt.weergave import LEEG

KLEUREN: dict[str, str] = {Niveau.LAAG: "success", Niveau.GEMIDDELD: "warning", Niveau.HOOG: "danger"}


def niveau_merk(stap: Toezichtstap):
    """The level in words and in colour."""
    return merk(KLEUREN[stap.niveau], stap.get_niveau_display()) if stap.niveau else LEEG


class Saldokolom(Getal):
    """Persons that may be unknown, or known only as at most so many."""

    def __init__(self, veld: str, **kwargs):
        kwargs |= {
            "footer": lambda table: saldo_tekst(table.totalen[veld]) if table.totalen else "",
            "empty_values": (),
        }
        super().__init__(accessor=f"regel__{veld}", order_by=f"regel__{veld}__aantal", **kwargs)
        self.totaal = veld

    def render(self, value):
        return saldo_tekst(value)

    def value(self, value):
        saldo = value.heel if isinstance(value, Saldosom) else value
        return saldo.aantal if saldo and not saldo.hoogstens else saldo_tekst(value)


class StatushoudersTabel(Tabel):
    """One half-year; the supervision is for who may see any of it, uitruil is there when anybody exchanged."""

    gemeente = Koppeling(
        "statushouders-gemeente", "gemeente__code", order_by="gemeente__naam", footer="Totaal", heel=True
    )
    regio = groepkolom(Lidsoort.REGIO)
    taakstelling = Getal(accessor="regel__taakstelling", totaal="taakstelling", leeg="onbekend")
    beginstand = Saldokolom("beginstand", verbose_name="Beginstand")
    inclusief = Saldokolom("inclusief", verbose_name="Opgave")
    uitruil = Getal(accessor="regel__uitruil", verbose_name="Uitruil", totaal="uitruil")
    gerealiseerd = Getal(accessor="regel__gerealiseerd", verbose_name="Gehuisvest", totaal="gerealiseerd")
    amv = Getal(accessor="regel__amv", verbose_name="Amv", totaal="amv")
    tempo = Getal(verbose_name="Tempo", totaal="tempo")
    stand = Saldokolom("stand", verbose_name="Stand")
    prognose = Saldokolom("prognose", verbose_name="Prognose")
    niveau = tables.Column(verbose_name="Toezicht", accessor="stap", order_by="niveau", default=LEEG, attrs=HEEL)
    volgende = Dag(verbose_name="Beoordeling")

    class Meta:
        order_by = ()

    def render_niveau(self, value):
        return niveau_merk(value)
