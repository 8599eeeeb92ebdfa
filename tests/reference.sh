#!/bin/sh
# The parts of the written reference that are made from the program's tables:
# `check` compares them, `write` puts them in place.
set -u
print=${OUT:-out}/tests/print_reference
action=${1:-check}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

part() { # WHAT MARK FILE
    "$print" "$1" >"$work/part" &&
        awk -v mark="$2" -v made="$work/part" -f tests/fill.awk "$3" \
            >"$work/file" || { status=1; return; }
    cmp -s "$work/file" "$3" && return
    if [ "$action" = write ]; then
        cat "$work/file" >"$3"
        echo "$3: $1 written"
    else
        echo "$3: the block \"$2\" is not what the program says;" \
            "\`make docs\` writes it"
        diff -u "$3" "$work/file" | head -n 20
        status=1
    fi
}

part fields fields plans/README.md
part rules rules plans/README.md
part manual rules generator/commands/countersign.1
exit $status
