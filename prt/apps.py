from django.apps import AppConfig
from django.core.checks import register

from prt.bewaking.checks import verzameld


class PrtConfig(AppConfig):
    name = "prt"
    verbose_name = "Regietafel"

    def ready(self):
        register(verzameld, deploy=True)
