"""The web server of production, which reads this file by itself: `gunicorn prt.wsgi`. See docs/beheer.md."""

import os

bind = os.environ.get("LUISTER", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_PROCESSEN", "2"))
threads = int(os.environ.get("WEB_DRADEN", "4"))
timeout = 60  # longer than the database may take for one question
graceful_timeout = 30
control_socket_disable = True  # nothing but the site itself; its folder may be read-only
# A log of every request would hold addresses of visitors and the secrets that links carry.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "prt.bewaking.logboek.JsonRegel"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
