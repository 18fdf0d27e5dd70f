"""The list of one's own documents."""

from prt.pagina.kolommen import Koppeling, Merk, Moment
from prt.pagina.lijsten import Tabel
from prt.taken.keuzes import Status
from prt.weergave import LEEG

KLEUREN = {Status.WACHT: "neutral", Status.BEZIG: "neutral", Status.KLAAR: "success", Status.MISLUKT: "error"}


class TaakTabel(Tabel):
    """What was asked for last stands first."""

    niets = "U hebt de afgelopen week geen documenten aangevraagd."

    titel = Koppeling("taak", verbose_name="Document")
    status = Merk(KLEUREN, verbose_name="Stand")
    aangevraagd_op = Moment(verbose_name="Aangevraagd")
    te_downloaden_tot = Moment(order_by="verloopt_op", default=LEEG)
