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
    if [ -n "${BLESS:-}" ]; then
        python3 tests/look.py write "$work/$name/$id.pdf" \
            "tests/look/$name.look"
        return
    fi
    begin "the look of $name"
    python3 tests/look.py compare "$work/$name/$id.pdf" \
        "tests/look/$name.look" >"$work/different" 2>&1 ||
        fault "$(cat "$work/different")"
    end
}
looks northwind northwind
looks halvorsen halvorsen
looks wisniewski wisniewski
looks arbor arbor
looks ledger meridian --theme ledger
looks signal meridian --theme signal

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
