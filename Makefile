# SPDX-License-Identifier: Apache-2.0
# The few commands one needs; all of them are thin covers over CMake presets (see CMakePresets.json).
#   make demo    install what is missing, build, and show the whole road on samples/
#   make build   the program, at build/release/weft
#   make test    build and run every test
#   make interop  open exports in Gephi, Neo4j, networkx, igraph, rdflib, DuckDB, pandas ..., which it installs
#   make threads what threads share and the commands that start them, under the thread sanitizer
#   make fuzz     look for inputs that break a reader or parser, SECONDS for each (60), by clang
#   make tidy     clang-tidy on the files that differ from BASE
#   make coverage measure which lines the tests reach
#   make lint    style of C++ and shell files;  make format mends the C++ ones
SHELL := /bin/bash
.DEFAULT_GOAL := build
JOBS ?= $(shell nproc)
PRESET ?= release

.PHONY: demo build test interop threads fuzz tidy coverage lint format packages clean

packages:
	@.ci/install

build: packages
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET) --parallel $(JOBS) --target weft
	@echo "Built build/$(PRESET)/weft"

test: packages
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET) --parallel $(JOBS)
	@ctest --preset $(PRESET) --parallel $(JOBS)

# Opens exports in the programs they are for; those that are not to be had are named and skipped.
interop: build
	@.ci/interop build/$(PRESET)/weft build/interop

demo: build
	@.ci/demo build/$(PRESET)/weft build/demo

# What threads share and the commands that start them, under the thread sanitizer; make test PRESET=tsan
# runs all tests under it.
threads: packages
	@cmake --preset tsan >/dev/null
	@cmake --build --preset tsan --parallel $(JOBS) --target weft threads_test
	@export TSAN_OPTIONS=halt_on_error=1:report_thread_leaks=0; \
	  build/tsan/tests/threads/threads_test --gtest_brief=1 && \
	  tests/threads/program.sh build/tsan/weft samples

# Keeps what it learns, and findings, in build/fuzz/runs.
SECONDS ?= 60
fuzz: packages
	@.ci/install clang libclang-rt-14-dev
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz --parallel $(JOBS) --target weft_fuzz
	@tests/fuzz/run build/fuzz/tests/fuzz/weft_fuzz $(SECONDS) build/fuzz/runs $(TARGETS)

lint:
	@.ci/lint

# Of the files that differ from BASE; all of them would take half an hour.
BASE ?= origin/main
tidy: packages
	@.ci/install clang clang-tidy
	@cmake --preset tidy >/dev/null
	@git diff --name-only --diff-filter=d $(BASE) -- 'core/*.cc' 'extractor/*.cc' 'graph/*.cc' 'export/*.cc' 'cli/*.cc' \
	  | xargs -r -P $(JOBS) -n 4 clang-tidy -p build/tidy --quiet

# Lines of extractor/, graph/ and export/ that the tests reach: at least 85 of 100 each.
coverage: packages
	@.ci/install gcovr
	@cmake --preset coverage >/dev/null
	@cmake --build --preset coverage --parallel $(JOBS)
	@ctest --test-dir build/coverage --parallel $(JOBS) --output-on-failure
	@for room in extractor graph export; do \
	  gcovr --root . --object-directory build/coverage --filter "$$room/" --print-summary --fail-under-line 85 | grep lines; done

format:
	@git ls-files '*.cc' '*.h' | xargs clang-format -i

clean:
	rm -rf build
