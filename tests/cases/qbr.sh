#!/bin/sh
# A quarterly review's documents: what each is for, before the meeting and
# after it, and what stands in the way of printing them.
. tests/cases.inc

q=2026-q3
folder=$work/plans
copy_plans "$folder"
mkdir "$folder/.git"
review=$folder/qbr/meridian-$q.md

set_line() { # FILE FIELD TEXT: the line of the field becomes the text
    sed -i "s|^$2: .*|$3|" "$1"
}

digest_of() { # FILE
    "$bin" dump --stage model --today "$TODAY" "$1" |
        sed -n 's/.*<model [^>]*digest="\([0-9a-f]*\)".*/\1/p'
}

begin 'before the meeting there is all that it needs, after it the record'
run render "$plans/qbr" -o "$work/out"
expect_status 0
for id in meridian-2026-q3 halvorsen-2026-q3; do
    for name in "$id" "$id-deck" "$id-agenda" "$id-minutes"; do
        [ -s "$work/out/$name.html" ] || fault "$name.html is missing"
        [ -s "$work/out/$name.pdf" ] || fault "$name.pdf is missing"
    done
    [ -s "$work/out/$id-minutes.txt" ] || fault "$id-minutes.txt is missing"
done
for id in meridian-2026-q2 halvorsen-2026-q2; do
    [ -s "$work/out/$id.pdf" ] || fault "$id.pdf is missing"
    [ ! -e "$work/out/$id-agenda.pdf" ] || fault "$id is held and has an agenda"
    [ ! -e "$work/out/$id-minutes.txt" ] || fault "$id is held and has a form"
done
end

begin 'three to six pages, which begin with the decision'
if has pdfinfo; then
    for id in meridian-2026-q2 meridian-2026-q3 halvorsen-2026-q2 \
        halvorsen-2026-q3; do
        pages=$(pdfinfo "$work/out/$id.pdf" | sed -n 's/^Pages: *//p')
        { [ "$pages" -ge 3 ] && [ "$pages" -le 6 ]; } ||
            fault "$id has $pages pages"
    done
    # The early sign stands beside the outcome where that saves a page.
    for id in meridian-2026-q2 halvorsen-2026-q2; do
        pdfinfo "$work/out/$id.pdf" >"$work/info"
        expect_lines "$work/info" 1 '^Pages:  *3$'
    done
fi
if has pdftotext; then
    # A sheet that goes astray says at its foot which review it is of.
    for name in agenda minutes; do
        pdftotext "$work/out/meridian-$q-$name.pdf" "$work/sheet"
        expect_lines "$work/sheet" 2 '^Meridian Freight, Q3.2026 review$'
    done
    pdftotext -l 1 "$work/out/meridian-$q.pdf" - | tr '\n' ' ' >"$work/first"
    expect_in "$work/first" \
        'Connect two more carriers before the Christmas weeks' 'Value to date'
    # What each asks of the other stands with the decisions.
    pdftotext -f 4 "$work/out/meridian-$q.pdf" "$work/last"
    expect_in "$work/last" 'One decision is needed' 'Name the two carriers'
fi
end

begin 'the parts of the packet stand in their order'
for id in meridian-2026-q2 halvorsen-$q; do
    grep -o '<section class="[^"]*" id="[^"]*"' "$work/out/$id.html" |
        sed 's/.* id="\(.*\)"/\1/' | tr '\n' ' ' >"$work/parts"
    case $id in
    meridian*) printf 'answer worth trend milestones you moved decide ' ;;
    *) printf 'answer promised trend milestones you moved decide ' ;;
    esac >"$work/expected"
    expect_same "$work/expected" "$work/parts"
done
sed 's/<[^>]*>/ /g' "$work/out/halvorsen-$q.html" | tr -s ' \n' ' ' >"$work/text"
rest=$(cat "$work/text")
for part in 'The decision that is needed' 'promises from last time' 'Trend' \
    'milestones reached' 'What changed with you' 'What moved, and what did' \
    'expectations met' 'One service issue is open' 'Risks' 'What comes later' \
    'One decision is needed' 'What we ask of each other' 'Next quarter, Q4' \
    'Does the outcome still hold' 'Or in other words' 'Seen and confirmed by' \
    'We meet again'; do
    case $rest in
    *"$part"*) rest=${rest#*"$part"} ;;
    *) fault "not in its place: $part" ;;
    esac
done
end

begin 'answers are blank before the meeting and the record after it'
cp "$review" "$work/prepared.md"
set_line "$review" stage 'stage: held'
set_line "$review" attendees 'attendees: [ines, priya, tom, gwen]\
attended: [ines, tom, gwen]\
outcome: {status: confirmed, by: gwen}'
run render "$review" -o "$work/held" --today 2026-10-09
expect_status 0
grep -q 'class="blank"' "$work/out/meridian-$q.html" ||
    fault 'the prepared packet has no blank'
expect_lines "$work/held/meridian-$q.html" 0 'class="blank"'
cp "$work/prepared.md" "$review"
end

begin 'a quarter without a file is printed from the plan, with one from it'
run render "$folder/northwind.md" --quarter 2026-Q3 -o "$work/alone"
expect_status 0
[ -s "$work/alone/northwind-$q.pdf" ] || fault 'northwind has no packet'
expect_in "$work/alone/northwind-$q-minutes.txt" "# plan as northwind-$q.md:" \
    'attendees: [sam, priya, lena]'
run render "$folder" --quarter 2026-Q3 -o "$work/alone"
expect_status 0
expect_in "$work/alone/meridian-$q.html" 'Connect two more carriers'
[ ! -e "$work/alone/meridian-2026-q2.html" ] || fault 'another quarter, too'
[ ! -e "$work/alone/meridian.html" ] || fault 'the plan, too'
cmp -s "$work/out/meridian-$q.html" "$work/alone/meridian-$q.html" ||
    fault 'with --quarter it is another packet'
end

begin 'a review that was held shows the terms that were signed then'
was=$(digest_of "$folder/qbr/meridian-2026-q2.md")
signed=$(sed -n 's/.*terms: "sha256:\([0-9a-f]\{8\}\).*/\1/p' \
    "$folder/meridian.md" | head -n 1)
[ "$was" = "$signed" ] || fault "it names $was, signed is $signed"
cp "$folder/meridian.md" "$work/meridian.md"
sed -i 's/in 9 days instead/in 11 days instead/; s/^    target: 9$/    target: 11/
    s/name: Days from claim to settlement/name: Days until settled/' \
    "$folder/meridian.md"
now=$(digest_of "$folder/meridian.md")
[ "$now" != "$signed" ] || fault 'the terms are the same as before'
[ "$(digest_of "$folder/qbr/meridian-2026-q2.md")" = "$signed" ] ||
    fault 'it names other terms than those it shows'
run render "$folder/qbr/meridian-2026-q2.md" -o "$work/then"
expect_in "$work/then/meridian-2026-q2.html" 'in 9 days instead of 21' \
    "$signed"
expect_lines "$work/then/meridian-2026-q2.html" 0 'in 11 days'
cp "$work/meridian.md" "$folder/meridian.md"
end

begin 'the form of the minutes has no error once its gaps are filled'
for id in meridian-$q halvorsen-$q; do
    cp "$work/out/$id-minutes.txt" "$folder/qbr/$id.md"
    day=$(sed -n 's/^date: //p' "$folder/qbr/$id.md")
    # What only the meeting brings: a reading of the outcome, and a summary.
    sed -i 's/^…$/Nine days hold./' "$folder/qbr/$id.md"
    sed -i '/^    readings: {2026-05-31: 19.5/s/}/, 2026-09-30: 11}/' \
        "$folder/meridian.md"
    run check "$folder/qbr/$id.md" --today "$day" --format concise
    expect_lines "$work/stdout" 0 "qbr/$id.md:[0-9:]* error"
    cp "$plans/qbr/$id.md" "$folder/qbr/$id.md"
done
cp "$work/meridian.md" "$folder/meridian.md"
end

begin 'from the prepared review over its minutes to the next one'
cp "$work/out/meridian-$q-minutes.txt" "$review"
sed -i 's/^…$/Nine days hold./
    s/^attended: .*/attended: [ines, tom, gwen]/
    /A report of claims/s/due: 2026-10-16/&, done: 2026-10-14/
    s/^outcome: .*/outcome: {status: changed, by: gwen, to: "Settle a freight claim in 8 days instead of 21 by 31 December 2026"}/' "$review"
run render "$review" -o "$work/round" --today 2026-10-09
expect_status 0
expect_in "$work/round/meridian-$q.html" 'Held on' \
    'One decision was taken' 'The outcome has changed, says Gwen Pritchard' \
    'in 8 days instead of 21'
cat >"$folder/qbr/meridian-2026-q4.md" <<'END'
---
kind: qbr
plan: ../meridian.md
quarter: 2026-Q4
date: 2027-01-12
stage: prepared
attendees: [ines, priya, tom, gwen]
---

## Summary

Eight days are next.
END
run render "$folder/qbr/meridian-2026-q4.md" -o "$work/round" --today 2027-01-05
expect_status 0
next=$work/round/meridian-2026-q4.html
expect_in "$next" 'promises from last time kept' \
    'A report of claims by carrier and waiting time' \
    'Nine days held through the weeks before Christmas' \
    'Its wording since it was signed' 'Settle a freight claim in 9 days' \
    'Settle a freight claim in 8 days'
# The wording of two reviews ago is told in the one after that, too.
sed -i 's/^stage: .*/stage: held/
    s/^attendees: .*/&\
outcome: {status: confirmed, by: gwen}/' "$folder/qbr/meridian-2026-q4.md"
sed 's/^quarter: .*/quarter: 2027-Q1/; s/^date: .*/date: 2027-04-06/
    s/^stage: .*/stage: prepared/; /^outcome:/d' \
    "$folder/qbr/meridian-2026-q4.md" >"$folder/qbr/meridian-2027-q1.md"
run render "$folder/qbr/meridian-2027-q1.md" -o "$work/round" --today 2027-04-01
expect_status 0
expect_in "$work/round/meridian-2027-q1.html" \
    'Its wording since it was signed' 'Settle a freight claim in 9 days' \
    'Settle a freight claim in 8 days' 'Gwen Pritchard (9 July 2026)' \
    'Gwen Pritchard (12 January 2027)'
run render "$folder" --quarter 2027-Q1 -o "$work/whole" --today 2027-04-01
expect_same "$work/round/meridian-2027-q1.html" \
    "$work/whole/meridian-2027-q1.html"
rm "$folder/qbr/meridian-2026-q4.md" "$folder/qbr/meridian-2027-q1.md"
cp "$work/prepared.md" "$review"
end

begin 'what was prepared stays in the form of the minutes'
sed 's/^decisions:/&\
  - {what: Name a second clerk, owner: tom, due: 2026-09-01, done: 2026-08-30}/' \
    "$work/prepared.md" >"$review"
printf '\n## Wins\n\n<!-- between us -->\n\n- Five days\n- *Two* carriers\n\nBy them <!-- only us -->\n' \
    >>"$review"
for audience in customer internal; do
    run render "$review" -o "$work/kept" --audience $audience
    expect_status 0
done
form=$work/kept/meridian-$q-minutes.txt
expect_in "$form" '## Summary' 'Two of the three carriers answer' '## Wins' \
    '- *Two* carriers' 'due: 2026-09-01, done: 2026-08-30'
hidden='^…$\|between us\|only us\|Ask Gwen\|Internal'
grep -q "$hidden" "$form" && fault "it has $(grep "$hidden" "$form")"
form=$work/kept/meridian-$q-minutes.internal.txt
expect_in "$form" '## Internal: speaker notes' 'Ask Gwen first' 'between us' \
    'only us' '## Wins'
cp "$form" "$review"
run check "$review" --today 2026-10-08 --format concise
expect_lines "$work/stdout" 0 "meridian-$q.md:[0-9:]* error.*CS0"
run render "$review" -o "$work/kept" --audience internal --today 2026-10-09
expect_status 0
expect_in "$work/kept/meridian-$q-deck.internal.html" 'Ask Gwen first'
cp "$work/prepared.md" "$review"
end

# The packet is of the plan alone, so that it is seen from the same day.
health_is_one() { # ROOT ID SCORE COLOUR
    health=$work/health
    run check "$1/$2.md"
    expect_err "; health $3 of 100, $4; next"
    run check "$1" --format json
    grep -q "\"kind\":\"plan\",\"definition\":\"$2\",.*\"health\":{\"score\":$3,\"colour\":\"$4\"," \
        "$work/stdout" || fault "check --format json does not say $3 of $2"
    run render "$1/$2.md" --audience internal -o "$health"
    expect_in "$health/$2.internal.html" "Health: $3, $4"
    run render "$1/$2.md" --quarter 2026-Q3 --audience internal -o "$health"
    expect_in "$health/$2-$q.internal.html" "Health: $3 ($4)"
    expect_in "$health/$2-$q-deck.internal.html" "Health $3: $4"
    run portfolio "$1" -o "$health"
    grep -q "^$2,.*,$3,$4," "$health/portfolio.csv" ||
        fault "portfolio.csv does not say $3 of $2"
    grep -q "\"id\":\"$2\",.*\"health\":{\"score\":$3,\"colour\":\"$4\"" \
        "$health/portfolio.json" || fault "portfolio.json does not say $3 of $2"
    run export "$1" --to json -o "$health"
    grep -q "\"id\":\"$2\",.*\"health\":\"$3\"" "$health/json.json" ||
        fault "the export does not say $3 of $2"
}

begin 'health is one number in check, plan, packet, deck, portfolio and exports'
rm -r "$folder/qbr"
health_is_one "$folder" halvorsen 56 amber
health_is_one "$folder" northwind 86 amber
health_is_one "$folder" meridian 100 green
# A target that nobody signed changes no score anywhere, nor does a draft have
# one in the last line.
sed -i '/^  repeat-contacts:/,/^  matched:/s/^    target: 18$/    target: 29/' \
    "$folder/halvorsen.md"
health_is_one "$folder" halvorsen 56 amber
run check "$folder/castell.md"
expect_lines "$work/stderr" 0 health
cp -r "$plans/qbr" "$folder"
cp "$plans/halvorsen.md" "$folder"
end

# --- what is internal ---

unpack() { # PDF OUT: every string of it
    pdftotext -enc UTF-8 "$1" "$2.text"
    pdfinfo -enc UTF-8 -struct-text "$1" >"$2.struct" 2>/dev/null
    { pdfinfo -enc UTF-8 "$1"; pdfinfo -enc UTF-8 -meta "$1"; } >"$2.info"
    qpdf --qdf --object-streams=disable "$1" "$2.qdf"
    cat "$2.text" "$2.struct" "$2.info" "$2.qdf" | tr '\n' ' ' >"$2"
}

if has pdftotext pdfinfo qpdf; then
    begin 'speaker notes and health are in the internal copy alone'
    run render "$plans/qbr" --audience internal -o "$work/internal"
    expect_status 0
    for page in "$work"/out/*.html; do
        id=$(basename "$page" .html)
        unpack "$work/out/$id.pdf" "$work/strings"
        for hidden in 'Ask Gwen first' 'No surprises' 'Anders has said twice' \
            'Gwen decides about the Irish' 'speaker notes' 'Health: '; do
            grep -qi "$hidden" "$page" && fault "$id.html has $hidden"
            grep -qai "$hidden" "$work/strings" && fault "$id.pdf has $hidden"
        done
    done
    expect_in "$work/internal/meridian-$q-deck.internal.html" 'Ask Gwen first'
    expect_in "$work/internal/meridian-$q.internal.html" 'Ask Gwen first' 'Health'
    [ ! -e "$work/internal/meridian-$q.html" ] ||
        fault 'the internal copy is named as the customer'"'"'s'
    end
else
    skip 'speaker notes stay inside' 'no qpdf or poppler-utils'
fi

# --- bad input: located, nothing written, what was there untouched ---

refused() { # STATUS TEXT...: of the review; nothing was written
    plant "$work/bad" "meridian-$q"
    run render "$review" -o "$work/bad"
    expect_status "$1"
    shift
    expect_err "$@"
    expect_untouched "$work/bad" "meridian-$q"
    [ "$(find "$work/bad" -type f | wc -l)" -eq 3 ] ||
        fault "written: $(ls "$work/bad")"
    expect_plain "$work/stderr"
    cp "$work/prepared.md" "$review"
    rm -r "$work/bad"
}

begin 'a plan that is not there'
set_line "$review" plan 'plan: ../meridia.md'
refused 1 "meridian-$q.md:3:7: error:" '[CS007]'
end

begin 'a quarter outside of the plan'"'"'s life'
set_line "$review" quarter 'quarter: 2025-Q4'
plant "$work/bad" meridian-2025-q4
run render "$review" -o "$work/bad"
expect_status 1
expect_err "meridian-$q.md:4:10: error: 2025-Q4 was over before the plan began"
expect_untouched "$work/bad" meridian-2025-q4
cp "$work/prepared.md" "$review"
rm -r "$work/bad"
run render "$folder/meridian.md" --quarter 2025-Q4 -o "$work/bad"
expect_status 1
expect_err 'meridian.md:9:8: error: 2025-Q4 was over before the plan began'
sed -i 's/^stage: .*/stage: closed\
closed: {on: 2026-11-30, why: achieved}/' "$folder/meridian.md"
run render "$folder/meridian.md" --quarter 2027-Q1 -o "$work/bad"
expect_status 1
expect_err 'meridian.md:8:14: error: 2027-Q1 began after the plan was closed'
set_line "$review" quarter 'quarter: 2027-Q1'
run render "$review" -o "$work/bad"
expect_status 1
expect_err "meridian-$q.md:4:10: error: 2027-Q1 began after the plan was closed"
cp "$work/prepared.md" "$review"
cp "$work/meridian.md" "$folder/meridian.md"
written=$(find "$work/bad" -type f)
[ -z "$written" ] || fault "written: $written"
end

begin 'readings in another unit'
sed -i '/^    readings: {2026-05-31: 19.5/s/16,/16 GBP,/' "$folder/meridian.md"
refused 1 'meridian.md:' 'error: '
cp "$work/meridian.md" "$folder/meridian.md"
end

begin 'torn fields'
sed -i '/^next-quarter:/s/.*/next-quarter: [/' "$review"
refused 1 "meridian-$q.md:"
set_line "$review" date 'date: 30 Septembre'
refused 1 "meridian-$q.md:5:7: error:"
end

begin 'two reviews of one quarter'
cp "$review" "$folder/qbr/again.md"
plant "$work/bad" "meridian-$q"
run render "$folder" -o "$work/bad"
expect_status 1
expect_err '[CS013]'
expect_untouched "$work/bad" "meridian-$q"
rm "$folder/qbr/again.md"
end
