#!/bin/sh
# How fast it is: bench.sh PROGRAM.  Whole processes, after a warm-up, the
# median of several samples; a sample of a quick command is ten runs, so that
# the clock's own process does not count.  Beside it Typst, when npm can install
# it, and pandoc with weasyprint, when they are installed: the same document's
# words and tables, to PDF, and to HTML and PDF.
set -u
bin=$1
TODAY=${TODAY:-2026-08-20}
SAMPLES=${SAMPLES:-11}
plan=plans/northwind.md
work=$(mktemp -d)
memory= # a folder that is no disk's, when there is one
trap 'rm -rf "$work" $memory' EXIT

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
    one_core "$bin" check "$work/many" --today "$TODAY" -q --jobs 1 \
        >"$work/findings" || [ $? -eq 1 ]
}

# Copies with names of their own, so that no cache knows all of their words.
make_many() {
    mkdir -p "$work/many"
    cp -r plans/logos plans/segments plans/northwind-readings.csv \
        plans/northwind.terms-*.json "$work/many"
    make_i=0
    while [ $make_i -lt $many ]; do
        sed "s/^id: .*/id: p$make_i/; s/Northwind/Firm$make_i/g
            s/Reyes/Reyes$make_i/; s/23 agents/$make_i agents/" "$plan" \
            >"$work/many/p$make_i.md"
        make_i=$((make_i + 1))
    done
}

one=$(measure "$SAMPLES" 10 render_one) || exit 1
pages=
if command -v pdfinfo >/dev/null; then
    pages=$(pdfinfo "$work/one/warm-up/northwind.pdf" |
        sed -n 's/^Pages:  *//p')
fi
# Where the time of one plan goes, in millions of instructions (valgrind
# --tool=callgrind, the second run with one XDG_CACHE_HOME): 63, where a plan
# among many takes 16.
#
#    22  on two threads: the model, 11, most of it formats of dates and amounts
#        that ICU opens, and the template, 7, and the theme, 4, which are read
#    10  layout, which takes a later plan 3: styles are found for the first time,
#        and words in what the user's cache has of earlier runs
#     6  beside it, the calendar (libical's table of zones, glib's of one) and
#        the colour profile
#    14  on two threads: HTML, 7, and PDF, 7; 4 are the policy's SHA-256, for
#        which most processors have instructions of their own
#     2  the words of a language
#     2  the loader
#     7  reading, judging, files
#
# Beside that a quarter of the time is the kernel's: two programs to map, a
# thousand pages to hand in.
say "one plan to HTML and PDF${pages:+ ($pages pages)}, whole process" \
    "$one" '(aim 20)'
make_many
whole=$(measure 5 1 render_many) || exit 1
one_of_many=$((whole / many))
# Where the time of a plan in a run goes, in millions of instructions (callgrind
# of 48 plans of six kinds less 24 of them, --jobs 1): 15.8.
#
#   2.7  libdeflate, its lowest level: pages and objects, fonts are kept
#   2.9  layout: 0.7 boxes and their styles, 1.9 sizes and lines, 0.2 pages
#   1.5  the PDF's pages as operators, 0.9 what is drawn on them
#   1.1  its other objects: fonts, structure, outline, fields
#   1.5  the model, 1.2 the document that the template makes of it
#   1.4  the plan read, 0.9 of it by libyaml; 0.6 judged; 0.3 its terms
#   0.9  HTML, whose head with the fonts is kept
#   0.9  the calendar, by libical
#
# No function of ours has more than 3 % of it.  A plan becomes 2 MB of nodes,
# boxes and objects, for which a first cache of 32 KB misses 27,000 times for
# code and 230,000 times for data, a second one of 512 KB 12,000 and 106,000
# times (cachegrind).  gcc's profiles (-fprofile-use) were tried and left out:
# nothing that can be measured.
say "$many plans in one run on one core, a plan" "$one_of_many" '(aim 3)'
say 'check of one plan, whole process' \
    "$(measure "$SAMPLES" 10 check_one)" '(under 6)'
whole=$(measure 5 1 check_many) || exit 1
say "check of $many plans on one core, a plan" $((whole / many)) ''

# --- the packets of a quarter: document, deck, agenda and form of minutes ---

render_packet() { # RUN
    "$bin" render plans/qbr/halvorsen-2026-q3.md --today "$TODAY" -q \
        -o "$work/packet/$1"
}

render_packets() { # RUN
    one_core "$bin" render "$work/packets" --quarter 2026-Q3 \
        --today "$TODAY" -q --jobs 1 -o "$work/packets-out/$1"
}

# Customers with names of their own, each with a review of this quarter and of
# the one before.
make_packets() {
    mkdir -p "$work/packets/qbr"
    cp -r plans/logos plans/segments plans/cs-2027.md "$work/packets"
    make_i=0
    while [ $make_i -lt $many ]; do
        sed "s/^id: .*/id: h$make_i/; s/Halvorsen/Firm$make_i/g" \
            plans/halvorsen.md >"$work/packets/h$make_i.md"
        for make_q in 2 3; do
            sed "s/halvorsen/h$make_i/g; s/Halvorsen/Firm$make_i/g" \
                "plans/qbr/halvorsen-2026-q$make_q.md" \
                >"$work/packets/qbr/h$make_i-2026-q$make_q.md"
        done
        make_i=$((make_i + 1))
    done
}

say 'packet and deck of one customer, whole process' \
    "$(measure "$SAMPLES" 3 render_packet)" '(under 40)'
make_packets
whole=$(measure 3 1 render_packets) || exit 1
say "packets of $many customers on one core, a packet" $((whole / many)) \
    '(under 15)'

# --- a thousand plans, on all cores ---

peak() { # COMMAND...: the most memory, in MB
    python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@"
}

render_all() { # FOLDER RUN
    "$bin" render "$work/many" --today "$TODAY" -q --no-calendar -o "$1/$2"
}

a_plan_and_core() { # FOLDER
    whole=$(measure 3 1 render_all "$1") && echo $((whole * $(nproc) / many))
}

file_system() { # FOLDER
    df --output=fstype "$1" | tail -n 1
}

# A folder in memory that has room for four runs, if there is one.
folder_in_memory() {
    [ -w /dev/shm ] && [ "$(file_system /dev/shm)" = tmpfs ] &&
        [ "$(df --output=avail /dev/shm | tail -n 1)" -gt 1000000 ] &&
        memory=$(mktemp -d /dev/shm/countersign-bench.XXXXXX)
}

# Once in memory, which is the program's own time, and once on a disk, which has
# the files to bring there as well: 2,000 of 170 MB, and the run ends when all
# of them are safe. They are copies of one plan with names of their own; 200
# copies of each of five plans, which have more words in common, take a fifth
# less. On two cores and ext4 without a journal the disk was 0.6 ms a plan and
# core more, half of it the kernel's for names, inodes and blocks and half of it
# to wait at the end. It is 0.1 since a file is named last and written by one
# call (base/file_write.c) and the disk works while more is printed
# (base/flush.c). What a call a file would have to do at once, sync_file_range,
# takes as long as all the rest.
#
# Nothing is deleted shortly before: ext4 without a journal gives no inode out
# again for a minute or more, and looks at each of those for every new file,
# which was a third of the time.  A machine within a machine may have to ask for
# each page that it never used before, 10 us: that is up to half a millisecond a
# plan and core more, in memory as on a disk.
many=1000
make_many
on_disk=$(a_plan_and_core "$work/all-out") || exit 1
what="$many plans to HTML and PDF, $(nproc) cores, a plan and core"
if folder_in_memory; then
    in_memory=$(a_plan_and_core "$memory") || exit 1
    rm -rf "$memory"
    say "$what" "$in_memory" '(under 3), in memory'
    say "the same $(du -sm "$work/all-out/warm-up" | cut -f 1) MB on a disk" \
        "$on_disk" "($(file_system "$work"))"
else
    say "$what" "$on_disk" "(under 3), $(file_system "$work")"
fi
rm -rf "$work/packets-out" "$work/all-out"
if command -v python3 >/dev/null; then
    echo "most memory of that run: $(peak "$bin" render "$work/many" --today \
        "$TODAY" -q -o "$work/all-out") MB (under 64)"
fi

# --- the check beside the reader that it stands on ---
#
# Plans of 3 to 7 KB, drafts and signed ones, with every rule on and nothing
# kept from a run before.  libyaml alone reads the same front matters into
# events and does nothing with them.
#
# Where the time goes, in millions of instructions over 200 of these plans
# (valgrind --tool=callgrind, --jobs 1): 345, where libyaml alone takes 263.
#
#   165  libyaml, its small pieces given out by source/pieces.c, its text handed
#        over in one piece by source/hand_over.c
#    29  events as a tree that points at one copy of the text: places in bytes,
#        what is mended, UTF-8
#    30  the terms as JSON, held against the signed file byte by byte, and their
#        digest: 13 are SHA-256, for which most processors have instructions of
#        their own
#    24  names, people and the outcome's sentence, read as words
#    24  the typed plan: fields, dates, quantities, readings
#    28  gaps left to fill in, in all that a customer reads
#     8  prose, half of it cmark
#     7  internal sentences in what a customer reads
#    28  references, levels, what rules across plans keep, all other rules,
#        files and the start
#
# That is 1.31 times; by the clock, in turns on one core beside others' work, it
# is 1.44 to 1.53, where it was 1.56 to 1.61 at the same hour before the program
# was optimised by -O3 and what waits for itself was taken out: a hash that
# multiplies at each letter, say, which counts as little and takes its time.
# libyaml's loop stays in the first cache and is foreseen, while the rules walk
# over the whole of a plan, 80 KB with all that is made of it, and run through
# 300 KB of code.  Sixty-four plans are therefore read together, first the front
# matters of all and then the rest of all, and judged together, rule by rule
# (judge_definitions): of its instructions the first cache has 2,500 a plan not,
# where it was 4,600 plan by plan and is 600 for libyaml alone; 19,000 branches
# are not foreseen, where it was 24,000 and is 11,000.  Of what is read and
# written it has 7,300 not, where it is 180, and more of these have to come from
# the third cache than before, yet the clock says that it pays: with sixteen,
# each read whole, it was 1.6 times.  (A real processor learns the branches of
# one step sooner than valgrind --tool=cachegrind --branch-sim=yes does, here
# with the caches of a Zen 3:
# --I1=32768,8,64 --D1=32768,8,64 --LL=524288,8,64.)  No function of ours has
# more than a few hundredths.  A tenth is the C library's: two thousand lengths,
# comparisons and copies of a few bytes each.  Beside it the kernel takes a
# twelfth of the time, for the files that a plan is made of: each is opened,
# looked at, read and closed once.  Two threads take no more of the processors
# than one.
#
# What was tried and left out: gcc's profiles (3 to 5 %, for all being built
# twice), to ask for the memory of the next plan ahead (arenas read through by
# __builtin_prefetch: nothing for certain), functions laid out side by side that
# are called (lld's --symbol-ordering-file, nothing that can be measured), code
# for a fixed place (-fno-pie, nothing), smaller code (-Os, a fifth more time),
# the archive of libyaml (its own functions for memory are inlined there and
# stay), to find the words of a customer's text 64 bytes at a time, in bits (it
# guesses wrongly half as often and counts as much as it saves; from word to
# word, sixteen bytes at a time, does pay), 128 plans together (they leave the
# third cache as well: 7 % more), to read them in more steps (first all files,
# or the prose last: nothing and half a hundredth), calls without the linker's
# table (-fno-plt, nothing for certain), and files without asking first how long
# they are (half a hundredth, but what a file system reads in pieces would be
# cut off).
plans=${PLANS:-10000}
events=${OUT:-out}/tests/yaml_events
beside=$work/beside

# As customer success managers have them: tests/bench_plans.awk says how.
beside_plans() { # [-v NAME=VALUE...]
    LC_ALL=C awk -v dir="$beside" "$@" -f tests/bench_plans.awk \
        plans/castell.md plans/halvorsen.md plans/meridian.md \
        plans/northwind.md plans/wisniewski.md
}

# Each customer has signed the terms of its own plan, in the plan's own file.
make_beside() {
    mkdir -p "$beside"
    cp -r plans/logos plans/segments plans/*.csv "$beside"
    beside_plans || exit 1
    for beside_file in "$beside"/*-*.md; do
        beside_id=$(basename "$beside_file" .md)
        "$bin" dump --stage terms "$beside_file" --today "$TODAY" \
            >"$beside/$beside_id.json" 2>"$work/digest"
        sed -n "s/^sha256:\([0-9a-f]*\) .*/$beside_id \1/p" "$work/digest"
        rm "$beside_file"
    done >"$work/digests"
    beside_plans -v n="$plans" -v digests="$work/digests" || exit 1
    find "$beside" -maxdepth 1 -name '*[0-9].md' | sort >"$work/list"
}

# "3.5 to 7.0 KB, 5.9 on average", of the files in the list.
sizes() {
    xargs stat -c %s <"$work/list" | sort -n | awk '
        NR == 1 { least = $1 }
        { sum += $1 }
        END { printf "%.1f to %.1f KB, %.1f on average", least / 1000,
            $1 / 1000, sum / NR / 1000 }'
}

libyaml_beside() { # RUN
    one_core "$events" <"$work/list" >"$work/events"
}

check_beside() { # RUN: with findings, which is no failure here
    one_core "$bin" check "$beside" --today "$TODAY" -q --jobs 1 \
        >"$work/findings" || [ $? -eq 1 ]
}

check_on_all() { # RUN
    "$bin" check "$beside" --today "$TODAY" -q >"$work/findings-all" ||
        [ $? -eq 1 ]
}

rate() { # WHAT MICROSECONDS NOTE
    awk -v what="$1" -v us="$2" -v n="$plans" -v note="$3" 'BEGIN {
        printf "%-52s %9.0f a second   %s\n", what, n * 1e6 / us, note }'
}

make_beside
echo "plans for the check: $(sizes)"
alone=$(measure 3 1 libyaml_beside) || exit 1
ours=$(measure 3 1 check_beside) || exit 1
all=$(measure 3 1 check_on_all) || exit 1
rate "libyaml alone, events of $plans plans, one core" "$alone" ''
rate "check of $plans plans, every rule, one core" "$ours" \
    "($(awk -v a="$ours" -v b="$alone" 'BEGIN { printf "%.1f", a / b }') times \
libyaml; aim 1.5)"
rate "check of $plans plans, every rule, $(nproc) cores" "$all" '(aim 6000)'
cmp -s "$work/findings" "$work/findings-all" ||
    echo 'the findings differ with the number of jobs'
if command -v python3 >/dev/null; then
    echo "most memory of that check: $(peak "$bin" check "$beside" --today \
        "$TODAY" -q) MB (under 64)"
fi

# Others are slower: a tenth of the plans is enough to tell, and a hundredth for
# yamllint.  It is given their front matters, and ajv the same as JSON: its own
# reader of YAML makes moments of the dates, which the schema refuses.
make_yaml() {
    mkdir -p "$work/yaml" "$work/json"
    awk 'NR % 10 == 1' "$work/list" | while read -r yaml_file; do
        awk '/^---$/ { if (n++) exit; next } { print }' "$yaml_file" \
            >"$work/yaml/$(basename "$yaml_file" .md).yaml"
    done
    python3 -c 'import json, pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).iterdir():
    front = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    target = pathlib.Path(sys.argv[2]) / (path.stem + ".json")
    target.write_text(json.dumps(front))' "$work/yaml" "$work/json"
}

# ajv comes as a package of node, below out/.
ajv=${OUT:-out}/bench/ajv

have_ajv() {
    command -v npm >/dev/null || return 1
    [ -x "$ajv/node_modules/.bin/ajv" ] || npm install --silent --no-audit \
        --no-fund --prefix "$ajv" ajv-cli@5 >/dev/null 2>&1
}

ajv_beside() { # RUN
    "$ajv/node_modules/.bin/ajv" validate --spec=draft2020 --strict=false \
        -s "$work/schema.json" -d "$work/json/*.json" >/dev/null 2>&1
}

yamllint_beside() { # RUN: with findings, which is no failure here
    xargs yamllint -d relaxed <"$work/few" >/dev/null 2>&1
    [ $? -ne 127 ]
}

make_yaml
plans=$(find "$work/yaml" -name '*.yaml' | wc -l)
if have_ajv && "$bin" schema plan >"$work/schema.json" &&
    theirs=$(measure 3 1 ajv_beside); then
    rate 'ajv with the schema of a plan, of JSON' "$theirs" ''
else
    echo 'ajv cannot be had through npm: nothing to compare with'
fi
find "$work/yaml" -name '*.yaml' | sort | awk 'NR % 10 == 1' >"$work/few"
plans=$(wc -l <"$work/few")
rate 'yamllint, its relaxed rules' "$(measure 1 1 yamllint_beside)" ''

# --- others that print ---

# Typst comes as a package of node, below out/.
typst=${OUT:-out}/bench
page=$work/one/warm-up/northwind.html

have_typst() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    [ -d "$typst/node_modules" ] || npm install --silent --no-audit \
        --no-fund --prefix "$typst" \
        @myriaddreamin/typst-ts-node-compiler@0.7 >/dev/null 2>&1
}

typst_one() { # RUN
    node tests/bench_typst.js "$typst/node_modules" "$page" "$work/typst.pdf"
}

ratio() { # THEIRS OURS
    awk -v a="$1" -v b="$2" 'BEGIN { printf "(%.1f times)", a / b }'
}

compare_typst() {
    other=$(measure 5 1 typst_one) || return 1
    say "Typst, the same text to PDF ($(wc -c <"$work/typst.pdf") bytes), \
a process" "$other" "$(ratio "$other" "$one")"
    node tests/bench_typst.js "$typst/node_modules" "$page" >"$work/warm" ||
        return 1
    read -r other memory <"$work/warm"
    say 'Typst, warm, a document on one core' "$other" \
        "$(ratio "$other" "$one_of_many"), $memory MB after 70 documents"
}

echo "our PDF of it: $(wc -c <"${page%.html}.pdf") bytes (under 50000)"
if ! have_typst || ! compare_typst; then
    echo 'Typst cannot be had through npm: nothing to compare with'
fi

if ! command -v pandoc >/dev/null || ! command -v weasyprint >/dev/null; then
    echo 'pandoc and weasyprint are not installed: nothing to compare with'
    exit 0
fi

pandoc_to() { # FILE [OPTION...]
    pandoc_file=$1
    shift
    pandoc --standalone --metadata pagetitle=plan --from markdown "$@" \
        "$work/same.md" -o "$pandoc_file" 2>"$work/pandoc-said"
}

pandoc_one() { # RUN
    mkdir -p "$work/pandoc/$1"
    pandoc_to "$work/pandoc/$1/plan.html" --self-contained &&
        pandoc_to "$work/pandoc/$1/plan.pdf" --pdf-engine=weasyprint
}

# The page's own words, tables and lists; styles, fonts and drawings left out.
sed '/<style>/,/<\/style>/d; s/<svg[^>]*>.*<\/svg>//; s/<img[^>]*>//g' "$page" |
    pandoc --from html-native_divs-native_spans --to markdown \
        -o "$work/same.md" || exit 1
other=$(measure 5 1 pandoc_one) || {
    echo 'pandoc with weasyprint failed: nothing to compare with'
    exit 0
}
say 'pandoc with weasyprint, the same text to both' "$other" \
    "($(awk -v a="$other" -v b="$one" 'BEGIN { printf "%.0f", a / b }') times)"
