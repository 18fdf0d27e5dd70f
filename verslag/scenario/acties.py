"""Keeping a scenario, and taking one over as the opgave: all or nothing, and with the person who does it."""

from collections.abc import Iterable, Mapping
from datetime import date

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Provincie
from opgaven.gebieden.querysets import binnen
from opgaven.opgaven.keuzes import Grondslag
from opgaven.opgaven.models import Opgave
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.scenario.lezen import Afwijking, Uitgangspunt, reken, van_bewaard
from verslag.scenario.models import Scenario, Scenarioregel


def bewaar_scenario(
    *,
    naam: str,
    van: Uitgangspunt,
    opgave: int,
    opgave_amv: int,
    minimum: int,
    minimum_amv: int,
    gekozen: Iterable[int],
    afwijkingen: Mapping[int, Afwijking],
    toelichting: str,
    door,
) -> Scenario:
    """Reckon, and keep the outcome with everything it was made from. No figure elsewhere changes."""
    eis(door, Recht.VERDELEN, van.provincie)
    getallen = {"opgave": opgave, "opgave_amv": opgave_amv, "minimum": minimum, "minimum_amv": minimum_amv}
    voorstel = reken(van, gekozen=gekozen, afwijkingen=afwijkingen, **getallen)
    onderwerp = f"Scenario {naam}, {van.ronde}"
    with handeling(Handelingsoort.INGEVOERD, onderwerp, door=door, gebied=van.provincie) as deze:
        scenario = Scenario.objects.create(
            naam=naam,
            ronde=van.ronde,
            provincie=van.provincie,
            peildatum=van.peildatum,
            toelichting=toelichting,
            handeling=deze,
            **getallen,
        )
        for regel in voorstel.regels:
            regel.scenario = scenario
        Scenarioregel.objects.bulk_create(voorstel.regels)
    return scenario


def neem_over_als_opgave(
    *, scenario: Scenario, geldig_vanaf: date, bron: Bron | None, vindplaats: str, reden: str, door
) -> int:
    """Write the taak of every gemeente as its opgave, with the sums for the regio's and the provincie.

    Returns how many opgaven were written.

    Raises:
        KanNiet: when a taak rests on an opgave that nobody knows, something is not divided, or any of them has a
            verdeelbesluit from that day already.
    """
    eis(door, Recht.OPGAVEN_VASTLEGGEN, scenario.provincie)
    vast = {
        "ronde": scenario.ronde,
        "grondslag": Grondslag.VERDEELBESLUIT,
        "geldig_vanaf": geldig_vanaf,
        "bron": bron,
        "vindplaats": vindplaats,
    }
    voorstel = van_bewaard(scenario)
    if redenen := voorstel.niet_over_te_nemen:
        raise KanNiet(" ".join(redenen))
    regels = voorstel.regels
    onderwerp = f"Scenario {scenario} overgenomen als verdeelbesluit, {scenario.ronde}"
    with handeling(
        Handelingsoort.INGEVOERD, onderwerp, door=door, reden=reden, gebied=scenario.provincie,
        gemeenten=[regel.gemeente for regel in regels],
    ):  # fmt: skip
        Provincie.objects.select_for_update().get(pk=scenario.provincie_id)  # one at a time
        eerder = Opgave.objects.filter(ronde=scenario.ronde, grondslag=vast["grondslag"], geldig_vanaf=geldig_vanaf)
        if eerder.filter(binnen(scenario.provincie, "gebied")).exists():
            raise KanNiet(
                "Er zijn voor deze cyclus al opgaven met de grondslag verdeelbesluit vanaf deze dag. "
                "Kies een andere ingangsdatum. Er is niets opgeslagen.",
                "geldig_vanaf",
            )
        opgaven = [Opgave(gebied=r.gemeente, aantal=r.taak, waarvan_amv=r.taak_amv, **vast) for r in regels]
        opgaven += [Opgave(gebied=gebied, **_som(deel), **vast) for gebied, deel in _gebieden(scenario, regels)]
        for opgave in opgaven:  # one by one: each gets its history
            opgave.save()
    return len(opgaven)


def _gebieden(scenario: Scenario, regels: list[Scenarioregel]):
    for regio in scenario.provincie.regios.all():
        yield regio, [regel for regel in regels if regel.gemeente_id in regio.omvat]
    yield scenario.provincie, regels


def _som(regels: list[Scenarioregel]) -> dict[str, int]:
    return {"aantal": sum(regel.taak for regel in regels), "waarvan_amv": sum(regel.taak_amv for regel in regels)}
