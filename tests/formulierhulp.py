"""Sending a form as a browser does: with the hidden fields that its page holds."""

from django.test import Client


def verborgen(client: Client, pad: str) -> dict[str, str]:
    """The version that the page was opened with, and the key of a form that makes something new."""
    return client.get(pad).context["formulier"].bewaking
