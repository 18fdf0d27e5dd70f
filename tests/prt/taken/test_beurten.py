"""Whose document is made next: everybody in turn, however much one of them asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prt.problemen import KanNiet
from prt.taken import wachtrij
from prt.taken.acties import HOOGSTENS_ONAF, start
from prt.taken.models import Taak
from prt.taken.soorten import Resultaat, soorten_met_voorrang
from tests import fabriek
from tests.prt.taken.hulp import voer_taken_uit
from verslag.vaststellen.taken import VASTSTELLEN

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


def zet_in_de_rij(letters: str, soort="proef") -> None:
    """A task for each letter, which stands for a person, in this order of asking."""
    mensen = {letter: fabriek.gebruiker(naam=letter) for letter in sorted(set(letters))}
    for nummer, letter in enumerate(letters):
        gevraagd = timezone.now() - timedelta(minutes=len(letters) - nummer)
        fabriek.taak(soort=soort, door=mensen[letter], aangevraagd_op=gevraagd)


def gemaakt_in_volgorde() -> str:
    verwerker, letters = wachtrij.meld_aan(), ""
    while taak := wachtrij.neem(verwerker):
        letters += taak.door.naam
        wachtrij.rond_af(taak, Resultaat("a.txt", "text/plain", b"a"))
    return letters


@pytest.mark.parametrize(
    ("gevraagd", "gemaakt"),
    [
        ("abc", "abc"),
        ("aaa", "aaa"),
        ("aaaaab", "abaaaa"),
        ("aabbc", "abcab"),
        ("aaabbbccc", "abcabcabc"),
        ("aaaabaaaab", "ababaaaaaa"),
    ],
)
def test_om_de_beurt(gevraagd, gemaakt):
    zet_in_de_rij(gevraagd)
    assert gemaakt_in_volgorde() == gemaakt


def test_wie_net_bediend_is_wacht_op_de_ander_en_na_een_uur_telt_dat_niet_meer():
    zet_in_de_rij("aaa")
    gemaakt_in_volgorde()
    a = Taak.objects.first().door
    b = fabriek.gebruiker(naam="b")
    for door, gevraagd in ((a, 3), (b, 2), (b, 1)):
        fabriek.taak(door=door, aangevraagd_op=timezone.now() - timedelta(minutes=gevraagd))
    assert [taak.door for taak in Taak.objects.op_beurt()] == [b, b, a]
    Taak.objects.filter(status="klaar").update(
        afgerond_op=timezone.now() - timedelta(hours=2), verloopt_op=timezone.now() + timedelta(days=1)
    )
    assert [taak.door for taak in Taak.objects.op_beurt()] == [a, b, b]


def test_vaststellen_gaat_voor_alles():
    zet_in_de_rij("aaab")
    zet_in_de_rij("c", soort=VASTSTELLEN)
    assert VASTSTELLEN in soorten_met_voorrang()
    assert Taak.objects.op_beurt().first().soort == VASTSTELLEN


def test_niemand_heeft_er_meer_dan_een_aantal_tegelijk_in_de_rij():
    wie = fabriek.gebruiker()
    for nummer in range(HOOGSTENS_ONAF):
        start("proef", {"tekst": str(nummer)}, door=wie, versie="1")
    assert start("proef", {"tekst": "0"}, door=wie, versie="1")  # that one is there already
    with pytest.raises(KanNiet, match="10 documenten"):
        start("proef", {"tekst": "nog een"}, door=wie, versie="1")
    assert start("proef", {"tekst": "nog een"}, door=fabriek.gebruiker(), versie="1")
    voer_taken_uit()
    assert start("proef", {"tekst": "nog een"}, door=wie, versie="1")


def test_wie_te_veel_vraagt_leest_wat_hij_kan_doen(als):
    client = als("lezer")
    for dag in range(HOOGSTENS_ONAF):
        client.get(f"/verslag/asiel-1/verslag.pdf?peildatum=2026-03-{dag + 1:02}")
    antwoord = client.get("/verslag/asiel-1/verslag.pdf?peildatum=2026-04-01", follow=True)
    assert antwoord.redirect_chain[-1][0] == "/taken/"
    assert "Wacht tot er een klaar is" in antwoord.content.decode()
    assert Taak.objects.count() == HOOGSTENS_ONAF
