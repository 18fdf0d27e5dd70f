"""A document of one part, without margins: for tests of what is drawn on a page."""

from datetime import date

from prt.pdf.delen import Pdfdeel, pdf_uit_delen

DAG = date(2024, 10, 31)


def druk(html: str, **opties) -> bytes:
    return pdf_uit_delen([Pdfdeel("deel", html)], titel="Proef", gemaakt_op=DAG, kantlijn=_lege_bladen, **opties)


def _lege_bladen(bladen) -> str:
    leeg = '<p style="break-after: page">x</p>' * (len(bladen) - 1)
    return f'<!doctype html><html lang="nl"><head><title>Leeg</title></head><body>{leeg}<p>x</p></body></html>'
