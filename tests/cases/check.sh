# What the check says, to the letter; `make bless` writes tests/golden/ anew.
. tests/cases.inc

begin 'only the draft among the examples has errors'
run check plans
expect_status 1
grep -v '^plans/arbor.md:' "$work/stdout" | grep ': error: ' \
    >"$work/judged" && fault "$(cat "$work/judged")"
expect_lines "$work/stdout" 2 '^plans/arbor.md:.*: error: '
end

begin 'a draft with errors fails the check'
run check plans/arbor.md
grep -q ': error: ' "$work/stdout" && expect_status 1
end

begin 'findings stand in order of place'
run check plans/arbor.md
sort -s -t: -k1,1 -k2,2n -k3,3n "$work/stdout" >"$work/sorted"
expect_same "$work/sorted" "$work/stdout"
end

begin 'every position of a finding is in the file'
run check plans/arbor.md
while IFS=: read -r path line column rest; do
    length=$(sed -n "${line}p" "$path" | wc -m)
    { [ "$column" -ge 1 ] && [ "$column" -le "$length" ]; } ||
        fault "$path:$line:$column:$rest is outside of its line"
done <"$work/stdout"
end

begin 'a finding says where, what, why and how to mend it'
run check --format full plans/arbor.md
heads=$(grep -c '^\(error\|warning\|note\)\[CS[0-9]* [a-z-]*\]: ' \
    "$work/stdout")
for line in '^  plans/arbor.md:[0-9]*:[0-9]*$' '^  fix  ' '^  why  ' \
    '^  *|  *[\^~]'; do
    found=$(grep -c -- "$line" "$work/stdout")
    case $line in
    *fix* | *plans*) [ "$found" -eq "$heads" ] ;;
    *) [ "$found" -ge 1 ] ;;
    esac || fault "$found of $heads findings match $line"
done
expect_plain "$work/stdout"
end

begin 'standard output has findings, standard error the count'
copy_plans "$work/plans"
clean northwind >"$work/plans/northwind.md"
run check "$work/plans/northwind.md"
expect_status 0
expect_empty "$work/stdout"
expect_lines "$work/stderr" 1 '^1 file checked: no findings; next: '
expect_err "countersign render $work/plans/northwind.md"
run check --quiet "$work/plans/northwind.md"
expect_empty "$work/stdout" "$work/stderr"
end

begin 'one plan on two paths is checked once'
run check plans
count=$(sed -n 's/ files checked.*//p' "$work/stderr")
run check plans/northwind.md plans ./plans/northwind.md plans/../plans
expect_err "$count files checked"
end

begin 'a format never changes the exit status'
for format in full concise; do
    run check --format $format plans/northwind.md
    expect_status 0
    printf -- '---\nkind: plan\n' >"$work/broken.md"
    run check --format $format "$work/broken.md"
    expect_status 1
done
end

begin 'every rule is explained by code and by name'
raw explain
expect_status 0
expect_empty "$work/stderr"
cp "$work/stdout" "$work/rules"
[ "$(grep -c '^  CS' "$work/rules")" -ge 40 ] || fault 'too few rules'
grep '^  CS' "$work/rules" | while read -r code name level; do
    "$bin" explain "$code" >"$work/by-code" 2>&1 || echo "$code"
    "$bin" explain "$name" >"$work/by-name" 2>&1 || echo "$name"
    cmp "$work/by-code" "$work/by-name"
    head -n 1 "$work/by-code" | grep -qx "$code $name ($level)" ||
        echo "$code $name: $(head -n 1 "$work/by-code")"
    for part in Finds 'Why it matters' 'How to mend it' 'What it stops' \
        'It finds this' 'This passes'; do
        grep -q "$part" "$work/by-code" || echo "$code lacks: $part"
    done
    longest=$(grep -v '^    ' "$work/by-code" | LC_ALL=C.UTF-8 wc -L)
    [ "$longest" -le 80 ] || echo "$code has a line of $longest columns"
done >"$work/judged" 2>&1
[ ! -s "$work/judged" ] || fault "$(cat "$work/judged")"
raw explain cs301 OWNER-MISSING
[ $status -eq 0 ] || [ $status -eq 2 ] || fault "exit $status"
end

begin 'a rule that is none'
raw explain feature-only-milstone
expect_status 2
expect_lines "$work/stderr" 1 'did you mean feature-only-milestone?'
raw explain CS999
expect_status 2
raw explain onwers
expect_status 2
expect_lines "$work/stderr" 1 'did you mean "owners"?'
raw explain ''
expect_status 2
end

begin 'the rules of a group, by the word that --select knows'
for word in $(sed -n 's/.* (\(CS[0-9]\), \([a-z]*\))$/\1 \2/p' "$work/rules"); do
    raw explain "$word"
    expect_status 0
    expect_empty "$work/stderr"
    cat "$work/stdout" >>"$work/groups"
done
[ "$(grep -c '^  CS' "$work/groups")" -eq $((2 * $(grep -c '^  CS' "$work/rules"))) ] ||
    fault 'the groups are not all rules'
raw explain clock
expect_out readings-stale
grep -q baseline-missing "$work/stdout" && fault "clock has a rule of the text"
raw explain owners no-customer-owner
expect_out 'Owners (CS4, owners)' 'Why it matters'
end

begin 'two plans with one name'
mkdir -p "$work/two"
sed '/^segment:/d; s/, logo: [^}]*//; s/readings: north.*/readings: {}/' \
    "$plans/northwind.md" >"$work/two/a.md"
sed 's/^id: .*/id: NORTHWIND/' "$work/two/a.md" >"$work/two/b.md"
run check "$work/two"
expect_status 1
expect_out '[CS013]'
plant "$work/docs" northwind
plant "$work/docs" NORTHWIND
run render "$work/two" -o "$work/docs"
expect_status 1
expect_err '[CS013]' 'could not be printed'
expect_untouched "$work/docs" northwind
expect_untouched "$work/docs" NORTHWIND
end
