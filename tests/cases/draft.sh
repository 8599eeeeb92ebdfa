# A plan at fault is never printed for signature.
. tests/cases.inc

folder=$work/plans
mark='Draft · not for signature'

rewrite() { # ID SED-SCRIPT: northwind's plan, changed
    sed "s/^id: .*/id: $1/; $2" "$plans/northwind.md" >"$folder/$1.md"
}

expect_draft() { # ID
    said="countersign render, $1"
    grep -qF "$mark" "$work/docs/$1.html" || fault "$1.html has no mark"
    grep -q '/AcroForm' "$work/docs/$1.pdf" && fault "$1.pdf has a form"
    if has python3 pdftotext; then
        python3 tests/judge.py marks "$work/docs/$1.pdf" "$mark" \
            >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    fi
}

expect_final() { # ID
    said="countersign render, $1"
    grep -qi 'not for signature' "$work/docs/$1.html" &&
        fault "$1.html has a mark"
    has pdftotext && pdftotext -enc UTF-8 "$work/docs/$1.pdf" - | tr -d ' ' |
        grep -qi 'notforsignature' && fault "$1.pdf has a mark"
}

copy_plans "$folder"
begin 'a plan in stage draft has the mark on each page'
run render "$folder/arbor.md" -o "$work/docs"
expect_status 0
expect_lines "$work/stderr" 2 ''
expect_err 'arbor.md: printed with a DRAFT mark: its stage is draft' \
    '1 plan printed to' '1 of them as DRAFT'
expect_draft arbor
run render "$folder/arbor.md" -o "$work/docs" --strict
expect_status 1
run render "$folder/arbor.md" -o "$work/docs" --quiet
expect_status 0
expect_empty "$work/stderr"
end

begin 'a plan without fault has none'
run render "$folder/northwind.md" -o "$work/docs" --strict
expect_status 0
expect_lines "$work/stderr" 1 ''
expect_final northwind
end

begin '--no-calendar leaves the calendar as it is'
rm -rf "$work/bare"
run render "$folder/northwind.md" -o "$work/bare" --no-calendar
expect_status 0
expect_err '/ as HTML and PDF'
[ -s "$work/bare/northwind.pdf" ] || fault 'no PDF'
[ ! -e "$work/bare/northwind.ics" ] || fault 'there is a calendar'
echo old >"$work/bare/northwind.ics"
run render "$folder/northwind.md" -o "$work/bare" --no-calendar
[ "$(cat "$work/bare/northwind.ics")" = old ] || fault 'another calendar'
end

# Each of these is an error that stops a signature.
drafts() { # NAME SED-SCRIPT CODE
    begin "not for signature: $1"
    rewrite fault "$2"
    cmp -s "$folder/fault.md" "$folder/northwind.md" && fault 'no change'
    run check "$folder/fault.md"
    expect_status 1
    expect_out "[$3]"
    run render "$folder/fault.md" -o "$work/docs"
    expect_status 0
    expect_err 'fault.md: printed with a DRAFT mark: ' 'would not be signed' \
        '1 of them as DRAFT'
    expect_draft fault
    run render "$folder/fault.md" -o "$work/docs" --strict
    expect_status 1
    rm "$folder/fault.md"
    end
}
drafts 'no baseline' '/^    baseline:$/,/^      source:/d' CS201
drafts 'an unknown field' 's/^product:/produkt:/' CS004
drafts 'a field given twice' '/^title:/p' CS003
drafts 'nobody owns a milestone for the customer' \
    's/owners: {vendor: sam, customer: omar}/owners: {vendor: sam}/' CS401
drafts 'an owner who is nobody' 's/customer: omar}/customer: omer}/' CS007
drafts 'a date of another form' 's/due: 2026-09-30/due: 30\/09\/2026/' CS006
drafts 'a milestone after the outcome' \
    's/due: 2026-09-30/due: 2026-12-30/' CS305
drafts 'no meeting' '/^cadence:/,/^reviews:/{/^reviews:/!d}' CS501
drafts 'words left to fill in' 's/^  seeks: .*/  seeks: TBD/' CS010

packet_is_draft() { # ID: marked, with no place to confirm
    for name in "$1" "$1-deck" "$1-agenda" "$1-minutes"; do
        expect_draft "$name"
    done
    grep -q 'class="signature"' "$work/docs/$1.html" &&
        fault "$1.html has a place to sign"
    grep -q 'in other words' "$work/docs/$1-minutes.html" &&
        fault "$1-minutes.html has a place to confirm"
}

packet='2026-q3'
begin 'a quarter of a draft has the mark, and nothing to confirm'
run render "$folder/arbor.md" --quarter 2026-Q3 -o "$work/docs"
expect_status 0
expect_err 'arbor.md: printed with a DRAFT mark: its stage is draft' \
    '1 review printed to' '1 of them as DRAFT'
packet_is_draft "arbor-$packet"
run render "$folder/arbor.md" --quarter 2026-Q3 -o "$work/docs" --strict
expect_status 1
rewrite fault '/^    baseline:$/,/^      source:/d'
run render "$folder/fault.md" --quarter 2026-Q3 -o "$work/docs"
expect_status 0
expect_err 'fault.md: printed with a DRAFT mark: ' 'would not be signed'
packet_is_draft "fault-$packet"
rm "$folder/fault.md"
run render "$folder/northwind.md" --quarter 2026-Q3 -o "$work/docs" --strict
expect_status 0
expect_final "northwind-$packet"
grep -q 'class="signature"' "$work/docs/northwind-$packet.html" ||
    fault 'the packet of a plan without fault has no place to sign'
end

begin 'so has the review of a plan that is a draft, or at fault'
mkdir "$folder/.git"
cp "$folder/meridian.md" "$work/meridian.md"
review=$folder/qbr/meridian-$packet.md
sed -i 's/^stage: .*/stage: draft/' "$folder/meridian.md"
run render "$review" -o "$work/docs"
expect_status 0
expect_err "printed with a DRAFT mark: its plan's stage is draft"
packet_is_draft "meridian-$packet"
run render "$review" -o "$work/docs" --strict
expect_status 1
sed '/^cadence:/,/^reviews:/{/^reviews:/!d}' "$work/meridian.md" \
    >"$folder/meridian.md"
run render "$review" -o "$work/docs"
expect_status 0
expect_err 'printed with a DRAFT mark: its plan has an error' 'meridian.md`'
packet_is_draft "meridian-$packet"
run render "$folder/qbr/meridian-2026-q2.md" -o "$work/docs"
expect_final meridian-2026-q2
cp "$work/meridian.md" "$folder/meridian.md"
end

begin 'one draft among others changes nothing about them'
cp "$work/docs/northwind.pdf" "$work/alone.pdf"
run render "$folder" -o "$work/docs"
expect_status 0
expect_same "$work/alone.pdf" "$work/docs/northwind.pdf"
expect_draft arbor
end
