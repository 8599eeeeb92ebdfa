#!/bin/sh
# Which accounts of a list earn a plan.
. tests/cases.inc

list() { # ROW...
    echo 'id,customer,segment,fit,profit,satisfaction,share of wallet,footprint,growth market,influence'
    printf '%s\n' "$@"
}

list 'northwind,Northwind Traders,mid-market,high,410000 EUR,8.1,40 %,3,yes,high' \
    'delta,Delta Freight,enterprise,high,220000 EUR,7.9,25 %,6,yes,medium' \
    'other,Halvorsen Foods,mid-market,low,9000 EUR,3.1,15 %,1,no,low' \
    'bluebird,=Bluebird Cafés,mid-market,low,4000 EUR,9.0,80 %,1,yes,low' \
    'quay,Quay & Sons,mid-market; enterprize,,,,,,,' >"$work/accounts.csv"

begin 'select says who earns a plan, and who has one'
run select "$work/accounts.csv" plans
expect_status 0
expect_out 'Earn a plan and have none (1)' 'Delta Freight (enterprise, high-touch)' \
    'Earn the plan that they have (1)' 'plans/northwind.md' \
    'Have a plan that they do not earn (1)' 'plans/halvorsen.md' \
    'Are served without a plan (1)' 'Too little is known to say (1)' \
    '"enterprize" (1 account) is no segment here: did you mean enterprise?' \
    'Quay & Sons is in 2 segments (mid-market; enterprize)' \
    "next: countersign new delta --from $work/accounts.csv --type onboarding"
expect_plain "$work/stdout"
run select "$work/accounts.csv" --quiet
expect_out 'Earn a plan (2)'
end

begin 'the command that select names can be run as it is'
mkdir -p "$work/start/segments"
for segment in hybrid high-touch; do
    sed "s/^id: .*/id: $segment/; s/^engagement: .*/engagement: $segment/" \
        "$plans/segments/mid-market.md" >"$work/start/segments/$segment.md"
done
list 'acme,Acme,high-touch,high,9 EUR,8,40 %,3,yes,high' \
    'birch,Birch,hybrid,low,2 EUR,3,15 %,1,no,low' >"$work/start/list.csv"
cd "$work/start" || exit 1
run select list.csv .
expect_status 0
expect_out '  Acme (high-touch)' '  Birch (hybrid)' '  hybrid: 0 of 1 ' \
    'next: countersign new acme --from list.csv --type onboarding'
run $(sed -n 's/^next: countersign //p' "$work/stdout")
expect_status 0
expect_in acme.md 'type: onboarding'
rm acme.md
sed -i '1s/$/,type/; 2s/$/,growth/; 3s/$/,/' list.csv
run select list.csv .
expect_lines "$work/stdout" 1 '^next: countersign new acme --from list.csv$'
run $(sed -n 's/^next: countersign //p' "$work/stdout")
expect_status 0
expect_in acme.md 'type: growth'
cd "$OLDPWD" || exit 1
end

begin 'select in other forms'
run select "$work/accounts.csv" plans --format csv -o "$work/chosen.csv"
expect_status 0
python3 - "$work/chosen.csv" <<'END' || fault 'the CSV is not as it should be'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8')))
assert [r['choice'] for r in rows] == [
    'start', 'keep', 'question', 'serve-without', 'ask'], rows
assert rows[3]['customer'] == "'=Bluebird Cafés", rows[3]
END
run select "$work/accounts.csv" plans --format json
expect_status 0
cp "$work/stdout" "$work/chosen.json"
raw schema select
cp "$work/stdout" "$work/select.schema.json"
python3 tests/schema.py --valid "$work/select.schema.json" "$work/chosen.json" \
    >"$work/said" || fault "$(cat "$work/said")"
run select "$work/accounts.csv" plans --format markdown
expect_out '## Are served without a plan' '## To decide'
run select "$work/accounts.csv" --format yaml
expect_status 2
end

begin 'select computes what an independent program computes'
python3 - "$work/chosen.json" <<'END' || fault 'the points differ'
import json, sys
weights = {'fit': 25, 'profit': 20, 'satisfaction': 10, 'share-of-wallet': 10,
    'footprint': 10, 'growth-market': 10, 'influence': 15}
words = {'low': 0, 'medium': .5, 'high': 1, 'no': 0, 'partly': .5, 'yes': 1}
accounts = json.load(open(sys.argv[1]))['accounts']
facts = [{f['fact']: f['value'] for f in a['facts']} for a in accounts]
number = lambda text: float(text.split()[0])
assert any(facts)
for account, own in zip(accounts, facts):
    total = known = 0
    for name, text in own.items():
        if text in words:
            share = words[text]
        else:
            all_ = [number(f[name]) for f in facts if name in f]
            mine = number(text)
            below = sum(x < mine for x in all_)
            same = sum(x == mine for x in all_)
            share = (below + (same - 1) / 2) / (len(all_) - 1)
        total += weights[name] * share
        known += weights[name]
    assert ('score' in account) == (known >= 50), account
    if known >= 50:
        assert abs(account['score'] - 100 * total / known) <= 1, account
END
end

begin 'select by the settings'
mkdir "$work/own"
cp "$work/accounts.csv" "$work/own"
sed -i '1s/profit/Gross Margin/; s/influence/weight of word/' \
    "$work/own/accounts.csv"
cat >"$work/own/.countersign.yaml" <<'END'
select:
  weights: {fit: 0, satisfaction: 0, influence: 0, growth-market: 0, footprint: 0, share-of-wallet: 0, profit: 1}
  best: {profit: low}
  columns: {profit: gross margin}
  score: 50
  plans: 1
END
run select "$work/own/accounts.csv"
expect_status 0
expect_out '  100  =Bluebird' 'Would earn one, but no more can be kept (1)'
sed -i 's/profit: 1/profit: 0/; s/score: 50/score: 500/; s/best: {profit: low}/best: {profits: lower}/' \
    "$work/own/.countersign.yaml"
run select "$work/own/accounts.csv"
expect_status 2
expect_err 'no fact has any weight' '"500" is not a number from 0 to 100' \
    'Write `profit`'
run select "$work/accounts.csv" --config "$work/nowhere.yaml"
expect_status 2
end

begin 'select with a list at fault'
list 'a,A,x,high,1 EUR,1,1,1,yes,low' 'b,B,x,high,2 USD,1,1,1,yes,low' \
    'c,C,x,great,3 EUR,high,1,1,yes,low' 'd,D,x' \
    'a,A,x,high,1 EUR,1,1,1,yes,low' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_empty "$work/stdout"
expect_err 'bad.csv:3:12: profit is in "USD" here and in "EUR" in line 2' \
    'bad.csv:4:7: fit "great": write a number, or low, medium or high' \
    'bad.csv:4:19: satisfaction is a level here and a number in line 2' \
    'bad.csv:5:1: this line has 3 cells, not 10' \
    'the account a stands here a second time; line 2 has it, too'
printf 'id|fit|profit\na|high|1\n' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_err 'no column is called id or customer: the first line names the columns, with commas'
printf 'id,fit\na,high\n' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_err 'less than half of the weight'
printf 'id,fit,profit,influence\n' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_err 'lists no account'
printf 'id,fit,profit,influence\na,high,"1\n' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_err 'does not end as it should'
printf 'id,fit\n\377,high\n' >"$work/bad.csv"
run select "$work/bad.csv"
expect_status 1
expect_err 'save the list as "CSV UTF-8"'
run select "$work/nowhere.csv"
expect_status 2
run select
expect_status 2
expect_err 'select needs a list of accounts'
end

begin 'select where a platform has a row for each segment'
list 'a,A,x,high,1 EUR,1,1,1,yes,low' 'b,B,x,low,2 EUR,2,2,2,no,low' \
    'a,A,y,high,1 EUR,1,1,1,yes,low' >"$work/rows.csv"
run select "$work/rows.csv"
expect_status 0
expect_out 'A is in 2 segments (x; y)' 'of 2 accounts'
end

begin 'select over 100,000 rows'
awk 'BEGIN { print "id,customer,segment,fit,profit,influence"
    for (i = 0; i < 100000; i++)
        printf "a%d,Account %d,mid,%s,%d EUR,%s\n", i, i,
            i % 3 ? "high" : "low", (i * 7919) % 100003, i % 2 ? "yes" : "no"
}' >"$work/many.csv"
run select "$work/many.csv" --format csv --quiet -o "$work/chosen.csv"
expect_status 0
expect_lines "$work/chosen.csv" 100001 ','
run select "$work/many.csv" --quiet
expect_out '--format csv has all'
end
