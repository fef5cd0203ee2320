# Every target sets up what it needs first; set-up that is up to date costs nothing.
PYTHON ?= python3
IN_VENV := .venv/bin
# Two at a time: a clerk's computer and the build machine have two cores.
TEST_PROCESSES ?= 2

.PHONY: setup demo run test check bundle bench clean

setup: .venv/.installed resources/fonts/built-from.txt

demo: setup
	QT_QPA_PLATFORM=offscreen $(IN_VENV)/python main.py demo build/demo

run: setup
	$(IN_VENV)/python main.py

test: setup
	$(IN_VENV)/python -m pytest -n $(TEST_PROCESSES)

check: setup
	$(IN_VENV)/ruff format --check .
	$(IN_VENV)/ruff check .
	$(IN_VENV)/mypy
	$(MAKE) --no-print-directory test

bundle: setup
	@$(IN_VENV)/python scripts/prepare_machine.py bundle
	$(IN_VENV)/pyinstaller --noconfirm --log-level WARN --workpath build/pyinstaller pyinstaller.spec
	QT_QPA_PLATFORM=offscreen dist/youhuaban/youhuaban self-test

# Speed and memory beside named peers; the results go to docs/benchmarks.md.
bench: .venv/.bench-installed
	PYTHONPATH=. $(IN_VENV)/python scripts/bench/run.py

clean:
	rm -rf build dist resources/fonts .venv

.venv/.installed: $(wildcard requirements*.txt) scripts/prepare_machine.py
	@$(PYTHON) scripts/prepare_machine.py
	@$(PYTHON) -m venv .venv
	@echo "正在安装 Python 软件包……"
	@$(IN_VENV)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/.bench-installed: setup requirements-bench.txt
	@$(IN_VENV)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

# Where fonts cannot be built, the script says so and makes no such file: the next run tries again.
resources/fonts/built-from.txt: $(wildcard scripts/*font*.py) | .venv/.installed
	@$(IN_VENV)/python scripts/build_fonts.py
