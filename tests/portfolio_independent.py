"""The portfolio's figures, from its accounts and by other means.

    portfolio_independent.py JSON CSV

Prints a line a fault and exits with 1 if there is one."""
import collections
import csv
import json
import statistics
import sys
from decimal import Decimal
from fractions import Fraction

feed = json.load(open(sys.argv[1], encoding="utf-8"))
faults = []


def same(what, said, right):
    if said is None or right is None:
        if said is not right:
            faults.append(f"{what} is {said}, {right} is right")
    elif abs(Fraction(said) - right) > Fraction(1, 10**6):
        faults.append(f"{what} is {said}, {float(right)} is right")


def percent(part, whole):
    return Fraction(part * 100) / whole if whole else None


def check(name, said, accounts):
    def total(member, field):
        return sum(a[member][field] for a in accounts)

    same(f"{name} accounts", said["accounts"], len(accounts))
    for member in "timeToValue", "timeToValueBefore":
        days = [a[member] for a in accounts if member in a]
        quartiles = [None] * 3
        if len(days) == 1:
            quartiles = [Fraction(days[0])] * 3
        elif days:
            quartiles = statistics.quantiles(
                [Fraction(d) for d in days], n=4, method="inclusive")
        same(f"{name} {member} of", said[member]["accounts"], len(days))
        for field, right in zip(
                ("lowerQuartile", "median", "upperQuartile"), quartiles):
            same(f"{name} {member} {field}", said[member].get(field), right)
    same(f"{name} in time", said["milestonesOnTime"].get("percent"),
         percent(total("milestones", "onTime"), total("milestones", "settled")))
    same(f"{name} in time before",
         said["milestonesOnTime"].get("percentBefore"),
         percent(total("milestones", "onTimeBefore"),
                 total("milestones", "settledBefore")))
    paying = [a["revenue"] for a in accounts if "revenue" in a]
    mine = [r for r in paying if r["currency"] == said["expansion"].get("currency")]
    if paying:
        most = collections.Counter(r["currency"] for r in paying)
        if len(mine) != max(most.values()):
            faults.append(f"{name}: {said['expansion']['currency']} is not "
                          "what most have")
    start = sum(Decimal(r["start"]) for r in mine)
    grown = sum(max(Decimal(0), Decimal(r["now"]) - Decimal(r["start"]))
                for r in mine)
    same(f"{name} expansion", said["expansion"].get("percent"),
         percent(Fraction(grown), Fraction(start)))
    same(f"{name} conversion", said["referrals"].get("percent"),
         percent(total("referrals", "converted"),
                 total("referrals", "qualified")))
    for field in ("qualified", "converted", "qualifiedBefore",
                  "convertedBefore"):
        same(f"{name} {field}", said["referrals"][field],
             total("referrals", field))
    same(f"{name} conversion before", said["referrals"].get("percentBefore"),
         percent(total("referrals", "convertedBefore"),
                 total("referrals", "qualifiedBefore")))


live = [a for a in feed["accounts"] if a["live"]]
check("all", feed["all"], live)
for segment in feed["segments"]:
    check(segment.get("id"), segment,
          [a for a in live if a.get("segment") == segment.get("id")])
if sum(s["accounts"] for s in feed["segments"]) != len(live):
    faults.append("the segments do not hold all accounts")
order = [bool(a["drift"]) for a in feed["accounts"]]
if order != sorted(order, reverse=True):
    faults.append("not all that drift come first")
for account in feed["accounts"]:
    health = account.get("health")
    if health and health["score"] != sum(c["points"] for c in health["causes"]):
        faults.append(f"{account['id']}: the causes do not add up to the score")

rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")))
if [r["id"] for r in rows] != [a["id"] for a in feed["accounts"]]:
    faults.append("the CSV has other accounts than the JSON")
for row, account in zip(rows, feed["accounts"]):
    if None in row or None in row.values():
        faults.append(f"{row['id']}: a row of another length")
    for cell in row.values():
        if cell[:1] in tuple("=+@\t\r") or (
                cell[:1] == "-" and not cell[1:].replace(".", "").isdigit()):
            faults.append(f"{row['id']}: {cell[:30]} is a formula")
    health = account.get("health", {})
    if row["health"] != str(health.get("score", "")):
        faults.append(f"{row['id']}: the CSV has another score")
    if row["customer"].lstrip("'") != account["customer"].lstrip("'"):
        faults.append(f"{row['id']}: the CSV has another customer")
print("\n".join(faults))
sys.exit(bool(faults))
