"""A page of 200 periods: our table beside the same table with the library's own template, and a bare loop."""

from django.template import Context, Template
from django.test import RequestFactory
from opstelling import meet, met_overijssel  # sets Django up, so it comes first

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.lijst import BeschikbaarheidTabel
from realisatie.locaties.models import Beschikbaarheid, Locatie

KAAL = Template(
    "<table>{% for r in rijen %}<tr><td>{{ r.locatie.gemeente.naam }}</td><td>{{ r.locatie.naam }}</td>"
    "<td>{{ r.get_doelgroep_display }}</td><td>{{ r.plekken|getal }}</td><td>{{ r.van|datum }}</td>"
    "<td>{{ r.tot|datum }}</td><td>{{ r.get_hardheid_display }}</td></tr>{% endfor %}</table>"
)


def main() -> None:
    met_overijssel()
    zwolle = Gemeente.objects.get(naam="Zwolle")
    locaties = Locatie.objects.bulk_create(Locatie(gemeente=zwolle, naam=f"Locatie {n}") for n in range(200))
    Beschikbaarheid.objects.bulk_create(
        Beschikbaarheid(locatie=locatie, doelgroep="asiel", plekken=10, van="2025-01-01", hardheid="vastgesteld")
        for locatie in locaties
    )
    rijen = list(Beschikbaarheid.objects.select_related("locatie__gemeente")[:200])
    verzoek = RequestFactory().get("/periodes/")

    def tabel(sjabloon):
        def teken():
            table = BeschikbaarheidTabel(rijen)
            table.template_name = sjabloon
            return table.as_html(verzoek)

        return teken

    print("200 rijen van 7 kolommen, alleen tekenen")
    meet(
        {
            "regietafel": tabel("componenten/lijst.html"),
            "django-tables2, eigen sjabloon": tabel("django_tables2/table.html"),
            "kale lus in een sjabloon": lambda: KAAL.render(Context({"rijen": rijen})),
        }
    )


main()
