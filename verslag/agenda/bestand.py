"""The dates of somebody as an iCalendar file (RFC 5545), for a calendar program that fetches it again and again."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from verslag.agenda.lezen import Agendadag

VERVERSEN = timedelta(hours=12)


def als_agenda(data: Iterable[Agendadag], *, plaats: str, adres: Callable[[str], str], nu: datetime) -> bytes:
    """A calendar of days; ``plaats`` is the host that makes names of days unique, ``adres`` completes a path."""
    agenda = Calendar()
    agenda.add("prodid", "-//Regietafel//Agenda//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", "Regietafel")
    agenda.add("refresh-interval", VERVERSEN, parameters={"VALUE": "DURATION"})
    agenda.add("x-published-ttl", "PT12H")  # what Outlook reads instead of refresh-interval
    for datum in data:
        agenda.add_component(_dag(datum, plaats=plaats, adres=adres, nu=nu))
    return agenda.to_ical()


def _dag(datum: Agendadag, *, plaats: str, adres: Callable[[str], str], nu: datetime) -> Event:
    """Something to have done by then leaves the whole day free; a meeting with a time is an appointment."""
    dag = Event()
    dag.add("uid", f"{datum.kenmerk}@{plaats}")
    dag.add("dtstamp", nu)
    if datum.tijd:
        begin = timezone.make_aware(datetime.combine(datum.dag, datum.tijd)).astimezone(UTC)
        dag.add("dtstart", begin)
    else:
        dag.add("dtstart", datum.dag)
        dag.add("dtend", datum.dag + timedelta(days=1))
        dag.add("transp", "TRANSPARENT")
    if datum.plaats:
        dag.add("location", datum.plaats)
    dag.add("summary", datum.tekst)
    dag.add("url", adres(datum.pad))
    return dag
