"""What this app puts on the ledgers of the taakstelling, where ``opgaven`` looks for it."""

from realisatie.uitruil import ruilposten as uitruil

__all__ = ["uitruil"]
