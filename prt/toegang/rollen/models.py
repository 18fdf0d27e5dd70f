"""Accounts and roles. Refers to gebieden by string only: this app knows no other."""

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.querysets import RolQuerySet


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Accounts are known by their work e-mail address, in small letters."""

    def create_user(self, email, password=None, **velden):
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email, password=None, **velden):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **velden)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email.strip())


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """A person with an account: name and work e-mail, nothing more."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120)
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("toegang tot beheer", default=False)

    objects = GebruikerManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ("naam",)
        constraints = (models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek"),)

    def __str__(self):
        return self.naam


def nieuwe_sleutel() -> str:
    """256 random bits, as 43 signs that may stand in an address."""
    return secrets.token_urlsafe(32)


class Agendasleutel(models.Model):
    """What stands in the private address of somebody's calendar, instead of signing in; another one ends the address.

    Without a history: that would keep what has to be secret.
    """

    gebruiker = models.OneToOneField(Gebruiker, models.CASCADE, related_name="agendasleutel")
    sleutel = models.CharField(max_length=43, unique=True, default=nieuwe_sleutel)

    class Meta:
        verbose_name = "agendasleutel"
        verbose_name_plural = "agendasleutels"

    def __str__(self):
        return f"Agenda van {self.gebruiker}"


class Rol(models.Model):
    """What someone may do, for one gebied, until an optional end date (exclusive)."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="rollen")
    soort = models.CharField(max_length=30, choices=Rolsoort)
    gebied = models.ForeignKey("opgaven.Gebied", models.CASCADE, related_name="+")
    tot = models.DateField("eindigt op", null=True, blank=True)
    via = models.CharField("via", max_length=60, blank=True, editable=False)
    """The identity provider that gave it, and may take it back; empty when a colleague did."""
    objects = RolQuerySet.as_manager()

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ("soort", "pk")
        constraints = (models.CheckConstraint(condition=Q(soort__in=Rolsoort.values), name="rol_bestaande_soort"),)

    def __str__(self):
        return f"{self.get_soort_display()} {self.gebied}"
