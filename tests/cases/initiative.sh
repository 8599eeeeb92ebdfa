#!/bin/sh
# The vendor's own plan: its document, and figures computed over all plans.
. tests/cases.inc

beside() { # FOLDER: the plans without the initiative
    mkdir -p "$1" && cp -r "$plans/." "$1" && rm "$1/cs-2027.md"
}

begin 'an initiative is printed with the plans'
run render plans -o "$work/all"
expect_status 0
expect_err '6 plans, 4 reviews and 1 initiative printed'
expect_in "$work/all/cs-2027.html" 'Raise gross revenue retention' \
    'role="img" aria-label="The chain from activity to result: Customers with' \
    'Milestones reached in time went from 100' 'Offer a mutual plan to each'
[ -e "$work/all/cs-2027.ics" ] && fault 'it has no calendar'
python3 tests/judge.py page "$work/all/cs-2027.html" >"$work/faults" ||
    fault "$(cat "$work/faults")"
qpdf --check "$work/all/cs-2027.pdf" >"$work/faults" 2>&1 ||
    fault "$(cat "$work/faults")"
for customer in Northwind Halvorsen Meridian; do
    grep -q "$customer" "$work/all/cs-2027.html" &&
        fault "it names the customer $customer"
done
run render plans/cs-2027.md -o "$work/alone" --jobs 1
expect_err '1 initiative printed to'
for ending in html pdf; do
    expect_same "$work/all/cs-2027.$ending" "$work/alone/cs-2027.$ending"
done
end

begin 'its measures are the portfolio'"'"'s'
run portfolio plans -o "$work/portfolio"
run dump --stage model plans/cs-2027.md
cp "$work/stdout" "$work/model.xml"
python3 tests/initiative_independent.py "$work/model.xml" \
    "$work/portfolio/portfolio.json" >"$work/faults" 2>&1 ||
    fault "$(cat "$work/faults")"
end

begin 'its plans are those of the nearest folder that has any, or of the root'
beside "$work/home/accounts"
mkdir -p "$work/home/own/2027" && : >"$work/home/.git"
cp plans/cs-2027.md "$work/home/own/2027"
run dump --stage model "$work/home/own/2027/cs-2027.md"
expect_out '66.7'
mkdir "$work/home/own/2027/pilot"
clean good | sed 's/^stage: .*/stage: active/' \
    >"$work/home/own/2027/pilot/one.md"
cp "$plans/northwind-readings.csv" "$work/home/own/2027/pilot"
cp -r "$plans/segments" "$plans/logos" "$work/home/own/2027/pilot"
run dump --stage model "$work/home/own/2027/cs-2027.md"
expect_out '<now value="100" unit="%">100'
: >"$work/home/.countersign.yaml"
run dump --stage model "$work/home/own/2027/cs-2027.md"
grep -q '<now value="100" unit="%">100' "$work/stdout" &&
    fault 'not all plans below the root were counted'
end

begin 'an initiative without plans says so'
mkdir -p "$work/empty" && cp plans/cs-2027.md "$work/empty"
run render "$work/empty" -o "$work/empty-out"
expect_status 0
expect_in "$work/empty-out/cs-2027.html" 'no figure yet' 'not known'
end

begin 'an initiative in six languages'
for locale in de fr es pl pt; do
    sed "s/^title: .*/&\nlocale: $locale/" plans/cs-2027.md \
        >"$work/empty/cs-2027.md"
    run render "$work/empty" -o "$work/$locale"
    expect_status 0
    expect_in "$work/$locale/cs-2027.html" "lang=\"$locale\""
    grep -q 'not yet\|no figure yet' "$work/$locale/cs-2027.html" &&
        fault "$locale: words are left in English"
done
end

begin 'an initiative with errors'
sed 's/drives: grr, /drives: portfolio.plan-coverage,/' plans/cs-2027.md \
    >"$work/empty/cs-2027.md"
run render "$work/empty" -o "$work/broken"
expect_status 0
expect_err 'printed with a DRAFT mark: 1 error'
expect_in "$work/broken/cs-2027.html" 'Draft: the check still finds errors'
sed 's/portfolio.plan-coverage/portfolio.plan-covrage/' plans/cs-2027.md \
    >"$work/empty/cs-2027.md"
run check "$work/empty"
expect_status 1
expect_out '"portfolio.plan-covrage" is not computed from the plans' CS007
run check "$work/empty" --format full
expect_out 'Write `portfolio.plan-coverage`.'
printf -- '---\nkind: initiative\nid: bare\ntitle: Bare\n---\n' \
    >"$work/empty/cs-2027.md"
run render "$work/empty" -o "$work/bare"
expect_in "$work/bare/bare.html" '<h1>Bare</h1>'
end

begin 'plans that cannot be read are said to be left out'
beside "$work/torn"
cp plans/cs-2027.md "$work/torn"
printf -- '---\nkind: plan\nid: [\n---\n' >"$work/torn/torn.md"
run render "$work/torn/cs-2027.md" -o "$work/torn-out"
expect_status 0
expect_err '1 file could not be read and is left out of its figures'
end
