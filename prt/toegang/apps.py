from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "prt.toegang"
    verbose_name = "Toegang"
