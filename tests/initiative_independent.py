"""An initiative's measures, from the feed of the portfolio.

    initiative_independent.py MODEL-XML PORTFOLIO-JSON

Prints a line a fault and exits with 1 if there is one."""
import json
import sys
import xml.etree.ElementTree as tree
from fractions import Fraction

model = tree.parse(sys.argv[1]).getroot()
feed = json.load(open(sys.argv[2], encoding="utf-8"))
live = [a for a in feed["accounts"] if a["live"]]
faults = []


def total(field, suffix=""):
    return sum(a["milestones"][field + suffix] for a in live)


right = {
    "portfolio.plan-coverage": Fraction(
        100 * len(live),
        sum(a["stage"] != "closed" for a in feed["accounts"])),
    "portfolio.milestone-completion": Fraction(
        100 * total("onTime"), total("settled")),
    "portfolio.time-to-value": Fraction(feed["all"]["timeToValue"]["median"]),
}
before = {"portfolio.milestone-completion": Fraction(
    100 * total("onTime", "Before"), total("settled", "Before"))}
seen = set()
for measure in model.find("chain").findall("measure"):
    name = measure.get("id")
    for values, field in (right, "now"), (before, "before"):
        if name in values:
            seen.add((name, field))
            said = Fraction(measure.find(field).get("value"))
            if abs(said - values[name]) > Fraction(1, 10**5):
                faults.append(f"{name} {field} is {said}, {values[name]} is "
                              "right")
    goal = measure.find("target")
    if goal is not None:
        less = name == "portfolio.time-to-value"
        now = Fraction(measure.find("now").get("value"))
        target = Fraction(goal.get("value"))
        reached = now <= target if less else now >= target
        if (measure.get("state") == "reached") != reached:
            faults.append(f"{name} is {measure.get('state')}")
if len(seen) != len(right) + len(before):
    faults.append(f"only {seen} were said")
print("\n".join(faults))
sys.exit(bool(faults))
