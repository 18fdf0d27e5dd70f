"""All models of this app, where Django looks for them. Everybody else imports them from their own room."""

from verslag.scenario.models import Scenario, Scenarioregel
from verslag.teksten.models import Inleverdatum, Tekst
from verslag.vaststellen.models import Aanbieding, Vaststelling

__all__ = ["Aanbieding", "Inleverdatum", "Scenario", "Scenarioregel", "Tekst", "Vaststelling"]
