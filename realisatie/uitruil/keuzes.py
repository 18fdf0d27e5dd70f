"""The choices of an uitruil (R6)."""

from django.db import models


class Voorwaarde(models.TextChoices):
    """The state of an ontbindende voorwaarde; one that failed dissolves the uitruil (R6)."""

    GEEN = "geen", "Geen voorwaarde"
    OPEN = "open", "Nog niet beoordeeld"
    VERVULD = "vervuld", "Vervuld"
    NIET_VERVULD = "niet_vervuld", "Niet vervuld"


class Uitruilsoort(models.TextChoices):
    """What is exchanged (R6)."""

    PLEKKEN = "plekken", "Plekken van de een tellen voor de ander"
    STATUSHOUDERS = "statushouders", "Plekken tegen statushouders"
    SAMENVOEGEN = "samenvoegen", "Kleine opgaven samen op één plaats"
    INTERPROVINCIAAL = "interprovinciaal", "Tussen provincies"


class Uitruilstand(models.TextChoices):
    """Where an uitruil stands; derived, never stored."""

    VOORSTEL = "voorstel", "Voorstel"
    INGETROKKEN = "ingetrokken", "Voorstel ingetrokken"
    GELDT = "geldt", "Bevestigd"
    NIET_VERVULD = "niet_vervuld", "Ontbonden: voorwaarde niet vervuld"
    ONTBONDEN = "ontbonden", "Ontbonden"
