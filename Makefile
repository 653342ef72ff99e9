# Leverage Lens: `make help` lists what can be asked for.
#
#   PYTHON=python3.12   the Python to build the environment with (3.11 or later)
#   PORT=8501           where `make run` serves
#   UPGRADE=1           `make lock` takes the newest versions pyproject.toml allows

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PORT ?= 8501
PYTHON ?=
VENV := .venv
PY := $(VENV)/bin/python
BENCH_VENV := .bench-venv
PRICE_SOURCES := arch==8.0.0 skfolio==1.12.2

# Neither a PYTHONPATH nor a `pip install --user` habit may reach into the environment. Which index
# to install from stays the machine's choice: every file is checked against its hash.
unexport PYTHONPATH
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
INSTALL := -m pip install -qq --require-hashes --only-binary :all: --requirement

# Shows what a checker says only when it finds something.
quietly = said=$$($(1) 2>&1) || { printf '%s\n' "$$said" >&2; exit 1; }

.PHONY: help run test check lint types imports docstrings spelling dependencies dead-code \
        browser screenshots bench lock prices clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.app ## start the dashboard and open it in a browser
	@echo "Leverage Lens is at http://localhost:$(PORT) (Ctrl-C stops it)"
	@$(PY) -m streamlit run app.py --server.port $(PORT) --logger.hideWelcomeMessage true

test: $(VENV)/.dev browser check ## install what tests need, run the checks and every test
	@$(PY) -m pytest

check: lint types imports docstrings spelling dependencies dead-code ## style, types, layers, docstrings, spelling

lint: $(VENV)/.dev
	@$(PY) -m ruff check --quiet . && $(PY) -m ruff format --quiet --check . \
	  || { echo "Style: run '$(PY) -m ruff check --fix .' and '$(PY) -m ruff format .'" >&2; exit 1; }

types: $(VENV)/.dev
	@$(PY) -m mypy --no-error-summary

imports: $(VENV)/.dev
	@$(call quietly,$(VENV)/bin/lint-imports --no-logo --no-cache)

docstrings: $(VENV)/.dev
	@$(PY) scripts/check_docstrings.py

spelling: $(VENV)/.dev
	@$(PY) -m codespell_lib

dependencies: $(VENV)/.dev
	@$(call quietly,$(PY) -m deptry . --no-ansi)

dead-code: $(VENV)/.dev
	@$(PY) -m vulture

browser:
	@sh scripts/install_browser.sh

screenshots: $(VENV)/.dev browser ## take the pictures in assets/images
	@$(PY) -m scripts.screenshots

bench: $(BENCH_VENV)/.bench ## measure speed against peers, as ratios in one run
	@$(BENCH_VENV)/bin/python -m benchmarks.run

lock: $(VENV)/.python ## write requirements.txt, -dev and -bench
	@PYTHON=$(PY) sh scripts/lock.sh

prices: $(VENV)/.dev ## rebuild the bundled prices
	@$(PY) -m pip install -qq --no-deps --target .build-venv --upgrade $(PRICE_SOURCES)
	@PYTHONPATH=.build-venv $(PY) scripts/build_prices.py

clean: ## remove the environments and everything that can be made again
	@rm -rf $(VENV) $(BENCH_VENV) .build-venv .lock-venv build dist .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, in three steps that are each done once; benchmarks have one of their own.
$(VENV)/.python $(BENCH_VENV)/.python:
	@PYTHON="$(PYTHON)" sh scripts/make_venv.sh $(@D)
	@touch $@

$(VENV)/.app: requirements.txt | $(VENV)/.python
	@echo "Installing the dashboard's packages (once) ..."
	@$(PY) $(INSTALL) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/.python
	@echo "Installing the packages for tests and checks (once) ..."
	@$(PY) $(INSTALL) requirements-dev.txt
	@touch $@ $(VENV)/.app

$(BENCH_VENV)/.bench: requirements-bench.txt | $(BENCH_VENV)/.python
	@echo "Installing the packages to measure against (once) ..."
	@$(BENCH_VENV)/bin/python $(INSTALL) requirements-bench.txt
	@touch $@
