#!/bin/sh
# What the next reviews still lack, in each form.
. tests/cases.inc
TODAY=2026-09-25

begin 'what reviews lack, by who keeps the account'
run qbr-prep plans
expect_status 0
expect_empty "$work/stderr"
expect_out 'Inês Carvalho' '2026-10-08  Q3 2026  Meridian Freight' \
    'last read on 31 July 2026: 13.5 days (ask Farah Siddiqui)' \
    'without a second person: was due on 15 September 2026 (ask Hugo' \
    '--- to Ingrid Solberg <ingrid.solberg@halvorsen.example>' \
    'Could you let me have this by 6 October 2026?'
expect_lines "$work/stdout" 2 '^  2026-'
expect_lines "$work/stdout" 1 '^Hello Farah Siddiqui,$'
expect_plain "$work/stdout"
end

begin 'for one of them, and for nobody'
run qbr-prep plans --csm ines
expect_lines "$work/stdout" 1 '^  2026-'
run qbr-prep plans --csm nobody
expect_status 2
expect_err 'no plan here has "nobody" as its csm'
end

begin 'a quarterly meeting without a file'
copy_plans "$work/plans"
rm "$work"/plans/qbr/*-q3.md
run qbr-prep "$work/plans"
expect_lines "$work/stdout" 2 'no file for this review'
expect_out 'quarter: 2026-Q3 and date'
end

begin 'a held one is over, and a ready one lacks nothing'
cp "$plans/qbr/meridian-2026-q3.md" "$work/plans/qbr"
sed -i 's/^stage: prepared/stage: held/' "$work/plans/qbr/meridian-2026-q3.md"
run qbr-prep "$work/plans" --csm ines
expect_lines "$work/stdout" 0 Meridian
sed -i 's/^stage: held/stage: prepared/; s/^attendees: .*/attendees: [ines]/' \
    "$work/plans/qbr/meridian-2026-q3.md"
sed -i '/^Two of the three/,/^weeks before/d' \
    "$work/plans/qbr/meridian-2026-q3.md"
run qbr-prep "$work/plans" --csm ines
expect_out 'sponsor   Gwen Pritchard: not among the attendees; add gwen' \
    'the summary is not written'
end

begin 'a letter is in the language of its plan'
sed -i 's/^locale: .*/locale: de-DE/' "$work/plans/halvorsen.md"
run qbr-prep "$work/plans" --csm marta
expect_status 0
expect_out 'Guten Tag, Ingrid Solberg,' 'Können Sie mir das bis zum' 'Vielen Dank'
expect_lines "$work/stdout" 0 '^Hello'
end

begin 'in other forms, and with any number of workers'
run qbr-prep plans --format markdown
expect_out '# Reviews from 2026-09-25 to 2026-10-09' \
    '### Halvorsen Foods, Q3 2026, 2026-09-29' '- [ ] ask: ' \
    'without a second person: was due on 15 September 2026 (ask Hugo'
run qbr-prep plans --format json
expect_out '"format":"countersign-qbr-prep"' '"kind":"promise"' \
    '"messages":' '"email":"ingrid.solberg@halvorsen.example"'
python3 -m json.tool "$work/stdout" >/dev/null || fault 'this is no JSON'
cp "$work/stdout" "$work/one"
run qbr-prep plans --format json --jobs 4
expect_same "$work/stdout" "$work/one"
run qbr-prep plans -o "$work/list.txt"
expect_empty "$work/stdout"
expect_in "$work/list.txt" Meridian
end

begin 'bad input'
run qbr-prep plans --format html
expect_status 2
expect_err '--format is text, markdown or json, not "html"'
sed -i 's/^plan: .*/plan: nowhere.md/' "$work/plans/qbr/meridian-2026-q3.md"
run qbr-prep "$work/plans"
expect_status 1
expect_err '1 file could not be read and is left out'
run qbr-prep plans -o "$work/nowhere/list.txt"
expect_status 3
end
