#!/bin/sh
# rules.sh BINARY: the catalogue, `explain`, the manual and plans/README.md
# name the same rules at the same levels in the same order, and each rule has
# an example that fails and one that passes.
set -u
binary=$1
catalogue=generator/report/catalogue.def
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# Each prints one line a rule: code, name, level.
from_catalogue() {
    awk '
        /^RULE\(/ { row = ""; open = 1 }
        open { row = row $0 }
        open && split(row, part, ", *") > 2 {
            sub(/^RULE\(/, "", part[1])
            gsub(/"/, "", part[2])
            level["LEVEL_N"] = "note"
            level["LEVEL_W"] = "warning"
            level["LEVEL_E"] = "error"
            level["LEVEL_EW"] = "error, in a draft a warning"
            print part[1], part[2], level[part[3]]
            open = 0
        }' "$catalogue"
}

from_explain() {
    "$binary" explain | awk '/^  CS/ { $1 = $1; print }'
}

# The head of each rule's own explanation: "CS101 name (level)".
from_explanations() {
    "$binary" explain | awk '/^  CS/ { print $2 }' |
        while read -r name; do
            "$binary" explain "$name" |
                sed -n '1s/^\([^ ]* [^ ]*\) (\(.*\))$/\1 \2/p'
        done
}

from_manual() {
    sed -n '/<!-- rules -->/,/<!-- \/rules -->/s/^\.It \(CS[0-9]*\) Sy \([^ ]*\) Pq /\1 \2 /p' \
        generator/commands/countersign.1
}

from_reference() {
    sed -n '/<!-- rules -->/,/<!-- \/rules -->/p' plans/README.md |
        awk -F ' *[|] *' '/^\| CS/ {
            gsub(/`/, "", $3)
            gsub(/ *(◷|○)/, "", $4)
            print $2, $3, $4
        }'
}

agree() { # NAME: a list that must be the catalogue's
    cmp -s "$work/catalogue" "$work/$1" && return
    echo "$1 does not say what the catalogue says:"
    diff "$work/catalogue" "$work/$1" | sed -n '/^[<>]/p'
    status=1
}

from_catalogue >"$work/catalogue"
if ! [ -s "$work/catalogue" ]; then
    echo "no rule in $catalogue"
    exit 1
fi
if ! sort -c -u "$work/catalogue"; then
    echo "the catalogue is not in the order of its codes"
    status=1
fi
for list in explain explanations manual reference; do
    "from_$list" >"$work/$list"
    agree "$list"
done

# Rules that the readers judge have examples as well.
cut -d ' ' -f 1 "$work/catalogue" >"$work/codes"
while read -r code; do
    for ending in fail pass; do
        # Of a plan, else of what documents are made with.
        set -- "templates/rules/$code.$ending".*
        [ $# -eq 1 ] && [ -f "$1" ] && continue
        echo "$code has no example that is called $ending, or several"
        status=1
    done
done <"$work/codes"
for example in templates/rules/CS*; do
    code=${example##*/}
    grep -qx "${code%%.*}" "$work/codes" && continue
    echo "$example is an example of no rule"
    status=1
done
exit $status
