#!/bin/sh
# What a customer success manager does next, in each of its forms.
. tests/cases.inc

begin 'due, by who keeps the account'
run due plans
expect_status 0
expect_out 'Sam Okafor: 2 things to do in 1 plan' \
    'Four hours across the pilot team: overdue by 1 day' \
    'Priya calls Anders: Trondheim sees the earlier contact is overdue'
expect_lines "$work/stdout" 3 ' to do in '
expect_plain "$work/stdout"
end

begin 'due for one of them'
run due plans --csm sam
expect_status 0
expect_lines "$work/stdout" 1 ' to do in '
cp "$work/stdout" "$work/by-id"
run due plans --csm 'sam okafor'
expect_same "$work/stdout" "$work/by-id"
run due plans --csm nobody
expect_status 2
expect_err 'no plan here has "nobody" as its csm: write one of ines (Inês Carvalho), marta'
run due plans --csm Sam
expect_status 2
expect_err 'no plan here has "Sam" as its csm: did you mean sam (Sam Okafor)?'
run due plans/meridian.md --csm nobody --jobs 4
expect_err 'did you mean ines (Inês Carvalho)?'
mkdir "$work/unkept"
sed '/^csm:/d' plans/northwind.md >"$work/unkept/northwind.md"
run due "$work/unkept" --csm sam
expect_status 2
expect_err 'none of them says who keeps it; write the person'
end

begin 'due in other forms'
run due plans --format markdown
expect_out '## Sam Okafor' '| milestone | 2026-08-19 **late** |'
run due plans --format json
expect_out '"format":"countersign-due"' '"kind":"play"' '"late":true'
python3 -m json.tool "$work/stdout" >/dev/null || fault 'this is no JSON'
run due plans --format html -o "$work/due.html"
expect_status 0
expect_empty "$work/stdout" "$work/stderr"
expect_in "$work/due.html" '<h1>Due on 20' 'Priya calls Anders'
run due plans --format yaml
expect_status 2
expect_err '--format is text, markdown, json or html, not "yaml"'
end

begin 'due with any number of workers'
run due plans --jobs 1
cp "$work/stdout" "$work/one"
run due plans --jobs 4
expect_same "$work/stdout" "$work/one"
end

begin 'due of a blocker, until it is escalated'
folder=$work/blocked
copy_plans "$folder"
plan=$folder/northwind.md
run block "$plan" target-hit 'No budget' --owner lena
expect_out 'call Priya Raman and Lena Vogt on 25 August 2026'
run due "$plan"
expect_out '    blocker   2026-08-25  No budget: blocks "Under two hours' \
    'unless it is cleared, call Priya Raman and Lena Vogt (Lena Vogt)'
raw due "$plan" --today 2026-08-26
expect_out '    blocker   2026-08-25! No budget: ' \
    'since 20 August 2026; call Priya Raman and Lena Vogt (Lena Vogt)'
raw due "$plan" --today 2026-08-26 --format json
expect_out '"kind":"blocker","on":"2026-08-25","late":true'
raw export "$plan" --today 2026-08-26 --to json -o "$work/sent"
expect_in "$work/sent/json.json" '"type":"blocker"'
sed -i 's/\(what: No budget.*since: 2026-08-20\)/\1, escalated: 2026-08-26/' \
    "$plan"
raw due "$plan" --today 2026-08-26
expect_lines "$work/stdout" 0 'No budget'
end

begin 'due with bad input'
mkdir "$work/bad"
clean good >"$work/bad/good.md"
cp -r "$plans/segments" "$plans/logos" "$plans/northwind-readings.csv" \
    "$work/bad"
sed 's/^stage: .*/stage: active/' "$work/bad/good.md" >"$work/bad/fine.md"
printf -- '---\nkind: plan\nid: [\n---\n' >"$work/bad/torn.md"
run due "$work/bad"
expect_status 1
expect_err '1 file could not be read and is left out'
expect_out 'Four hours across the pilot team'
run due "$work/nowhere"
expect_status 2
run due plans -o "$work/nowhere/due.txt"
expect_status 3
expect_err 'cannot be written'
end

begin 'due of a plan that nobody keeps'
mkdir "$work/alone" && cp -r "$plans/segments" "$plans/logos" \
    "$plans/northwind-readings.csv" "$work/alone"
clean good | sed 's/^stage: .*/stage: active/; s/^csm: .*/csm: " "/' \
    >"$work/alone/alone.md"
run due "$work/alone"
expect_out 'No csm named: ' 'Four hours across the pilot team'
run due "$work/alone" --format markdown
expect_out '## No csm named'
run portfolio "$work/alone" -o "$work/alone-out"
expect_in "$work/alone-out/portfolio.html" 'No csm named'
end
