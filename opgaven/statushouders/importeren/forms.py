"""Choosing a file with counts."""

from prt.pagina.formulieren import Bestand


class Tellingenbestand(Bestand):
    soorten, label = ".xlsx,.csv", "Excel- of CSV-bestand"
    uitleg = "Een Excel-werkmap (.xlsx) met het blad Statushouders, of een CSV-bestand."
