"""Keeping a division: all of it or nothing, and with the person who made it."""

from collections.abc import Mapping, Sequence
from datetime import date

from opgaven.gebieden.models import Gebied
from opgaven.rondes.models import Ronde
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.lezen import Ontvanger, reken
from opgaven.verdelen.models import Verdeelregel, Verdeling
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


def bewaar_verdeling(
    *,
    naam: str,
    gebied: Gebied,
    niveau: Verdeelniveau,
    totaal: int,
    sleutel: Verdeelsleutel,
    ronde: Ronde | None,
    peildatum: date | None,
    gebieden: Sequence[Ontvanger],
    gewichten: Mapping[str, int],
    toelichting: str,
    door,
) -> Verdeling:
    """Divide, and keep the outcome with everything it was made from."""
    eis(door, Recht.VERDELEN, gebied)
    rijen = reken(totaal, gebieden, gewichten)
    onderwerp = f"Verdeling {naam}: {totaal} over {len(rijen)} gebieden"
    with handeling(Handelingsoort.INGEVOERD, onderwerp, door=door, gebied=gebied.provincie) as deze:
        verdeling = Verdeling.objects.create(
            naam=naam,
            gebied=gebied,
            niveau=niveau,
            totaal=totaal,
            sleutel=sleutel,
            ronde=ronde,
            peildatum=peildatum,
            toelichting=toelichting,
            handeling=deze,
        )
        Verdeelregel.objects.bulk_create(
            Verdeelregel(
                verdeling=verdeling,
                gebied=rij.gebied,
                gewicht=rij.aandeel.gewicht,
                aantal=rij.aandeel.aantal,
            )
            for rij in rijen
        )
    return verdeling
