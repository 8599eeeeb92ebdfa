# countersign.  `make render` and `make test` do all the set-up themselves, on
# a bare Debian 12 with git, gcc and make; plain `make` only builds.
#
# Everything made goes below $(OUT).  MODULES narrows a build to some folders
# of generator/.

OUT ?= out
# One spelling of it, however it was given: the dependency files name it.
override OUT := $(patsubst $(CURDIR)/%,%,$(abspath $(OUT)))
CC = gcc
CLANG = clang
# The one date that the examples are rendered and tested with.
TODAY = 2026-08-20

MODULES ?= base report source plan seal criteria document html type pdf calendar \
    commands

# Debian's packages: to build, to print, to test.
BUILD_PACKAGES = pkg-config libxml2-dev libcmark-dev libyaml-dev libhpdf-dev \
    libharfbuzz-dev libfontconfig-dev libicu-dev libpng-dev \
    libjpeg62-turbo-dev liblcms2-dev libdeflate-dev libssl-dev nettle-dev libgit2-dev \
    libqpdf-dev libical-dev libglib2.0-dev liblzma-dev g++
PRINT_PACKAGES = fonts-inter fonts-noto-core fonts-noto-cjk \
    hyphen-en-gb hyphen-en-us hyphen-de hyphen-fr hyphen-es hyphen-pl \
    hyphen-pt-pt hyphen-pt-br
TEST_PACKAGES = libcmocka-dev clang clang-format libclang-rt-14-dev qpdf \
    poppler-utils libnss3-tools chromium python3 python3-icalendar \
    python3-dateutil python3-yaml python3-jsonschema libxml2-utils \
    librsvg2-2 pre-commit

BENCH_PACKAGES = python3-yaml yamllint pandoc weasyprint

PKGS = libxml-2.0 libcmark yaml-0.1 harfbuzz harfbuzz-subset fontconfig \
       icu-i18n icu-uc libpng libjpeg lcms2 libdeflate libcrypto nettle \
       glib-2.0 libical
CSTD = -std=c11 -D_GNU_SOURCE
WARN = -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wundef -Wvla -Wformat=2
OPT ?= -O2 -g
SAN ?=
# The program of the check is optimised as a whole and by -O3, each of which
# takes 4 % off its time, and nothing that can be measured off the press's.  The
# objects of its folders hold plain code as well, for all else.  `make WHOLE=`
# links in a moment.
WHOLE ?= $(if $(SAN),,-O3 -flto=auto)
WHOLE_MODULES = base report source plan seal criteria commands
AS_WHOLE = $(if $(WHOLE),-fno-lto)
# What prints and is not in the check: 2 % off its instructions.
PRESS_OPT ?= $(if $(SAN),,-O3)
# The sanitizers' own checks make gcc think that a format may be NULL.
WARN += $(if $(SAN),$(if $(findstring clang,$(CC)),,-Wno-format-truncation))
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
CFLAGS = $(CSTD) $(WARN) $(OPT) $(SAN) -Igenerator \
         $(PKG_CFLAGS) -MMD -MP
LIBS = $(PKG_LIBS) -lhpdf -lm -lpthread

# The two programs hold the libraries that have an archive, and lie at a fixed
# place: to load thirty shared ones and to find their 8,000 symbols took 5 ms of
# each start, and now a quarter of that.  What has no archive stays shared, and
# so does libyaml, whose functions for memory source/pieces.c replaces.
# `make ARCHIVES=` takes them all as shared ones, as the sanitizers do.
ARCHIVES ?= $(if $(SAN),,ical xml2 icui18n icuuc icudata cmark fontconfig \
    png16 jpeg deflate crypto nettle expat lzma z stdc++)
HELD := $(filter /%,$(shell for a in $(ARCHIVES); do \
    $(CC) -print-file-name=lib$$a.a; done))
HOLD = $(if $(HELD),-no-pie -static-libgcc \
    -Xlinker --start-group $(HELD) -Xlinker --end-group \
    $(foreach a,$(HELD),-Xlinker --exclude-libs=$(notdir $(a))))

LEXICON_TABLE = generator/criteria/lexicon_table.c
SRC := $(sort $(filter-out $(LEXICON_TABLE), \
    $(foreach m,$(MODULES),$(wildcard generator/$(m)/*.c))))
OBJ := $(SRC:generator/%.c=$(OUT)/obj/%.o)
LIB = $(OUT)/obj/libcountersign.a
BIN = $(OUT)/bin/countersign
TESTS := $(sort $(wildcard tests/*_test.c))
TEST_BINS := $(TESTS:tests/%.c=$(OUT)/tests/%)

# Built-in assets (rules below): every file of templates/, but not the lists of
# words for the rules, which are built in as tables.
ASSETS := $(sort $(filter-out templates/README.md templates/words/rules.%, \
            $(wildcard templates/*.* templates/*/*.*)))
OBJ += $(if $(filter document,$(MODULES)),$(OUT)/obj/assets_table.o)
OBJ += $(if $(filter criteria,$(MODULES)),$(OUT)/obj/lexicon_tables.o)

.DELETE_ON_ERROR:
.PHONY: all
all: have-build
	@$(MAKE) --no-print-directory $(BIN)

# --- what the machine must have ---
#
# have-X stops with the one command that installs what is missing; setup-X
# runs that command, having said so.

packages-build = $(BUILD_PACKAGES)
packages-render = $(BUILD_PACKAGES) $(PRINT_PACKAGES)
packages-test = $(BUILD_PACKAGES) $(PRINT_PACKAGES) $(TEST_PACKAGES)
packages-bench = $(BUILD_PACKAGES) $(PRINT_PACKAGES) $(BENCH_PACKAGES)

# $(call missing,NAMES): a shell command that prints those not installed.
missing = for p in $(1); do \
    dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null \
        | grep -qx installed || printf ' %s' $$p; done
install = apt-get install -y --no-install-recommends

.PHONY: have-build
have-build:
	@m=$$($(call missing,$(packages-build))); [ -z "$$m" ] || { \
	    echo "countersign needs these packages:$$m"; \
	    echo "Install them with:"; \
	    [ "$$(id -u)" = 0 ] && s= || s='sudo '; \
	    echo "    $${s}apt-get update && $${s}$(install)$$m"; exit 1; }

.PHONY: setup-render setup-test setup-bench
setup-render setup-test setup-bench: setup-%:
	@m=$$($(call missing,$(packages-$*))); [ -z "$$m" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then s=; \
	elif command -v sudo >/dev/null; then s=sudo; \
	else echo "Missing packages:$$m"; \
	    echo "There is no sudo here; run as root:"; \
	    echo "    apt-get update && $(install)$$m"; exit 1; fi; \
	echo "Missing packages:$$m"; \
	echo "Running: $${s:+$$s }apt-get update && $${s:+$$s }$(install)$$m"; \
	mkdir -p $(OUT); log=$(OUT)/setup.log; \
	$$s apt-get update >$$log 2>&1 \
	    && $$s env DEBIAN_FRONTEND=noninteractive $(install) $$m >>$$log 2>&1 \
	    || { tail -20 $$log; echo "The set-up failed; $$log has all of it."; exit 1; }

# --- what people run ---

# One draft among the examples is there to show its mark: that is no failure.
.PHONY: render
render: setup-render
	@$(MAKE) --no-print-directory -s -j$$(nproc) $(BIN)
	@$(BIN) render plans --today $(TODAY) -o $(OUT)/plans
	@echo "Open $(OUT)/plans/northwind.pdf, or any .html beside it."

.PHONY: test
test: setup-test
	@$(MAKE) --no-print-directory -s check

# --- the build ---

# What is called holds the check and what keeps a plan, and loads only the
# libraries that these need (check_main.c); the rest is in the program beside it.
$(BIN): private AS_WHOLE = $(WHOLE)
$(BIN): $(OUT)/obj/check_main.o $(LIB) | $(BIN)-press
	@mkdir -p $(@D)
	$(LINK)

$(BIN)-press: $(OUT)/obj/main.o $(LIB)
	@mkdir -p $(@D)
	$(LINK)

# Linked beside its place and copied there: what a linker wrote can lie in the
# page cache in pieces of 2 MB, all of which a process maps that reads a byte of
# them: 15 MB of ICU's data, which it never looks at.
LINK = $(CC) $(OPT) $(SAN) $(AS_WHOLE) -o $@.linked $^ $(HOLD) \
    -Wl,--as-needed $(LIBS) \
    && install $@.linked $@ && rm $@.linked

$(LIB): $(OBJ)
	@rm -f $@
	@ar rcs $@ $(OBJ)

$(OUT)/obj/%.o: generator/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(if $(filter $(WHOLE_MODULES),$(*D)), \
	    $(if $(WHOLE),$(WHOLE) -ffat-lto-objects),$(PRESS_OPT)) -c -o $@ $<

# The word lists of the rules are built in as tables, which a program of ours
# prints from them.
WORD_LISTS = $(foreach l,en de fr es pl pt,templates/words/rules.$(l))
LEXICON_SRC = $(wildcard generator/base/*.c) $(LEXICON_TABLE) \
    generator/criteria/lexicon_list.c generator/criteria/lexicon_key.c
$(OUT)/gen/lexicon_table: $(LEXICON_SRC:generator/%.c=$(OUT)/obj/%.o)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(SAN) $(AS_WHOLE) -o $@ $^ -Wl,--as-needed $(LIBS)
$(OUT)/gen/lexicon_tables.c: $(OUT)/gen/lexicon_table \
    templates/words/rules.all $(WORD_LISTS)
	$^ >$@
$(OUT)/obj/lexicon_tables.o: $(OUT)/gen/lexicon_tables.c
	$(CC) $(CFLAGS) -c -o $@ $<

# Built-in assets: a table that is made anew when a file is added to templates/
# or taken out, and compiled anew when one changes.
.PHONY: FORCE
FORCE:
$(OUT)/gen/assets_table.c: generator/document/assets.awk FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(ASSETS) | awk -f generator/document/assets.awk >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$(OUT)/obj/assets_table.o: $(OUT)/gen/assets_table.c $(ASSETS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
# End of built-in assets.

# tests/<name>_test.c is one cmocka suite.
$(OUT)/tests/%: tests/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(AS_WHOLE) -Itests -o $@ $< $(LIB) $(LIBS) -lcmocka

.PHONY: test-%
test-%: $(OUT)/tests/%_test
	$<

# --- the checks; `make test` runs them all ---

SOURCES = $(sort $(wildcard generator/*.c generator/*/*.c tests/*.c))
HEADERS = $(sort $(wildcard generator/*/*.h tests/*.h))
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all

.PHONY: check
check:
	@$(MAKE) -s -j$$(nproc) $(BIN)
	@$(MAKE) -s -j$$(nproc) OUT=$(OUT)/san OPT='-O1 -g' SAN='$(SANITIZE)' suites
	@$(MAKE) -s -j$$(nproc) clang
	@OUT=$(OUT) TODAY=$(TODAY) sh tests/run.sh

.PHONY: suites
suites: $(BIN) $(TEST_BINS)

# Every file once more through the other compiler, for its warnings alone.  It
# suspects a comma missing wherever a list has a text of two lines.
.PHONY: clang
CLANG_OBJ = $(SOURCES:%.c=$(OUT)/clang/%.ok)
clang: $(CLANG_OBJ)
$(OUT)/clang/%.ok: %.c
	@mkdir -p $(@D)
	$(CLANG) $(CFLAGS) -Wno-string-concatenation -Itests -fsyntax-only -MF $(@:.ok=.d) -MT $@ $<
	@touch $@

.PHONY: format format-check
format:
	clang-format -i $(SOURCES) $(HEADERS)
format-check:
	@clang-format --dry-run -Werror $(SOURCES) $(HEADERS)

# No include runs upwards, and each library has its one or two files.
.PHONY: check-layers
check-layers:
	@awk -f tests/layers.awk $(wildcard generator/*/*.[ch])

# The catalogue, the examples and what is printed of it agree.  Where nothing is
# built yet it asks programs that are not optimised, which takes a quarter of the
# time.
RULES_OUT := $(if $(wildcard $(BIN)),$(OUT),$(OUT)/plain)
.PHONY: check-rules
check-rules:
	@$(MAKE) -s -j$$(nproc) OUT=$(RULES_OUT) \
	    $(if $(wildcard $(BIN)),,OPT=-O0 WHOLE= PRESS_OPT=) \
	    $(RULES_OUT)/bin/$(notdir $(BIN))
	@sh tests/rules.sh $(RULES_OUT)/bin/$(notdir $(BIN))

# --- the written reference ---

# Tables of plans/README.md and of the manual that the program's own make.
.PHONY: docs
docs: $(OUT)/tests/print_reference
	@OUT=$(OUT) sh tests/reference.sh write

# Golden texts: `make bless` writes tests/golden/ and tests/look/ anew, to be
# looked at: the texts in git, the pages in the documents.
.PHONY: bless
bless:
	@$(MAKE) -s -j$$(nproc) $(BIN)
	@OUT=$(OUT) TODAY=$(TODAY) sh tests/golden.sh bless
	@OUT=$(OUT) TODAY=$(TODAY) BLESS=1 sh tests/cases/look.sh

# --- fuzzing: tests/fuzz_NAME.c with tests/corpus/NAME/ for a start ---
#
# Not part of `make test`.  What is found is kept below $(OUT)/fuzz; a case
# worth keeping becomes a test.

FUZZ_SECONDS = 20
FUZZ_OUT = $(OUT)/fuzz
FUZZERS := $(patsubst tests/fuzz_%.c,%,$(wildcard tests/fuzz_*.c))
FUZZ_FLAGS = -fsanitize=fuzzer-no-link,address,undefined \
    -fno-sanitize-recover=undefined -Wno-string-concatenation

.PHONY: fuzz
fuzz:
	@for f in $(FUZZERS); do \
	    $(MAKE) --no-print-directory -s fuzz-$$f || exit 1; done
fuzz-%:
	@$(MAKE) --no-print-directory -s -j$$(nproc) CC=$(CLANG) OUT=$(FUZZ_OUT) \
	    OPT='-O1 -g' SAN='$(FUZZ_FLAGS)' $(FUZZ_OUT)/fuzzers/$*
	@sh tests/fuzz.sh $(FUZZ_OUT) $* $(FUZZ_SECONDS)
$(OUT)/fuzzers/%: tests/fuzz_%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -Itests -fsanitize=fuzzer -o $@ $< $(LIB) $(LIBS)
# End of fuzzing.

.PHONY: bench
bench: setup-bench
	@$(MAKE) -s -j$$(nproc) $(BIN) $(OUT)/tests/yaml_events
	@OUT=$(OUT) TODAY=$(TODAY) sh tests/bench.sh $(BIN)

.PHONY: clean
clean:
	rm -rf $(OUT)

-include $(shell find $(OUT)/obj $(OUT)/tests $(OUT)/clang -name '*.d' 2>/dev/null)
