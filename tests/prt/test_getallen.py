"""A whole number as an official types it: a thousand with a dot is a thousand, and nothing is guessed at."""

from importlib import import_module

import pytest
from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.test import RequestFactory

from prt.getallen import GEEN_GETAL, lees_getal
from prt.pagina.formulieren import Getalveld
from tests.test_bouwregels import MODULES

HARDE_SPATIE, SMALLE_SPATIE, DUNNE_SPATIE = "\u00a0", "\u202f", "\u2009"

GELEZEN = {
    "0": 0,
    "7": 7,
    "007": 7,
    "950": 950,
    "1250": 1250,
    "1.000": 1000,
    "1 000": 1000,
    "12.345.678": 12_345_678,
    "12 345 678": 12_345_678,
    f"1{HARDE_SPATIE}000": 1000,
    f"1{SMALLE_SPATIE}000": 1000,
    f"1{DUNNE_SPATIE}000": 1000,
    f" {HARDE_SPATIE}42\t": 42,
    "-3": -3,
    "- 3": -3,
    "\N{MINUS SIGN}1.250": -1250,
    "+5": 5,
}

GEWEIGERD = (
    *("1,5", "1,0", "1.000,00", "1,000", "1.00", "1.5", "1.0000", "10.00", "0.500", "000.500", "1000.000"),
    *("1.000 000", "1 000.000", "1 00", "12 34", "1  000 0", ".000", "1.", "1..000", "1'000", "1_000"),
    *("", "-", "--3", "3-", "1e3", "0x10", "veel", "circa 200", "€ 5", "٣", "9" * 40, "inf", "nan"),
)


@pytest.mark.parametrize(("getypt", "waarde"), GELEZEN.items())
def test_wat_een_getal_is(getypt, waarde):
    assert lees_getal(getypt) == waarde


@pytest.mark.parametrize("getypt", GEWEIGERD)
def test_wat_geen_heel_getal_is_wordt_niet_geraden(getypt):
    with pytest.raises(ValueError, match="zoals 950 of 1.250"):
        lees_getal(getypt)


@pytest.mark.parametrize("getypt", [None, "", "   ", HARDE_SPATIE])
def test_leeg_is_onbekend_en_nooit_nul(getypt):
    assert Getalveld(required=False).clean(getypt) is None
    with pytest.raises(forms.ValidationError, match="Vul een getal in."):
        Getalveld().clean(getypt)


@pytest.mark.parametrize(
    ("veld", "getypt", "zegt"),
    [
        (Getalveld(), "1,5", GEEN_GETAL),
        (Getalveld(), "-1", "Minder dan 0 kan hier niet."),
        (Getalveld(min_value=1), "0", "Minder dan 1 kan hier niet."),
        (Getalveld(max_value=5000), "5.001", "Meer dan 5000 kan niet kloppen."),
        (Getalveld(), "9.999.999.999", "Meer dan 1000000000 kan niet kloppen."),
    ],
)
def test_een_veld_zegt_wat_er_niet_klopt(veld, getypt, zegt):
    with pytest.raises(forms.ValidationError) as fout:
        veld.clean(getypt)
    assert zegt in fout.value.messages[0]


def test_onder_nul_alleen_waar_het_mag():
    assert Getalveld(min_value=-10).clean("-3") == -3


def test_hetzelfde_getal_anders_getypt_is_geen_wijziging():
    assert not Getalveld().has_changed(1000, "1.000")
    assert Getalveld(required=False).has_changed(0, "")


def alle_formulieren(klasse=forms.BaseForm):
    for soort in klasse.__subclasses__():
        yield soort
        yield from alle_formulieren(soort)


@pytest.mark.parametrize("model", [model for model in admin.site._registry if model.__module__ in MODULES])
def test_elk_veld_van_beheer_voor_een_heel_getal_leest_het_zo(model):
    beheer = admin.site._registry[model]
    gehele = [veld for veld in model._meta.fields if isinstance(veld, models.IntegerField) and veld.editable]
    velden = {veld.name: beheer.formfield_for_dbfield(veld, RequestFactory().get("/")) for veld in gehele}
    assert not [naam for naam, veld in velden.items() if veld and not isinstance(veld, Getalveld)]


def test_elk_veld_van_een_formulier_voor_een_heel_getal_leest_het_zo():
    """As it is when it is asked for: also what a form takes over from its model."""
    import_module(settings.ROOT_URLCONF)
    velden = [
        (soort, naam, veld)
        for soort in alle_formulieren()
        if soort.__module__ in MODULES
        for naam, veld in getattr(soort, "base_fields", {}).items()
        if isinstance(veld, forms.IntegerField)
    ]
    assert len(velden) > 15
    assert not [(soort, naam) for soort, naam, veld in velden if not isinstance(veld, Getalveld)]
