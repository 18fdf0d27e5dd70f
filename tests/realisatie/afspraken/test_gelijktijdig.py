"""Two gemeenten that take the last places of a third at the same moment: one gets them, the other hears why not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from prt.pagina.botsing import Achterhaald
from prt.problemen import KanNiet
from realisatie.afspraken import acties
from realisatie.afspraken.lezen import versie_van_uitruil
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek
from tests.realisatie.afspraken.hulp import lijn, medewerker, spel, stap, voorstel

pytestmark = pytest.mark.postgres


def tegelijk(*doen):
    samen = Barrier(len(doen))

    def een(doe):
        samen.wait(timeout=20)
        try:
            return doe()
        except KanNiet as reden:
            return str(reden)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doen)) as draden:
        return list(draden.map(een, doen))


@pytest.mark.parametrize("keer", range(3))
def test_de_laatste_plekken_gaan_een_keer_weg(gedeelde_database, keer):
    """100 places; both proposals ask 60 and lack only the confirmation of the receiver."""
    wij = spel(100)
    ronde = fabriek.cyclus()
    klaar = []
    for _ in range(2):
        ontvanger = fabriek.gemeente(regio=wij.gever.regio)
        wie = medewerker(ontvanger)
        uitruil = voorstel(lijn(wij.gever, ontvanger, 60), door=wie, ronde=ronde)
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
        klaar.append((uitruil, ontvanger, wie, versie_van_uitruil(uitruil)))
    uitkomsten = tegelijk(*(lambda u=u, g=g, w=w, v=v: acties.bevestig(u, g, door=w, versie=v) for u, g, w, v in klaar))
    gelukt = [uitkomst for uitkomst in uitkomsten if uitkomst is True]
    (antwoord,) = [uitkomst for uitkomst in uitkomsten if uitkomst is not True]
    assert len(gelukt) == 1
    assert "Geverstad komt op 1 januari 2025 20 harde plekken voor asiel tekort" in antwoord
    assert sum(regel.plekken for regel in Overdracht.objects.geldend()) == 60
    assert Uitruil.objects.filter(bevestigd_op__isnull=True).count() == 1


def test_dezelfde_gemeente_bevestigt_tweemaal_tegelijk(gedeelde_database):
    wij = spel(100)
    uitruil = voorstel(lijn(wij.gever, wij.ontvanger, 60), door=wij.van_gever)
    versie = versie_van_uitruil(uitruil)

    def bevestig():
        try:
            return acties.bevestig(uitruil, wij.gever, door=wij.van_gever, versie=versie)
        except Achterhaald:
            return "achterhaald"

    assert sorted(map(str, tegelijk(bevestig, bevestig))) == ["False", "achterhaald"]
    assert uitruil.bevestigingen.count() == 1
