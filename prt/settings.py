"""Settings. Everything that differs per installation comes from the environment; the defaults suit ``make run``.

Without any variable the site is for this machine only: loopback hosts, SQLite and a secret key of its own in
``.lokaal/``. As soon as ALLOWED_HOSTS names another host, whatever is missing or unsafe is refused with its name:
see ``docs/instellingen.md``.
"""

import contextlib
import os
import secrets
from json import JSONDecodeError
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.contrib.messages.constants import SUCCESS
from django.http.request import validate_host

from prt.omgeving import KORTSTE_SLEUTEL, Omgeving
from prt.toegang.inloggen import aanbieders

BASE_DIR = Path(__file__).resolve().parent.parent
LOKALE_MAP = BASE_DIR / ".lokaal"
LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}


omgeving = Omgeving(os.environ)
ALLOWED_HOSTS = omgeving.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
LOKAAL = LOOPBACK.issuperset(ALLOWED_HOSTS)
omgeving.streng = not LOKAAL
DEBUG = omgeving.vlag("DEBUG", False)
if DEBUG and not LOKAAL:
    omgeving.weiger("DEBUG", "mag alleen op de eigen machine aan staan: foutpagina's laten dan alles zien.")


def _eigen_sleutel() -> str:
    """For this machine only: a random key that is kept, so that sessions survive a restart.

    It is written beside its place and linked there whole: of two processes at once the first one's counts.
    """
    bestand = LOKALE_MAP / "sleutel"
    LOKALE_MAP.mkdir(exist_ok=True)
    if not bestand.exists():
        nieuw = LOKALE_MAP / f"sleutel.{os.getpid()}"
        nieuw.touch(mode=0o600)
        nieuw.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(nieuw, bestand)
        nieuw.unlink()
    if len(sleutel := bestand.read_text()) < KORTSTE_SLEUTEL:
        omgeving.weiger("SECRET_KEY", f"is onvolledig bewaard: verwijder {bestand}, dan komt er een nieuwe.")
    return sleutel


SECRET_KEY = omgeving.sleutel("SECRET_KEY") or (_eigen_sleutel() if LOKAAL else "")
SECRET_KEY_FALLBACKS = omgeving.lijst("SECRET_KEY_FALLBACKS")
CSRF_TRUSTED_ORIGINS = [
    omgeving.adres("CSRF_TRUSTED_ORIGINS", adres) for adres in omgeving.lijst("CSRF_TRUSTED_ORIGINS")
]

INSTALLED_APPS = [
    "prt",
    "prt.toegang",
    "prt.taken",
    "opgaven",
    "realisatie",
    "verslag",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "import_export",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "simple_history",
]

MIDDLEWARE = [
    "prt.bewaking.middleware.bewaking",
    "prt.pagina.middleware.een_geheugen",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prt.pagina.middleware.Ingepakt",
    "csp.middleware.CSPMiddleware",
    "prt.pagina.middleware.zonder_apparaten",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prt.toegang.inloggen.inactief.Inactiviteit",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prt.toegang.inloggen.tweede_factor.TweedeFactorVerplicht",
    "prt.pagina.middleware.nergens_bewaren",
    "prt.pagina.middleware.op_naam",
]

ROOT_URLCONF = "prt.urls"
WSGI_APPLICATION = "prt.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prt.pagina.menu.menu",
                "prt.toegang.inloggen.inactief.hersteld",
            ],
            "builtins": ["prt.templatetags.componenten", "prt.templatetags.weergave"],
        },
    },
]

MESSAGE_TAGS = {SUCCESS: "ok"}
"""A message is shown as the notice of the design system that has this name."""


def _database() -> dict:
    """Connections stay open and are looked at before each request, so that none outlives a restart of the database."""
    standaard = f"sqlite:///{LOKALE_MAP / 'regietafel.sqlite3'}"
    adres = omgeving.verplicht("DATABASE_URL", "het adres van de database", lokaal=standaard)
    try:
        gegevens: dict = dict(dj_database_url.parse(adres or standaard, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        omgeving.weiger(
            "DATABASE_URL", "is geen adres van een database, zoals postgres://gebruiker:wachtwoord@host/naam."
        )
        return {}
    if gegevens["ENGINE"].endswith("sqlite3"):
        # WAL and IMMEDIATE: readers never wait, and two writers wait for each other instead of failing.
        eigen = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        # Seconds to connect, and milliseconds for an answer of a network that was cut. How long a question may take
        # differs between a page and an upgrade: see prt/wsgi.py.
        eigen = {"connect_timeout": 5, "tcp_user_timeout": 30_000}
    return gegevens | {"OPTIONS": eigen | gegevens.get("OPTIONS", {})}


DATABASES = {"default": _database()}
CACHES = {"default": {"BACKEND": "prt.toegang.inloggen.tellers.Tellers", "LOCATION": "regietafel_cache"}}
"""Failed attempts are counted here, so it has to be shared by all web servers: in the database, made by migrate."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

AUTH_USER_MODEL = "toegang.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "inloggen"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{naam}"}
    for naam in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

ACCOUNT_ADAPTER = "prt.toegang.inloggen.adapters.Accounts"
ACCOUNT_FORMS = {
    "login": "prt.toegang.inloggen.forms.Inloggen",
    "reset_password": "prt.toegang.inloggen.forms.WachtwoordVergeten",
    "reset_password_from_key": "prt.toegang.inloggen.forms.WachtwoordInstellen",
    "change_password": "prt.toegang.inloggen.forms.WachtwoordWijzigen",
    "reauthenticate": "prt.toegang.inloggen.forms.OpnieuwInloggen",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by a colleague; the link to set a password proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Regietafel: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,50/15m/ip"}
"""Wrong passwords per account, and per address because many accounts can be tried; codes count per account too."""
MFA_VERPLICHT = omgeving.vlag("MFA_VERPLICHT", not LOKAAL)
MFA_ADAPTER = "prt.toegang.inloggen.adapters.TweedeStap"
MFA_FORMS = {
    "authenticate": "prt.toegang.inloggen.forms.Code",
    "reauthenticate": "prt.toegang.inloggen.forms.CodeOpnieuw",
    "activate_totp": "prt.toegang.inloggen.forms.AppInstellen",
    "add_webauthn": "prt.toegang.inloggen.forms.PasskeyToevoegen",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up: the address was given by who made the account
MFA_TOTP_ISSUER = "Regietafel"
MFA_TOTP_TOLERANCE = 1  # the code before and after this one, for a telephone whose clock is half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOKAAL  # passkeys on http://localhost


def _aanbieders() -> list[dict]:
    try:
        gelezen = aanbieders.lees(omgeving.tekst("OIDC_AANBIEDERS"))
    except ValueError as fout:
        waarom = "is geen JSON." if isinstance(fout, JSONDecodeError) else f"klopt niet: {fout}"
        omgeving.weiger("OIDC_AANBIEDERS", waarom)
        return []
    if not LOKAAL and any(not aanbieder["server"].startswith("https://") for aanbieder in gelezen):
        omgeving.weiger("OIDC_AANBIEDERS", "noemt een server zonder https://.")
    return gelezen


_AANBIEDERS = _aanbieders()
SOCIALACCOUNT_ADAPTER = "prt.toegang.inloggen.organisatie.Organisaties"
SOCIALACCOUNT_PROVIDERS = aanbieders.voor_allauth(_AANBIEDERS)
OIDC_MET_TWEEDE_FACTOR = aanbieders.met_tweede_factor(_AANBIEDERS)

AANTAL_PROXIES = omgeving.getal("AANTAL_PROXIES", 0, minst=0, verplicht="hoeveel proxy's er voor de site staan, of 0")
ALLAUTH_TRUSTED_PROXY_COUNT = AANTAL_PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if AANTAL_PROXIES else None
"""Behind a proxy it is the proxy that knows whether the visitor came by https, wherever it stands."""


LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATISCH_VERZAMELD = omgeving.vlag("STATISCH_VERZAMELD", not LOKAAL)
"""Style sheets and scripts come out of STATIC_ROOT, where `make installatie` put them with a hash in their names."""
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATISCH_VERZAMELD
_STATISCH = "whitenoise.storage.CompressedManifest" if STATISCH_VERZAMELD else "django.contrib.staticfiles.storage."
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"{_STATISCH}StaticFilesStorage"},
}

HTTPS = omgeving.vlag("HTTPS", not LOKAAL)
if not (HTTPS or LOKAAL):
    omgeving.weiger("HTTPS", "mag alleen op de eigen machine uit staan: wachtwoorden gaan dan leesbaar over de lijn.")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = ["security.W021"]
"""The list of sites that browsers know beforehand takes whole domains: that is for the owner of the domain."""
SESSION_COOKIE_NAME = "regietafel_sessie"
SESSION_COOKIE_AGE = 8 * 3600
INACTIEF_MINUTEN = omgeving.getal("INACTIEF_MINUTEN", 30)
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF, *aanbieders.adressen(_AANBIEDERS)],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
_NIET = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
]
_WEL = ("publickey-credentials-create", "publickey-credentials-get")  # passkeys
PERMISSIONS_POLICY = ", ".join([*(f"{wat}=()" for wat in _NIET), *(f"{wat}=(self)" for wat in _WEL)])

EMAIL_HOST = omgeving.verplicht("EMAIL_HOST", "de mailserver; zonder kan niemand een wachtwoord kiezen")
EMAIL_PORT = omgeving.getal("EMAIL_PORT", 587)
EMAIL_HOST_USER = omgeving.tekst("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = omgeving.tekst("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = omgeving.vlag("EMAIL_USE_TLS", True)
if EMAIL_HOST_PASSWORD and not EMAIL_USE_TLS and not LOKAAL:
    omgeving.weiger(
        "EMAIL_USE_TLS", "mag niet uit als er een EMAIL_HOST_PASSWORD is: dat gaat dan leesbaar over de lijn."
    )
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = omgeving.verplicht("AFZENDER", "de afzender van de mails", lokaal="regietafel@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = "Regietafel: "
ADMINS = omgeving.mensen("BEHEERDERS", "wie een mail krijgt als er iets misgaat")
SITE_ADRES = omgeving.adres(
    "SITE_ADRES", omgeving.verplicht("SITE_ADRES", "het adres van de site, voor mails", lokaal="http://127.0.0.1:8000")
)
"""The address of this site as people know it, for links in mails."""
if not LOKAAL and SITE_ADRES and not validate_host(urlsplit(SITE_ADRES).hostname or "", ALLOWED_HOSTS):
    omgeving.weiger("SITE_ADRES", "noemt een host die niet in ALLOWED_HOSTS staat.")

VEILIGHEID_MELDEN = omgeving.verplicht(
    "VEILIGHEID_MELDEN", "waar iemand een kwetsbaarheid meldt: mailto:… of https://…"
)
if VEILIGHEID_MELDEN and not VEILIGHEID_MELDEN.startswith(("mailto:", "https://")):
    omgeving.weiger("VEILIGHEID_MELDEN", "moet beginnen met mailto: of https://.")

TAAK_STIL_NA = omgeving.getal("TAAK_STIL_NA", 20)
"""Seconds without a sign of life after which a verwerker is taken to be gone; it gives one six times as often."""
PDF_GEWOON = omgeving.vlag("PDF_GEWOON", False)
"""Make documents without reaching inside WeasyPrint: slower and larger, and the same document (prt/pdf/trucs.py)."""
TAAK_HOOGSTENS = omgeving.getal("TAAK_HOOGSTENS", 900)
"""Seconds that one task may take; after that its verwerker gives up and stops."""

UPLOAD_GROOTSTE = 10 * 1024 * 1024
"""Bytes of an uploaded workbook; 3,000 rows take some 200 kB."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * UPLOAD_GROOTSTE  # a file that was looked at comes back in the form, as text
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

FILTERS_EMPTY_CHOICE_LABEL = "Alle"
FORM_RENDERER = "prt.pagina.formulieren.Weergave"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "prt.bewaking.logboek.JsonRegel"}},
    "filters": {"geen_monitor": {"()": "prt.bewaking.logboek.GeenMonitor"}},
    "handlers": {
        # On one's own machine as people read it, with the whole traceback.
        "console": {"class": "logging.StreamHandler", **({} if LOKAAL else {"formatter": "json"})},
        "beheerders": {"class": "prt.bewaking.logboek.NaarBeheerders", "level": "ERROR"},
    },
    "root": {"handlers": ["console", "beheerders"], "level": omgeving.niveau("LOG_LEVEL", "WARNING")},
    # In place of Django's own, which mail everything that is known of a request.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"filters": ["geen_monitor"]},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},  # of make run
    },
}

omgeving.klaar()
