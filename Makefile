# Every command sets up what it needs first; `make help` lists them. Settings go on the command line: make run PORT=8000
.DEFAULT_GOAL := help
.PHONY: help setup run chat train test check feedback evaluate bench fuzz widget pictures lint format lock clean
# One job at a time: each target builds on what the one before it made.
.NOTPARALLEL:

PYTHON := .venv/bin/python
# More options for the command itself, such as: make chat ARGS=--json
ARGS ?=
unexport ARGS
# A notice of SQLAlchemy's about code in Rasa.
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## Find Python 3.10 and install the packages into .venv
	@sh scripts/setup.sh

run: train ## Start the advisor on http://127.0.0.1:5005 (PORT= and HOST= change it)
	@$(PYTHON) -m advisor.server.launch

chat: train ## Talk to it on the command line (ARGS=--json for scripts)
	@$(PYTHON) -m advisor.channels.cli $(ARGS)

train: setup ## Train the model, if what it is made from has changed (ARGS=--force: in any case)
	@$(PYTHON) -m advisor.server.train $(if $(filter train,$(MAKECMDGOALS)),$(ARGS),--quiet)

# Two workers, each with whole files: what a file's tests share, such as a server, is made once.
test: train ## Run every test
	@$(PYTHON) -m pytest --numprocesses 2 --dist loadfile $(ARGS)

check: setup ## Check the knowledge files and the Rasa data
	@$(PYTHON) -m advisor.knowledge
	@$(PYTHON) -m advisor.server.rasa_cli data validate
	@echo "Rasa data: no errors."

feedback: setup ## Show what people thought of the answers
	@$(PYTHON) -m advisor.server.feedback

evaluate: train ## Measure understanding; writes results/ (BENCHMARK=clinc|banking FOLDER=...: on a public set)
	@$(PYTHON) -m $(if $(BENCHMARK),tests.nlu.benchmark "$(BENCHMARK)" "$(FOLDER)",tests.nlu.evaluate) $(ARGS)

bench: train ## Measure speed and memory beside a stock Rasa project; writes results/bench.json
	@$(PYTHON) -m tests.load.bench $(ARGS)

pictures: setup ## Draw the pictures of README; writes results/
	@$(PYTHON) scripts/pictures.py

fuzz: train ## Try the chat API with odd requests, against its description
	@$(PYTHON) -m scripts.fuzz

widget: setup ## Test and build the website widget (needs Node 20; ARGS=--check: only compare with the shipped file)
	@command -v npm >/dev/null || { echo "npm was not found: install Node 20 or newer, then run the same command again." >&2; exit 1; }
	@npm --prefix widget ci --silent
	@npm --prefix widget run --silent check
	@npm --prefix widget run --silent test
	@npm --prefix widget run --silent build -- $(ARGS)

lint: setup ## Check style and types
	@$(PYTHON) -m ruff check --quiet
	@$(PYTHON) -m ruff format --check --quiet
	@$(PYTHON) -m mypy --no-error-summary
	@echo "Style and types: no errors."

format: setup ## Put the code into the project's style
	@$(PYTHON) -m ruff check --fix --quiet
	@$(PYTHON) -m ruff format --quiet

lock: ## Resolve requirements*.in into the hashed lock files
	@sh scripts/setup.sh
	@$(PYTHON) scripts/lock.py

clean: ## Remove what can be made again: .venv, models and caches (conversations in var/ stay)
	@rm -rf .venv .cache .rasa models widget/node_modules .pytest_cache .ruff_cache .mypy_cache
	@find advisor actions scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
