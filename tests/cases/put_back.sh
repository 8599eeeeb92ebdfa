# What a customer signed stands in the terms file: a finding of what is missing
# or wrong offers that, and pasted as it stands it mends the plan.
. tests/cases.inc

root=$work/plans
copy_plans "$root"
: >"$root/.countersign.yaml"

# A plan edited by a script of sed has one finding, with these texts.
one() { # PLAN SCRIPT FIX...
    one_plan=$1
    sed "$2" "plans/$1.md" >"$root/$1.md"
    cmp -s "plans/$1.md" "$root/$1.md" && fault "$2 changes nothing"
    run check --format full "$root/$1.md"
    expect_lines "$work/stdout" 1 '^\(error\|warning\)\['
    shift 2
    expect_out "$@"
}

# What is put in as the message has it, below the line that it names or else
# the one that matches, leaves nothing to find.
mends() { # [LINE INDENT]
    sed -n '/^  fix  Put back/,/^  more/{
        s/^  fix  Put back[^:]*:  *\(..*\)$/'"${2:-}"'\1/p
        /^       or have/d; s/delivery: …/delivery: unknown/; s/^       //p; }' \
        "$work/stdout" >"$work/lines"
    there=$(sed -n 's/^  fix  Put back in lines* \([0-9-]*\) .*/\1/p' \
        "$work/stdout")
    below=$(sed -n 's/^  fix  Put back.* below line \([0-9]*\)[, ].*/\1/p' \
        "$work/stdout")
    [ -z "$there" ] || below=${there#*-}
    sed -e "${below:-/$1/}r $work/lines" -e "${there%-*}${there:+,$below d}" \
        "$root/$one_plan.md" >"$work/mended.md"
    cp "$work/mended.md" "$root/$one_plan.md"
    run check "$root/$one_plan.md"
    expect_status 0
    expect_lines "$work/stdout" 0 ''
    cp plans/*.md "$root"
}

begin 'meetings that were taken out'
one meridian '/^cadence:/,/^$/{/^$/!d}' 'CS501' \
    'fix  Put back below line 119 what was signed on 6 May 2026:' \
    '         - {meeting: Working session, ' 'every: 2 weeks, length: 45 min' \
    'from: 2026-05-13, at: 14:00, attendees: [farah, hugo, ines, tom]'
mends
end

begin 'the two companies that were taken out, and that they had logos'
one halvorsen '/^parties:/,/^$/{/^$/!d}' 'CS005' \
    'from an older copy of the plan what no signature covers (`logo`):' \
    'parties: {vendor: {name: Brightdesk}, customer: {name: Halvorsen Foods}}'
mends
end

begin 'a milestone of which nothing but its name is left'
one halvorsen '/^  trondheim:/,/^  one-answer:/{/^  [to]\|name:/!d;}' 'CS301' \
    'fix  Put back in place of lines 87-88 what was signed on 8 April 2026, and' \
    'no signature covers (`status`; ' ':
         trondheim:
           name: Trondheim sees the earlier contact
           due: 2026-07-31
           moves: matched
           target: 75 %
           owners: {vendor: jonas, customer: katrine}'
cp plans/*.md "$root"
end

begin 'a metric that was taken out'
one meridian '/^  complete-first-time:/,/^    readings:/d' 'CS007' \
    'fix  Put back in `metrics`, below line 59, what was signed on 6 May 2026, and from an older copy of the plan what no signature covers (`readings`):' \
    '         complete-first-time:
           name: Claims complete at the first message
           role: leading
           leads-to: days-to-settle
           unit: "%"' '           every: week' \
    'baseline: {value: 34, on: 2026-04-30, source: Sample of 200 claims}'
mends
end

begin 'a starting value, a sponsor, an owner'
one wisniewski '/^  part-known:/,/^    target:/{/^    baseline:/d}' 'CS201' \
    'fix  Put back in `part-known`, below line 59, what was signed on 4 March 2026:' \
    '           baseline: {value: 27, on: 2026-02-28, source: "Próba 300 zgłoszeń"}'
mends
one meridian '/^sponsors:/s/, customer: gwen//' 'CS406' \
    'fix  Put back in line 24 what was signed on 6 May 2026:' \
    '       sponsors: {vendor: priya, customer: gwen}'
mends
one northwind '/^  target-hit:/,/^    status:/s/, customer: dana//' 'CS401' \
    'fix  Put back in line 124 what was signed on 2 July 2026:' \
    '           owners: {vendor: sam, customer: dana}'
mends
one northwind '/^  target-hit:/,/^    status:/s/customer: dana/customer: tbd/' \
    'CS408' 'Put back in line 124 ' \
    '           owners: {vendor: sam, customer: dana}'
mends
cp plans/*.md "$root"
end

begin 'a part that was taken out is one finding, with all that was signed of it'
for part in people outcome value metrics milestones expectations; do
    one northwind "/^$part:/,/^[a-z]/{/^$part:/d;/^ /d}" \
        'Put back below line ' "       $part:"
    case $part in
    people | outcome | metrics | milestones) ;; # not all of it is signed
    *) mends ;;
    esac
done
one halvorsen '/^expectations:/,/^[a-z]/{/^expectations:/d;/^ /d}' CS802 \
    'halvorsen.md:137:1' 'the whole of `expectations` was taken out' \
    'expected `expectations` below' \
    'fix  Put back below line 147 what was signed on 8 April 2026, and from an older copy of the plan what no signature covers (`delivery`, which is `met`, `partly`, `missed` or `unknown`; `note`):' \
    '       or have the customer sign it as it now is:  countersign sign'
mends
# milestones by their dates, whatever their ids
one northwind '/^milestones:/,/^[a-z]/{/^milestones:/d;/^ /d}' CS303
sed -n 's/^         \([a-z-]*\):$/\1/p' "$work/stdout" >"$work/order"
printf '%s\n' implementation first-value half-target target-hit >"$work/right"
expect_same "$work/right" "$work/order"
cp plans/*.md "$root"
end

begin 'a sign-off that was taken out is not signed once more'
digest=c0bc045e63f8a7a82008cada4c64ce17cb1b5a760b7211bd514caf34499dece8
one halvorsen '/^signoff:/,/^$/{/^$/!d}' CS801 'was `signoff` taken out?' \
    'below line 184:' '       signoff:' \
    "         - {side: customer, by: anders, on: …, how: …, terms: \"sha256:$digest\", file: halvorsen.terms-c0bc045e63f8.json}" \
    'Only if nobody ever signed it:  stage: proposed'
one northwind '/side: customer, by: lena, on/d' 'under `signoff`:' \
    '- {side: customer, by: lena, on: …'
# of other terms nobody knows that they were signed
sed '/^signoff:/,/^---/{/^---/!d}; s/target: 6 h/target: 5 h/' \
    plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_out 'nobody at Northwind Traders has signed it'
cp plans/*.md "$root"
end

begin 'what points at a value that was signed otherwise is that change'
one meridian 's/name: Days from claim to settlement/name: Weekly active users/' \
    CS802 'Put back in line 42 ' '           name: Days from claim to settlement' \
    '       or have the customer'
one meridian 's/^    target: 16 d/    target: 48 d/' CS802 '           target: 16 d'
mends
# what stops a signature stays, and asks for it first
sed '0,/target: 20 %/s//target: 60 %/; s/^platform: .*/platform: Gainsight/' \
    plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_lines "$work/stdout" 3 '^error'
expect_out 'was 20 %, is now 60 %' 'its evidence says 22 %, and it was to be' \
    'First see line 87, where another value was signed.'
sed 's/^      value: 8$/      value: 2/; s/^    target: 2$/    target: 8/' \
    plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_lines "$work/stdout" 2 '^error'
expect_out 'baseline and target of "Average first-response time" were exchanged'
cp plans/*.md "$root"
end

begin 'another person on the other side stays'
sed '/^  target-hit:/,/^    status:/s/{vendor: sam, customer: dana}/{vendor: priya}/' \
    plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_out 'CS401' \
    'fix  Put back in `owners` what was signed on 2 July 2026:  customer: dana'
cp plans/*.md "$root"
end

begin 'what was changed has the value that was signed'
one northwind '/^  target-hit:/,/^    status:/s/due: .*/due: 2026-10-30/' \
    'CS305' 'fix  Put back in line 121 what was signed on 2 July 2026:' \
    '           due: 2026-09-30'
mends
one wisniewski 's/reached before 11:00/reached before 09:00/' 'CS802' \
    'Put back in line 140 what was signed on 4 March 2026:' \
    '         - expects: "An engineer who can be reached before 11:00 in Thessaloniki"' \
    '       or have'
one halvorsen '/^  trondheim:/,/^    status:/{s/moves: .*/moves: agents/
        s/target: .*/target: 50 agents/; }' 'CS301' \
    'fix  Put back in line 90 and line 91 what was signed on 8 April 2026:' \
    '           moves: matched' '           target: 75 %'
cp plans/*.md "$root"
end

begin 'a level that was taken out is one finding'
one northwind '/^    target: 4 h/d' 'CS802' \
    'fix  Put back in `half-target`, below line 109, what was signed on 2 July 2026:' \
    '           target: 4 h' '       or have the customer sign it'
mends
one northwind '/^  half-target:/,/^    status/s/{vendor: sam, customer: dana}/{vendor: sam}/' \
    'CS401' 'fix  Put back in line 111 '
mends
one halvorsen '/^    moves: matched/d; /^    target: 75 %/d' 'CS301' \
    'fix  Put back in `trondheim`, below line 89,' '           moves: matched' \
    '           target: 75 %'
mends
cp plans/*.md "$root"
end

begin 'a signed value that cannot be read is one finding'
one northwind 's/^  why: /  why: @/' 'CS002' \
    'fix  Put back in line 32 what was signed on 2 July 2026:' \
    '         why: Every hour saved keeps' \
    '       or have the customer sign it' '       once it can be read:' \
    'Replace line 32 with: `  why: "@Every hour saved'
one meridian '0,/^    name: /s//    name: @/' 'CS002' \
    '           name: Days from claim to settlement'
cp plans/*.md "$root"
end

begin 'a path that ends nowhere because a level was taken out is that level'
one halvorsen '/^  both-sites:/,/^    status:/{s/name: .*/name: Train the agents/
        /target:/d; }' 'CS302' \
    'fix  Put back in `both-sites`, below line 114, what was signed on 8 April 2026:' \
    '           target: 18 %'
cp plans/*.md "$root"
end

begin 'an entry that was added has its lines'
sed '/^  half-target:$/i\
  in-between:\
    name: First response under five hours\
    due: 2026-08-05\
    moves: first-response-time\
    target: 5 h\
    owners: {vendor: sam, customer: dana}\
    status: planned' plans/northwind.md >"$root/northwind.md"
at=$(grep -n '^  in-between:' "$root/northwind.md" | sed 's/:.*//')
run check --format full "$root/northwind.md"
expect_out 'was added' "fix  Take out lines $at-$((at + 6)) or have the customer"
cp plans/*.md "$root"
end

begin 'two dates that were exchanged are one finding'
one wisniewski '/^  five-days:/,/^    status:/s/due: .*/due: 2026-10-15/
    /^  eight-of-ten:/,/^    status:/s/due: .*/due: 2026-08-31/' CS802 \
    '`due` of "Eight of ten requests name the part" and of "Five days' \
    ':  due: 2026-10-15  in line ' ', and  due: 2026-08-31  in line '
cp plans/*.md "$root"
end

begin 'the command to sign and the sign-off stand there once'
sed '/^  half-target:/,/^    status:/s/target: 4 h/target: 4.5 h/
    /^  first-value:/,/^    status:/s/target: 6 h/target: 7 h/' \
    plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_lines "$work/stdout" 2 '^error.CS802'
expect_lines "$work/stdout" 1 'countersign sign'
expect_lines "$work/stdout" 1 '--- signed on 2 July'
cp plans/*.md "$root"
end

begin 'of a meeting all that was changed is one finding'
one meridian 's/from: 2026-05-13, at: 14:00, //' CS808 \
    'the first day of the meeting Working session was 13 May 2026, and is no longer given; of the same entry all of from, at: changed' \
    'fix  Put back in line 122 what was signed on 6 May 2026:  from: 2026-05-13, at: 14:00   or tell the other side'
cp plans/*.md "$root"
end

# A baseline that is taken out is one finding; whoever has that rule off, or
# waives it, is told of the change of what was signed.
lost='/^  part-known:/,/^    target:/{/^    baseline:/d}'

begin 'a changed term is told where its other finding is not'
one wisniewski "$lost" 'CS201'
printf 'paths:\n  - {path: wisniewski.md, rules: {CS201: off}}\n' \
    >"$root/.countersign.yaml"
run check "$root/wisniewski.md"
expect_out 'CS802'
expect_status 1
: >"$root/.countersign.yaml"
run check --ignore CS201 "$root/wisniewski.md"
expect_out 'CS802'
run check --select CS802 "$root/wisniewski.md"
expect_out 'CS802'
expect_status 1
sed -i '/^signoff:/i\
waivers:\
  - {rule: CS201, reason: Counted in autumn, until: 2026-12-01}\
' "$root/wisniewski.md"
run check "$root/wisniewski.md"
expect_out 'CS802'
expect_status 1
cp plans/*.md "$root"
end

begin 'what is said of the list of milestones hides no change in one of them'
sed '/^  five-days:/,/^    status:/s/due: .*/due: 2026-09-01/
    /moves: days-to-dispatch/,/target:/{s/target: .*/target: 75 %/
        s/moves: .*/moves: part-known/; }' \
    plans/wisniewski.md >"$root/wisniewski.md"
run check "$root/wisniewski.md"
expect_out 'is due on 1 September 2026, was 31 August 2026'
cp plans/*.md "$root"
end

begin 'dates out of order are told where their exchange is not'
sed '/^  five-days:/,/^    status:/s/due: .*/due: 2026-10-15/
    /^  eight-of-ten:/,/^    status:/s/due: .*/due: 2026-08-31/' \
    plans/wisniewski.md >"$root/wisniewski.md"
run check "$root/wisniewski.md"
expect_lines "$work/stdout" 0 'CS306'
run check --ignore CS802 "$root/wisniewski.md"
expect_out 'CS306'
cp plans/*.md "$root"
end
