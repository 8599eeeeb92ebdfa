#!/bin/sh
# The slides of a quarterly review: what is on them, that each fits, and how
# they are led through in a browser.
. tests/cases.inc
TODAY=2026-10-09

slides_of() { # HTML
    grep -c 'class="slide[" ]' "$1"
}

run render "$plans/qbr" -o "$work/decks"
internal=$work/internal
begin 'each review has slides, as many pages as slides'
expect_status 0
for id in meridian-2026-q2 meridian-2026-q3 halvorsen-2026-q2 \
    halvorsen-2026-q3; do
    html=$work/decks/$id-deck.html
    [ -s "$html" ] || fault "$id-deck.html is missing"
    has pdfinfo || continue
    pages=$(pdfinfo "$work/decks/$id-deck.pdf" | sed -n 's/^Pages: *//p')
    [ "$pages" = "$(slides_of "$html")" ] ||
        fault "$id: $pages pages, $(slides_of "$html") slides"
    pdfinfo "$work/decks/$id-deck.pdf" | grep -q 'Page size: *9[56][0-9.]* x 540' ||
        fault "$id: $(pdfinfo "$work/decks/$id-deck.pdf" | grep 'Page size')"
done
end

begin 'eight to twelve slides, the rest an appendix'
for id in meridian-2026-q2 meridian-2026-q3 halvorsen-2026-q2 \
    halvorsen-2026-q3; do
    html=$work/decks/$id-deck.html
    before=$(grep -o '<section class="slide[a-z ]*"' "$html" |
        sed '/appendix/,$d' | wc -l)
    after=$(grep -o '<section class="slide[a-z ]*"' "$html" |
        sed -n '/appendix/,$p' | grep -vc appendix)
    { [ "$before" -ge 8 ] && [ "$before" -le 12 ] && [ "$after" -eq 0 ]; } ||
        fault "$id: $before slides, $after behind the appendix"
done
end

begin 'the slides of the PDF are tagged, and each is in its outline'
if has pdfinfo qpdf; then
    for id in meridian-2026-q2 halvorsen-2026-q3; do
        pdf=$work/decks/$id-deck.pdf
        pdfinfo "$pdf" | grep -q '^Tagged: *yes' || fault "$id is not tagged"
        qpdf --json --json-key=outlines "$pdf" |
            sed -n 's/.*"title": "\(.*\)".*/\1/p' >"$work/titles"
        grep -o '<h[12]>[^<]*' "$work/decks/$id-deck.html" |
            sed "s/<h[12]>//; s/$(printf '\302\240')/ /g" |
            while read -r title; do
                grep -qF "$title" "$work/titles" || echo "$title"
            done >"$work/missing"
        expect_empty "$work/missing"
        grep -q '^\(Meridian Freight Q2\|Halvorsen Foods Q3\).*2026$' \
            "$work/titles" || fault "the first of $id: $(head -n 1 "$work/titles")"
    done
fi
end

begin 'no text stands outside its slide'
for id in meridian-2026-q3 halvorsen-2026-q3 meridian-2026-q2 \
    halvorsen-2026-q2; do
    run dump --stage deck-layout "$plans/qbr/$id.md"
    # A line's x, y, width and height, in points; a foot begins at 498.
    awk '$1 == "page" { page = $2 }
        $1 == "line" && ($2 < 0 || $2 + $4 > 960 || $3 < 0 || $3 + $5 > 540) {
            print "page " page ": " $0 }' "$work/stdout" >"$work/outside"
    expect_empty "$work/outside"
    grep -q '^ *line ' "$work/stdout" || fault "$id has no text"
done
end

begin 'the titles say what was found, and empty slides are left out'
expect_in "$work/decks/halvorsen-2026-q3-deck.html" 'id="slide-summary"' \
    'at this pace 18' 'The decision that is needed' \
    'promises from last time kept, 2' 'milestones reached; overdue: Trondheim' \
    'In the way since 6' ': Works council has not agreed to matching calls' \
    'expectations met; missed: An answer on a blocked'
expect_lines "$work/decks/halvorsen-2026-q3-deck.html" 0 'What was decided'
expect_in "$work/decks/halvorsen-2026-q2-deck.html" 'What was decided'
expect_lines "$work/decks/halvorsen-2026-q2-deck.html" 0 \
    'The decision that is needed'
# An ask whose day has come before the meeting is not shown as one to come.
grep 'A written page on what is stored' \
    "$work/decks/halvorsen-2026-q3-deck.html" >"$work/ask"
expect_in "$work/ask" 'not kept yet, overdue'
expect_lines "$work/decks/halvorsen-2026-q3-deck.html" 0 'id="slide-value"'
expect_lines "$work/decks/meridian-2026-q3-deck.html" 1 'id="slide-value"'
end

begin 'what is too much for a slide goes on under the same title'
copy_plans "$work/long"
mkdir "$work/long/.git"
i=0
while [ $i -lt 12 ]; do
    echo "  - The works council asks again about matter number $i, and at length"
    i=$((i + 1))
done >"$work/more"
sed -i "/^changed-with-you:/r $work/more" "$work/long/qbr/halvorsen-2026-q3.md"
run render "$work/long/qbr/halvorsen-2026-q3.md" -o "$work/long/out"
expect_status 0
expect_in "$work/long/out/halvorsen-2026-q3-deck.html" '(continued)' \
    'matter number 11'
if has pdftotext; then
    pdftotext -layout "$work/long/out/halvorsen-2026-q3-deck.pdf" \
        "$work/long.txt"
    expect_in "$work/long.txt" '(continued)' 'matter number 11'
fi
end

begin 'promises are set closer before they go on on another slide'
for id in meridian-2026-q3 halvorsen-2026-q3; do
    html=$work/decks/$id-deck.html
    expect_lines "$html" 0 'class="continued"'
    expect_in "$html" 'class="face near"'
done
end

begin 'figures too, where a date takes three lines'
copy_plans "$work/spanish"
mkdir "$work/spanish/.git"
sed -i 's/^locale: .*/locale: es-ES/' "$work/spanish/meridian.md"
run render "$work/spanish/qbr/meridian-2026-q3.md" -o "$work/spanish/out"
expect_status 0
expect_lines "$work/spanish/out/meridian-2026-q3-deck.html" 0 \
    'class="continued"'
end

begin 'a cell that a telephone sets below the others says what it is'
html=$work/decks/meridian-2026-q3-deck.html
expect_in "$html" '.face td[data-label]::before' 'data-label="Baseline"' \
    'data-label="Meridian Freight"' 'data-label="Owner"'
end

begin 'risks that stand alone are set larger'
expect_in "$work/decks/meridian-2026-q2-deck.html" 'class="face roomy"'
expect_lines "$work/decks/meridian-2026-q3-deck.html" 0 'class="face roomy"'
end

begin 'what stands alone stands lower, unless it is long'
expect_in "$work/decks/halvorsen-2026-q2-deck.html" 'class="face telling alone"'
expect_lines "$work/decks/halvorsen-2026-q3-deck.html" 0 'telling alone'
copy_plans "$work/alone"
mkdir "$work/alone/.git"
long='The depot in Doncaster works with a telephone exchange of its own, and'
sed -i "/^changed-with-you:/,/^ *- /s/^\( *- \).*/\1$long $long $long then some/" \
    "$work/alone/qbr/meridian-2026-q2.md"
run render "$work/alone/qbr/meridian-2026-q2.md" -o "$work/alone/out"
expect_in "$work/alone/out/meridian-2026-q2-deck.html" \
    'class="face telling high"'
expect_lines "$work/alone/out/meridian-2026-q2-deck.html" 0 'class="continued"'
end

begin 'the speaker'"'"'s notes are in the internal copy alone'
run render "$plans/qbr/meridian-2026-q3.md" --audience internal -o "$internal"
note='Ask Gwen first what the shorter settlement is worth'
expect_in "$internal/meridian-2026-q3-deck.internal.html" "$note" 'class="notes"'
expect_lines "$work/decks/meridian-2026-q3-deck.html" 0 "$note"
expect_lines "$work/decks/meridian-2026-q3-deck.html" 0 'class="notes"'
expect_lines "$work/decks/meridian-2026-q3-deck.html" 0 'class="chart health"'
if has pdftotext; then
    pdftotext "$internal/meridian-2026-q3-deck.internal.pdf" "$work/notes.txt"
    expect_in "$work/notes.txt" 'Ask Gwen first'
    pdftotext "$work/decks/meridian-2026-q3-deck.pdf" "$work/slides.txt"
    expect_lines "$work/slides.txt" 0 'Ask Gwen first'
fi
end

begin 'a note with the name of a slide stands at that slide'
sed 's/^## Internal: speaker notes/## Internal: Milestones/' \
    "$plans/qbr/meridian-2026-q3.md" >"$work/long/qbr/meridian-2026-q3.md"
run dump --stage deck --audience internal "$work/long/qbr/meridian-2026-q3.md"
sed -n '/id="slide-milestones"/,/section/p' "$work/stdout" >"$work/part"
expect_in "$work/part" 'Ask Gwen first'
end

begin 'six languages have their own words'
for locale in en-GB de fr es pl pt; do
    sed "s/^locale: .*/locale: $locale/" "$plans/meridian.md" \
        >"$work/long/meridian.md"
    run render "$work/long/qbr/meridian-2026-q2.md" -o "$work/$locale"
    expect_status 0
    grep -q 'not translated\|has no text' "$work/stderr" &&
        fault "$locale: $(cat "$work/stderr")"
    grep -o '<h2>[^<]*' "$work/$locale/meridian-2026-q2-deck.html" |
        sort >"$work/titles.$locale"
    [ $locale = en-GB ] || ! cmp -s "$work/titles.en-GB" "$work/titles.$locale" ||
        fault "$locale has the English titles"
done
end

begin 'charts are pictures that stand alone, for other software'
run render "$plans/qbr" -o "$work/other" --charts "$work/charts"
if grep -q 'librsvg\|libcairo' "$work/stderr"; then
    [ -z "$(find "$work/charts" -type f)" ] || fault 'half of the charts'
else
    expect_status 0
    for chart in milestones expectations days-to-settle; do
        for ending in svg png; do
            [ -s "$work/charts/meridian-2026-q3-$chart.$ending" ] ||
                fault "no $chart.$ending"
        done
    done
    expect_in "$work/charts/meridian-2026-q3-milestones.svg" \
        '<title>2 of 5' '<path fill="#'
    expect_lines "$work/charts/meridian-2026-q3-milestones.svg" 0 \
        '<text\|class=\|var('
    head -c 4 "$work/charts/meridian-2026-q3-milestones.png" |
        grep -q PNG || fault 'no PNG'
    [ -z "$(find "$work/charts" -name '*health*')" ] || fault 'health is there'
    run render "$plans/qbr" -o "$work/other" --charts "$work/again" --jobs 1
    for file in "$work/charts"/*; do
        expect_same "$file" "$work/again/${file##*/}"
    done
fi
end

begin 'a month stays beside its early, mid or late in a wider face, too'
if has pdftotext; then
    for theme in ledger signal; do
        run render "$plans/qbr" -o "$work/$theme" --theme "$theme"
        for pdf in "$work/$theme"/*-deck.pdf; do
            pdftotext "$pdf" "$work/said"
            grep -x 'early\|mid-\|late' "$work/said"
        done >"$work/parted"
        expect_empty "$work/parted"
    done
fi
end

if has chromium python3; then
    for id in meridian halvorsen; do
        begin "keys, touch, buttons and the overview lead through $id"
        timeout 200 python3 tests/browser.py deck \
            "$work/decks/$id-2026-q3-deck.html" >"$work/judged" 2>&1 ||
            fault "$(cat "$work/judged")"
        end
    done
    begin 'without scripts the slides are read and printed, one a page'
    html=$work/decks/meridian-2026-q3-deck.html
    timeout 200 python3 tests/browser.py deck-plain "$html" \
        "$work/printed.pdf" >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    if has pdfinfo; then
        pages=$(pdfinfo "$work/printed.pdf" | sed -n 's/^Pages: *//p')
        [ "$pages" = "$(slides_of "$html")" ] ||
            fault "printed on $pages pages, $(slides_of "$html") slides"
    fi
    end
else
    skip 'the slides in a browser' 'chromium or python3 is missing'
fi
