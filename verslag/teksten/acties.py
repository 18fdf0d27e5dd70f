"""Writes on the texts of the reports: all or nothing, and with the person who does them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling, log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.rapport.gebieden import soort_van
from verslag.rapport.onderdelen import Onderdeel
from verslag.teksten.lezen import schrijfrecht
from verslag.teksten.models import Inleverdatum, Tekst


class Achterhaald(Exception):
    """Somebody else saved this text since it was opened; ``nu`` is how it is now."""

    def __init__(self, nu: Tekst):
        super().__init__("Iemand anders heeft deze tekst intussen gewijzigd.")
        self.nu = nu


def versie_van(tekst: Tekst | None) -> int:
    """The last version of a text, by its place in the history; 0 when it was never written."""
    return Tekst.history.filter(id=tekst.pk).aggregate(laatste=Max("history_id"))["laatste"] or 0 if tekst else 0


@transaction.atomic
def schrijf_tekst(
    ronde: Ronde, onderdeel: Onderdeel, gebied: Gebied, *, inhoud: str, klaar: bool, versie: int, door, reden: str = ""
) -> Tekst:
    """Keep what somebody wrote. ``inhoud`` has been cleaned.

    Args:
        versie: the version that was opened (``versie_van``).

    Raises:
        Achterhaald: when there is a newer one.
    """
    eis(door, schrijfrecht(gebied), gebied)
    waar = {"ronde": ronde, "onderdeel": onderdeel.sleutel, soort_van(gebied).value: gebied}
    type(gebied).objects.select_for_update().get(pk=gebied.pk)  # authors of one gebied take turns
    tekst = Tekst.objects.filter(**waar).first()
    if versie_van(tekst) != versie:
        raise Achterhaald(tekst)
    nieuw = tekst is None
    tekst = tekst or Tekst(**waar)
    tekst.inhoud, tekst.klaar = inhoud, klaar and bool(inhoud)
    soort = Handelingsoort.INGEVOERD if nieuw else Handelingsoort.GEWIJZIGD
    with handeling(soort, f"Tekst {tekst}", door=door, reden=reden, **_betreft(gebied)):
        tekst.save()
    return tekst


@transaction.atomic
def zet_inleverdata(ronde: Ronde, provincie: Provincie, data: Mapping[str, date | None], *, door) -> None:
    """The day by which each onderdeel must be finished; ``None`` for none."""
    eis(door, Recht.VASTSTELLEN, provincie)
    for onderdeel, datum in data.items():
        waar = {"ronde": ronde, "provincie": provincie, "onderdeel": onderdeel}
        if datum is None:
            Inleverdatum.objects.filter(**waar).delete()
        else:
            Inleverdatum.objects.update_or_create(**waar, defaults={"datum": datum})
    log(Handelingsoort.GEWIJZIGD, f"Inleverdata van de teksten, {ronde}", door=door, provincie=provincie)


def _betreft(gebied: Gebied) -> dict:
    """Whom an action concerns, and so who may read of it in the trail."""
    if isinstance(gebied, Gemeente):
        return {"gemeenten": [gebied]}
    return {"gemeenten": gebied.gemeenten.all()} if isinstance(gebied, Regio) else {"provincie": gebied}
