# The commands that keep a plan: what each writes and says, what it refuses,
# and that nothing else is touched.
. tests/cases.inc

root=$work/root
plan=$root/northwind.md
fresh() { # a folder with the examples
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
    cp "$plan" "$work/before.md"
}

# Exit STATUS, TEXT on standard error, and the folder as it was.
refused() { # STATUS TEXT COMMAND ARGUMENT...
    refused_status=$1
    refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    run "$@"
    expect_status "$refused_status"
    expect_err "$refused_text"
    expect_empty "$work/stdout"
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

# The lines that the plan has more or fewer of than before.
expect_diff() { # LINE...
    printf '%s\n' "$@" >"$work/expected"
    diff "$work/before.md" "$plan" | grep '^[<>]' >"$work/diff"
    expect_same "$work/expected" "$work/diff"
    cp "$plan" "$work/before.md"
}

begin 'log writes one line'
fresh
run log "$plan" --meeting checkpoint --outcome confirmed \
    --unblocked 'Rota, for weekends' --unblocked 'Two: more'
expect_status 0
expect_out 'northwind: Checkpoint of 20 August 2026 recorded as held' \
    'outcome confirmed, 2 things moving again' \
    'next: Checkpoint on 26 August 2026 at 10:00'
expect_diff '>   - {on: 2026-08-20, meeting: Checkpoint, outcome: confirmed, unblocked: ["Rota, for weekends", "Two: more"]}'
run log "$plan" --meeting QBR --on 2026-08-18 --missed
expect_out 'QBR of 18 August 2026 recorded as missed'
expect_err 'note: ' '[CS505]'
expect_diff '>   - {on: 2026-08-18, meeting: QBR, missed: true}'
run log "$plan" --meeting QBR --on 2026-08-17 --skipped 'Lena is away' --quiet
expect_empty "$work/stdout" "$work/stderr"
expect_diff '>   - {on: 2026-08-17, meeting: QBR, skipped: Lena is away}'
end

begin 'the first review goes where a new plan has them'
fresh
sed -i '/^reviews:/,/^$/d' "$plan"
cp "$plan" "$work/before.md"
run log "$plan" --meeting QBR --on 2026-08-18 --missed --quiet
grep -A1 '^  - {meeting: QBR, ' "$plan" | grep -q '^reviews:$' ||
    fault 'reviews do not stand below the cadence'
end

begin 'log refuses'
fresh
refused 2 'log needs --meeting' log "$plan"
refused 2 'log needs the plan' log
refused 2 'did you mean "Checkpoint"?' log "$plan" --meeting Chekpoint
refused 2 'it has "Checkpoint", ' log "$plan" --meeting Lunch
refused 2 'not both' log "$plan" --meeting QBR --missed --skipped x
refused 2 'was not held' log "$plan" --meeting QBR --missed --unblocked x
refused 2 '--outcome is confirmed' log "$plan" --meeting QBR --outcome maybe
refused 2 'needs a text' log "$plan" --meeting QBR --unblocked ' '
refused 2 'is no text' log "$plan" --meeting QBR --unblocked "$(printf 'a\033b')"
expect_plain "$work/stderr"
refused 2 'is no text' log "$plan" --meeting QBR --skipped "$(printf 'a\377b')"
refused 2 'takes less' log "$plan" Checkpoint --meeting QBR
refused 1 'is recorded already, in ' \
    log "$plan" --meeting Checkpoint --on 2026-08-19
refused 1 'a review was held on 21 August 2026, which is still to come [CS015]' \
    log "$plan" --meeting Checkpoint --on 2026-08-21
refused 1 'a review was missed on 21 August 2026, which is still to come [CS015]' \
    log "$plan" --meeting QBR --missed --on 2026-08-21
end

begin 'a reading stands in the order of days'
fresh
run reading "$plan" first-response-time 4.1 h
expect_status 0
expect_out 'northwind: Average first-response time 4.1 h on 20 August 2026, ' \
    ' days ahead of the line to 2 h by 30 September 2026'
expect_diff '>       2026-08-20: 4.1 h'
run reading "$plan" 'average first-response time' 330min --on 2026-08-01
expect_diff '>       2026-08-01: 330min'
grep -A1 '2026-07-29: 5.7' "$plan" | grep -q 2026-08-01 ||
    fault 'not behind the reading before it'
run reading "$plan" first-response-time 7.9 --on 2026-07-03
expect_diff '>       2026-07-03: 7.9'
run reading "$plan" first-response-time 7.9 --on 2026-07-03
expect_status 0
expect_out 'is recorded already'
cmp -s "$plan" "$work/before.md" || fault 'the same reading was written twice'
end

begin 'a reading goes into the file that the metric has'
fresh
cp "$root/northwind-readings.csv" "$work/readings.csv"
run reading "$plan" auto-triaged 47 %
expect_status 0
cmp -s "$plan" "$work/before.md" || fault 'the plan was written'
echo '2026-08-20,auto-triaged,47 %' >>"$work/readings.csv"
expect_same "$work/readings.csv" "$root/northwind-readings.csv"
refused 1 'has 47 % on 20 August 2026 already' reading "$plan" auto-triaged 48
run reading "$plan" auto-triaged 48 --replace
sed -i '$ s/47 %/48/' "$work/readings.csv"
expect_same "$work/readings.csv" "$root/northwind-readings.csv"
printf 'date,metric,value\r\n2026-08-19,auto-triaged,"44"' \
    >"$root/northwind-readings.csv"
run reading "$plan" auto-triaged 47
printf 'date,metric,value\r\n2026-08-19,auto-triaged,"44"\r\n2026-08-20,auto-triaged,47' \
    >"$work/readings.csv"
expect_same "$work/readings.csv" "$root/northwind-readings.csv"
end

begin 'reading refuses'
fresh
refused 2 'reading needs the value' reading "$plan" first-response-time
refused 2 'did you mean first-response-time?' \
    reading "$plan" first-response-tim 4
refused 2 'is not a quantity' reading "$plan" first-response-time four
refused 1 '[CS006]' reading "$plan" first-response-time 4 EUR
refused 1 '[CS207]' reading "$plan" first-response-time 4 --on 2026-08-21
refused 1 '--replace puts it' \
    reading "$plan" first-response-time 4 --on 2026-08-19
run reading "$plan" first-response-time 0.19
expect_out '0.19 h on 20 August 2026, far from all that it was and is to be: if that is a slip, give the value again with --replace'
run reading "$plan" first-response-time 0.2 --replace
expect_out '0.2 h on 20 August 2026: the target of 2 h is reached'
run reading "$plan" first-response-time 0 --replace
expect_out '0 h on 20 August 2026: the target of 2 h is reached'
run reading "$plan" first-response-time 81 --replace
expect_out '81 h on 20 August 2026, far from all'
run reading "$plan" agents-active 0.1
expect_lines "$work/stdout" 0 'far from'
rm "$root/northwind-readings.csv"
refused 1 'cannot be read from' reading "$plan" auto-triaged 47
end

begin 'a milestone is done, with its proof'
fresh
refused 2 "countersign done $plan half-target --evidence" \
    done "$plan" half-target
refused 1 'says 5 h, and it was to be 4 h [CS310]' \
    done "$plan" half-target --evidence 'Report, 5 h'
refused 1 'is done since 29 July 2026' done "$plan" first-value --evidence x
refused 1 '[CS015]' \
    done "$plan" half-target --evidence '3.9 h' --on 2026-08-21
refused 2 'did you mean half-target?' done "$plan" half-targt --evidence x
refused 2 'it has implementation, first-value' done "$plan" no --evidence x
run done "$plan" half-target --evidence 'Report: 3.9 h'
expect_status 0
expect_out '"Four hours across the pilot team" is done on 20 August 2026, 1 day after its due date; 1 blocker is still open; but the latest reading, 4.2 h on 19 August 2026, does not reach the agreed 4 h: record the new one, countersign reading northwind first-response-time …; next: "Under two hours across all teams", due 30 September 2026'
expect_diff '<     status: at-risk' '>     status: done' \
    '>     done: 2026-08-20' '>     evidence: "Report: 3.9 h"'
fresh
run reading "$plan" first-response-time 3.9
run done "$plan" half-target --evidence 'Report: 3.9 h'
expect_out 'is still open; next: '
fresh
sed -i '/^      2026-0[78]-.*: [4-8]\.[0-9]$/d; /^    readings:$/d' "$plan"
run done "$plan" half-target --evidence 'Report: 3.9 h'
expect_out 'is still open; next: '
end

begin 'a milestone is blocked, and unblocked'
fresh
refused 2 'block needs what is in the way' block "$plan" target-hit
refused 2 'block needs --owner' block "$plan" target-hit 'No budget'
refused 2 'is nobody under' block "$plan" target-hit x --owner xx
run block "$plan" target-hit 'No budget' --owner 'Lena Vogt' --on 2026-08-18
expect_out 'is blocked since 18 August 2026, and Lena Vogt clears it' \
    'call Priya Raman and Lena Vogt on 23 August 2026'
expect_diff '<     status: planned' '>     status: blocked' '>     blockers:' \
    '>       - {what: No budget, owner: lena, since: 2026-08-18}'
run block "$plan" target-hit 'No desk: none' --owner omar
expect_diff '>       - {what: "No desk: none", owner: omar, since: 2026-08-20}'
refused 2 'has 2 open blockers' resolve "$plan" target-hit
refused 2 'several of them' resolve "$plan" target-hit no
refused 2 'none is meant' resolve "$plan" target-hit coffee
refused 2 'must not be before it' \
    resolve "$plan" target-hit 2 --on 2026-08-19
run resolve "$plan" target-hit budget
expect_out '"No budget" is out of the way after 2 days; 1 more is open'
expect_diff '<       - {what: No budget, owner: lena, since: 2026-08-18}' \
    '>       - {what: No budget, owner: lena, since: 2026-08-18, resolved: 2026-08-20}'
run resolve "$plan" target-hit
expect_out '"Under two hours across all teams" is on track again'
expect_diff '<     status: blocked' '>     status: on-track' \
    '<       - {what: "No desk: none", owner: omar, since: 2026-08-20}' \
    '>       - {what: "No desk: none", owner: omar, since: 2026-08-20, resolved: 2026-08-20}'
refused 1 'has no open blocker' resolve "$plan" target-hit
end

begin 'a milestone is expected later'
fresh
refused 2 'is not a date' expect "$plan" target-hit soon
refused 2 'is past' expect "$plan" target-hit 2026-08-01
refused 2 'expect needs the date' expect "$plan" target-hit
run expect "$plan" target-hit 2026-10-07
expect_out '7 days after its due date of 30 September 2026, which stays'
expect_diff '>     expected: 2026-10-07'
run expect "$plan" target-hit 'week 13'
expect_out 'is expected on 30 September 2026, on its due date'
expect_diff '<     expected: 2026-10-07' '>     expected: week 13'
end

begin 'a milestone changes hands'
fresh
refused 2 'owner needs --side' owner "$plan" target-hit --to omar
refused 2 'owner needs --to' owner "$plan" target-hit --side customer
refused 1 '[CS404]' owner "$plan" target-hit --side customer --to priya
refused 1 'owns "Under two hours across all teams" already' \
    owner "$plan" target-hit --side customer --to dana
refused 2 'did you mean dana?' \
    owner "$plan" target-hit --side customer --to dan
refused 2 '--told "x" is nobody' \
    owner "$plan" target-hit --side customer --to omar --told x
run owner "$plan" target-hit --side customer --to omar --told sam
expect_status 0
expect_out 'Omar Haddad takes over "Under two hours across all teams" from Dana Reyes since 20 August 2026; Sam Okafor was told'
expect_diff '<     owners: {vendor: sam, customer: dana}' \
    '>     owners: {vendor: sam, customer: omar}' \
    '>   - {on: 2026-08-20, what: "Omar Haddad takes over \"Under two hours across all teams\" from Dana Reyes", told: sam}'
expect_lines "$work/stdout" 0 'has to be told'
fresh
run owner "$plan" target-hit --side customer --to omar --told lena
expect_status 0
expect_out 'Lena Vogt was told, who is of the same side: Brightdesk still has to be told; then write who of them knows into `told` of the entry under `changes`'
end

begin 'what both sides read is in the language of the plan'
fresh
sed -i 's/^locale: .*/locale: de-DE/' "$plan"
run owner "$plan" target-hit --side customer --to omar --told sam
expect_status 0
grep -q 'what: "Omar Haddad übernimmt \\"Under two hours .* von Dana Reyes"' \
    "$plan" || fault 'it is not recorded in German'
end

begin 'a plan is known by its file, its folder or its id'
fresh
cd "$root" || exit 1
run expect northwind target-hit 2026-10-07
expect_status 0
mkdir -p accounts/acme
sed 's/^id: .*/id: acme/' northwind.md >accounts/acme/plan.md
cp northwind-readings.csv accounts/acme
run expect acme target-hit 2026-10-09
expect_status 0
run expect accounts/acme target-hit 2026-10-10
expect_status 0
grep -q 'expected: 2026-10-10' accounts/acme/plan.md || fault 'not written'
mv accounts/acme/plan.md accounts/other.md
run expect ACME target-hit 2026-10-11
expect_status 0
refused 2 'did you mean northwind?' expect nothwind target-hit 2026-10-07
refused 2 'no plan below this folder' expect zzzzzz target-hit 2026-10-07
refused 2 'without a plan.md' expect accounts target-hit 2026-10-07
refused 2 'is not a plan' expect cs-2027.md target-hit 2026-10-07
refused 2 'standard input' expect - target-hit 2026-10-07
cp accounts/other.md accounts/again.md
refused 2 'two plans have the id' expect acme target-hit 2026-10-07
ln -s northwind.md link.md
run expect link.md target-hit 2026-10-08
[ -L link.md ] || fault 'the link is gone'
grep -q 'expected: 2026-10-08' northwind.md || fault 'its file was not written'
printf -- '---\nkind: plan\n  broken\n---\n' >broken.md
refused 1 'cannot be read as a plan' expect broken.md target-hit 2026-10-08
cd "$OLDPWD" || exit 1
end

begin 'whom the settings have is chosen like whom the plan names'
fresh
cat >"$root/.countersign.yaml" <<'END'
defaults:
  people:
    tom: {name: Tom Vale, side: vendor, role: Support lead}
    una: {name: Una Reed, side: vendor}
END
run block "$plan" target-hit 'The trunk is down' --owner 'tom vale'
expect_status 0
expect_out 'and Tom Vale clears it'
expect_lines "$plan" 1 'owner: tom, since'
run owner "$plan" target-hit --side vendor --to una --told tom
expect_status 0
expect_out 'Una Reed takes over' 'Tom Vale was told'
expect_lines "$plan" 1 'vendor: una'
run check "$plan" --select unknown-person,unknown-field,wrong-value
expect_empty "$work/stdout"
refused 2 '"unaa" is nobody under `people`: did you mean una?' \
    owner "$plan" target-hit --side vendor --to unaa
refused 2 ', tom (Tom Vale), una (Una Reed); who' \
    owner "$plan" target-hit --side vendor --to quentin
fresh
printf 'defaults: {people: {tom: {name: Tom Vale, side: vendor}}}\n' \
    >"$root/.countersign.yaml"
sed -i '/side: vendor, by: priya/d' "$plan"
run sign "$plan" --side vendor --how email --by 'tom vale' --proof 'Agreed.'
expect_status 0
expect_out 'Tom Vale agreed for'
expect_err 'note: Tom Vale is neither the signer nor the sponsor'
expect_lines "$plan" 1 'by: tom'
run verify "$plan"
expect_status 0
run check "$plan" --select CS007,CS802,CS803
expect_empty "$work/stdout"
run sign "$plan" --side customer --how email --by tom --proof 'Agreed.'
expect_status 2
expect_err 'Tom Vale is of the other side'
end

rows() { # LINE...: the file to import
    printf '%s\n' "$@" >"$work/rows.csv"
}

begin 'import writes each reading where its metric keeps them'
fresh
rows 'plan,date,metric,value' 'northwind,2026-08-20,first-response-time,4.1 h' \
    'NORTHWIND,2026-08-18,first-response-time,4.3' \
    'northwind,2026-08-20,auto-triaged,47' 'northwind,2026-08-19,auto-triaged,44' \
    'northwind,2026-08-20,auto-triaged,47' 'northwind,2026-08-20,agents-active,22'
run import "$work/rows.csv" "$root"
expect_status 0
expect_out '4 readings in 1 plan; 2 were there already'
expect_lines "$root/northwind-readings.csv" 1 '^2026-08-20,auto-triaged,47$'
expect_lines "$plan" 1 '^      2026-08-18: 4.3$'
expect_lines "$plan" 1 '^      2026-08-20: 4.1 h$'
cp -r "$root" "$work/once"
run import "$work/rows.csv" "$root"
expect_status 0
expect_out '0 readings in 0 plans; 6 were there already'
diff -r "$root" "$work/once" >"$work/diff" || fault 'a second time is written'
rows 'note;Value;Day;Plan;metric' 'x;"47,5";2026-08-20;northwind;auto-triaged' \
    'x;48;2026-08-20T07:00:00Z;northwind;auto-triaged' 'x;4;2026-08-20;northwind;first-response-time'
refused 1 '"47,5" is not a quantity' import "$work/rows.csv" "$root" --columns date=Day
sed -i '/47,5/d' "$work/rows.csv"
refused 1 'has 47 on that day already' import "$work/rows.csv" "$root" --columns date=Day
run import "$work/rows.csv" "$root" --columns date=Day --replace
expect_status 0
expect_out '2 readings in 1 plan; 0 were there already'
expect_lines "$root/northwind-readings.csv" 1 '^2026-08-20,auto-triaged,48$'
expect_lines "$plan" 1 '^      2026-08-20: 4$'
run check "$plan" --select readings,front-matter-syntax,wrong-value
expect_empty "$work/stdout"
end

begin 'import writes nothing when a row is at fault'
fresh
rows 'plan,date,metric,value' 'northwind,2026-08-20,first-response-time,4' \
    'northwynd,2026-08-20,auto-triaged,47' 'northwind,2026-08-20,auto-triagd,47' \
    'northwind,20.08.2026,auto-triaged,47' 'northwind,2026-08-21,auto-triaged,47' \
    'northwind,2026-08-18,first-response-time,4 EUR' 'northwind,2026-08-18' \
    'northwind,2026-08-20,first-response-time,5' 'northwind,2020-01-01,auto-triaged,1'
refused 1 'nothing is written: 8 rows are at fault' import "$work/rows.csv" "$root"
expect_err 'rows.csv:3:1: no plan has the id or the platform' 'account "northwynd": did you mean northwind?' \
    'rows.csv:4:22: "auto-triagd" is no metric of northwind: did you mean auto-triaged?' \
    'rows.csv:5:11: "20.08.2026" is not a day' 'rows.csv:6:11: 2026-08-21 is still to come' \
    'rows.csv:7:42: the unit of first-response-time is h, not EUR' \
    'rows.csv:8:1: this line has 2 cells, not 4' \
    'rows.csv:9:42: 5 is another value than "4" in line 2' 'is of 1 July 2026, after that'
expect_plain "$work/stderr"
rows 'account,date,metric,value' 'northwind,2026-08-20,first-response-time,4'
refused 2 'no column is called "plan"' import "$work/rows.csv" "$root"
refused 2 '--columns takes pairs' import "$work/rows.csv" "$root" --columns account
printf 'plan,date,metric,value\nnorthwind,2026-08-20,"a\377' >"$work/rows.csv"
refused 2 'not UTF-8' import "$work/rows.csv" "$root"
refused 2 'import takes a CSV file' import
refused 2 'does not exist' import "$root/none.csv" "$root"
end

begin 'an export is imported as a platform writes it'
fresh
cat >"$root/.countersign.yaml" <<'END'
import:
  columns: {plan: Account ID, metric: KPI, date: Snapshot date, value: Value}
  dates: day-month-year
  decimals: comma
END
sed -i '/^platform:/d' "$plan"
sed -i 's/^internal:$/platform: {name: Gainsight, account: "0015x00002ABCDe"}\n&/' "$plan"
rows 'Account;Account ID;KPI;Value;Snapshot date' \
    'Northwind;0015x00002ABCDe;average FIRST-response time;"4,1 h";20.08.2026' \
    'Northwind;0015x00002ABCDe;first-response-time;4,3;18.08.2026 07:00' \
    'Northwind;northwind;first-response-time;4,3;18/8/2026' \
    'Northwind;0015x00002ABCDe;auto-triaged;47;20.08.2026'
cp "$plan" "$work/before.md"
run import "$work/rows.csv" "$root"
expect_status 0
expect_out '3 readings in 1 plan; 1 was there already'
expect_diff '>       2026-08-18: 4.3' '>       2026-08-20: 4.1 h'
expect_lines "$root/northwind-readings.csv" 1 '^2026-08-20,auto-triaged,47$'
cp -r "$root" "$work/export-once"
run import "$work/rows.csv" "$plan"
expect_out '0 readings in 0 plans; 4 were there already'
diff -r "$root" "$work/export-once" >"$work/diff" || fault 'a second time is written'
rows 'Account ID;KPI;Value;Day' 'northwind;auto-triaged;1.234,5;18.08.2026' \
    'northwind;auto-triaged;1,2,3;17.08.2026' 'northwind;auto-triaged;1;08/17/2026' \
    'northwind;average first-response time;9;16.8.2026' \
    'northwind;first-response-time;8;16.8.2026'
refused 2 'no column is called "Snapshot date"' import "$work/rows.csv" "$root"
refused 1 '3 rows are at fault' import "$work/rows.csv" "$root" --columns date=Day
expect_err 'rows.csv:3:24: "1,2,3" is not a quantity' \
    'the settings say `decimals: comma`, so write it as 8,5' \
    'rows.csv:4:26: "08/17/2026" is not a day: the settings say `dates: day-month-year`' \
    'rows.csv:6:31: 8 is another value than "9" in line 5'
sed -i '3,6d' "$work/rows.csv"
run import "$work/rows.csv" "$root" --columns date=Day
expect_status 0
expect_lines "$root/northwind-readings.csv" 1 '^2026-08-18,auto-triaged,1234.5$'
rows 'Account ID,KPI,Value,Day,KPI' 'northwind,auto-triaged,1,19.08.2026,x'
refused 2 'rows.csv:1:26: a second column is called "KPI"' \
    import "$work/rows.csv" "$root" --columns date=Day
rows 'Account ID|KPI|Value|Snapshot date' 'northwind|auto-triaged|1|19.08.2026'
refused 2 'belong commas, semicolons or tabs' import "$work/rows.csv" "$root"
sed 's/^id: .*/id: second/' "$plan" >"$root/second.md"
rows 'Account ID;KPI;Value;Snapshot date' '0015x00002ABCDe;auto-triaged;1;19.08.2026'
refused 1 'two plans are of the account "0015x00002ABCDe", ' import "$work/rows.csv" "$root"
sed -i 's/comma/coma/' "$root/.countersign.yaml"
refused 2 'Write `comma`' import "$work/rows.csv" "$root"
end

begin 'many at once lose nothing'
fresh
for i in 1 2 3 4 5 6 7 8 9; do
    "$bin" log "$plan" --meeting QBR --on "2026-08-0$i" --missed \
        --today "$TODAY" --quiet 2>"$work/err.$i" &
done
wait
expect_lines "$plan" 9 'meeting: QBR, missed: true'
end

if has python3; then
    begin 'on a terminal they ask'
    fresh
    said=$(python3 tests/keep_asks.py "$bin" "$root" "$TODAY" 2>&1) ||
        fault "$said"
    end
    begin 'every other byte is kept, in any layout'
    said=$(python3 tests/keep_bytes.py "$bin" "$plans" tests/keep "$TODAY" \
        2>&1) || fault "$said"
    end
else
    skip 'on a terminal they ask' 'there is no python3'
    skip 'every other byte is kept, in any layout' 'there is no python3'
fi
