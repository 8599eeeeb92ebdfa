#!/bin/sh
# Golden texts: what each stage of the line makes of the examples, and what
# the check says of them.
#
#   sh tests/golden.sh check   says what differs from tests/golden/
#   sh tests/golden.sh bless   writes tests/golden/ anew (`make bless`); the
#                              difference is then read in git before a commit
#
# Both make the texts by the same steps, so a blessed run always passes.
set -u
OUT=${OUT:-out}
TODAY=${TODAY:-2026-08-20}
bin=$OUT/bin/countersign
golden=tests/golden
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
unset SOURCE_DATE_EPOCH NO_COLOR

make_one() { # NAME ARGUMENT...: one text, with what was said and the status
    make_name=$1
    shift
    "$bin" "$@" --today "$TODAY" >"$new/$make_name" 2>"$new/said"
    make_status=$?
    # A slow machine says how long it took.
    [ ! -s "$new/said" ] || sed 's/^/stderr: /; s/, in [0-9.]* s;/;/' \
        "$new/said" >>"$new/$make_name"
    rm "$new/said"
    [ $make_status -eq 0 ] || echo "exit $make_status" >>"$new/$make_name"
}

# Canonical JSON is one line; a golden text is read line by line.
unfold() { # FILE
    sed 's/\([{[,]\)\(["{[]\)/\1\
\2/g' "$1" >"$1.lines" && mv "$1.lines" "$1"
}

# The long texts of three examples, which together have nearly all there is: a
# draft with gaps, every field, and names in many scripts.
long_stages() { # ID
    case $1 in
    arbor | northwind | wisniewski) echo model layout tags ;;
    esac
}

make_all() {
    for plan in plans/*.md plans/segments/*.md; do
        id=$(basename "$plan" .md)
        [ "$id" != README ] || continue
        make_one "$id.plan" dump --stage plan "$plan"
        grep -q '^kind: plan$' "$plan" || continue
        make_one "$id.terms" dump --stage terms "$plan"
        unfold "$new/$id.terms"
        make_one "$id.document" dump --stage document "$plan"
        for stage in $(long_stages "$id"); do
            make_one "$id.$stage" dump --stage "$stage" "$plan"
        done
    done
    "$bin" render plans/northwind.md plans/wisniewski.md --quiet \
        --today "$TODAY" -o "$new/rendered"
    for id in northwind wisniewski; do
        tr -d '\r' <"$new/rendered/$id.ics" >"$new/$id.ics"
    done
    rm -r "$new/rendered"
    # A review to come of what goes well, one that was held of what goes badly.
    for stage in model document tags deck deck-layout deck-tags agenda \
        minutes; do
        make_one "meridian-2026-q3.$stage" \
            dump --stage $stage plans/qbr/meridian-2026-q3.md
    done
    for stage in document deck; do
        make_one "halvorsen-2026-q2.$stage" \
            dump --stage $stage plans/qbr/halvorsen-2026-q2.md
    done
    make_one halvorsen-2026-q3.internal.document dump --stage document \
        --audience internal plans/qbr/halvorsen-2026-q3.md
    for stage in model document layout tags; do
        make_one "cs-2027.$stage" dump --stage $stage plans/cs-2027.md
    done
    make_one halvorsen-2026-q3.internal.deck dump --stage deck \
        --audience internal plans/qbr/halvorsen-2026-q3.md
    make_one northwind.internal.model \
        dump --stage model --audience internal plans/northwind.md
    make_one check.concise check --format concise plans
    make_one check.full check --format full plans/arbor.md
    make_one explain explain
    make_one explain.CS301 explain CS301
}

check() {
    for file in "$golden"/* "$new"/*; do
        name=${file##*/}
        if [ ! -e "$golden/$name" ]; then
            echo "not ok golden $name"
            echo "    it is new: look at it, then make bless"
        elif [ ! -e "$new/$name" ]; then
            echo "not ok golden $name"
            echo "    nothing makes it any more"
        elif [ "$file" = "$golden/$name" ]; then
            compare "$name"
        fi
    done
}

compare() { # NAME
    if cmp -s "$golden/$1" "$new/$1"; then
        echo "ok golden $1"
        return
    fi
    echo "not ok golden $1"
    diff -u "$golden/$1" "$new/$1" | sed '1,2d' | head -n 12 | cut -c1-160 |
        sed 's/^/    /'
}

make_all
case ${1:-check} in
check) check ;;
bless)
    mkdir -p "$golden"
    rm -f "$golden"/*
    cp "$new"/* "$golden"
    git status --short "$golden" 2>/dev/null
    ;;
*)
    echo "golden.sh check, or golden.sh bless" >&2
    exit 2
    ;;
esac
