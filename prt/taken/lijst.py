"""The list of one's own documents."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from prt.pagina.lijsten import HEEL, Tabel
from prt.taken.keuzes import Status
from prt.taken.models import Taak

BADGE = {Status.WACHT: "neutral", Status.BEZIG: "neutral", Status.KLAAR: "success", Status.MISLUKT: "error"}


class TaakTabel(Tabel):
    """What was asked for last stands first."""

    titel = tables.Column(verbose_name="Document")
    aangevraagd_op = tables.Column(verbose_name="Aangevraagd", attrs=HEEL)
    status = tables.Column(verbose_name="Stand", attrs=HEEL)
    verloopt_op = tables.Column(verbose_name="Te downloaden tot", default="–", attrs=HEEL)

    class Meta(Tabel.Meta):
        model = Taak
        fields = ("titel", "status", "aangevraagd_op", "verloopt_op")
        sequence = fields
        empty_text = "U hebt de afgelopen week geen documenten aangevraagd."

    def render_titel(self, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("taak", args=[record.pk]), record.titel)

    def render_aangevraagd_op(self, value):
        return date_format(localtime(value), "j F H:i")

    def render_status(self, record):
        return format_html(
            '<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>',
            BADGE[record.status],
            record.get_status_display(),
        )

    def render_verloopt_op(self, record):
        return date_format(localtime(record.verloopt_op), "j F H:i") if record.status == Status.KLAAR else "–"
