# The terms of a plan as another program computes them: one that shares no
# code with this, and has plans/README.md alone to go by.
. tests/cases.inc

independent() { # COMMAND PLAN
    PYTHONDONTWRITEBYTECODE=1 python3 tests/terms_independent.py "$@" \
        >"$work/derived" 2>"$work/derived.err" ||
        fault "$(tail -n 3 "$work/derived.err")"
}
expect_derived() { # PLAN
    run dump --stage terms --quiet "$1"
    expect_status 0
    independent derive "$1"
    expect_same "$work/stdout" "$work/derived"
}

has python3 && python3 -c 'import yaml' 2>/dev/null || {
    skip 'terms computed by another program' 'needs python3 and python3-yaml'
    exit 0
}

begin 'the examples have the terms that the page describes'
for plan in arbor castell halvorsen meridian northwind wisniewski; do
    expect_derived "$plans/$plan.md"
done
end

begin 'what was signed is the digest that the page describes'
for plan in northwind meridian halvorsen wisniewski; do
    independent digest "$plans/$plan.md"
    grep -qF "terms: \"$(cat "$work/derived")\"" "$plans/$plan.md" ||
        fault "$plan.md was not signed with $(cat "$work/derived")"
done
end

# Each way to write a value stands here at least once: NFD and wide spaces,
# dates of three forms, quantities that convert, round, are money or points,
# durations of each unit, lists that are single or not in order.
cat >"$work/every-form.md" <<END
---
kind: plan
title: "Every   form"
type: growth
stage: draft
start: 2027-11-29
product: Routing
parties: {vendor: {name: "Zu$(printf '\314\210')rich  Desk"}, customer: {name: 'O''Neill "and" \\ Sons'}}
people:
  zoë: {name: Zoë$(printf '\302\240')Kern, side: vendor, role: CSM, email: z@desk.example}
  ann: {name: Ann Ray, side: customer, left: 2027-12-01}
sponsors: {vendor: zoë, customer: ann}
signers: {customer: ann}
agreement: {name: Order form, on: 2027-Q3}
outcome:
  statement: >-
    Cut the wait
    from 1.5 h to 20 min by 2028-03-31
  metric: wait
  why: "Each hour	costs"
  confirmed: {by: ann, on: 2027-11-01}
  worth: {per: 30 min, is: €1.2k}
further-outcomes:
  - {statement: Return fewer, metric: returned, confirmed: {by: ann, on: day 3}}
  - {statement: Lose less, metric: cost}
value: {seeks: Calm, gives: ""}
metrics:
  wait: {name: Wait, role: outcome, unit: Hours, measured: "Mean,
    weekly", reported-by: ann, every: 2 weeks, by: 2028-Q1, target: 1200 s,
    baseline: {value: 100 min, on: week 0, over: 1 quarter, source: Desk}}
  returned: {name: Returned, role: leading, leads-to: wait, unit: "%", every: day,
    baseline: {value: 12.50 %, on: day 1, over: 2 weeks}, target: 5, by: week 17}
  cost: {name: Cost, role: adoption, unit: € per month, target: €-0.5M per month,
    baseline: {value: 48000 EUR per month, over: 90 min}, every: quarter}
  plain: {name: Plain, role: adoption, unit: bags, target: 3k,
    baseline: {value: -0.100000 bags, over: 45 seconds}}
milestones:
  one: {name: One, due: week 2, first-value: True, moves: [returned, wait, cost],
    target: 8, owners: {vendor: [zoë], customer: [zoë, ann]}}
  two: {name: Two, due: 2028-01-10, moves: wait, target: 10 min, status: done,
    tasks: [{do: Ask, owner: ann}]}
  three: {name: Three, due: day 100, moves: [], target: 4 h}
cadence:
  - {meeting: Weekly, every: week, length: 1 hour, at: 9:05, from: week 1,
     attendees: [zoë, ann], calendars: [vendor, customer]}
  - {meeting: Talk, phase: at-risk, every: 10 days, length: 2 h, attendees: ann,
     calendars: vendor, until: 2028-Q2}
expectations:
  - {expects: Weekends, delivery: partly, note: Soon}
  - {expects: Évenings, delivery: met}
escalation:
  - {when: Blocked, after: 5 days, to: [zoë, ann]}
  - {after: 1 month, to: ann}
---
END

begin 'every form of a value is computed by another program, too'
expect_derived "$work/every-form.md"
expect_out '"unit":"EUR per month"' '"target":"0.333333"' '"over":"PT5400S"' \
    '"value":"-0.1"' '"by":"2028-03-31"' '"target":"-500000"' '"phase":"steady"'
end
