# hoso_kit. Everything here works on a bare Debian with python3 (3.11 or newer) and make.
#   make app    mở phòng tập trong trình duyệt        open the learner's app
#   make demo   chạy thử cả vòng chấm bài             the whole course round with invented learners
#   make test   lint, types, floors, all tests        make bench  the benchmarks
#   make lint   the quick checks only                 make clean  remove what these made
VENV := .venv
PY := $(VENV)/bin/python
export PYTHONUTF8 := 1

.PHONY: app demo test bench lint clean help

help:
	@sed -n '2,5s/^# *//p' Makefile

app: $(VENV)/.ready-app
	@$(VENV)/bin/hoso app

demo: $(VENV)/.ready-app
	@$(VENV)/bin/hoso demo

# worksteal: otherwise one worker is given a quarter of all tests at once, and with it all that open a browser
test: $(VENV)/.ready-test
	@sh scripts/find-chromium.sh --install >/dev/null || true
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest -n 2 --dist worksteal tests

bench: $(VENV)/.ready-test
	$(PY) -m tests.benchmarks

lint: $(VENV)/.ready-test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy --strict hoso_kit
	$(VENV)/bin/lint-imports

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: installing happens again only when the lists of packages change.
$(VENV)/.ready-app: pyproject.toml constraints.txt scripts/setup.sh
	@sh scripts/setup.sh . $@

$(VENV)/.ready-test: pyproject.toml constraints.txt scripts/setup.sh
	@sh scripts/setup.sh ".[test]" $@
