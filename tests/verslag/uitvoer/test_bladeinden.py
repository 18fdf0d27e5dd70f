"""Where pages of the verslag end. That is a matter of the style sheet: the way in which they are drawn is all one."""

import pytest

from tests import fabriek
from tests.verslag.conftest import PEILDATUM, ZONDER_PLAN
from tests.verslag.papier import Bladen
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.document import Verslag
from verslag.uitvoer.papier import als_pdf

pytestmark = pytest.mark.traag


def test_geen_blad_eindigt_met_een_kop_of_een_bijschrift(db):
    """Tried with tables of many lengths, so that what follows them comes by the foot of a page."""
    ronde, eerste = fabriek.cyclus(), fabriek.regio(naam="Eerste regio")
    tweede = fabriek.regio(naam="Tweede regio", provincie=eerste.provincie)
    fabriek.opgave(fabriek.gemeente(regio=tweede, code="GM9999"), ronde=ronde)
    bijschriften = (
        "Gegarandeerde plekken en opgave per gemeente, Tweede",
        "Opgave, gegarandeerde plekken en voornemens in",
    )
    for nummer in range(40):
        fabriek.opgave(fabriek.gemeente(regio=eerste, code=f"GM{nummer:04}"), ronde=ronde)
        if nummer < 10 or nummer % 3:
            continue
        verslag = Verslag(stel_samen(ronde, eerste.provincie, PEILDATUM), ZONDER_PLAN)
        koppen = {"Eerste regio", "Tweede regio", *(hoofdstuk.titel for hoofdstuk in verslag.inhoudsopgave)}
        bladen = Bladen(als_pdf(verslag))
        for slot in map(bladen.laatste_regel, range(len(bladen.teksten))):
            assert slot not in koppen
            assert not slot.startswith((*bijschriften, "gegarandeerd bestuurlijk voornemen", "Gemeente Opgave"))
