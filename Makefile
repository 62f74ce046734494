# Plain `make` lists the targets. Everything is installed in .venv; only compiled kernels lie elsewhere, in the user's
# cache folder (`salescoach doctor` names it).

PYTHON ?= python3
WORKERS ?= 2
# --nbval compares every committed output, --nbval-lax only checks that the notebooks run.
NOTEBOOK_CHECK ?= --nbval
ARGS ?=
LOCK_FLAGS ?=
# Public data sets to run against, where they lie beside the project.
DATA ?= $(wildcard ../shared/data)

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
LOG := $(VENV)/setup.log
PIP := $(PY) -m pip --disable-pip-version-check
STEP_FAILED = { tail -n 40 $(LOG) >&2; echo "The set-up stopped here: the last lines of $(LOG) are above." >&2; exit 1; }

# An environment for one job, with the tool that installs into it.
define uv
	$(PYTHON) -m venv --clear $(1)
	$(1)/bin/python -m pip --disable-pip-version-check install --quiet uv==0.13.9
endef
# What every version must do alike; pages, pictures and files of bytes are checked at the pinned versions.
LOWEST := $(addprefix tests/,articles campaign cli common crm estimates from_records management published results \
  settings simulation teaching)

.DEFAULT_GOAL := help
.PHONY: help setup run test lab notebooks seeds html story kit codecheck wheel-check review lowest lock bench coverage mutants thorough fuzz clean

# A folder that was copied or moved still points at the old place, so it is set up again.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

help:
	@echo "make run          run the demonstration (sets up first if needed)"
	@echo "make test         lint, format, types, tests and notebooks"
	@echo "make lab          open JupyterLab on copies without outputs, in lab/; the kept ones are in notebooks/"
	@echo "make setup        make .venv with the pinned packages and pre-compile"
	@echo "make html         build all notebooks and documents as pages that need no network, in build/html"
	@echo "make story        build the story, a page that plays in any browser from a file (ARGS=--engine compiles the model anew)"
	@echo "make kit          print the workshop kit in three languages, as pages and as PDFs where a Chromium is, in build/kit"
	@echo "make notebooks    run all notebooks afresh and write their outputs"
	@echo "make seeds        run what notebooks, guide and README lean on with three other seeds (some 15 minutes; ARGS=03 for one)"
	@echo "make wheel-check  build the wheel and use it in an empty environment outside this folder"
	@echo "make review       types of the public surface, spelling, workflows, conventions of the repository"
	@echo "make lowest       test with the lowest versions that pyproject.toml allows"
	@echo "make codecheck    make every file of codecheck.yml again elsewhere and list what differs (half an hour; ARGS=--list)"
	@echo "make bench        run the benchmarks"
	@echo "make coverage     count the branches of simulation, management and results that tests take"
	@echo "make mutants      change the model in small ways and see whether a test notices (an hour or two; ARGS='--sample 200' for a part)"
	@echo "make thorough     plant every fault in the description of the model, of which the suite plants every fifth (some minutes)"
	@echo "make fuzz         ten thousand made-up files for each door of the importer (an hour or two)"
	@echo "make lock         pin again after a change in pyproject.toml (LOCK_FLAGS=--upgrade renews all)"
	@echo "make clean        remove .venv, caches and build files"
	@echo "PYTHON=python3.13 chooses the Python, DATA=folder public data for run, ARGS='...' is handed on by run, lab, story, kit, bench and codecheck."

setup: $(READY)
	@echo "Ready: $(VENV) is up to date."

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "salescoach needs Python 3.11 or newer; '$(PYTHON)' is not. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PY) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  $(PYTHON) -m venv --clear $(VENV) || \
	  { echo "Could not make $(VENV). On Debian or Ubuntu install the package python3-venv first." >&2; exit 1; }
	@rm -f $(READY)
	@echo "Set-up 1/3: installing the pinned packages (about 150 MB, a minute or two the first time)"
	@$(PIP) install --require-hashes --only-binary :all: --no-deps --no-compile -r requirements.txt >$(LOG) 2>&1 || $(STEP_FAILED)
	@$(PIP) install --no-deps --no-build-isolation --no-compile -e . >>$(LOG) 2>&1 || $(STEP_FAILED)
	@$(PIP) check >>$(LOG) 2>&1 || $(STEP_FAILED)
	@echo "Set-up 2/3: byte-compiling"
	@# Some packages ship files that no Python can compile; that is no fault here.
	@$(PY) -m compileall -q -j 0 -x '[\\/]tests?[\\/]' $(VENV)/lib src >>$(LOG) 2>&1 || true
	@echo "Set-up 3/3: compiling the simulation kernels"
	@$(PY) -m salescoach warm
	@echo "$(CURDIR)" >$(READY)

run: $(READY)
	@$(PY) -m salescoach run $(if $(DATA),--data $(DATA)) $(ARGS)

# One pytest call, so that its last line sums up tests and notebooks together.
test: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n $(WORKERS) --dist loadscope $(NOTEBOOK_CHECK) --nbval-current-env tests $(wildcard notebooks)

lab: $(READY)
	@$(PY) -m salescoach lab . $(ARGS)

notebooks: $(READY)
	$(PY) scripts/notebooks.py write

seeds: $(READY)
	@$(PY) scripts/seed_check.py $(ARGS)

html: $(READY)
	@$(PY) scripts/html_edition.py

story: $(READY)
	@$(PY) -m story.build $(ARGS)

kit: $(READY)
	@$(PY) -m workshop.build $(ARGS)

codecheck: $(READY)
	@$(PY) scripts/codecheck.py $(ARGS)

wheel-check: $(READY)
	@scripts/wheel_check.sh $(CURDIR)/$(PY)

# Tools of their own environment: they are many, and no test needs them.
review: $(READY)
	$(call uv,.venv-review)
	.venv-review/bin/uv pip install --quiet --python .venv-review/bin/python --group review
	@echo "Types of the public surface:"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) PATH="$(CURDIR)/$(VENV)/bin:$$PATH" .venv-review/bin/basedpyright \
	  --verifytypes salescoach --ignoreexternal >.venv-review/types.txt; \
	  status=$$?; grep -E -A1 ' error: |completeness' .venv-review/types.txt; exit $$status
	.venv-review/bin/codespell
	.venv-review/bin/zizmor --offline --pedantic .
	.venv-review/bin/repo-review .

lowest:
	$(call uv,.venv-lowest)
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct \
	  -r pyproject.toml --all-extras --group test
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --no-deps -e .
	.venv-lowest/bin/python -m salescoach doctor
	.venv-lowest/bin/python -m pytest -n $(WORKERS) --dist loadscope $(LOWEST)

bench: $(READY)
	$(PY) -m benchmarks $(ARGS)

# Compiled lines cannot be counted, so a part of the tests runs the kernels as plain Python.
COVER := $(PY) -m coverage run -m pytest -q -n0 -p no:cacheprovider
LIFE := tests/docs/test_model_description.py::test_a_life_by_the_page_gives_the_same_numbers
coverage: $(READY)
	$(COVER) -p tests.interpreted tests/simulation/test_trajectory.py tests/simulation/test_equations.py \
	  $(foreach style,status_quo take_over process,"$(LIFE)[extreme, $(style)]") "$(LIFE)[campaign]" \
	  "$(LIFE)[strain acts inverted_u]" "$(LIFE)[hardly any clean-up]"
	$(subst run,run --append,$(COVER)) tests/management tests/results tests/simulation tests/house/test_refusals.py
	$(foreach room,simulation management results,$(PY) -m coverage report --fail-under=95 \
	  --include="src/salescoach/$(room)/*" &&) true

mutants: $(READY)
	$(PY) scripts/mutants.py $(ARGS)

fuzz: $(READY)
	SALESCOACH_FUZZ=10000 $(PY) -m pytest tests/crm/test_import_fuzz.py -q $(ARGS)

thorough: $(READY)
	SALESCOACH_THOROUGH=1 $(PY) -m pytest tests/docs/test_model_description.py -q -n $(WORKERS) $(ARGS)

# Pins that still fit are kept, so a small change gives a small difference.
lock:
	$(call uv,.venv-lock)
	.venv-lock/bin/uv pip compile pyproject.toml --all-extras --group dev --universal \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet $(LOCK_FLAGS) -o requirements.txt
	rm -rf .venv-lock

clean:
	rm -rf .venv .venv-lock .venv-lowest .venv-review build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name .git -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints -o -name '*.egg-info' \) \
	  -type d -prune -exec rm -rf {} +
