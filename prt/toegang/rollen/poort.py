"""The gate of a view: who comes in before anything is read."""

from prt.toegang.rollen.rechten import ERGENS, Recht, eis


class Poort:
    """Opens a view to who has its ``recht`` in any gebied; without one, to everybody with a role.

    Which records of it somebody sees or changes is for the queryset, and for ``eis`` with the gebied of the record.
    """

    recht = Recht.LEZEN

    def dispatch(self, request, *args, **kwargs):
        eis(request.user, self.recht, ERGENS)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view that it stands before
