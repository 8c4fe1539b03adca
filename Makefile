# The commands of this project. The two that everybody needs: make run, make test.
.DEFAULT_GOAL := help
SHELL := /bin/bash
TOOLS := .tools
UV := $(shell command -v uv 2>/dev/null || echo $(TOOLS)/uv/bin/uv)
STAMP := .venv/.installed
RUN := $(UV) run --no-sync --quiet
TESTERS ?= logical

.PHONY: help run test sure setup train evaluate conversations words bench soak simulate-experiments console bench-console canary fuzz fuzz-coverage prove mutants licences sbom audit format lint types imports coverage clean

help: ## Show these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 22

run: $(STAMP) ## Start the assistant and the console on this machine
	@$(RUN) second-thought run

test: $(STAMP) ## Run the tests (trains the model meanwhile if needed); says how long it takes, and how far it is
	@$(RUN) pytest -n $(TESTERS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder

sure: $(STAMP) format lint types imports coverage ## Everything before a push

setup: $(STAMP) ## Install only

train: $(STAMP) ## Train the model if its sources changed
	@$(RUN) second-thought train

evaluate: $(STAMP) train ## Measure understanding on held-out messages
	@$(RUN) second-thought evaluate

conversations: $(STAMP) train ## Play the suite of conversations; writes results/conversations.html
	@$(RUN) python -m tools.conversations

words: $(STAMP) ## Measure the texts by language, and write a sheet a language for native readers
	@$(RUN) python -m tools.words

bench: $(STAMP) train ## Measure beside a stock set-up of Rasa (1.5 GB more, needs a C compiler)
	@$(RUN) python -m benchmarks.run

soak: $(STAMP) train ## Let the assistant answer for half an hour; says what grew
	@$(RUN) python -m benchmarks.soak

simulate-experiments: $(STAMP) ## Prove the statistics of experiments on thousands of made-up ones
	@$(RUN) python -m tools.trials

bench-console: $(STAMP) ## Measure the console's pages, first look and next, as outcomes grow (10 minutes)
	@$(RUN) python -m benchmarks.console_pages

console: $(STAMP) ## Start the operators' console alone
	@$(RUN) second-thought console

canary: $(STAMP) train ## Prove with 10,000 messages that nothing of a visitor is kept (15 minutes)
	@CANARY_MESSAGES=10000 $(RUN) pytest tests/canary -q

fuzz: $(STAMP) train ## Ask both planes 100,000 requests that nobody should send (10 minutes)
	@FUZZ_REQUESTS=125000 $(RUN) pytest tests/fuzz -q

# Atheris is for this alone and brings its own libFuzzer, so that it stands in no environment of ours.
fuzz-coverage: $(STAMP) ## Search each parser for bytes that break its promise, led by coverage (15 minutes)
	@OMP_NUM_THREADS=1 $(RUN) --with 'atheris==3.0.0' python -m tests.fuzz.guided

prove: $(STAMP) train ## Run all proofs and write docs/proofs.md (half an hour; PROVE=full: one and a half)
	@$(RUN) python -m tools.proofs

mutants: $(STAMP) train ## Put small faults into the code, one at a time: do the tests notice? (an hour; MUTANTS=<options>)
	@OMP_NUM_THREADS=1 $(RUN) python -m tools.mutants $(MUTANTS)

licences: $(STAMP) ## Write docs/licences.md
	@$(RUN) python -m tools.licences

# Both tools want a newer `packaging` than Rasa bears, so that each runs in an environment of its own.
LOCKED = $(UV) export --quiet --frozen --no-dev --no-emit-project --format requirements.txt

sbom: $(STAMP) ## Write a software bill of materials (CycloneDX) with the hashes of uv.lock
	@mkdir -p results && $(LOCKED) --output-file results/requirements.txt
	@PYTHONWARNINGS=ignore $(UV) tool run --quiet --from 'cyclonedx-bom==7.5.0' cyclonedx-py requirements \
	  results/requirements.txt --pyproject pyproject.toml --of JSON --output-file results/sbom.json
	@echo "results/sbom.json"

audit: $(STAMP) ## List known vulnerabilities that have no decision in decisions/advisories.yml (network)
	@mkdir -p results && $(LOCKED) --output-file results/requirements.txt
	@$(UV) tool run --quiet --from 'pip-audit==2.10.1' pip-audit --strict --disable-pip \
	  $$(sed -n 's/^- id: /--ignore-vuln /p' decisions/advisories.yml) \
	  --require-hashes --requirement results/requirements.txt

format: $(STAMP) ## Format the code
	@$(RUN) ruff format --quiet .

lint: $(STAMP) ## Lint
	@$(RUN) ruff format --check --quiet . && $(RUN) ruff check .

types: $(STAMP) ## Check the types
	@$(RUN) mypy

imports: $(STAMP) ## Check who may import whom
	@$(RUN) lint-imports

coverage: $(STAMP) train ## Tests with coverage
	@$(RUN) pytest --cov --cov-report=term-missing:skip-covered

clean: ## Remove what is generated (data in .home stays)
	rm -rf .venv .tools models results .pytest_cache .mypy_cache .ruff_cache

$(STAMP): pyproject.toml uv.lock bot/engine/second_thought_lean.pth | uv
	@echo "Installing (about 700 MB, once)."
	@$(UV) sync --quiet --frozen || { \
	  echo "The installation failed: is there a network, and a gigabyte of free disk?" >&2; exit 1; }
	@touch $@

.PHONY: uv
uv:
	@[ -x "$$(command -v $(UV))" ] || { \
	  echo "Getting uv into $(TOOLS)."; \
	  python3 -m venv $(TOOLS)/uv && $(TOOLS)/uv/bin/pip install --quiet 'uv>=0.9,<1' || { \
	    echo "uv could not be installed: is there a network, and the package python3-venv?" >&2; exit 1; }; }
