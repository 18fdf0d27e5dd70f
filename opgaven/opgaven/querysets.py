"""Which of several opgaven is in force."""

from django.db.models import F, Q


def geldend_op(opgaven, dag):
    """Of opgaven, or of their history, what had taken effect by that day; the last per addressee is in force."""
    return opgaven.filter(Q(geldig_vanaf__isnull=True) | Q(geldig_vanaf__lte=dag)).order_by(
        F("geldig_vanaf").asc(nulls_first=True), "id"
    )
