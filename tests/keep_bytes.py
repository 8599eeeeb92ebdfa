"""Every command that records something, over every example and plan of odd
layout, in several encodings of each: what it does not write stays byte for
byte, the terms stay the same, and no new error appears."""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

program, plans, odd, today = sys.argv[1:]
faults = runs = written = 0


def fault(text):
    global faults
    faults += 1
    if faults < 20:
        print(text)


def run(folder, *arguments):
    return subprocess.run([program, *arguments, "--today", today], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=60)


def dump(folder, stage):
    return run(folder, "dump", "--stage", stage, "plan.md").stdout.decode()


def terms_of(folder):
    return json.loads(dump(folder, "terms"))["terms"]


def read(folder):
    text = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                text[name] = file.read()
    return text


def errors(folder):
    found = json.loads(run(folder, "check", "plan.md", "--format",
                           "json").stdout)
    return sorted((f["rule"], f["field"]) for f in found["findings"]
                  if f["severity"] == "error")


def entries(plan, name):
    """The ids of one of the plan's maps, by the dump."""
    block = re.search(r"^%s:.*\n((?:  .*\n)*)" % name, plan, re.M)
    return re.findall(r"^  ([a-z0-9-]+) @", block.group(1), re.M) \
        if block else []


def values(plan):
    """All that a command may put something else in the place of."""
    found = re.findall(r"^ +(?:status|expected|evidence): (.*) @", plan, re.M)
    found += re.findall(r"^ +- -> ([a-z-]+) @", plan, re.M)
    return [value.strip('"').split(" (")[0] for value in found] + \
        ["week 8", "week 12", "week 14",
         "|\n            Nothing yet.", "|\r\n            Nothing yet."]


def kept(before, after, allowed):
    """The bytes that are no longer there are of one value alone."""
    old, new = before.splitlines(True), after.splitlines(True)
    lost = 0
    for kind, i, j, k, m in difflib.SequenceMatcher(
            None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        was, now = b"".join(old[i:j]), b"".join(new[k:m])
        for kind, a, b, c, d in difflib.SequenceMatcher(
                None, was, now, autojunk=False).get_opcodes():
            gone = was[a:b].decode()
            if kind in ("delete", "replace") and \
                    not any(gone in value for value in allowed):
                return "%r is gone" % gone
            lost += len(gone) if kind in ("delete", "replace") else 0
    if lost > 60 or not len(before) - 60 < len(after) < len(before) + 400:
        return "%d bytes are gone, %d are there where %d were" % (
            lost, len(after), len(before))
    return None


def commands(plan):
    meetings = re.findall(r'^    meeting: "(.*)" @', plan, re.M)
    people = entries(plan, "people")
    if meetings:
        yield ["log", "plan.md", "--meeting", meetings[0], "--outcome",
               "confirmed", "--unblocked", "One, two: {three}"]
        yield ["log", "plan.md", "--meeting", meetings[-1], "--on",
               "2026-08-19", "--missed"]
        yield ["log", "plan.md", "--meeting", meetings[-1], "--on",
               "2026-08-17", "--skipped", "#1 \"away\""]
    for metric in entries(plan, "metrics"):
        for day in ("2026-08-20", "2026-07-02"):
            yield ["reading", "plan.md", metric, "4.25", "--on", day]
    for milestone in entries(plan, "milestones"):
        yield ["done", "plan.md", milestone, "--evidence", "Seen: yes, by all"]
        yield ["block", "plan.md", milestone, "No desk, no chair", "--owner",
               people[0]]
        yield ["resolve", "plan.md", milestone]
        yield ["expect", "plan.md", milestone, "2026-10-09"]
        for side in ("vendor", "customer"):
            yield ["owner", "plan.md", milestone, "--side", side, "--to",
                   people[-1 if side == "customer" else 1]]


def windows(text):
    return b"\xef\xbb\xbf" + \
        text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


# A plan, and the CSV files beside it, as other editors save them.
layouts = {
    "as it is": lambda text: text,
    "no line end": lambda text: text.rstrip(b"\n"),
    "CRLF and a byte order mark": windows,
}


def try_all(folder, name, texts):
    global runs, written
    plan, terms, known = dump(folder, "plan"), terms_of(folder), \
        errors(folder)
    allowed = values(plan)
    for arguments in commands(plan):
        told = "%s: %s" % (name, " ".join(arguments))
        done = run(folder, *arguments)
        after = read(folder)
        changed = [n for n in after if after[n] != texts.get(n)]
        runs += 1
        if done.returncode not in (0, 1, 2) or b"no sure place" in done.stderr:
            fault("%s\n%s" % (told, done.stderr.decode()))
        if done.returncode and changed or \
                not done.returncode and b"already" not in done.stdout and \
                len(changed) != 1:
            fault("%s\nexit %d, and changed: %s" % (
                told, done.returncode, changed))
        if not done.returncode:
            written += 1
            for n in changed:
                why = kept(texts[n], after[n], allowed)
                if why:
                    fault("%s\n%s" % (told, why))
            if terms_of(folder) != terms:
                fault("%s\nthe terms are others" % told)
            left = list(known)
            for error in errors(folder):
                if error in left:
                    left.remove(error)
                else:
                    fault("%s\na new error: %s" % (told, error))
        for n in changed:
            with open(os.path.join(folder, n), "wb") as file:
                file.write(texts[n])


def try_layouts(path):
    with open(path, "rb") as file:
        text = file.read()
    if b"kind: plan" not in text and b'"kind":' not in text:
        return
    for name, lay_out in layouts.items():
        with tempfile.TemporaryDirectory() as folder:
            for other in os.listdir(os.path.dirname(path)):
                source = os.path.join(os.path.dirname(path), other)
                if other.endswith((".csv", ".json")) and \
                        os.path.isfile(source):
                    with open(source, "rb") as file, \
                            open(os.path.join(folder, other), "wb") as copy:
                        beside = file.read()
                        copy.write(lay_out(beside) if other.endswith(".csv")
                                   else beside)
            with open(os.path.join(folder, "plan.md"), "wb") as file:
                file.write(lay_out(text))
            open(os.path.join(folder, ".countersign.yaml"), "w").close()
            try_all(folder, "%s, %s" % (os.path.basename(path), name),
                    read(folder))


for where in (odd, plans):
    for name in sorted(os.listdir(where)):
        if name.endswith(".md") and name != "README.md":
            try_layouts(os.path.join(where, name))
if written * 3 < runs or runs < 300:
    fault("only %d of %d commands wrote something" % (written, runs))
sys.exit(faults > 0)
