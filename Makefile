# Two commands to know: `make run` and `make test`. Each sets up what it needs.

STORE ?=
PREFIX ?= /usr/local

RUN_PACKAGES = libncurses-dev libsimdjson-dev libutf8proc-dev nettle-dev
TEST_PACKAGES = less
BENCH_PACKAGES = libsqlite3-dev python3-venv git tig htop fzf
BENCH_PYTHON = Benchmarks/.build/python/bin/python
SCREENSHOT_PACKAGES = fonts-dejavu-core fonts-nanum libnss-wrapper python3-venv
SCREENSHOT_PYTHON = Documentation/.build/python/bin/python
RELEASE = -c release --static-swift-stdlib
BUILD_RELEASE = swift build $(RELEASE) --product userstui

.PHONY: run test test-tsan test-faults lint install bench screenshots clean run-packages test-packages \
	bench-packages screenshot-packages

## Build the program and start it; STORE=path opens that file.
run: run-packages
	@$(BUILD_RELEASE)
	@"$$($(BUILD_RELEASE) --show-bin-path)/userstui" $(if $(STORE),"$(STORE)")

## Run all tests.
test: run-packages test-packages
	swift build --build-tests
	swift test --skip-build

## Run the tests of Signals, built from nothing else, under ThreadSanitizer.
test-tsan:
	swift test --sanitize=thread --package-path Tests/ThreadSanitizer --scratch-path .build/tsan

## Put the store through crashes, power cuts, errors of the disk and damage; some minutes.
test-faults: run-packages
	swift build $(RELEASE) --product FaultSuite
	clang -shared -fPIC -O2 -Wall -Wextra -Werror -o .build/fault_shim.so Tests/FaultSuite/Shim/fault_shim.c
	"$$(swift build $(RELEASE) --show-bin-path)/FaultSuite" "$(CURDIR)/.build/fault_shim.so"

## Check the format of the sources.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests Resources Benchmarks

## Put the program into PREFIX/bin: one file that needs no other of this project.
install: run-packages
	$(BUILD_RELEASE)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 -s "$$($(BUILD_RELEASE) --show-bin-path)/userstui" "$(DESTDIR)$(PREFIX)/bin/userstui"

## Measure against named peers in the same run.
bench: test-packages bench-packages
	@$(MAKE) -s install DESTDIR= PREFIX="$(CURDIR)/Benchmarks/.build/installed"
	@swift build -c release --static-swift-stdlib --package-path Benchmarks
	@test -x $(BENCH_PYTHON) || python3 -m venv Benchmarks/.build/python
	@$(BENCH_PYTHON) -m pip install --quiet --disable-pip-version-check \
		"django>=5.2,<5.3" "blinker>=1.9,<2" "tinydb>=4.8,<5"
	@Benchmarks/.build/release/ScreenBench Benchmarks/.build/installed/bin/userstui
	@Benchmarks/.build/release/StoreBench $(BENCH_PYTHON) Benchmarks/store_peers.py
	@Benchmarks/.build/release/BusBench $(BENCH_PYTHON) Benchmarks/bus_peers.py

## Make the pictures of the README anew, from the real program.
screenshots: run-packages screenshot-packages
	@$(BUILD_RELEASE)
	@test -x $(SCREENSHOT_PYTHON) || python3 -m venv Documentation/.build/python
	@$(SCREENSHOT_PYTHON) -m pip install --quiet --disable-pip-version-check "pyte>=0.8.2,<0.9" "pillow>=11,<14"
	@$(SCREENSHOT_PYTHON) -B Documentation/screenshots.py "$$($(BUILD_RELEASE) --show-bin-path)/userstui" \
		Documentation/Screenshots

clean:
	rm -rf .build Benchmarks/.build Documentation/.build

run-packages:
	@.ci/packages $(RUN_PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

bench-packages:
	@.ci/packages $(BENCH_PACKAGES)

screenshot-packages:
	@.ci/packages $(SCREENSHOT_PACKAGES)
