"""The pages that belong to no app: where somebody lands, and whether the site is up."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.utils import Error
from django.http import HttpResponse, HttpResponseServerError


@login_not_required
def gezondheid(request):
    """For a monitor: 200 when the site and its database answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponseServerError("database onbereikbaar", content_type="text/plain")
    return HttpResponse("in orde", content_type="text/plain")
