#!/bin/sh
# How fast it is: bench.sh PROGRAM.  Whole processes, after a warm-up, the
# median of several samples; a sample of a quick command is ten runs, so that
# the clock's own process does not count.  Beside it, when they are installed,
# pandoc with weasyprint: the same document, its words and tables as Markdown,
# to HTML and PDF.
set -u
bin=$1
TODAY=${TODAY:-2026-08-20}
SAMPLES=${SAMPLES:-11}
plan=plans/northwind.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

median() { # of the lines of standard input
    sort -n | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'
}

# Microseconds a run of a command: the median of N samples of RUNS runs.  The
# command is called with the number of the run.
measure() { # N RUNS COMMAND...
    measure_n=$1 measure_runs=$2
    shift 2
    "$@" warm-up || return 1
    measure_i=0
    while [ $measure_i -lt "$measure_n" ]; do
        measure_k=0
        measure_from=$(date +%s%N)
        while [ $measure_k -lt "$measure_runs" ]; do
            "$@" "$measure_i-$measure_k" || return 1
            measure_k=$((measure_k + 1))
        done
        echo $((($(date +%s%N) - measure_from) / 1000 / measure_runs))
        measure_i=$((measure_i + 1))
    done | median
}

say() { # WHAT MICROSECONDS NOTE
    awk -v what="$1" -v us="$2" -v note="$3" 'BEGIN {
        printf "%-52s %9.2f ms   %s\n", what, us / 1000, note }'
}

# Each run writes to a folder of its own: the same bytes would be left alone.
render_one() { # RUN
    "$bin" render "$plan" --today "$TODAY" -q -o "$work/one/$1"
}

check_one() { # RUN
    "$bin" check "$plan" --today "$TODAY" -q
}

many=200
one_core() { # COMMAND...
    if command -v taskset >/dev/null; then taskset -c 0 "$@"; else "$@"; fi
}

render_many() { # RUN
    one_core "$bin" render "$work/many" --today "$TODAY" -q --jobs 1 \
        -o "$work/many-out/$1"
}

check_many() { # RUN
    one_core "$bin" check "$work/many" --today "$TODAY" -q --jobs 1
}

# Copies with names of their own, so that no cache knows all of their words.
make_many() {
    mkdir -p "$work/many"
    cp -r plans/logos plans/segments plans/northwind-readings.csv "$work/many"
    make_i=0
    while [ $make_i -lt $many ]; do
        sed "s/^id: .*/id: p$make_i/; s/Northwind/Firm$make_i/g
            s/Reyes/Reyes$make_i/; s/23 agents/$make_i agents/" "$plan" \
            >"$work/many/p$make_i.md"
        make_i=$((make_i + 1))
    done
}

pandoc_one() { # RUN
    mkdir -p "$work/pandoc/$1"
    pandoc --standalone --self-contained --from markdown "$work/same.md" \
        -o "$work/pandoc/$1/plan.html" 2>/dev/null &&
        pandoc --from markdown --pdf-engine=weasyprint "$work/same.md" \
            -o "$work/pandoc/$1/plan.pdf" 2>/dev/null
}

one=$(measure "$SAMPLES" 10 render_one) || exit 1
pages=
if command -v pdfinfo >/dev/null; then
    pages=$(pdfinfo "$work/one/warm-up/northwind.pdf" |
        sed -n 's/^Pages:  *//p')
fi
say "one plan to HTML and PDF${pages:+ ($pages pages)}, whole process" \
    "$one" '(under 25)'
make_many
whole=$(measure 5 1 render_many) || exit 1
say "$many plans in one run on one core, a plan" $((whole / many)) '(under 6)'
say 'check of one plan, whole process' \
    "$(measure "$SAMPLES" 10 check_one)" '(under 6)'
whole=$(measure 5 1 check_many) || exit 1
say "check of $many plans on one core, a plan" $((whole / many)) ''

if ! command -v pandoc >/dev/null || ! command -v weasyprint >/dev/null; then
    echo 'pandoc and weasyprint are not installed: nothing to compare with'
    exit 0
fi
# The page's own words, tables and lists; styles, fonts and drawings left out.
sed '/<style>/,/<\/style>/d; s/<svg[^>]*>.*<\/svg>//; s/<img[^>]*>//g' \
    "$work/one/warm-up/northwind.html" |
    pandoc --from html-native_divs-native_spans --to markdown \
        -o "$work/same.md" || exit 1
other=$(measure 5 1 pandoc_one) || {
    echo 'pandoc with weasyprint failed: nothing to compare with'
    exit 0
}
say 'pandoc with weasyprint, the same text to both' "$other" \
    "($(awk -v a="$other" -v b="$one" 'BEGIN { printf "%.0f", a / b }') times)"
