"""What `manage.py check --deploy` looks at before the site is started on a server."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error


def verzameld(app_configs, **kwargs) -> list[Error]:
    """Without them every page would be an error page."""
    lijst = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not settings.STATISCH_VERZAMELD or lijst.exists():
        return []
    return [
        Error(f"De stijlbladen staan niet in {settings.STATIC_ROOT}. Voer eerst uit: make installatie.", id="prt.E001")
    ]
