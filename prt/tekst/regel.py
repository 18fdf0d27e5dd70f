"""Within a line: which characters and addresses may be in it, and one way to write every run of text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from prt.tekst.boom import Inhoud, Regeleinde, Tekststuk

WIT = re.compile(r"[ \t\n\r\f]+")
# Controls, characters that turn the order of letters around, invisible spaces and marks, and what is no character
# at all. The joiners (U+200C, U+200D) stay: scripts and emoji need them.
ONGEWENST = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(f"{chr(vlak * 0x10000 + 0xFFFE)}{chr(vlak * 0x10000 + 0xFFFF)}" for vlak in range(1, 17))
    + "]"
)
REGELSCHEIDERS = str.maketrans("\u2028\u2029", "  ")
ANKER = re.compile(r"#[A-Za-z][\w.:-]{0,99}", re.ASCII)
IN_ADRES = re.compile(r"[^\s\\{}<>\"'`|^]{1,2000}")


def zichtbare_tekens(tekst: str) -> str:
    return ONGEWENST.sub("", tekst).translate(REGELSCHEIDERS)


def tekens(tekst: str) -> str:
    """Without characters that nobody sees, and in NFC. Not for mark-up: there a ``>`` would compose too."""
    return unicodedata.normalize("NFC", zichtbare_tekens(tekst))


def adres(ruw: str) -> str:
    """The address when a text may link to it, otherwise nothing.

    A placeholder in braces is no address: figures are put in text only.
    """
    gekozen = tekens(ruw).strip()
    if ANKER.fullmatch(gekozen):
        return gekozen
    if not IN_ADRES.fullmatch(gekozen):
        return ""
    try:
        delen = urlsplit(gekozen)
        host = delen.hostname
    except ValueError:
        return ""
    if delen.scheme == "mailto":
        return f"mailto:{gekozen[7:]}" if re.fullmatch(r"[^@/]+@[^@/]+", delen.path) else ""
    # A name before an @ makes an address look like that of somebody else.
    if delen.scheme in ("http", "https") and host and "@" not in delen.netloc:
        return f"{delen.scheme}{gekozen[len(delen.scheme) :]}"
    return ""


def is_zichtbaar(tekst: str) -> bool:
    return any(not teken.isspace() and unicodedata.category(teken) != "Cf" for teken in tekst)


def heeft_tekst(inhoud: Iterable[Inhoud]) -> bool:
    return any(
        is_zichtbaar(deel.tekst) if isinstance(deel, Tekststuk) else not isinstance(deel, Regeleinde) for deel in inhoud
    )


def regel(inhoud: Iterable[Inhoud]) -> tuple[Inhoud, ...]:
    """One way to write a line: single spaces, none at its ends, neighbours of one look together; empty if unseen."""
    uit: list[Inhoud] = []
    for deel in inhoud:
        if isinstance(deel, Tekststuk):
            _voeg_toe(uit, deel)
        elif not isinstance(deel, Regeleinde) or _kort_af(uit):
            uit.append(deel)
    while _kort_af(uit) and isinstance(uit[-1], Regeleinde):
        uit.pop()
    return tuple(map(_samengesteld, uit)) if heeft_tekst(uit) else ()


def _samengesteld(deel: Inhoud) -> Inhoud:
    """Once more for the whole: an accent that stood in an element of its own joins its letter."""
    return replace(deel, tekst=tekens(deel.tekst)) if isinstance(deel, Tekststuk) else deel


def _voeg_toe(uit: list[Inhoud], stuk: Tekststuk) -> None:
    tekst = WIT.sub(" ", stuk.tekst)
    vorige = uit[-1] if uit else Regeleinde()
    if isinstance(vorige, Regeleinde) or isinstance(vorige, Tekststuk) and vorige.tekst.endswith(" "):
        tekst = tekst.removeprefix(" ")
    if not tekst:
        return
    # White space has no look of its own.
    stuk = replace(stuk, tekst=tekst) if is_zichtbaar(tekst) else Tekststuk(tekst)
    if isinstance(vorige, Tekststuk) and (vorige.merken, vorige.adres) == (stuk.merken, stuk.adres):
        uit[-1] = replace(vorige, tekst=vorige.tekst + stuk.tekst)
    else:
        uit.append(stuk)


def _kort_af(uit: list[Inhoud]) -> bool:
    """Take the spaces off the end; whether anything is left."""
    while uit and isinstance(uit[-1], Tekststuk):
        if tekst := uit[-1].tekst.rstrip(" "):
            uit[-1] = replace(uit[-1], tekst=tekst)
            break
        uit.pop()
    return bool(uit)
