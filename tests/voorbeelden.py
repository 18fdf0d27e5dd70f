"""How many examples a property is tried with: what a test asks in the whole run, a part of that in ``make snel``."""

from hypothesis import settings

GEWOON = 100


def voorbeelden(aantal: int = GEWOON, **opties) -> settings:
    """Of a hundred examples as many as the profile says; no limit in time, which a busy machine would miss."""
    return settings(max_examples=max(1, aantal * settings.default.max_examples // GEWOON), deadline=None, **opties)
