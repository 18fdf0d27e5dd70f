from django.apps import AppConfig


class PrtConfig(AppConfig):
    name = "prt"
    verbose_name = "Regietafel"
