"""The list of one's own documents."""

from prt.pagina.kolommen import Koppeling, Merk, Tijdstip
from prt.pagina.lijsten import Tabel
from prt.taken.keuzes import Taakstatus
from prt.weergave import LEEG

KLEUREN = {
    Taakstatus.WACHT: "neutral",
    Taakstatus.BEZIG: "neutral",
    Taakstatus.KLAAR: "success",
    Taakstatus.MISLUKT: "error",
}


class TaakTabel(Tabel):
    """What was asked for last stands first."""

    niets = "U hebt de afgelopen week geen documenten aangevraagd."

    titel = Koppeling("taak", verbose_name="Document")
    status = Merk(KLEUREN, verbose_name="Stand")
    aangevraagd_op = Tijdstip(verbose_name="Aangevraagd")
    te_downloaden_tot = Tijdstip(order_by="verloopt_op", default=LEEG)
