#!/bin/sh
# Plans as files for customer success platforms.
. tests/cases.inc
targets='csv gainsight planhat vitally totango salesforce'

begin 'export, as the samples have it'
for target in $targets; do
    run export plans/northwind.md --to "$target" -o "$work/one"
    expect_status 0
    expect_out "1 plan exported to $target"
done
for sample in tests/export/*.csv; do
    expect_same "$sample" "$work/one/${sample##*/}"
done
end

begin 'export, read by another reader'
for target in json $targets; do
    run export plans --to "$target" -o "$work/all"
    expect_status 0
done
python3 tests/export_independent.py "$work/all/json.json" "$work"/all/*.csv \
    >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
expect_in "$work/all/json.json" '"format":"countersign-export"' \
    '"id":"northwind/milestone/half-target"' '"customerOwner":"Dana Reyes"'
raw schema export
cp "$work/stdout" "$work/export.schema.json"
python3 tests/schema.py --valid "$work/export.schema.json" \
    "$work/all/json.json" >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
end

begin 'export again updates'
mkdir "$work/later" && copy_plans "$work/later"
sed -i 's/^    status: at-risk/    status: on-track/; s/Name who covers/Name who covers/' \
    "$work/later/northwind.md"
run export "$work/later" --to json -o "$work/again" --jobs 3
ids='import json, sys
print("\n".join(sorted(r["id"] for r in json.load(open(sys.argv[1]))["records"])))'
python3 -c "$ids" "$work/all/json.json" >"$work/first"
python3 -c "$ids" "$work/again/json.json" >"$work/second"
expect_same "$work/first" "$work/second"
end

begin 'export with bad input'
mkdir "$work/evil" && cp -r "$plans/segments" "$plans/logos" \
    "$plans/northwind-readings.csv" "$work/evil"
clean evil | sed 's/Northwind Traders/"@SUM(1)"/
    s/Name who covers the weekend queue/=1+1/' >"$work/evil/evil.md"
run export "$work/evil" --to json -o "$work/evil-out"
for target in $targets; do
    run export "$work/evil" --to "$target" -o "$work/evil-out"
done
expect_in "$work/evil-out/csv.csv" "\"'@SUM(1)\"" "\"'=1+1\""
python3 tests/export_independent.py "$work/evil-out/json.json" \
    "$work"/evil-out/*.csv >"$work/faults" 2>&1 || fault "$(cat "$work/faults")"
run export plans
expect_status 2
expect_err '--to says for which platform'
run export plans --to hubspot
expect_status 2
expect_err '--to is json, csv, gainsight, planhat, vitally, totango or salesforce'
end
