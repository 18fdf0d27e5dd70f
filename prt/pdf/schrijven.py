"""Objects as a PDF file. WeasyPrint's writer compresses everything twice; for hundreds of pages that is felt."""

import hashlib
import zlib
from collections.abc import Sequence

PER_STROOM = 500
"""Objects that are compressed together: a reader unpacks as many to find one."""

Object = bytes | tuple[bytes, bytes]
"""As it stands in the file; a stream is a dictionary and its contents."""


def stroom(kop: bytes, inhoud: bytes) -> tuple[bytes, bytes]:
    """A stream, compressed, with what else ``kop`` says of it."""
    klein = zlib.compress(inhoud, 6)
    return b"<<%s/Filter /FlateDecode/Length %d>>" % (kop, len(klein)), klein


def schrijf(objecten: Sequence[Object], *, wortel: int, info: int, kenmerk: bytes) -> bytes:
    """The file. The number of an object is its place plus one; ``kenmerk`` says from what the file was made."""
    bestand = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    plekken: dict[int, tuple[int, int, int]] = {}
    volgende = len(objecten) + 1

    def voeg_toe(nummer: int, kop: bytes, inhoud: bytes) -> None:
        plekken[nummer] = (1, len(bestand), 0)
        bestand.extend(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (nummer, kop, inhoud))

    los = []
    for nummer, object_ in enumerate(objecten, 1):
        if isinstance(object_, tuple):
            voeg_toe(nummer, *object_)
        else:
            los.append((nummer, object_))
    for begin in range(0, len(los), PER_STROOM):
        groep = los[begin : begin + PER_STROOM]
        plekken |= {nummer: (2, volgende, plek) for plek, (nummer, _) in enumerate(groep)}
        voeg_toe(volgende, *_objectstroom(groep))
        volgende += 1
    begin = len(bestand)
    plekken[volgende] = (1, begin, 0)
    namen = b"<%s>" % kenmerk.hex().encode(), b"<%s>" % hashlib.sha256(bestand).hexdigest()[:32].encode()
    kop = b"/Type /XRef/W [1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID [%s %s]" % (volgende + 1, wortel, info, *namen)
    rijen = (plekken.get(nummer, (0, 0, 65535)) for nummer in range(volgende + 1))
    tabel = b"".join(b"%c%b%b" % (s, p.to_bytes(4, "big"), v.to_bytes(2, "big")) for s, p, v in rijen)
    voeg_toe(volgende, *stroom(kop, tabel))
    return bytes(bestand + b"startxref\n%d\n%%%%EOF\n" % begin)


def _objectstroom(groep: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    plekken, plek = [], 0
    for nummer, object_ in groep:
        plekken.append(b"%d %d" % (nummer, plek))
        plek += len(object_) + 1
    wijzer = b" ".join(plekken) + b"\n"
    inhoud = wijzer + b"\n".join(object_ for _, object_ in groep)
    return stroom(b"/Type /ObjStm/N %d/First %d" % (len(groep), len(wijzer)), inhoud)
