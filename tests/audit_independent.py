"""The audit's figures, from the plans' files and the check by other means.

    audit_independent.py JSON CHECK-JSON PLANS

Quality is computed from the findings of `check --format json`, milestones,
slips and the map from the YAML of the plans and segments below PLANS, sums
and medians from the audit's own lines.  Prints a line a fault and exits with
1 if there is one."""
import collections
import datetime
import glob
import json
import re
import statistics
import sys
from fractions import Fraction

import yaml

feed = json.load(open(sys.argv[1], encoding="utf-8"))
findings = json.load(open(sys.argv[2], encoding="utf-8"))["findings"]
today = datetime.date.fromisoformat(feed["today"])
faults = []


def same(what, said, right):
    if said != right:
        faults.append(f"{what} is {said}, {right} is right")


def near(what, said, right):
    if said is None or right is None:
        same(what, said, right)
    elif abs(Fraction(said) - right) > Fraction(1, 10**6):
        faults.append(f"{what} is {said}, {float(right)} is right")


def front(path):
    text = open(path, encoding="utf-8").read()
    return yaml.load(text.split("\n---", 1)[0][3:], Loader=yaml.BaseLoader)


definitions = {"plan": {}, "segment": {}}
for path in glob.glob(sys.argv[3] + "/**/*.md", recursive=True):
    if not path.endswith("README.md"):
        one = front(path)
        if one["kind"] in definitions:
            definitions[one["kind"]][one["id"]] = one


def day(text, start):
    relative = re.fullmatch(r"(week|day) (\d+)", text or "")
    if relative:
        return start + datetime.timedelta(
            days=int(relative[2]) * (7 if relative[1] == "week" else 1))
    return text and datetime.date.fromisoformat(text)


# --- quality, as the check has it ---

WEIGHTS = [10, 25, 15, 20, 15, 10, 5]


def check_quality(plan):
    costs = [Fraction(0)] * len(WEIGHTS)
    for finding in findings:
        group = int(finding["rule"][2])
        if (finding["definition"] == plan["id"] and group < len(WEIGHTS)
                and not finding["calendar-alone"]):
            costs[group] += {"error": Fraction(1, 2), "warning":
                             Fraction(1, 5)}.get(finding["severity"], 0)
    exact = [w * max(0, 1 - c) for w, c in zip(WEIGHTS, costs)]
    same(f"{plan['id']} quality", plan["quality"]["score"], round(sum(exact)))
    for line, right in zip(plan["quality"]["lines"], exact):
        if abs(line["points"] - right) >= 1:
            faults.append(f"{plan['id']}: {line['part']} {line['points']}, "
                          f"{float(right)} is right")


# --- milestones, as the files have them ---

def days_late(milestone, start):
    due = day(milestone.get("due"), start)
    done = day(milestone.get("done"), start)
    expected = day(milestone.get("expected"), start)
    if milestone.get("status") == "dropped" or not due:
        return None
    if milestone.get("status") == "done" and done and done <= today:
        return (done - due).days
    came = [d for d in (expected, today if due < today else None) if d]
    return (max(came) - due).days if came else None


def check_milestones(plan, lates):
    own = definitions["plan"][plan["id"]]
    start = day(own["start"], None)
    counts = []
    for name, milestone in own.get("milestones", {}).items():
        late = days_late(milestone, start)
        if late is not None:
            lates[plan.get("segment")][name].append(late)
        if milestone.get("status") == "done":
            counts.append(Fraction(1, 2) if late > 0 else 1)
        elif (late is not None and late > 0
              and day(milestone["due"], start) < today):
            counts.append(0)
    if "fidelity" not in plan:
        return
    line = plan["fidelity"]["lines"][0]
    right = Fraction(sum(counts), len(counts)) * line["of"] if counts else 0
    if abs(line["points"] - right) > 1:
        faults.append(f"{plan['id']}: {line['points']} for its milestones, "
                      f"{float(right)} is right")


def check_map(plan):
    own = definitions["plan"][plan["id"]]
    segment = definitions["segment"].get(own.get("segment"))
    if not segment or own["type"] != "onboarding":
        return
    start = day(own["start"], None)
    names = own.get("milestones", {})
    first = [n for n, m in names.items() if m.get("first-value") == "true"]
    right = collections.Counter()
    matched = set()
    for name, milestone in segment["milestones"].items():
        other = name if name in names else (
            first[0] if first and milestone.get("first-value") == "true"
            else None)
        if not other:
            right["missing"] += 1
            continue
        matched.add(other)
        moved = (day(names[other]["due"], start)
                 - day(milestone["due"], start)).days
        right["moved"] += abs(moved) > 7
    right["added"] = len(set(names) - matched)
    said = collections.Counter(d["kind"] for d in plan["differs"])
    for kind in "missing", "added", "moved":
        same(f"{plan['id']} {kind}", said[kind], right[kind])


lates = collections.defaultdict(lambda: collections.defaultdict(list))
for plan in feed["plans"]:
    for name in "quality", "fidelity":
        if name in plan:
            lines = plan[name]["lines"]
            same(f"{plan['id']} {name}, summed", plan[name]["score"],
                 sum(line["points"] for line in lines))
            same(f"{plan['id']} {name}, of", 100,
                 sum(line["of"] for line in lines))
    if "quality" in plan:
        check_quality(plan)
    check_milestones(plan, lates)
    check_map(plan)


def median(scores):
    return Fraction(statistics.median(scores)) if scores else None


for segment in [feed] + feed["segments"]:
    mine = [p for p in feed["plans"]
            if segment is feed or p.get("segment") == segment.get("id")]
    for name in "quality", "fidelity":
        near(f"{segment.get('id')} {name}", segment.get(name),
             median([p[name]["score"] for p in mine if name in p]))
for segment in feed["segments"]:
    right = lates[segment.get("id")]
    same(f"{segment.get('id')}: milestones", {s["id"] for s in segment["slips"]},
         set(right))
    for slip in segment["slips"]:
        days = right[slip["id"]]
        same(f"{slip['id']} plans", slip["plans"], len(days))
        same(f"{slip['id']} late", slip["late"], sum(d > 0 for d in days))
        same(f"{slip['id']} lost", slip["daysLost"],
             sum(d for d in days if d > 0))
        near(f"{slip['id']} median", slip["medianDaysLate"], median(days))
order = [min(p[n]["score"] for n in ("quality", "fidelity") if n in p)
         for p in feed["plans"]]
same("the order", order, sorted(order))
print("\n".join(faults))
sys.exit(bool(faults))
