from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TakenConfig(AppConfig):
    name = "prt.taken"
    label = "taken"
    verbose_name = "Taken op de achtergrond"

    def ready(self):
        # A verwerker is a process of its own: it knows the kinds of task that the apps offer in their ``taken.py``.
        autodiscover_modules("taken")
