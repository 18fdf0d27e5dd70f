"""All models of this app, where Django looks for them. Everybody else imports them from their own room."""

from prt.toegang.rollen.models import Agendasleutel, Gebruiker, Rol
from prt.toegang.spoor.models import Handeling, Inzending

__all__ = ["Agendasleutel", "Gebruiker", "Handeling", "Inzending", "Rol"]
