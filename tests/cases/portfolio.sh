#!/bin/sh
# All accounts at once: the page, its printing and its feeds.
. tests/cases.inc

many() { # NUMBER FOLDER: accounts of their own, some of which drift
    mkdir -p "$2" && cp -r "$plans/segments" "$plans/logos" \
        "$plans/northwind-readings.csv" "$2"
    clean good |
        sed 's/^stage: .*/stage: active/; s/due: 2026-08-19/due: 2026-08-26/' \
            >"$work/one.md"
    clean late | sed 's/^stage: .*/stage: active/; s/^segment:.*//
        s/^  - {on: 2026-08.*outcome: confirmed.*//' >"$work/two.md"
    awk -v n="$1" -v folder="$2" '
        FNR == 1 { file++ }
        { text[file] = text[file] $0 "\n" }
        END { for (i = 0; i < n; i++) {
            plan = text[i % 3 ? 1 : 2]
            sub(/id: [a-z]*/, "id: firm" i, plan)
            gsub(/Northwind Traders/, "Firm " i, plan)
            printf "%s", plan >(folder "/firm" i ".md")
            close(folder "/firm" i ".md") } }' "$work/one.md" "$work/two.md"
}

begin 'portfolio, its four files'
run portfolio plans -o "$work/out"
expect_status 0
expect_out '6 accounts, 2 drift'
expect_in "$work/out/portfolio.html" 'Halvorsen Foods' '2 of 4 accounts drift' \
    '34 days behind the line' '>20 days ago<' '>1 day ago<' 'id="filters"' \
    'Internal: for nobody outside'
expect_in "$work/out/portfolio.csv" 'halvorsen,Halvorsen Foods,Marta Lindgren'
python3 tests/portfolio_independent.py "$work/out/portfolio.json" \
    "$work/out/portfolio.csv" >"$work/faults" || fault "$(cat "$work/faults")"
raw schema portfolio
cp "$work/stdout" "$work/portfolio.schema.json"
python3 tests/schema.py --valid "$work/portfolio.schema.json" \
    "$work/out/portfolio.json" >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
python3 tests/judge.py page "$work/out/portfolio.html" >"$work/faults" ||
    fault "$(cat "$work/faults")"
end

begin 'portfolio is the same with any number of workers'
many 330 "$work/many"
run portfolio "$work/many" -o "$work/one" --jobs 1
expect_status 0
expect_out 'the PDF the first 100'
run portfolio "$work/many" -o "$work/four" --jobs 4
for ending in html pdf csv json; do
    expect_same "$work/one/portfolio.$ending" "$work/four/portfolio.$ending"
done
expect_lines "$work/one/portfolio.html" 330 '^<tr data-'
python3 tests/portfolio_independent.py "$work/one/portfolio.json" \
    "$work/one/portfolio.csv" >"$work/faults" || fault "$(cat "$work/faults")"
end

begin 'portfolio feeds are safe against formulas'
mkdir "$work/evil" && cp -r "$plans/segments" "$plans/logos" \
    "$plans/northwind-readings.csv" "$work/evil"
clean evil | sed 's/Northwind Traders/"=HYPERLINK(\\"x\\")"/' \
    >"$work/evil/evil.md"
run portfolio "$work/evil" -o "$work/evil-out"
expect_in "$work/evil-out/portfolio.csv" "\"'=HYPERLINK(\"\"x\"\")\""
python3 tests/portfolio_independent.py "$work/evil-out/portfolio.json" \
    "$work/evil-out/portfolio.csv" >"$work/faults" ||
    fault "$(cat "$work/faults")"
end

begin 'portfolio all or nothing'
mkdir -p "$work/held/portfolio.json" && echo old >"$work/held/portfolio.html"
run portfolio plans -o "$work/held"
expect_status 3
expect_err 'portfolio.json cannot be written'
[ "$(cat "$work/held/portfolio.html")" = old ] || fault 'the page was touched'
[ -e "$work/held/portfolio.csv" ] && fault 'the CSV was written'
printf -- '---\nkind: plan\nid: [\n---\n' >"$work/evil/torn.md"
run portfolio "$work/evil" -o "$work/evil-out"
expect_status 1
expect_err '1 file could not be read and is left out'
run portfolio "$work/nowhere" -o "$work/out"
expect_status 2
end

if has chromium; then
    begin 'portfolio of 5,000 accounts in a browser'
    many 5000 "$work/crowd"
    run portfolio "$work/crowd" -o "$work/crowd-out"
    python3 tests/portfolio_browser.py "$work/crowd-out/portfolio.html" \
        >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
    end
else
    skip 'portfolio of 5,000 accounts in a browser' 'no chromium'
fi
