#!/bin/sh
# The plans held against themselves, in each form.
. tests/cases.inc

crowd() { # FOLDER NUMBER: plans of one segment, that slip more and more
    mkdir -p "$1" && cp -r "$plans/segments" "$plans/logos" \
        "$plans/northwind-readings.csv" "$1"
    clean good | sed 's/^stage: .*/stage: active/' >"$work/one.md"
    for i in $(seq "$2"); do
        sed "s/^id: .*/id: firm$i/
            s/due: 2026-08-19/due: 2026-08-$((19 - i))/" "$work/one.md" \
            >"$1/firm$i.md"
    done
}

independent() { # FOLDER
    run audit "$1" --format json -o "$work/audit.json"
    expect_status 0
    run check "$1" --format json
    cp "$work/stdout" "$work/check.json"
    python3 tests/audit_independent.py "$work/audit.json" "$work/check.json" \
        "$1" >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
}

begin 'audit, the scores and their lines'
run audit plans
expect_status 0
expect_plain "$work/stdout"
expect_out 'Northwind Traders  plans/northwind.md  Sam Okafor' \
    'Quality 100 of 100' 'Fidelity 82 of 100' \
    '27 of 40  milestones: 2 of 3 by their date; Four hours' \
    'Piet de Wit (Team lead, customer) left on 1 August 2026: nothing is left' \
    'told on 3 August 2026: Omar takes over the tasks of Piet de Wit' \
    'Working session is held every 2 weeks, and every month in the segment' \
    'Four hours across the pilot team: late in 1 of 1, 16 days at the median' \
    '6 plans, at the median quality 100 and fidelity 78'
end

begin 'audit, computed by other means'
independent plans
crowd "$work/crowd" 5
independent "$work/crowd"
run audit "$work/crowd"
expect_out 'late in 5 of 5' 'Put it in week 11 of the map, not day 56'
run audit "$work/crowd" --format markdown
expect_out '| Four hours across the pilot team | 5 of 5 |'
end

begin 'audit in other forms'
run audit plans --format json
cp "$work/stdout" "$work/audit.json"
raw schema audit
cp "$work/stdout" "$work/audit.schema.json"
python3 tests/schema.py --valid "$work/audit.schema.json" \
    "$work/audit.json" >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
run audit plans --format markdown
expect_out '# Audit on 2026-08-20' 'Fidelity 82 of 100' '| 27 of 40 | milestones |'
run audit plans --format csv
expect_out 'list,plan,customer,csm,segment,subject,points,of,' \
    'fidelity,northwind,Northwind Traders,Sam Okafor,mid-market,milestones,27,40,' \
    'slip,,,,enterprise,trondheim,,,49,1,1,'
run audit plans --format html -o "$work/audit.html"
expect_status 0
expect_empty "$work/stdout" "$work/stderr"
expect_in "$work/audit.html" 'Audit on 20' 'Internal: for nobody outside'
python3 tests/judge.py page "$work/audit.html" >"$work/faults" ||
    fault "$(cat "$work/faults")"
run audit plans --format pdf -o "$work/audit.pdf"
expect_status 0
qpdf --check "$work/audit.pdf" >"$work/faults" 2>&1 ||
    fault "$(cat "$work/faults")"
run audit plans --format pdf
expect_status 2
expect_err 'say which, as in -o audit.pdf'
run audit plans --format yaml
expect_status 2
expect_err '--format is text, markdown, json, csv, html or pdf, not "yaml"'
end

begin 'audit of one csm, with any number of workers'
run audit plans --csm sam --jobs 1
expect_out '2 plans, at the median'
cp "$work/stdout" "$work/one"
run audit plans --csm 'sam okafor' --jobs 4
expect_same "$work/stdout" "$work/one"
run audit plans --csm nobody
expect_status 2
expect_err 'no plan here has "nobody" as its csm'
end

begin 'audit of people who left'
mkdir "$work/left" && cp -r plans/. "$work/left"
sed -i 's/^  dana: .*role: Head of Support,/&  left: 2026-08-10,/' \
    "$work/left/northwind.md"
run audit "$work/left/northwind.md"
expect_out 'Dana Reyes (Head of Support, customer) left on 10 August 2026: still an owner of' \
    'the champion; the other side was not told'
end

begin 'audit counts as the settings and waivers have it'
mkdir "$work/set" && cp -r plans/. "$work/set"
printf 'rules:\n  only-lagging-metrics: note\n' >"$work/set/.countersign.yaml"
run audit "$work/set/arbor.md"
expect_out '9 of 15  metrics: '
end

begin 'audit with bad input'
mkdir "$work/bad"
printf -- '---\nkind: plan\nid: [\n---\n' >"$work/bad/torn.md"
clean evil | sed 's/Northwind Traders/"=HYPERLINK(\\"x\\")"/' \
    >"$work/bad/evil.md"
cp -r "$plans/segments" "$plans/logos" "$plans/northwind-readings.csv" \
    "$work/bad"
run audit "$work/bad" --format csv
expect_status 1
expect_err '1 file could not be read and is left out'
expect_out "\"'=HYPERLINK(\"\"x\"\")\""
run audit "$work/nowhere"
expect_status 2
run audit plans -o "$work/nowhere/audit.txt"
expect_status 3
expect_err 'cannot be written'
printf -- '---\nkind: plan\nid: x\n---\n' >"$work/bare.md"
run audit "$work/bare.md"
expect_status 0
expect_out 'Quality ' '1 plan, at the median'
end
