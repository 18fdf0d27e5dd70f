from django.apps import AppConfig
from django.core.checks import register

from prt.toegang.inloggen.checks import rollen_van_aanbieders


class ToegangConfig(AppConfig):
    name = "prt.toegang"
    verbose_name = "Toegang"

    def ready(self):
        register(rollen_van_aanbieders)
