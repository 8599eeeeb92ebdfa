"""Exports, read by another CSV reader: export_independent.py JSON CSV...

Ids are there once, what they belong to is there, days have the form that the
target wants, no cell is a formula, and each record of a sheet is one of the
JSON's.  Prints a line a fault and exits with 1 if there is one."""
import csv
import json
import os
import re
import sys

records = json.load(open(sys.argv[1], encoding="utf-8"))["records"]
by_id = {r["id"]: r for r in records}
faults = []
if len(by_id) != len(records):
    faults.append("an id stands twice")
for record in records:
    if record.get("parent", record["plan"]) not in by_id:
        faults.append(f"{record['id']} belongs to nothing")
IDS = ("id", "External_ID__gc", "externalId", "sourceId", "Countersign_Id__c",
       "Task ID", "Collection ID", "Success Plan ID")
DAY = re.compile(r"\d{4}-\d\d-\d\d(T00:00:00\.000Z)?$")
seen = {}
for path in sys.argv[2:]:
    target = os.path.basename(path).split("-")[0]
    raw = open(path, encoding="utf-8", newline="").read()
    if re.search(r"[^\r]\n", re.sub(r'"[^"]*"', "", raw)):
        faults.append(f"{path}: a line does not end in CR LF")
    sheet = csv.DictReader(raw.splitlines(True), strict=True)
    key = next(name for name in IDS if name in sheet.fieldnames)
    rows = list(sheet)
    for row in rows:
        name = row[key]
        if None in row or None in row.values():
            faults.append(f"{path}: {name} has another length")
        if name not in by_id:
            faults.append(f"{path}: {name} is not in the JSON")
        for column, cell in row.items():
            if cell[:1] in tuple("=+-@\t\r"):
                faults.append(f"{path}: {name} has the formula {cell}")
            day = re.search("(?i)date|due|done|start|endtime|completedAt",
                            column)
            if cell and day and not DAY.match(cell):
                faults.append(f"{path}: {column} of {name} is {cell}")
    seen.setdefault(target, set()).update(row[key] for row in rows)
for target, ids in seen.items():
    for record in records:
        if record["kind"] in ("plan", "task", "call") \
                and record["id"] not in ids:
            faults.append(f"{target} lacks {record['id']}")
print("\n".join(faults))
sys.exit(bool(faults))
