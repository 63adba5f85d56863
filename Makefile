# Everything a newcomer or CI needs. `make demo` and `make test` set up what they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
SOURCES := src tests scripts benchmarks

.DEFAULT_GOAL := help
.PHONY: help demo test check static floors format bench lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(STAMPS)/core ## set up, code the shipped example reports and show what they claim
	@$(BIN)/dateline demo

test: $(STAMPS)/dev ## set up all that the tests need and run them all
	@$(BIN)/python -m pytest

check: static test floors ## what CI runs: format, lint, types, tests, floors, docs

static: $(STAMPS)/dev ## format, lint and strict types
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy

floors: $(STAMPS)/dev ## measured quality may not fall below its floors
	@$(BIN)/dateline evaluate gate
	@$(BIN)/dateline evaluate incidents examples/incidents.yaml examples/reports.jsonl \
	  --floors benchmarks/merging_floors.json

format: $(STAMPS)/dev ## put all code into the shared form
	@$(BIN)/ruff format $(SOURCES)
	@$(BIN)/ruff check --fix $(SOURCES)

bench: $(STAMPS)/dev ## measure on external corpora (DATELINE_DATA names their folder)
	@$(BIN)/python -m benchmarks.run

lock: $(STAMPS)/dev ## write the hash-pinned requirement files anew
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra build pyproject.toml -o requirements/core.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements/dev.txt

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(STAMPS)/venv:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) is missing. Install Python with: sudo apt-get install python3 python3-venv"; \
	  echo "Or name another: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "Dateline needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; \
	  echo "Name another with: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing. Install it with: sudo apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once; needs the Python package index) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/core: $(STAMPS)/venv requirements/core.txt pyproject.toml
	@echo "Installing what Dateline needs (about 300 MB, once) ..."
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/core requirements/dev.txt
	@echo "Installing what the tests need (once) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
