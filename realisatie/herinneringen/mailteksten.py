"""The texts of the reminders and their placeholders. None of these stands for a locatie: a mail names none."""

import re

from django.core.exceptions import ValidationError

from realisatie.herinneringen.keuzes import Mailsoort

PLAATSHOUDERS = {
    "naam": "de naam van de ontvanger",
    "maand": "de maand, bijvoorbeeld november 2026",
    "uiterlijk": "de laatste dag om te bevestigen",
    "gemeenten": "de gemeenten die nog niet hebben bevestigd, elk op een regel",
    "aantal": "hoeveel gemeenten dat zijn",
    "adres": "het adres van de pagina Maandstanden",
}

_PLEK = re.compile(r"\{([^{}]*)\}")

STANDAARD = {
    Mailsoort.MEDEWERKER_VOORAF: (
        "Bevestig de stand van {maand} uiterlijk {uiterlijk}",
        "Beste {naam},\n\nDe regietafel heeft de stand van {maand} nog niet van:\n\n{gemeenten}\n\n"
        "Wilt u de gegevens nakijken en uiterlijk {uiterlijk} bevestigen? Is er niets veranderd, dan is dat één klik:\n"
        "{adres}\n",
    ),
    Mailsoort.MEDEWERKER_TE_LAAT: (
        "De stand van {maand} is te laat",
        "Beste {naam},\n\nDe stand van {maand} moest er uiterlijk {uiterlijk} zijn. Die is er nog niet van:\n\n"
        "{gemeenten}\n\nWilt u de gegevens zo snel mogelijk nakijken en bevestigen?\n{adres}\n",
    ),
    Mailsoort.REGIO_VOORAF: (
        "Gemeenten die {maand} nog moeten bevestigen: {aantal}",
        "Beste {naam},\n\nDeze gemeenten moeten de stand van {maand} nog bevestigen, uiterlijk {uiterlijk}:\n\n"
        "{gemeenten}\n\nMedewerkers met een account krijgen zelf ook bericht.\n{adres}\n",
    ),
    Mailsoort.REGIO_TE_LAAT: (
        "Gemeenten die te laat zijn met {maand}: {aantal}",
        "Beste {naam},\n\nDeze gemeenten hebben de stand van {maand} niet op tijd ({uiterlijk}) bevestigd:\n\n"
        "{gemeenten}\n\nMedewerkers met een account krijgen zelf ook bericht.\n{adres}\n",
    ),
}


def plaatshouders_bestaan(tekst: str) -> None:
    """A validator: every word between braces must be one that can be filled in."""
    vreemd = [naam for naam in dict.fromkeys(_PLEK.findall(tekst)) if naam not in PLAATSHOUDERS]
    if vreemd:
        fout = ", ".join(f"{{{naam}}}" for naam in vreemd)
        bekend = ", ".join(f"{{{naam}}}" for naam in PLAATSHOUDERS)
        raise ValidationError(f"{fout} bestaat niet. U kunt gebruiken: {bekend}.")


def vul_in(tekst: str, waarden: dict[str, str]) -> str:
    """Each placeholder by its value, once: braces in a value stay what they are."""
    return _PLEK.sub(lambda plek: waarden.get(plek[1], plek[0]), tekst)
