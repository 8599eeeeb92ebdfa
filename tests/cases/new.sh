# new: drafts from segments, without an error; and what it refuses.
. tests/cases.inc

root=$work/root
fresh() {
    rm -rf "$root"
    mkdir -p "$root"
    : >"$root/.countersign.yaml"
}
sentence='Reduce average first response from 8 h to under 2 h by 2026-12-30'

new() { # ARGUMENT...
    run new -o "$root" "$@"
}

# Exit STATUS, TEXT on standard error, and the folder as it was.
refused() { # STATUS TEXT ARGUMENT...
    refused_status=$1
    refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    new "$@"
    expect_status "$refused_status"
    expect_err "$refused_text"
    expect_empty "$work/stdout"
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

begin 'each starter makes a draft without an error'
fresh
for segment in high-touch hybrid low-touch; do
    for type in onboarding growth retention; do
        new "a-$segment-$type" --segment $segment --type $type \
            --customer 'Acme: "Paper", Ltd' --vendor "Bright & Sons" \
            --outcome "$sentence"
        expect_status 0
        expect_empty "$work/stderr"
        new "b-$segment-$type" --segment $segment --type $type
        expect_status 0
        expect_out "b-$segment-$type.md: a draft of type $type from" \
            'has no outcome yet'
        new "c-$segment-$type" --segment $segment --type $type \
            --outcome 'Make everybody happier'
        expect_status 0
    done
done
run check "$root" --show error
expect_status 0
expect_empty "$work/stdout"
expect_err '30 files checked: no findings'
run check "$root" --select segment-without-outcome,segment-by-revenue,segment-without-failure-modes
expect_empty "$work/stdout"
# the milestones of the starters are results, and the measure has the name that
# the sentence gives it
run check "$root" --select CS301,CS302,CS312
expect_empty "$work/stdout"
expect_in "$root/a-hybrid-growth.md" '    name: Average first response'
expect_in "$root/c-hybrid-growth.md" '    name: "<what is measured, in the words'
end

begin 'onboarding stands on weeks 2, 4, 8 and 12, on the way to the target'
expect_lines "$root/a-hybrid-onboarding.md" 4 '^    due: week \(2\|4\|8\|12\)$'
grep '^    target: ' "$root/a-hybrid-onboarding.md" | sed 's/   #.*//' >"$work/levels"
printf '    target: %s\n' 2 '7 h' '6 h' '4 h' '2 h' >"$work/expected"
expect_same "$work/expected" "$work/levels"
end

# The first day of the plan's quarterly meeting, as calendars have it.
first_quarterly() { # ID
    run render "$root/$1.md" -o "$work/drafts"
    sed -n '/^BEGIN:VEVENT/h; /^DTSTART/h; /^SUMMARY:QBR/{x; s/.*[:]//; p; q}' \
        "$work/drafts/$1.ics" | tr -d '\r' | cut -c1-8
}

begin 'the first quarterly review comes before the last milestone'
fresh
cp -r "$plans/segments" "$root"
for segment in high-touch hybrid low-touch mid-market enterprise; do
    new "q-$segment" --segment $segment --type onboarding
    last=20261112 # week 12
    [ $segment != enterprise ] || last=20270218
    first=$(first_quarterly "q-$segment")
    { [ -n "$first" ] && [ "$first" -lt $last ]; } ||
        fault "q-$segment: its first QBR is on ${first:-no day}"
done
end

begin 'of what is past the outcome its day is taken'
fresh
new soon --segment hybrid --type onboarding --outcome \
    'Raise orders answered from 40 % to 60 % by 2026-10-01'
expect_lines "$root/soon.md" 2 '^    due: 2026-10-01$'
run check "$root/soon.md" --show error
expect_status 0
end

begin 'new says what it could not read in the outcome'
fresh
unread() { # TEXT SENTENCE
    rm -f "$root/vague.md"
    new vague --segment hybrid --type growth --outcome "$2"
    expect_status 0
    expect_out "have no levels yet: $1"
}
as_in=': write it as in "from 8 h to 2 h by 2026-12-18"'
unread "no unit and no date with a year could be read from the outcome$as_in" \
    'Raise satisfaction from 3.9 to 4.5 by Q4'
unread "no two figures and no date with a year could be read" \
    'Make everybody happier'
unread "no two figures could be read" 'Answer sooner by 2026-12-18'
unread "no unit could be read" 'Raise it from 3.9 to 4.5 by 2026-12-18'
unread "no date with a year could be" 'Cut it from 8 h to 2 h by December'
unread "the outcome's figures are in two units" \
    'Cut it from 8 h to 2 EUR by 2026-12-18'
unread "the outcome's date is not after the start" \
    'Cut it from 8 h to 2 h by 2026-01-18'
unread "the outcome goes from a figure to the same" \
    'Keep it from 2 h to 2 h by 2026-12-18'
rm "$root/vague.md"
new clear --segment hybrid --type growth --outcome "$sentence"
expect_lines "$work/stdout" 0 'no levels yet'
new one-unit --segment hybrid --type growth --outcome \
    'Raise orders answered from 40 to 60 % by 2026-12-18'
expect_lines "$work/stdout" 0 'no levels yet'
end

begin 'a segment of your own is taken, and your map for the type'
fresh
mkdir "$root/segments"
cp "$plans/segments/mid-market.md" "$root/segments"
new one --segment mid-market --type onboarding --outcome "$sentence"
expect_status 0
expect_out 'from the segment mid-market;'
expect_in "$root/one.md" 'name: A fifth of tickets routed without a person' \
    'what: No administrator named by week 1' \
    'play: Call the sponsor, owner: csm' '#   No reading for 21 days'
new two --segment mid-market --type growth --outcome "$sentence"
expect_out 'from the segment hybrid-growth;'
sed 's/^id: .*/id: mid-market-growth/; s/A fifth of tickets/Half of the desks/' \
    "$plans/segments/mid-market.md" >"$root/segments/mid-market-growth.md"
new three --segment mid-market --type growth --outcome "$sentence"
expect_out 'from the segment mid-market-growth;'
expect_in "$root/three.md" 'segment: mid-market' 'Half of the desks'
run check "$root" --show error
expect_status 0
[ ! -e "$root/segments/hybrid.md" ] || fault 'a starter was written'
end

begin 'new refuses'
refused 2 'new takes the plan' --segment hybrid --type growth
refused 2 'new takes the plan' 'a/b' --segment hybrid --type growth
refused 2 'new takes the plan' a b --segment hybrid --type growth
refused 2 'new needs --segment' four --type growth
refused 2 'new needs --type' four --segment hybrid
refused 2 'did you mean "growth"?' four --segment hybrid --type groth
refused 2 'did you mean mid-market?' four --segment mid-marked --type growth
refused 2 'did you mean hybrid?' four --segment hybird --type growth
refused 2 'which come with the program' four --segment smb --type growth
refused 2 'is no text' four --customer "$(printf 'a\342\200\250b: c')"
refused 2 '--start takes a date' four --start tomorrow
refused 1 'has the id one already' one --segment hybrid --type growth
echo 'a note' >"$root/four.md"
refused 1 'is there already' four --segment mid-market --type growth
run new five --segment hybrid --type growth -o "$root/four.md/none"
expect_status 2
expect_err 'cannot be made: a file stands in its place'
run new five --segment hybrid --type growth -o "$root/none" --quiet
expect_status 0
expect_in "$root/none/five.md" 'id: five'
end

begin 'a week is kept by the commands alone'
fresh
new acme --segment hybrid --type onboarding --customer Acme --vendor Bright \
    --outcome "$sentence"
cd "$root" || exit 1
run log acme --meeting checkpoint --outcome confirmed --unblocked 'Access given'
expect_status 0
run reading acme result 7.9
expect_status 0
expect_out '7.9 h on 20 August 2026'
run block acme first-value 'No access to the queue' --owner champion
expect_status 0
run resolve acme first-value
expect_status 0
run expect acme first-value 2026-09-21
expect_status 0
run check . --show error
expect_status 0
cd "$OLDPWD" || exit 1
end

begin 'an account of a list fills in its plan'
fresh
list=$work/accounts.csv
cat >"$list" <<'CSV'
Account ID;Name;Segment;Type;Renewal Date;CSM;CSM email;Champion;Sponsor;Seats
acme;"Acme; Paper";hybrid;Onboarding;2027-06-30;Ana Ruiz;ana@vendor.example;Bo Li;;40
birch;Birch;low-touch;growth;;;;;;9
CSV
new acme --from "$list"
expect_status 0
expect_in "$root/acme.md" 'customer: {name: "Acme; Paper"}' 'segment: hybrid' \
    'type: onboarding' 'renewal: 2027-06-30' 'champion: {name: Bo Li, side' \
    'csm: {name: Ana Ruiz, side: vendor, role: Customer Success Manager, email: "ana@vendor.example"}' \
    'sponsor: {name: "<first and last name>", side: customer'
new birch --from "$list" --type retention --customer 'Birch & Co'
expect_status 0
expect_in "$root/birch.md" 'type: retention' 'Birch & Co' '# renewal: when'
printf 'customer\tsegment\tType\nBig Old Co.\thybrid\tgrowth\n' >"$list"
new big-old-co --from "$list"
expect_status 0
expect_in "$root/big-old-co.md" 'customer: {name: Big Old Co.}'
run check "$root" --show error
expect_status 0
end

begin 'the sentence may be in the language of the settings'
fresh
printf 'defaults: {locale: de-DE}\n' >"$root/.countersign.yaml"
new d --segment hybrid --type growth --customer Acme --outcome \
    'Die Antwortzeit von 8 h auf 2 h bis 30. Juni 2027 senken'
expect_status 0
expect_empty "$work/stderr"
expect_in "$root/d.md" '    name: Antwortzeit' '    target: 2' 'by: 2027-06-30'
end

begin 'whom the settings have is named by the id that they have'
fresh
cat >"$root/.countersign.yaml" <<'END'
defaults:
  people:
    sam: {name: Sam Okafor, side: vendor}
    priya: {name: Priya Raman, side: vendor}
END
cat >"$work/accounts.csv" <<'END'
id,customer,segment,type,csm,our-sponsor,champion
acme,Acme,hybrid,growth,sam okafor,Priya  Raman,Bo Li
birch,Birch,hybrid,growth,Ana Ruiz,,Cy Day
END
new acme --from "$work/accounts.csv" --outcome "$sentence"
expect_status 0
expect_in "$root/acme.md" 'csm: sam' 'sponsors: {vendor: priya, ' \
    'owners: {vendor: sam, ' 'attendees: [sam, champion, priya, sponsor]'
expect_lines "$root/acme.md" 0 'csm: {name\|our-sponsor'
new birch --from "$work/accounts.csv" --outcome "$sentence"
expect_in "$root/birch.md" '  csm: {name: Ana Ruiz' 'owners: {vendor: csm, '
run check "$root" --show error
expect_status 0
end

begin 'a list that cannot be used says where'
list=accounts.csv
cd "$work" || exit 1
in_list() { # STATUS TEXT LINES
    printf "$3" >accounts.csv
    refused "$1" "$2" acme --from accounts.csv --segment hybrid --type growth
}
refused 2 'does not exist' acme --from none.csv --segment hybrid --type growth
in_list 1 'accounts.csv:1:1: no column is called id or name' 'key,x\nacme,1\n'
in_list 1 'with commas, semicolons or tabs' 'id|name\nacme|Acme\n'
in_list 1 'accounts.csv:1:4: a second column holds the id' 'id,ID\nacme,acme\n'
in_list 1 'accounts.csv:3:1: the account acme stands here a second time; line 2' \
    'id,name\nacme,Acme\nACME,Acme\n'
in_list 1 'accounts.csv:2:1: this line has 3 cells, not 2' 'id,name\nacme,A,B\n'
in_list 1 'accounts.csv:2:6: "soon" is not a day: write it as YYYY-MM-DD' \
    'id,renewal\nacme,soon\n'
in_list 1 '"31/03/2027" is not a day: write it as 2027-03-31' \
    'id,renewal\nacme,31/03/2027\n'
in_list 1 '"03/04/2027" is not a day: write it as YYYY-MM-DD' \
    'id,renewal\nacme,03/04/2027\n'
in_list 1 'does not end as it should' 'id,name\nacme,"Acme\n'
in_list 1 'not UTF-8' 'id,name\nacme,\377\n'
in_list 2 'no account acme: did you mean acne?' 'id,name\nacne,Acne\n'
in_list 1 'no column is called id or name' ''
cd "$OLDPWD" || exit 1
end
