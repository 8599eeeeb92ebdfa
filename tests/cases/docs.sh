#!/bin/sh
# What the documentation shows is what the program does:
#
#   ```sh        followed by ```text: the commands, and all that they print
#   ```markdown  whole definitions, the first of them the first plan
#   ```yaml      fields that take the place of those of the first plan; on the
#                page of commands, what has `rules` is the settings of its
#                folder, and what has `select` those for its list of accounts
#
# Other blocks are not run.  Commands run in a copy of plans/ with the first
# plan beside it, under the name that the reference gives it: a page's blocks
# one after the other, each page with a copy of its own.
. tests/cases.inc
out=$PWD/$OUT
case $OUT in
/*) out=$OUT ;;
esac
PATH=$(dirname "$bin"):$PATH
page=generator/commands/README.md # the commands, one by one
failed=0

case_of() { # NAME COMMAND...: what the command prints says why it failed
    begin "$1"
    shift
    if ! said=$("$@" 2>&1); then
        fault "${said:-$1 failed}"
        failed=1
    fi
    end
}

# --- what is made from the tables ---

tables() {
    make -s OUT="$OUT" "$OUT/tests/print_reference" &&
        OUT=$out sh tests/reference.sh check
}

lint() {
    mandoc -T lint -W warning generator/commands/countersign.1
}

# The manual has every option that a command's help names, and no other.
options() {
    for command in $(commands); do
        countersign "$command" --help | sed -n '/^Options/,$p' |
            grep -o -e '^  [-a-z, ]*--[a-z][a-z-]*' -e ', --[a-z][a-z-]*' |
            grep -o -e '--[a-z][a-z-]*'
    done | sort -u >"$work/helped"
    sed -n '/^\.Ss Options/,/^\.Sh/p' generator/commands/countersign.1 |
        grep '^\.It Fl' | grep -o 'Fl -[a-z][a-z-]*' | sed 's/Fl -/--/' |
        sort -u >"$work/told"
    diff "$work/helped" "$work/told"
}

commands() {
    countersign --help | sed -n '/^Commands/,/^$/s/^  \([a-z-]*\).*/\1/p'
}

# No page shows an option that the program has not.
options_shown() {
    cat README.md "$page" plans/README.md | grep -v 'git \|<!--\|pre-commit autoupdate' |
        grep -o -e '\(^\|[^-a-z]\)--[a-z][a-z-]*' | grep -o -e '--.*' |
        sort -u | grep -v -x -F -f "$work/helped" >"$work/unknown"
    cat "$work/unknown"
    [ ! -s "$work/unknown" ]
}

# The manual and README.md have every command.
commands_told() {
    untold=0
    for command in $(commands); do
        grep -q "^\.It Cm $command\$" generator/commands/countersign.1 &&
            grep -q "^| \`$command " README.md && continue
        echo "$command is missing"
        untold=1
    done
    return $untold
}

limit() { # NUMBER HEADER NAME: the manual gives a limit as its header does
    grep -q "define $3 .*$(echo "$1" | tr -d ,)" "generator/$2" ||
        echo "$3 is not $1 in $2"
    grep -q "$1" generator/commands/countersign.1 ||
        echo "the manual does not give $3 as $1"
}

limits() {
    limit 8 base/file.h FILE_LIMIT
    limit 500,000 source/prose.h PROSE_LIMIT
    limit 64 source/front.h FRONT_DEPTH
    limit 20,000 source/front.h FRONT_NODES
    limit 20,000 source/front.h FRONT_TEXT
    limit 200 source/repair.c FURTHER_FAULTS
    limit 100,000 plan/refs.c GUESSES
    limit 4,096 type/image.h IMAGE_SIDE
    limit 100 plan/read.h PICTURES_MOST
    limit 20 plan/csv.c FAULTS_MAX
    limit 20,000 type/page.c PAGES_MAX
    limit 64 base/file.c FOLDER_DEPTH
    limit 64 commands/options.c JOBS_MAX
    limit 16 commands/options.h OUTPUTS_MAX
}

# What the fields to sign cannot take.
fields_say() {
    grep -q 'letters of Latin-1' generator/commands/countersign.1
}

limits_agree() {
    limits >"$work/limits"
    cat "$work/limits"
    [ ! -s "$work/limits" ]
}

# Every file that a page links to is there.
links() { # PAGE
    folder=$(dirname "$1") missing=0
    for target in $(grep -o '](\([^)#]*\)' "$1" | cut -c3- | grep -v ':'); do
        [ -e "$folder/$target" ] && continue
        echo "$1: there is no $target"
        missing=1
    done
    return $missing
}

# --- definitions ---

first_plan() { # the name that the reference gives it
    grep -o 'my-plans/[a-z-]*\.md' plans/README.md | head -n 1
}

save_definitions() {
    mkdir "$work/definitions"
    for block in "$work"/reference/*.markdown; do
        kind=$(sed -n 's/^kind: *//p' "$block" | head -n 1)
        cp "$block" "$work/definitions/$kind.md"
    done
    cp "$work/definitions/plan.md" "$work/first.md"
    mv "$work/definitions/plan.md" "$work/definitions/fernhill.md"
}

plant_tree() { # NAME: a folder that commands run in
    tree=$work/$1
    first=$tree/$(first_plan)
    mkdir -p "$(dirname "$first")"
    cp -R plans "$tree/plans"
    cp "$work/first.md" "$first"
}

no_findings() { # PATH...
    countersign check --format full --today "$TODAY" "$@" >"$work/found" 2>&1
    code=$?
    cat "$work/found"
    [ $code -eq 0 ] && grep -q 'no findings' "$work/found"
}

proposed() {
    mkdir "$work/proposed"
    sed 's/^stage: draft$/stage: proposed/' "$first" \
        >"$work/proposed/fernhill.md"
    grep -q '^stage: proposed$' "$work/proposed/fernhill.md" &&
        no_findings "$work/proposed"
}

forty_lines() {
    lines=$(wc -l <"$first")
    echo "$lines lines"
    [ "$lines" -eq 40 ]
}

# The first plan with the snippet's fields in place of its own.
laid_over() { # SNIPPET
    awk '
        /^[a-z-]+:/ { field = $1 }
        FNR == NR { own[field]; text = text $0 "\n"; next }
        FNR == 1 { print; printf "%s", text; inside = 1; next }
        /^---$/ { inside = 0; field = "" }
        !(inside && field in own)' "$1" "$first"
}

snippet() { # FILE
    mkdir -p "$work/snippet"
    for csv in "$work/reference/"*.csv; do
        case $(head -n 1 "$csv") in
        date,*) cp "$csv" "$work/snippet/fernhill-readings.csv" ;;
        *) cp "$csv" "$work/snippet/fernhill-calls.csv" ;;
        esac
    done
    laid_over "$1" >"$work/snippet/fernhill.md"
    countersign check --format full --today "$TODAY" "$work/snippet" ||
        return 1
}

readings_file() {
    sed 's/readings: .*/readings: fernhill-readings.csv/' \
        "$(grep -l 'readings: {' "$work"/reference/*.yaml)" >"$work/csv.yaml"
    snippet "$work/csv.yaml"
}

reviews_file() {
    grep -o 'reviews: fernhill-calls.csv' plans/README.md >"$work/csv.yaml"
    snippet "$work/csv.yaml"
}

one_digest() {
    shown=$(grep -o 'sha256:[0-9a-f]\{64\}' plans/README.md | sort -u | wc -l)
    echo "$shown different digests; the example plan has one"
    [ "$shown" -eq 1 ]
}

# What the last commands of a page left behind is signed by so many sides.
signed_by() { # NUMBER
    countersign dump --stage model --today "$TODAY" "$first" >"$work/model" ||
        return 1
    grep 'state=' "$work/model"
    [ "$(grep -c 'state="held"' "$work/model")" -eq "$1" ]
}

# By the settings that the page shows.
accounts_chosen() {
    (cd "$tree" && countersign select accounts.csv --quiet \
        --config "$(grep -l '^select:' "$work/commands/"*.yaml)")
}

# --- commands ---

same_output() { # COMMANDS EXPECTED
    (cd "$tree" && sh "$1") >"$work/printed" 2>&1
    diff -u "$2" "$work/printed"
}

commands_of() { # FOLDER PAGE
    for commands in "$1"/*.sh; do
        number=$(basename "$commands" .sh)
        next=$(printf '%03d' $((1${number} - 999)))
        [ -f "$1/$next.text" ] || continue
        case_of "$2: $(head -n 1 "$commands")" \
            same_output "$commands" "$1/$next.text"
    done
}

mkdir "$work/readme" "$work/commands" "$work/reference"
awk -v dir="$work/readme" -f tests/blocks.awk README.md || exit 1
awk -v dir="$work/commands" -f tests/blocks.awk "$page" || exit 1
awk -v dir="$work/reference" -f tests/blocks.awk plans/README.md || exit 1

case_of "tables are the program's own" tables
if command -v mandoc >/dev/null; then
    case_of "manual has no faults" lint
else
    echo "skip manual has no faults (mandoc is not installed)"
fi
case_of "manual has every option" options
case_of "every option shown is one" options_shown
case_of "every command is described" commands_told
case_of "manual has the limits" limits_agree
case_of "manual says what may be typed into a field" fields_say
case_of "README.md: links" links README.md
case_of "$page: links" links "$page"
case_of "plans/README.md: links" links plans/README.md

save_definitions
plant_tree for-readme
case_of "definitions pass" no_findings "$work/definitions"
case_of "first plan is short" forty_lines
case_of "first plan passes when proposed" proposed
for file in "$work"/reference/*.yaml; do
    case_of "snippet $(head -n 1 "$file")" snippet "$file"
done
case_of "readings from a file" readings_file
case_of "reviews from a file" reviews_file
case_of "one digest" one_digest
commands_of "$work/readme" README.md
plant_tree for-commands
cp "$(grep -l '^rules:' "$work/commands/"*.yaml)" \
    "$(dirname "$first")/.countersign.yaml" || exit 1
commands_of "$work/commands" "$page"
case_of "settings for a list of accounts" accounts_chosen
plant_tree for-reference
commands_of "$work/reference" plans/README.md
case_of "the signature shown holds" signed_by 1
exit $failed
