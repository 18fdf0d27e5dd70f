"""The form field for a text, as the server sees it."""

import json
import re

import pytest
from django import forms

from prt.tekst.invulling import Invulling
from prt.tekst.velden import Tekstveld

BEKENDE = {"garantie.totaal": Invulling("3.864", "gegarandeerde </script> plekken")}


class Formulier(forms.Form):
    tekst = Tekstveld(label="Tekst", help_text="Uitleg", required=False)


def ingevuld(tekst: str, **bekende) -> Formulier:
    formulier = Formulier({"tekst": tekst}, initial={"tekst": "<p>a <strong>b</strong></p>"})
    formulier.fields["tekst"].bekende = bekende or BEKENDE
    return formulier


@pytest.mark.parametrize(
    ("invoer", "wordt"),
    [
        ("<p>a <b onclick=x>b</b><script>alert(1)</script></p>", "<p>a <strong>b</strong></p>"),
        ("een\n\ntwee {{ garantie.totaal }}", "<p>een</p><p>twee {{ garantie.totaal }}</p>"),
        ("<p>&nbsp;</p>", ""),
        ("", ""),
    ],
)
def test_wat_wordt_bewaard(invoer, wordt):
    formulier = ingevuld(invoer)
    assert formulier.is_valid() and formulier.cleaned_data["tekst"] == wordt


def test_een_leeg_verplicht_veld():
    formulier = ingevuld("<p> </p>")
    formulier.fields["tekst"].required = True
    assert not formulier.is_valid()


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ("{{ garantie.totaa1 }}", "Bedoelt u “{{ garantie.totaal }}”?"),
        ("{{ garantie.totaal", "is geen cijfer dat kan worden ingevuld"),
        ("<table><tr>" + "<td>x" * 13 + "</table>", "13 kolommen"),
        ("x" * 200_001, "De tekst is te lang"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_de_invoer_blijft(invoer, fout):
    formulier = ingevuld(invoer)
    assert fout in " ".join(formulier.errors["tekst"])
    assert invoer.replace("<", "&lt;").replace(">", "&gt;") in str(formulier["tekst"])


def test_bekende_cijfers_gaan_veilig_mee_naar_de_editor():
    html = str(ingevuld("")["tekst"])
    verwijzing = re.search(r'data-cijfers="([^"]+)"', html)[1]
    cijfers = re.search(rf'<script id="{verwijzing}" type="application/json">(.*?)</script>', html, re.DOTALL)[1]
    assert json.loads(cijfers) == {"garantie.totaal": ["3.864", "gegarandeerde </script> plekken"]}
    assert 'aria-describedby="id_tekst_helptext"' in html and 'lang="nl"' in html


def test_bekende_cijfers_zijn_van_een_formulier_en_niet_van_alle():
    ingevuld("", **{"eigen.cijfer": Invulling("1")})
    assert Formulier().fields["tekst"].bekende == {}


@pytest.mark.parametrize(
    ("invoer", "gewijzigd"),
    [("<p>a  <b>b</b></p>", False), ("<p>a <em>b</em></p>", True), ("", True), ("x" * 200_001, True)],
)
def test_anders_geschreven_is_geen_wijziging(invoer, gewijzigd):
    assert ingevuld(invoer).has_changed() is gewijzigd
