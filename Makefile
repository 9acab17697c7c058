# The two commands of a fresh machine: make reports, make test. Both install into .venv first.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# the lock is made for this Python minor first; 3.11 to 3.13 are in range
LOCK_PYTHON := 3.11

.DEFAULT_GOAL := help
.PHONY: help install reports test nbval lab notebooks data bench lint lock clean coverage

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: $(READY)  ## make .venv from requirements.lock

# A cut-off install leaves no stamp, so the next call repairs it.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV): about 1.2 GB, a minute or two …"
	@set -o pipefail; all=$$(grep -c == requirements.lock); n=0; \
	  $(BIN)/python -m pip install --progress-bar off --disable-pip-version-check --no-deps --require-hashes -r requirements.lock | \
	  while read -r word _; do case $$word in \
	    Collecting) n=$$((n + 1)); (( n % 30 )) || echo "  $$n of $$all packages fetched";; \
	    Installing) echo "  all fetched; unpacking …";; \
	  esac; done
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

reports: $(READY)  ## run every report of params/ and publish them under reports/
	@$(BIN)/labourtargets report $(ARGS)

test: $(READY)  ## run all tests, the notebooks through nbval among them
	$(BIN)/python -m pytest tests -q $(ARGS)
	$(BIN)/python -m pytest lib --doctest-modules -q
	$(MAKE) --no-print-directory nbval

nbval: $(READY)  ## compare the contract cells of the notebooks
	@$(BIN)/python -m pytest --nbval-lax --nbval-sanitize-with tests/notebooks/sanitize.cfg notebooks -q || \
	  { echo "keeping the notebooks as they run now in tests/output:"; \
	    $(BIN)/labourtargets notebooks --executed tests/output; exit 1; }

START := --LabApp.default_url=/lab/tree/00_start_here.ipynb
# what is run in our notebooks is shown, not saved into them
AS_COMMITTED := --ContentsManager.pre_save_hook=labourreports.contracts.save_as_committed
lab: $(READY)  ## open JupyterLab in notebooks/
	$(BIN)/jupyter lab --notebook-dir notebooks $(START) $(AS_COMMITTED) $(ARGS)

notebooks: $(READY)  ## run every notebook in place and strip it but for contract cells
	$(BIN)/labourtargets notebooks

data: $(READY)  ## rebuild data/tables and the data package from the texts
	$(BIN)/labourtargets data

bench: $(READY)  ## print every figure as a ratio to a named alternative of the same run
	@for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

lint: $(READY)  ## style and types
	$(BIN)/ruff check lib tests
	$(BIN)/ruff format --check lib tests
	$(BIN)/mypy

coverage: $(READY)  ## lines of lib/ the tests reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest tests -q
	$(BIN)/coverage run -m pytest lib --doctest-modules -q
	$(BIN)/coverage combine -q; $(BIN)/coverage report --skip-covered --show-missing

lock: $(READY)  ## resolve requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --fork-strategy fewest \
	  --python-version $(LOCK_PYTHON) --only-binary :all: --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -o requirements.lock

clean:  ## remove .venv and what tests leave
	rm -rf $(VENV) tests/output .pytest_cache .mypy_cache .ruff_cache .hypothesis
