"""Two records next to each other: what is gone, what is new, what is another text, and which of it was announced."""

from dataclasses import dataclass
from pathlib import Path

EERSTE_REGELS = 3


class KanNietVergelijken(Exception):
    """Something is missing; the message says what, in Dutch."""


@dataclass(frozen=True)
class Verschil:
    """``soort`` is erbij, weg or anders; ``reden`` is why it may be there, or empty."""

    soort: str
    naam: str
    regels: tuple[str, ...] = ()
    reden: str = ""


def vergelijk(voor: Path, na: Path, toegestaan: dict[str, str]) -> tuple[int, list[Verschil]]:
    """How many records there are in either, and every difference by name."""
    eerst, daarna = _bestanden(voor), _bestanden(na)
    namen = sorted(eerst.keys() | daarna.keys())
    verschillen = [_verschil(naam, eerst.get(naam), daarna.get(naam), _reden(naam, toegestaan)) for naam in namen]
    return len(namen), [verschil for verschil in verschillen if verschil]


def lees_toegestaan(pad: Path) -> dict[str, str]:
    """Lines as ``pagina/cdk/get/start.txt: waarom``; a name may end in * for all that begin like it."""
    redenen = {}
    for nummer, regel in enumerate(pad.read_text().splitlines(), 1):
        if not regel.strip() or regel.startswith("#"):
            continue
        naam, _, reden = regel.partition(": ")
        if not reden.strip():
            raise KanNietVergelijken(f"{pad}, regel {nummer}: er staat geen reden achter {naam.strip()}.")
        redenen[naam.strip()] = reden.strip()
    return redenen


def verslag(aantal: int, verschillen: list[Verschil], toegestaan: dict[str, str]) -> str:
    """In Dutch, the differences that nobody announced first."""
    open_ = [verschil for verschil in verschillen if not verschil.reden]
    regels = [f"{verschil.soort}: {verschil.naam}\n" + _ingesprongen(verschil.regels) for verschil in open_]
    regels += [
        f"toegestaan ({verschil.reden}): {verschil.soort}: {verschil.naam}\n"
        for verschil in verschillen
        if verschil.reden
    ]
    namen = [verschil.naam for verschil in verschillen]
    regels += [
        f"let op: {naam} staat bij wat mag verschillen, maar is gelijk\n"
        for naam in toegestaan
        if not any(_past(naam, ander) for ander in namen)
    ]
    gelijk, mag = aantal - len(verschillen), len(verschillen) - len(open_)
    return "".join(regels) + (
        f"{aantal} opnamen: {gelijk} gelijk, {len(verschillen)} verschillen, waarvan {mag} toegestaan."
    )


def _bestanden(map_: Path) -> dict[str, Path]:
    if not map_.is_dir():
        raise KanNietVergelijken(f"De map {map_} bestaat niet. Maak haar met: make opname NAAM={map_.name}")
    return {pad.relative_to(map_).as_posix(): pad for pad in map_.rglob("*.txt")}


def _verschil(naam: str, voor: Path | None, na: Path | None, reden: str) -> Verschil | None:
    if voor is None or na is None:
        return Verschil("erbij" if voor is None else "weg", naam, reden=reden)
    eerst, daarna = voor.read_bytes(), na.read_bytes()
    return None if eerst == daarna else Verschil("anders", naam, _eerste_regels(eerst, daarna), reden)


def _eerste_regels(voor: bytes, na: bytes) -> tuple[str, ...]:
    """From the first line that is not the same; a full comparison is for ``diff``."""
    eerst, daarna = (tekst.decode("utf-8", "backslashreplace").split("\n") for tekst in (voor, na))
    gelijk = 0
    while gelijk < min(len(eerst), len(daarna)) and eerst[gelijk] == daarna[gelijk]:
        gelijk += 1
    tot = gelijk + EERSTE_REGELS
    oud = [f"- {regel}" for regel in eerst[gelijk:tot]]
    return (f"vanaf regel {gelijk + 1}", *oud, *(f"+ {regel}" for regel in daarna[gelijk:tot]))


def _reden(naam: str, toegestaan: dict[str, str]) -> str:
    return next((reden for patroon, reden in toegestaan.items() if _past(patroon, naam)), "")


def _past(patroon: str, naam: str) -> bool:
    return naam.startswith(patroon[:-1]) if patroon.endswith("*") else naam == patroon


def _ingesprongen(regels) -> str:
    return "".join(f"    {regel[:200]}\n" for regel in regels)
