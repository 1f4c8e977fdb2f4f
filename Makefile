# make run: the dashboard on 127.0.0.1 (PORT, default 8501). make test: everything. Both set themselves up.

PORT ?= 8501
PYTHON := .venv/bin/python
SAMPLE := data/samples/town
WATCHED := etl data/reference data/templates $(addprefix $(SAMPLE)/,incoming reference journal/received.csv)
PROGRAMS := chromium libatomic1 fonts-noto-cjk libreoffice-writer libreoffice-calc libreoffice-impress poppler-utils
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq
# $(call install,NAMES): from Debian's packages, silent unless it fails.
install = { log=$$( { $(APT) update && $(APT) -y install --no-install-recommends $(1); } 2>&1 ) || echo "$$log" >&2; }
# $(call fetch,FILE): the packages a requirements file names.
fetch = $(PYTHON) -m pip install --quiet --disable-pip-version-check -r $(1) || \
	{ echo "$(1) 中的组件没有装全，请检查网络后重新运行。" >&2; exit 1; }

.PHONY: run setup sample test programs

run: sample
	@echo "安全生产整改督办：http://127.0.0.1:$(PORT) （按 Ctrl+C 停止）"
	@exec $(PYTHON) -m streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT) --server.headless true

setup: .venv/.installed

# What is installed is remembered by a stamp beside it, so only a changed requirements.txt installs again.
.venv/.installed: requirements.txt
	@python=; \
	for name in python3.11 python3 python; do \
	    if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "没有找到 Python 3.11，请先安装（Debian：apt-get install python3）。" >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        echo "首次运行：正在安装 python3-venv ……"; \
	        $(call install,python3-venv); \
	    fi; \
	    if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	        echo "Python 缺少 venv 组件，请先安装（Debian：sudo apt-get install python3-venv），再重新运行。" >&2; exit 1; \
	    fi; \
	fi; \
	echo "正在安装所需的 Python 组件（只在首次运行或 requirements.txt 变动后）……"; \
	$(PYTHON) -m pip --version >/dev/null 2>&1 || $$python -m venv --clear .venv
	@$(call fetch,requirements.txt)
	@touch $@

.venv/.installed-tests: tests/requirements.txt .venv/.installed
	@$(call fetch,tests/requirements.txt)
	@touch $@

# The sample town's snapshot: made afresh when it is missing or its returns have changed, renewed when the reader, the
# models or the registers have. The load ends with 1 because the sample has bad rows planted in it: so it should.
sample: .venv/.installed
	@stamp=.venv/.sample; current=$(SAMPLE)/snapshots/CURRENT; \
	if [ -f $$current ] && [ -f $$stamp ] && [ -z "$$( { \
	    find $(WATCHED) -type f ! -name '*.pyc' -newer $$stamp; find $(SAMPLE)/incoming -type d -newer $$stamp; \
	    } 2>/dev/null | head -n 1)" ]; then exit 0; fi; \
	echo "正在载入示例数据……"; \
	last=$$stamp; [ -f $$stamp ] || last=$$current; \
	if [ ! -f $$current ] || [ -n "$$(find $(SAMPLE)/incoming -newer $$last -print | head -n 1)" ]; then \
	    rm -rf $(SAMPLE)/accepted $(SAMPLE)/snapshots $(SAMPLE)/outbox; \
	fi; \
	touch $$stamp.begun; \
	$(PYTHON) -m etl load $(SAMPLE)/incoming --data $(SAMPLE) >$$stamp.log 2>&1; status=$$?; \
	if [ $$status -gt 1 ] || [ ! -f $$current ]; then \
	    cat $$stamp.log >&2; echo "示例数据没有载入成功，请按上面的提示处理后重新运行。" >&2; exit 1; \
	fi; \
	mv $$stamp.begun $$stamp

test: .venv/.installed-tests programs sample
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@env -u SAFETY_DATA $(PYTHON) -m pytest -n 2 --dist loadfile

bench: .venv/.installed-tests programs
	@$(PYTHON) tests/bench/import_speed.py
	@$(PYTHON) -m tests.bench.click_speed
	@$(PYTHON) -m tests.bench.letters_speed

# The browser tests need Chromium, what playwright drives it with (libatomic1) and a Chinese font; the document tests
# LibreOffice and poppler.
programs:
	@missing=; \
	for name in $(PROGRAMS); do \
	    dpkg-query -W -f '$${db:Status-Status}' $$name 2>/dev/null | grep -qx installed || missing="$$missing $$name"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "正在安装测试所需的程序：$$missing ……"; \
	    $(call install,$$missing); \
	    if dpkg-query -W $$missing >/dev/null 2>&1; then exit 0; fi; \
	fi; \
	echo "运行测试前请先安装：sudo apt-get install -y$$missing" >&2; exit 1
