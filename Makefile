# Everyday commands. `make help` lists them; each says what it does and how far it is.
# JOBS=n sets how many compile at once (default: the cores of this machine).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
JOBS ?= $(shell nproc)
PYTHON := .venv/bin/python
GENIE := build/release/bin/genie
BUILD = cmake --build --preset
TARGET_fuzz := --target fuzzers
CONFIGURE_release := -DGENIE_BUILD_PYTHON=ON
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1

.PHONY: help setup run build test check wheel bench-setup bench screens lint format tidy clean

help:  ## lists these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup:  ## installs what building and testing need and this machine lacks
	@tools/setup.sh build test

run: setup-build build/release/build.ninja  ## builds, and finds the elements of the sample screens
	@echo "Building build/release/bin/genie"
	@$(BUILD) release -j $(JOBS) --target genie
	@$(GENIE) detect examples/screens --out out/screens

build: setup-build build/release/build.ninja  ## builds the command line and the Python module
	@echo "Building the release"
	@$(BUILD) release -j $(JOBS)

test: setup build/release/build.ninja  ## builds and runs every test, C++ and Python
	@echo "[1/6] Building the release and its tests"
	@$(BUILD) release -j $(JOBS)
	@echo "[2/6] C++ tests"
	@ctest --preset release -j $(JOBS)
	@echo "[3/6] The portable libraries for wasm32-wasi"
	@$(MAKE) build/wasm/build.ninja && $(BUILD) wasm -j $(JOBS)
	@echo "[4/6] A project that finds the installed libraries"
	@tests/consumer/run.sh build/release build/consumer
	@echo "[5/6] Lint"
	@$(PYTHON) -m tools.lint
	@echo "[6/6] Python tests"
	@$(PYTHON) -m pytest -q

check: setup  ## runs the sanitizers, the second compiler and a minute of each fuzzer
	@$(MAKE) check-asan check-tsan check-gcc check-fuzz

check-asan check-tsan check-gcc check-fuzz: check-%: build/%/build.ninja
	@echo "Building and testing with the preset $*"
	@$(BUILD) $* -j $(JOBS) $(TARGET_$*)
	@ctest --preset $* -j $(JOBS)

wheel: setup  ## builds a wheel that runs without any -dev package, and tries it
	@tools/wheel.sh dist

bench-setup:  ## installs the rivals that the benchmarks compare with
	@tools/setup.sh build bench
	@echo "Building the rivals: build/rivals"
	@$(MAKE) build/rivals/build.ninja
	@$(BUILD) rivals -j $(JOBS)

bench: bench-setup build/bench/build.ninja  ## builds and runs the benchmarks
	@$(BUILD) bench -j $(JOBS)
	@bench/run.sh build/bench

screens:  ## draws the sample screens and bench/screens (needs Chromium: see tools/screens)
	@tools/screens/make_screens.sh

lint: setup  ## checks sizes, names, arrows between libraries and formatting
	@$(PYTHON) -m tools.lint

format:  ## formats the C++ files
	@git ls-files -z '*.h' '*.cpp' | xargs -0 clang-format-22 -i

tidy: build/dev/build.ninja  ## runs clang-tidy over the libraries
	@run-clang-tidy-22 -quiet -p build/dev -j $(JOBS) '/libs/.*/src/'

clean:  ## removes what was built (not .venv)
	rm -rf build out dist

.PHONY: setup-build
setup-build:
	@tools/setup.sh build

build/%/build.ninja: CMakePresets.json
	@echo "Configuring the preset $*"
	@mkdir -p build && cmake --preset $* $(CONFIGURE_$*) >build/configure-$*.log 2>&1 || { cat build/configure-$*.log; exit 1; }
	@touch $@
