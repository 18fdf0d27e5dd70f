"""The settings of the project with the kinds of task of the tests beside its own, for a verwerker in a process."""

from prt import settings as _project

globals().update({naam: waarde for naam, waarde in vars(_project).items() if naam.isupper()})
INSTALLED_APPS = [*_project.INSTALLED_APPS, "tests.proefapp"]
