# The pages look as they did when somebody last looked at them.  `make bless`
# writes tests/look/ anew (BLESS=1): look at the pages, then commit it.
. tests/cases.inc

has pdftoppm python3 || {
    skip 'the look of the pages' 'it needs pdftoppm and python3'
    exit 0
}

looks() { # NAME ID ARGUMENT...
    name=$1
    id=$2
    shift 2
    run render "$plans/$id.md" -o "$work/$name" "$@"
    look_at "$name" "$work/$name/$id.pdf"
}

look_at() { # NAME PDF
    if [ -n "${BLESS:-}" ]; then
        python3 tests/look.py write "$2" "tests/look/$1.look"
        return
    fi
    begin "the look of $1"
    python3 tests/look.py compare "$2" "tests/look/$1.look" \
        >"$work/different" 2>&1 || fault "$(cat "$work/different")"
    end
}

looks northwind northwind
looks halvorsen halvorsen
looks wisniewski wisniewski
looks arbor arbor
looks cs-2027 cs-2027
looks ledger meridian --theme ledger
looks signal meridian --theme signal

run render "$plans/qbr" -o "$work/reviews"
for id in meridian-2026-q3 meridian-2026-q3-deck meridian-2026-q3-agenda \
    meridian-2026-q3-minutes halvorsen-2026-q3 halvorsen-2026-q3-deck; do
    look_at "$id" "$work/reviews/$id.pdf"
done

# The comparison itself sees what it is there for.
[ -n "${BLESS:-}" ] || {
    begin 'a changed look is seen'
    printf ':root { --panel: #999999 }\n' >"$work/grey.css"
    run render "$plans/northwind.md" -o "$work/grey" --theme "$work/grey.css"
    python3 tests/look.py compare "$work/grey/northwind.pdf" \
        tests/look/northwind.look >"$work/different" &&
        fault 'the colour of the panel is not seen'
    grep -q '^page 1 looks different' "$work/different" ||
        fault "$(cat "$work/different")"
    end
}
