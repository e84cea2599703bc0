# `make` alone lists what a developer does.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check -qq
.DEFAULT_GOAL := help
.PHONY: help install run demo test abuse lint types contracts site-check engines chaos format lock sbom licences audit ci

help:
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: install ## start everything on this machine: http://127.0.0.1:8000 (PORT, DATA_DIR change it)
	@exec ./fengqiao up

demo: install ## drive the two main journeys through a running system, step by step
	@exec ./fengqiao demo

install: $(VENV)/run ## install what running needs into .venv

test: $(VENV)/development ## install what tests need, then run all of them (STRICT=1: a skip is a failure)
	@deploy/test-needs
	@$(VENV)/bin/python -m pytest $(TESTS)

lint: $(VENV)/development ## style and format
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

types: $(VENV)/development ## mypy --strict
	@$(VENV)/bin/mypy .

contracts: $(VENV)/development ## who may import whom
	@$(VENV)/bin/lint-imports

abuse: $(VENV)/development ## 200 good and 200 bad requests to every call, 1,000 tamperings, 20 runs in any order (ABUSE_EXAMPLES, TAMPERINGS, ORDERS)
	@ABUSE_EXAMPLES=$${ABUSE_EXAMPLES:-200} TAMPERINGS=$${TAMPERINGS:-1000} ORDERS=$${ORDERS:-20} $(VENV)/bin/python -m pytest tests/abuse

site-check: $(VENV)/development ## every page of every role in a browser: bytes, axe, speed (SPEEDS=report|skip); writes docs/site.md
	@deploy/test-needs $(if $(filter skip,$(SPEEDS)),,"npm:nodejs npm")
	@$(VENV)/bin/python -m tests.site $(if $(REPORT),--report $(REPORT)) $(if $(SPEEDS),--speeds $(SPEEDS))

chaos: $(VENV)/development ## strike whole stacks under load for HOURS (2), SEED, STACK=embedded|kafka|both; print the table, REPORT keeps it
	@deploy/test-needs
	@$(VENV)/bin/python -m tests.chaos $(if $(REPORT),--report $(REPORT))

engines: $(VENV)/development ## the core journeys in Firefox ESR and WebKitGTK
	@deploy/test-needs firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
	@$(VENV)/bin/python -m tests.engines

format: $(VENV)/development ## write the format and what ruff can mend
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .

lock: $(VENV)/development ## write requirements.lock anew from pyproject.toml
	@$(VENV)/bin/python deploy/lock.py

sbom: $(VENV)/development ## write the bill of materials of the lock, sbom.cdx.json (CycloneDX 1.6)
	@$(VENV)/bin/python -m deploy.supply.sbom

licences: $(VENV)/development ## write docs/licences.md from the lock
	@$(VENV)/bin/python -m deploy.supply.licences

audit: $(VENV)/development ## compare the lock with ADVISORIES (OSV records that somebody brought; asks nobody)
	@$(VENV)/bin/python -m deploy.supply.audit $(ADVISORIES)

ci: ## everything that must hold before a change lands
	@.ci/run

$(VENV)/bin/python:
	@deploy/environment $(PYTHON) $(VENV)

$(VENV)/run: requirements.lock | $(VENV)/bin/python
	@echo "安装所需的库，约一分钟…… / Installing libraries, about a minute ..."
	@sed '/^# development$$/,$$d' requirements.lock > $(VENV)/running.lock
	@$(PIP) install --require-hashes -r $(VENV)/running.lock
	@touch $@

$(VENV)/development: requirements.lock | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $(VENV)/run $@
