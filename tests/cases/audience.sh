# What is internal never reaches the customer's copy: not as text, title,
# bookmark, alternative text, property or name of a file.
. tests/cases.inc

if ! has python3 qpdf pdftotext pdfinfo; then
    skip 'internal texts stay inside' 'no python3, qpdf or poppler-utils'
    exit 0
fi

# The examples, and beside them one plan with every internal field there is.
folder=$work/plans
copy_plans "$folder"
rm -f "$folder/README.md"
awk '{ print }
/^segment:/ { print "waivers:"
    print "  - {rule: cadence-too-thin, at: cadence, reason: Xwaiver agreed" \
        " with sponsor, until: 2026-10-01, by: priya}"
    print "health: {weights: {milestones: 61, outcome: 39}}" }
/^internal:/ { print "  referrals:"
    print "    - {on: 2026-08-20, to: Xreferral Contoso Mills, qualified:" \
        " true, converted: false}" }
/^## Why this plan/ { print "\n### Internal\n\nXnested Internal words.\n"
    print "#### Xdeeper heading\n\nXdeeper words.\n\n### Shown again\n" }' \
    "$plans/northwind.md" >"$folder/everything.md"
sed -i 's/^id: .*/id: everything/; s/notes: Lena/notes: Xnote Lena/' \
    "$folder/everything.md"

# Every string of the PDF as text: contents, outline, alternative texts,
# properties; streams are unpacked.
unpack() { # PDF OUT
    pdftotext -enc UTF-8 "$1" "$2.text"
    pdfinfo -enc UTF-8 -struct-text "$1" >"$2.struct" 2>/dev/null
    pdfinfo -enc UTF-8 "$1" >"$2.info"
    pdfinfo -enc UTF-8 -meta "$1" >"$2.meta"
    qpdf --json=2 "$1" >"$2.json"
    qpdf --qdf --object-streams=disable "$1" "$2.qdf"
    cat "$2.text" "$2.struct" "$2.info" "$2.meta" "$2.json" "$2.qdf" >"$2"
}

run render "$folder" -o "$work/customer"
rendered=$status
run render "$folder" --audience internal -o "$work/internal"

for plan in "$folder"/*.md; do
    grep -q '^kind: plan$' "$plan" || continue
    id=$(sed -n 's/^id: //p' "$plan" | head -n 1)
    grep -q '^internal:' "$plan" || continue
    begin "nothing internal of $id reaches the customer"
    status=$rendered said='countersign render'
    expect_status 0
    run dump --stage plan "$plan"
    cp "$work/stdout" "$work/plan"
    unpack "$work/customer/$id.pdf" "$work/strings"
    run dump --stage document "$plan"
    cp "$work/stdout" "$work/document"
    run dump --stage model "$plan"
    cp "$work/stdout" "$work/model"
    run dump --stage tags "$plan"
    said="judge.py leaks $id"
    python3 tests/judge.py leaks "$work/plan" "$plan" \
        "$work/customer/$id.html" "$work/strings" "$work/document" \
        "$work/model" "$work/stdout" >"$work/judged" 2>&1 ||
        fault "$(cat "$work/judged")"
    end

    begin "the internal copy of $id has its own name and all of it"
    said="judge.py shows $id"
    [ ! -e "$work/internal/$id.pdf" ] || fault 'it has the name of the other'
    unpack "$work/internal/$id.internal.pdf" "$work/strings"
    python3 tests/judge.py shows "$work/plan" "$plan" "$work/strings" \
        "$work/internal/$id.internal.html" >"$work/judged" 2>&1 ||
        fault "$(cat "$work/judged")"
    end
done

begin 'words of the craft and rule codes stay inside'
for page in "$work/customer"/*.html; do
    id=$(basename "$page" .html)
    unpack "$work/customer/$id.pdf" "$work/strings"
    sed 's/data:[^")]*//g; /<style>/,/<\/style>/d' "$page" |
        cat - "$work/strings.text" "$work/strings.struct" \
            "$work/strings.meta" >"$work/seen"
    grep -noiE '\b(CS[0-9]{3}|lagging|leading|health score|churn|upsell)\b' \
        "$work/seen" >"$work/judged" && fault "$id: $(cat "$work/judged")"
done
end

begin 'who left, what it renews and what a person is to us stay inside'
for page in "$work/customer"/*.html; do
    sed 's/data:[^")]*//g; /<style>/,/<\/style>/d' "$page" |
        grep -noiE 'economic buyer|decision maker|technical buyer|champion' \
            >"$work/judged" && fault "${page##*/}: $(cat "$work/judged")"
done
grep -q '30 June 2027' "$work/customer/everything.html" &&
    fault 'the renewal is shown'
end

# All plans are printed by one run, with one press a worker.
begin 'no copy says anything of another customer'
: >"$work/customers"
for plan in "$folder"/*.md; do
    name=$(sed -n 's/^  customer: *{name: "\{0,1\}\([^,}"]*\).*/\1/p' "$plan" |
        head -n 1)
    [ -n "$name" ] && echo "$name" >>"$work/customers"
done
expect_lines "$work/customers" "$(grep -l '^kind: plan$' "$folder"/*.md |
    wc -l)" '.'
for page in "$work"/customer/*.html "$work"/customer/*.txt; do
    pdf=${page%.html}.pdf
    cp "$page" "$work/read"
    [ -f "$pdf" ] && unpack "$pdf" "$work/strings" &&
        cat "$work/strings" >>"$work/read"
    case $page in */cs-2027.html) own='no customer at all' ;; *)
        own=$(while read -r name; do
            grep -qF "$name" "$page" && echo "$name"
        done <"$work/customers" | sort -u | head -n 1) ;;
    esac
    while read -r name; do
        [ "$name" != "$own" ] && grep -qF "$name" "$work/read" &&
            fault "${page##*/} speaks of $name"
    done <"$work/customers"
done
end
