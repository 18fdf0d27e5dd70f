"""The list of gemeenten with their opgave Oekraïne."""

from opgaven.gebieden.indeling import groepkolom
from opgaven.gebieden.keuzes import Lidsoort
from prt.pagina.kolommen import Getal, Koppeling
from prt.pagina.lijsten import Tabel


class OekraineTabel(Tabel):
    """A gemeente per row."""

    gemeente = Koppeling(
        "gemeente", "gebied__code", accessor="gebied", order_by="gebied__naam", footer="Totaal", heel=True
    )
    regio = groepkolom(Lidsoort.REGIO)
    opgave = Getal(totaal="opgave", leeg="onbekend")
    plekken = Getal(totaal="plekken", leeg="onbekend")
    verschil = Getal(totaal="verschil", leeg="onbekend")
    bezetting = Getal(totaal="bezetting", leeg="onbekend")

    class Meta:
        order_by = ()
