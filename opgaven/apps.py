from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OpgavenConfig(AppConfig):
    name = "opgaven"
    verbose_name = "Opgaven"

    def ready(self):
        # The ledger of the taakstelling also holds what is agreed in apps that this one does not know.
        autodiscover_modules("ruilposten")
