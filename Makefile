# 报档 Baodang: from a fresh clone to a running site. Needs GNU make 3.81 and Python 3.11 or newer.

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-all lint browser train-repair train-roles measure-repair measure-pages bench data lock clean
.NOTPARALLEL:  # two installers in one environment would get in each other's way

# What the caller's shell says about other Pythons must not leak into our environment.
unexport PYTHONPATH PYTHONHOME
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_USER := 0

BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --no-build-isolation --use-pep517
LOCKED := $(PIP) --require-hashes
SAY_FAILED := echo "安装没有完成。请检查网络（可用 PIP_INDEX_URL 指定镜像），然后再运行一次同样的命令。" >&2
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)

help:  ## 列出全部命令
	@echo "报档 Baodang：把报纸版面文本变成可检索的文章。用法：make 命令 [变量=值]"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*##  *\(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'
	@echo
	@echo "变量：HOST、PORT（serve 的地址和端口，默认 127.0.0.1、8000），BAODANG_HOME（档案文件夹，"
	@echo "默认 baodang-data），PYTHON（用哪个 Python），BROWSER=0（test 不运行浏览器测试）。"

setup: .venv/.run  ## 建立 .venv，安装程序；命令在 .venv/bin/baodang
	@echo "已就绪：$(BIN)/baodang"

serve: .venv/.run  ## 安装，档案为空就先收录 seeds/，然后启动网站
	@exec $(BIN)/baodang serve --index-if-empty seeds \
		$(if $(HOST),--host '$(HOST)') $(if $(PORT),--port '$(PORT)')

test: .venv/.dev .venv/.bench browser lint  ## 检查代码格式和类型，运行测试（含真实浏览器）
	@$(BIN)/pytest --hypothesis-profile=ci -m "not slow"

test-all: .venv/.dev .venv/.bench browser lint  ## 同上，再加上耗时的全量测试，随机测试每次换新的例子
	@$(BIN)/pytest

lint: .venv/.dev  ## 只检查代码格式和类型
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: .venv/.dev
ifneq ($(BROWSER),0)
	@$(BIN)/python tests/find_browser.py
endif

train-repair: .venv/.train  ## 重新学习断栏接续的权重（约十五分钟，要下载训练用的文本和工具）
	PYTHONPATH=.:tests:tools $(BIN)/python tools/train_repair.py

train-roles: .venv/.train  ## 重新学习每一行是什么的权重（约四分钟）
	PYTHONPATH=.:tests:tools $(BIN)/python tools/train_roles.py

measure-repair: .venv/.dev  ## 在造出的残缺版面上测量断栏接续的准确率
	@PYTHONPATH=.:tests $(BIN)/python tools/measure_repair.py $(ARTICLES)

measure-pages: .venv/.dev  ## 在没有学过的整版上测量分篇的准确率
	@PYTHONPATH=.:tests $(BIN)/python tools/measure_pages.py $(PAGES)

bench: .venv/.bench  ## 和别的检索引擎比快慢（约三分钟；OPTIONS="--full"：完整测量）
	@$(BIN)/baodang bench $(OPTIONS)

data: .venv/.run  ## 从原始软件包重建地名表和繁简字表（需要 npm，下载约 25 MB）
	$(BIN)/python tools/make_gazetteer.py
	$(BIN)/python tools/make_traditional.py

lock:  ## 重做依赖锁定文件（需要 uv；全部升级：make lock UPGRADE=--upgrade）
	@command -v uv >/dev/null || { echo "make lock 需要 uv，请先安装它。"; exit 1; }
	$(LOCK) --group build -o requirements-build.lock
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements-build.lock -c requirements.lock \
		-o requirements-dev.lock
	$(LOCK) --group bench -c requirements-dev.lock -o requirements-bench.lock
	$(LOCK) --group whoosh -o requirements-whoosh.lock
	$(LOCK) --group build --group train -c requirements-dev.lock -o requirements-train.lock

clean:  ## 删除 .venv 和各种缓存；档案和 seeds/ 不动
	rm -rf .venv build dist baodang.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find archive indexer webui tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment works in the folder where it was made: one that was moved, or whose Python is
# gone, is made anew. The stamps make every later run instant and free of the network.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat .venv/.made 2>/dev/null),$(CURDIR))
.PHONY: .venv/.made
endif

.venv/.made:
	@python=$$(sh tools/find_python.sh) || exit 1; \
	echo "正在用 $$python 建立环境 .venv …"; \
	"$$python" -m venv --clear .venv
	@echo "$(CURDIR)" > $@

.venv/.run: .venv/.made requirements-build.lock requirements.lock pyproject.toml
	@echo "正在安装程序和它的依赖（第一次要下载约 50 MB，请稍候）…"
	@{ $(LOCKED) -r requirements-build.lock && $(LOCKED) -r requirements.lock \
		&& $(PIP) --no-deps -e .; } || { $(SAY_FAILED); exit 1; }
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock requirements-whoosh.lock
	@echo "正在安装测试工具（第一次要下载约 90 MB，请稍候）…"
	@{ $(LOCKED) -r requirements-dev.lock && $(LOCKED) --no-deps --upgrade \
		--target .venv/whoosh-original -r requirements-whoosh.lock; } || { $(SAY_FAILED); exit 1; }
	@touch $@

.venv/.train: .venv/.dev requirements-train.lock
	@echo "正在安装训练工具（约 100 MB，请稍候）…"
	@$(LOCKED) -r requirements-train.lock || { $(SAY_FAILED); exit 1; }
	@touch $@

.venv/.bench: .venv/.run requirements-bench.lock
	@echo "正在安装用来比较的引擎（约 10 MB，请稍候）…"
	@$(LOCKED) -r requirements-bench.lock || { $(SAY_FAILED); exit 1; }
	@touch $@
