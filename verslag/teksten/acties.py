"""Writes on the texts of the reports: all or nothing, and with the person who does them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie
from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import afdruk, eis_afdruk, versie_van
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling, log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.rapport.onderdelen import Onderdeel
from verslag.teksten.lezen import inleverdata, schrijfrecht
from verslag.teksten.models import Inleverdatum, Tekst


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
    waar = {"ronde": ronde, "onderdeel": onderdeel.sleutel, "gebied": gebied}
    type(gebied).objects.select_for_update().get(pk=gebied.pk)  # authors of one gebied take turns
    tekst = Tekst.objects.filter(**waar).first()
    eis_afdruk(versie_van(tekst) if tekst else 0, versie)
    nieuw = tekst is None
    tekst = tekst or Tekst(**waar)
    tekst.inhoud, tekst.klaar = inhoud, klaar and bool(inhoud)
    soort = Handelingsoort.INGEVOERD if nieuw else Handelingsoort.GEWIJZIGD
    with handeling(soort, f"Tekst {tekst}", door=door, reden=reden, **_betreft(gebied)):
        tekst.save()
    return tekst


@transaction.atomic
def zet_inleverdata(ronde: Ronde, provincie: Provincie, data: Mapping[str, date | None], *, door, versie: int) -> None:
    """The day by which each onderdeel must be finished; ``None`` for none.

    Raises:
        Achterhaald: when somebody else changed one since ``versie``.
    """
    eis(door, Recht.VASTSTELLEN, provincie)
    Provincie.objects.select_for_update().get(pk=provincie.pk)
    eis_afdruk(versie_van_inleverdata(ronde, provincie), versie)
    for onderdeel, datum in data.items():
        waar: dict = {"ronde": ronde, "provincie": provincie, "onderdeel": onderdeel}
        if datum is None:
            Inleverdatum.objects.filter(**waar).delete()
        else:
            Inleverdatum.objects.update_or_create(**waar, defaults={"datum": datum})
    log(Handelingsoort.GEWIJZIGD, f"Inleverdata van de teksten, {ronde}", door=door, gebied=provincie)


def versie_van_inleverdata(ronde: Ronde, provincie: Provincie) -> int:
    return afdruk(sorted(inleverdata(ronde, provincie).items()))


def _betreft(gebied: Gebied) -> dict:
    """Whom an action concerns, and so who may read of it in the trail."""
    if gebied.soort == Gebiedsoort.PROVINCIE:
        return {"gebied": gebied}
    return {"gemeenten": Gemeente.objects.filter(binnen(gebied))}
