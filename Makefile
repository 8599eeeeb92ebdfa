# countersign: `make render` and `make test` do all the set-up themselves.
#
# Plain `make` only builds; it names what is missing.  Everything made goes
# below $(OUT).  MODULES narrows a build to some folders of generator/.

OUT ?= out
CC = gcc
# The one date that the examples are rendered and tested with.
TODAY = 2026-08-20

MODULES ?= base report source plan seal criteria document html type pdf commands

PKGS = libxml-2.0 libcmark yaml-0.1 harfbuzz harfbuzz-subset fontconfig icu-i18n \
       icu-uc libpng libjpeg lcms2 libdeflate libcrypto cmocka
CSTD = -std=c11 -D_GNU_SOURCE
WARN = -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wundef -Wvla -Wformat=2
OPT ?= -O2 -g
SAN ?=
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
CFLAGS = $(CSTD) $(WARN) $(OPT) $(SAN) -Igenerator \
         $(PKG_CFLAGS) -MMD -MP
LIBS = $(PKG_LIBS) -lhpdf -lm -lpthread

SRC := $(sort $(foreach m,$(MODULES),$(wildcard generator/$(m)/*.c)))
OBJ := $(SRC:generator/%.c=$(OUT)/obj/%.o)
LIB = $(OUT)/obj/libcountersign.a
BIN = $(OUT)/bin/countersign
TESTS := $(sort $(wildcard tests/*_test.c))
TEST_BINS := $(TESTS:tests/%.c=$(OUT)/tests/%)

# Built-in assets (rules below): every file of templates/.
ASSETS := $(sort $(filter-out templates/README.md, \
            $(wildcard templates/*.* templates/*/*.*)))
OBJ += $(if $(filter document,$(MODULES)),$(OUT)/obj/assets_table.o)

.DELETE_ON_ERROR:
.PHONY: all
all: $(BIN)

$(BIN): $(OUT)/obj/main.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(OPT) $(SAN) -o $@ $^ $(LIBS)

$(LIB): $(OBJ)
	@rm -f $@
	@ar rcs $@ $(OBJ)

$(OUT)/obj/%.o: generator/%.c
	@mkdir -p $(@D)
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
	$(CC) $(CFLAGS) -Itests -o $@ $< $(LIB) $(LIBS)

.PHONY: test-%
test-%: $(OUT)/tests/%_test
	$<

-include $(shell find $(OUT)/obj $(OUT)/tests -name '*.d' 2>/dev/null)
