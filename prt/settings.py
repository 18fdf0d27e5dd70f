"""Settings. Everything that differs per installation comes from the environment; the defaults suit ``make run``.

Without any variable the site is for this machine only: loopback hosts, SQLite and a secret key of its own in
``.lokaal/``. As soon as ALLOWED_HOSTS names another host, secure cookies, HSTS and a given SECRET_KEY are
required: see ``docs/instellingen.md``.
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.contrib.messages.constants import SUCCESS
from django.core.exceptions import ImproperlyConfigured

from prt.toegang.inloggen import aanbieders

BASE_DIR = Path(__file__).resolve().parent.parent
LOKALE_MAP = BASE_DIR / ".lokaal"
LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}


def _vlag(naam: str, standaard: bool) -> bool:
    return os.environ.get(naam, str(int(standaard))).lower() in {"1", "true", "ja", "aan"}


ALLOWED_HOSTS = [h for h in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]
LOKAAL = LOOPBACK.issuperset(ALLOWED_HOSTS)
DEBUG = _vlag("DEBUG", False)


def _geheime_sleutel() -> str:
    """The given key, or on this machine only a random one that is kept, so that sessions survive a restart."""
    if sleutel := os.environ.get("SECRET_KEY"):
        return sleutel
    if not LOKAAL:
        raise ImproperlyConfigured("Zet SECRET_KEY: een vaste, geheime sleutel is verplicht buiten de eigen machine.")
    bestand = LOKALE_MAP / "sleutel"
    LOKALE_MAP.mkdir(exist_ok=True)
    if not bestand.exists():
        bestand.touch(mode=0o600)
        bestand.write_text(secrets.token_urlsafe(50))
    return bestand.read_text()


SECRET_KEY = _geheime_sleutel()
SECRET_KEY_FALLBACKS = [s for s in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if s]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

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
    "prt.pagina.middleware.een_geheugen",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prt.pagina.middleware.Ingepakt",
    "csp.middleware.CSPMiddleware",
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

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{LOKALE_MAP / 'regietafel.sqlite3'}", conn_max_age=60)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL and IMMEDIATE: readers never wait, and two writers wait for each other instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
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
MFA_VERPLICHT = _vlag("MFA_VERPLICHT", not LOKAAL)
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
_AANBIEDERS = aanbieders.lees(os.environ.get("OIDC_AANBIEDERS", ""))
SOCIALACCOUNT_ADAPTER = "prt.toegang.inloggen.organisatie.Organisaties"
SOCIALACCOUNT_PROVIDERS = aanbieders.voor_allauth(_AANBIEDERS)
OIDC_MET_TWEEDE_FACTOR = aanbieders.met_tweede_factor(_AANBIEDERS)
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("AANTAL_PROXIES", "0"))


LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = LOKALE_MAP / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOKAAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
"""On a server ``collectstatic`` gives every file a name that changes with what is in it, and writes it compressed too:
a browser asks it once. On one's own machine files are served as they lie in the sources."""
WHITENOISE_USE_FINDERS = LOKAAL
WHITENOISE_AUTOREFRESH = LOKAAL

HTTPS = _vlag("HTTPS", not LOKAAL)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
SESSION_COOKIE_NAME = "regietafel_sessie"
SESSION_COOKIE_AGE = 8 * 3600
INACTIEF_MINUTEN = int(os.environ.get("INACTIEF_MINUTEN", "30"))
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

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _vlag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("AFZENDER", "regietafel@localhost")
SITE_ADRES = os.environ.get("SITE_ADRES", "http://127.0.0.1:8000").rstrip("/")
"""The address of this site as people know it, for links in mails."""

TAAK_STIL_NA = int(os.environ.get("TAAK_STIL_NA", "20"))
"""Seconds without a sign of life after which a verwerker is taken to be gone; it gives one six times as often."""
PDF_GEWOON = _vlag("PDF_GEWOON", False)
"""Make documents without reaching inside WeasyPrint: slower and larger, and the same document (prt/pdf/trucs.py)."""
TAAK_HOOGSTENS = int(os.environ.get("TAAK_HOOGSTENS", "900"))
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
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
