"""The page that belongs to no app: where to report a vulnerability."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

GELDIG = timedelta(days=180)
"""How long what it says may be relied on; at most a year (RFC 9116, 2.5.5)."""


@login_not_required
@require_safe
def security_txt(request):
    """Where somebody who found a hole can say so (RFC 9116)."""
    if not settings.VEILIGHEID_MELDEN:
        raise Http404
    regels = {
        "Contact": settings.VEILIGHEID_MELDEN,
        "Expires": (timezone.now() + GELDIG).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "nl, en",
        "Canonical": f"{settings.SITE_ADRES}{request.path}",
    }
    tekst = "".join(f"{naam}: {waarde}\n" for naam, waarde in regels.items())
    return HttpResponse(tekst, content_type="text/plain; charset=utf-8")
