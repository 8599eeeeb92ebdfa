# check --fix: what is sure is repaired, and nothing else is touched.
. tests/cases.inc

mkdir "$work/fix"
plan=$work/fix/arbor.md
cp -r plans/logos plans/segments "$work/fix"

broken() { # what an author may have written, line by line
    sed -e 's/^start: .*/start: 20.07.2026   # the first day/' \
        -e 's/^title: .*/title: “Arbor’s plan”/' \
        -e 's/^  why: .*/  why: In short: it is time/' \
        -e 's/^type: .*/&\
product: [Portal, Shared calendar: two ways]/' \
        -e "s/^locale: .*/renewal: $1\\
&/" \
        -e 's/^  - {meeting: .*/&\
risks:\
  - {what: The clinic moves, and nobody has time, likelihood: low}/' \
        plans/arbor.md
}

wanted() {
    broken "$1" |
        sed -e 's/^start: .*/start: 2026-07-20   # the first day/' \
            -e 's/^title: .*/title: "Arbor’s plan"/' \
            -e 's/^  why: .*/  why: "In short: it is time"/' \
            -e 's/\(Shared calendar: two ways\)/"\1"/' \
            -e 's/\(The clinic moves, and nobody has time\)/"\1"/'
}

begin 'dates and quotes are repaired, and no other byte'
broken 2027-07-20 >"$plan"
wanted 2027-07-20 >"$work/wanted"
run check --fix "$plan"
expect_same "$plan" "$work/wanted"
expect_err 'repaired: 20.07.2026 is now 2026-07-20 [CS006]' \
    '5 repairs in 1 file'
expect_lines "$work/stdout" 0 '\[CS00[24]\]'
end

begin 'reports carry the repairs'
broken 2027-07-20 >"$work/fix/told.md"
run check --format rdjsonl "$work/fix/told.md"
expect_out '"suggestions":' '"text":"\"In short: it is time\""'
run check --format sarif "$work/fix/told.md"
expect_out '"fixes":' '"deletedRegion":' \
    '"insertedContent":{"text":"\"In short: it is time\""}'
rm "$work/fix/told.md"
end

begin 'a second run has nothing to do'
run check --fix "$plan"
expect_err '0 repairs in 0 files'
expect_same "$plan" "$work/wanted"
end

begin 'line ends and the rights of the file stay'
broken 2027-07-20 | sed 's/$/\r/' >"$plan"
wanted 2027-07-20 | sed 's/$/\r/' >"$work/wanted"
chmod 640 "$plan"
run check --fix --quiet "$plan"
expect_empty "$work/stderr"
expect_same "$plan" "$work/wanted"
[ "$(stat -c %a "$plan")" = 640 ] || fault 'the rights of the file changed'
chmod 644 "$plan"
end

begin 'nothing is guessed'
for date in 04/05/2026 2026-09 30.09.26 '20.07.2027?' 'before 20 July 2027' \
    2027-02-30 '2027-07-20 10:00'; do
    sed "s|^start:.*|&\\
renewal: $date|" plans/arbor.md >"$plan"
    cp "$plan" "$work/before"
    run check --fix "$plan"
    expect_same "$plan" "$work/before"
    expect_out "[CS006]"
done
sed 's/^people:/&\
  eve: {name: Eve Lind, head of care, side: customer}/' \
    plans/arbor.md >"$plan"
cp "$plan" "$work/before"
run check --fix "$plan"
expect_same "$plan" "$work/before"
sed 's/^type: .*/&  stage: draft/' plans/arbor.md >"$plan"
cp "$plan" "$work/before"
run check --fix "$plan"
expect_same "$plan" "$work/before"
end

begin 'fields that stand elsewhere move to their place, with what is above them'
sed -e '/^champion:/d' -e 's/^outcome:/# who is asked\
champion: aoife\
&/' plans/arbor.md >"$plan"
sed 's/^champion:/# who is asked\
&/' plans/arbor.md >"$work/wanted"
run check --fix --select CS006 "$plan"
expect_err '0 repairs in 0 files'
run check --fix --keep-order "$plan"
expect_err '0 repairs in 0 files'
run check --fix "$plan"
expect_err ':22:1: repaired: champion moved to its place among the fields' \
    '1 repair in 1 file'
sed '/^$/d' "$plan" >"$work/now"
sed '/^$/d' "$work/wanted" >"$work/then"
expect_same "$work/now" "$work/then"
run check --fix "$plan"
expect_err '0 repairs in 0 files'
# What is commented out below a field stays below it.
sed -e '/^segment:/d' -e 's/^champion:/  # eve: {name: Eve Lind}\
segment: mid-market\
&/' plans/arbor.md >"$plan"
sed 's/^champion:/  # eve: {name: Eve Lind}\
&/' plans/arbor.md >"$work/wanted"
run check --fix "$plan"
expect_err '1 repair in 1 file'
expect_same "$plan" "$work/wanted"
# Beside a field that no plan has, or one given twice, nothing moves.
for line in 'owner: sam' 'champion: ines'; do
    sed -e "s/^type: .*/$line/" -e 's/^cadence:/type: onboarding\
&/' plans/arbor.md >"$plan"
    cp "$plan" "$work/before"
    run check --fix "$plan"
    expect_same "$plan" "$work/before"
done
end

begin 'so do the fields of an outcome, a metric and a milestone'
sed -e '/^  metric: /d' -e 's/^metrics:/  # theirs, not ours\
  metric: days-to-appointment\
&/' -e '/^    unit: d/d' -e 's/^    by: 2026-12-31/&\
    unit: d   # days\
      # of work\
/' -e '/owners: {vendor: ines}/d' -e 's/^  connect:/&   # the first\
    owners:\
      vendor: ines\
      # customer: desk\
/' -e 's/name: Inês Carvalho, \(side: vendor\)/\1, name: Inês Carvalho/' \
    plans/arbor.md >"$plan"
sed -e 's/^  metric: .*/  # theirs, not ours\
&/' -e 's/^    unit: d$/&   # days\
      # of work/' -e 's/^  connect:/&   # the first/' \
    -e 's/\(    owners:\) {vendor: ines}/\1\
      vendor: ines\
      # customer: desk/' \
    -e 's/name: Inês Carvalho, \(side: vendor\)/\1, name: Inês Carvalho/' \
    plans/arbor.md >"$work/wanted"
run check --fix "$plan"
expect_err ':26:3: repaired: outcome.metric moved to its place among' \
    'repaired: metrics.days-to-appointment.unit moved' \
    ':46:5: repaired: milestones.connect.owners moved' '3 repairs in 1 file'
sed '/^$/d' "$plan" >"$work/now"
sed '/^$/d' "$work/wanted" >"$work/then"
expect_same "$work/now" "$work/then"
run check --fix "$plan"
expect_err '0 repairs in 0 files'
# With the fields above it in one run, whatever ends the lines.
sed -e '/^segment:/d' -e 's/^champion:/segment: mid-market\
&/' -e '/^  why:/d' -e 's/^outcome:/&\
  why: TODO ask Aoife/' plans/arbor.md | sed 's/$/\r/' >"$plan"
sed -e 's/^  why:.*/  why: TODO ask Aoife/' -e 's/$/\r/' \
    plans/arbor.md >"$work/wanted"
run check --fix "$plan"
expect_err 'repaired: outcome.why moved' 'repaired: segment moved' \
    '2 repairs in 1 file'
expect_same "$plan" "$work/wanted"
# A comment at the end may be about the last field, or about them all; and
# nobody says where a field belongs that shares its line, or that is unknown.
for line in '  metric: days-to-appointment\
  # as agreed' '  ? metric\
  : days-to-appointment' '  colour: blue\
  metric: days-to-appointment'; do
    sed -e '/^  metric: /d' -e "s/^metrics:/$line\\
&/" plans/arbor.md >"$plan"
    cp "$plan" "$work/before"
    run check --fix "$plan"
    expect_same "$plan" "$work/before"
done
# Below a field that stays it is in nobody's way.
sed -e '/^  statement: /d' -e 's/^  why:.*/  statement: It gets better\
&\
  # as agreed/' plans/arbor.md >"$plan"
run check --fix "$plan"
expect_err 'repaired: outcome.statement moved' '1 repair in 1 file'
end

begin 'a file that cannot be read even then stays as it is'
broken 2027-07-20 | sed 's/^cadence:/{&/' >"$plan"
cp "$plan" "$work/before"
run check --fix "$plan"
expect_status 1
expect_same "$plan" "$work/before"
expect_err '0 repairs'
end

begin 'only what is selected is repaired'
broken 2027-07-20 | sed 's/^  why: .*/  why: time/' >"$plan"
run check --fix --select CS006 "$plan"
expect_err '1 repair in 1 file'
run check --fix --ignore CS004 "$plan"
expect_err '1 repair in 1 file' 'Arbor’s plan'
end

begin 'any number of workers, the same words'
for n in 1 2 3 4 5 6; do
    broken 2027-07-20 | sed "s/^id: .*/id: n$n/" >"$work/fix/n$n.md"
done
cp -r "$work/fix" "$work/again"
(cd "$work/fix" && "$bin" check --fix --jobs 1 --today "$TODAY") \
    >"$work/one" 2>&1
(cd "$work/again" && "$bin" check --fix --jobs 4 --today "$TODAY") \
    >"$work/four" 2>&1
expect_same "$work/four" "$work/one"
diff -r "$work/fix" "$work/again" >/dev/null || fault 'the files differ'
end

misspelt() { # each line once, with a comment that has to stay
    sed -e 's/^type: /typ: /' \
        -e 's/^segment: .*/segment: "mid-markt"   # ours/' \
        -e 's/^\( *\)owners: {vendor: ines}/\1owners: {vendor: inse}/' \
        -e 's/phase: onboarding/phase: onbaording/' "$1"
}

begin 'misspelt words are repaired when asked'
sed 's/^segment: .*/segment: "mid-market"   # ours/' plans/arbor.md \
    >"$work/right.md"
misspelt "$work/right.md" >"$plan"
cp "$plan" "$work/before"
run check --fix "$plan"
expect_same "$plan" "$work/before"
run check --fix-spelling "$plan"
expect_same "$plan" "$work/right.md"
expect_err 'repaired: typ is now type [CS004]' \
    'repaired: mid-markt is now mid-market [CS007]' \
    'repaired: inse is now ines [CS007]' \
    'repaired: onbaording is now onboarding [CS006]' '4 repairs in 1 file'
run check --fix-spelling --select CS004 "$plan"
expect_err '0 repairs in 0 files'
end

begin 'what is not misspelt is not repaired'
for line in 'tier: gold' 'deadline: 2026-12-01' 'Title: Two of them' \
    'risks: [{what: It rains, likelihood: often}]' 'csm: nobody-of-us'; do
    sed "s|^  - {meeting:.*|&\\
$line|" plans/arbor.md >"$plan"
    cp "$plan" "$work/before"
    run check --fix-spelling "$plan"
    expect_same "$plan" "$work/before"
done
# Two people are as near as each other.
sed 's/^  ines: .*/&\
  inas: {name: Inas Aziz, side: vendor}/; s/{vendor: ines}/{vendor: inxs}/' \
    plans/arbor.md >"$plan"
cp "$plan" "$work/before"
run check --fix-spelling "$plan"
expect_same "$plan" "$work/before"
expect_out 'CS007'
# Both would be one field.
sed 's/^type: .*/typ: onboarding\
tpye: growth/' plans/arbor.md >"$plan"
cp "$plan" "$work/before"
run check --fix-spelling "$plan"
expect_same "$plan" "$work/before"
end

if has python3; then
    begin 'a misspelt word is right again, or as it was'
    copy_plans "$work/kept"
    copy_plans "$work/words"
    rm "$work"/words/*.md
    python3 tests/misspell.py break "$work/words" 400 "$work/kept/arbor.md" \
        "$work/kept/northwind.md" "$work/kept/meridian.md" \
        "$work/kept/halvorsen.md"
    run check --fix-spelling "$work"/words/n*.md
    python3 tests/misspell.py judge "$work/words" >"$work/judged" 2>&1
    expect_lines "$work/judged" 1 '^3[6-9][0-9] of 400 restored'
    [ "$(wc -l <"$work/judged")" -eq 1 ] || fault "$(cat "$work/judged")"
    end
fi

begin 'what cannot be repaired in place'
run check --fix - <"$plan"
expect_status 2
expect_err 'standard input is none'
broken 2027-07-20 >"$work/there"
mkdir "$work/links"
cp -r plans/logos "$work/links"
mv "$work/there" "$work/links/there.txt"
ln -s there.txt "$work/links/here.md"
run check --fix "$work/links"
expect_status 3
expect_err 'is a link'
[ -h "$work/links/here.md" ] || fault 'the link is gone'
end

begin 'what is in the way of a repair is said'
mkdir "$work/unread"
sed 's/^  why: .*/  why: \&a x/; s/customer: dana}/customer: @dana}/' \
    plans/northwind.md >"$work/unread/northwind.md"
cp "$work/unread/northwind.md" "$work/unread.md"
run check --fix "$work/unread/northwind.md"
expect_err 'northwind.md:32:8: nothing was repaired: this cannot be read' \
    'run --fix again [CS002]' '0 repairs in 0 files'
expect_same "$work/unread.md" "$work/unread/northwind.md"
end
