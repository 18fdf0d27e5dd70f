"""The verslag as a workbook: a sheet per table, numbers as numbers, what is unknown as an empty cell."""

from collections.abc import Iterable

from prt.weergave import datum
from prt.werkboek.schrijven import Blad, als_xlsx
from verslag import tabellen
from verslag.document import Verslag

UITLEG = "Een lege cel betekent: niet bekend of niet van toepassing. Een 0 is echt nul."


def als_werkboek(verslag: Verslag) -> bytes:
    return als_xlsx(
        Blad("Over dit bestand", ("Onderwerp", "Toelichting"), _over(verslag)),
        _oogopslag(verslag),
        _garanties(verslag),
        _stand(verslag),
        _per_gemeente(verslag),
        _uitloop(verslag),
    )


def _over(verslag: Verslag) -> Iterable[tuple]:
    ronde = verslag.ronde
    yield "Titel", verslag.titel
    yield "Status", verslag.status
    yield "Provincie", verslag.cijfers.naam
    yield "Cyclus", ronde.nummer
    yield "Begin van de cyclus", ronde.van
    yield "Einde van de cyclus (tot)", ronde.tot
    yield "Begin van het garantievenster", ronde.venster_van
    yield "Einde van het garantievenster (tot)", ronde.venster_tot
    yield "Peildatum", verslag.cijfers.peildatum
    if verslag.cijfers.bekend_op:
        yield "Zoals bekend op", verslag.cijfers.bekend_op
    yield "Telregel", ronde.telregel_in_woorden
    yield from (("Bron van de opgaven", bron) for bron in verslag.bronnen)
    yield "Lege cellen", UITLEG
    yield "Vertrouwelijke locaties", verslag.cijfers.over_vertrouwelijk


def _oogopslag(verslag: Verslag) -> Blad:
    rijen = tabellen.in_een_oogopslag(verslag.cijfers)
    gebieden = list(rijen[0])[2:]
    return Blad("In één oogopslag", ("Tabel", "Regel", *gebieden), (tuple(rij.values()) for rij in rijen))


def _garanties(verslag: Verslag) -> Blad:
    koppen = (
        "Gemeente",
        "Opgave",
        "Realisatie totaal",
        "Realisatie asiel",
        "Asielplekken beschikbaar (van/tot)",
        "Realisatie amv",
        "Amv-plekken beschikbaar (van/tot)",
        "Bijzonderheden",
        "Niet meegeteld",
    )
    rijen = [tuple(rij.values()) for rij in tabellen.garanties(verslag.cijfers)]
    teksten = [(" ".join(g.bijzonderheden), " ".join(g.voetnoten)) for g in verslag.cijfers.garanderend]
    return Blad("Garanties", koppen, (rij + tekst for rij, tekst in zip(rijen, [*teksten, ("", "")], strict=True)))


def _stand(verslag: Verslag) -> Blad:
    rijen = (tuple(rij.values()) for rij in tabellen.stand_van_zaken(verslag.cijfers))
    return Blad("Stand van zaken", ("Gemeente", "Stand van zaken"), rijen)


def _per_gemeente(verslag: Verslag) -> Blad:
    koppen = (
        "Regio",
        "Gemeente",
        "Opgave",
        "Opgave waarvan amv",
        "Gegarandeerd",
        "Gegarandeerd waarvan amv",
        "Voornemens",
        "Voornemens zonder aantal",
        "Verschil (gegarandeerd min opgave)",
        "Stand van zaken",
    )
    rijen = ((regio.naam, *rij.values()) for regio in verslag.cijfers.regios for rij in tabellen.per_gemeente(regio))
    return Blad("Per gemeente", koppen, rijen)


def _uitloop(verslag: Verslag) -> Blad:
    koppen = ("Vanaf", "Vanaf, zoals bekend", "Gemeente", "Plekken minder", "Tijdens de cyclus")
    rijen = (
        (
            afloop.einde.dag,
            datum(afloop.einde.dag, afloop.einde.precisie),
            afloop.naam,
            afloop.einde.plekken,
            afloop.einde.binnen,
        )
        for afloop in verslag.cijfers.afloop
    )
    return Blad("Wat loopt wanneer af", koppen, rijen)
