"""In whose name somebody agrees to an uitruil: what is more than a line in the table of rights."""

from collections.abc import Sequence

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.rechten import Recht, mag


def mag_namens_bevestigen(gebruiker, gemeente: Gemeente, partijen: Sequence[Gemeente]) -> bool:
    """Whether somebody may write down that a gemeente agrees, with the document in which it says so.

    A gemeente outside every regio has nobody here: the CdK's staff of another party does it.
    """
    if not gemeente.doet_mee:
        return mag(gebruiker, Recht.UITRUIL_NAMENS_BUITEN_BEVESTIGEN, partijen)
    return mag(gebruiker, Recht.UITRUIL_NAMENS_BEVESTIGEN, gemeente)
