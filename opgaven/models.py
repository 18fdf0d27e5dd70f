"""All models of this app, where Django looks for them. Everybody else imports them from their own room."""

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gebied, Gemeente, Inwonertal, Lidmaatschap, Opvolging, Provincie, Regio
from opgaven.opgaven.models import Opgave
from opgaven.overleg.models import Actie, Besluit, Overleg
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from opgaven.verdelen.models import Verdeelregel, Verdeling

__all__ = [
    "Actie",
    "Besluit",
    "Bron",
    "Gebied",
    "Gemeente",
    "Inwonertal",
    "Lidmaatschap",
    "Mijlpaal",
    "Opgave",
    "Opvolging",
    "Overleg",
    "Provincie",
    "Regio",
    "Ronde",
    "Taakstellingpost",
    "Toezichtstap",
    "Verdeelregel",
    "Verdeling",
]
