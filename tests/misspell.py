"""Misspells words of plans, and says what became of them.

    misspell.py break FOLDER COUNT PLAN...
    misspell.py judge FOLDER

`break` writes COUNT copies of the plans, each with one word misspelt by one
or two letters: a field's name, a reference or a word of a list.  `judge`
looks at the copies after `check --fix-spelling`: each has to be the plan
again, or as it was broken, or differ from it in that one word, which then
stands elsewhere in the plan or is one of the format's own.  It prints what is
none of the three, and how many were restored.
"""

import json
import os
import random
import re
import sys

FIELDS = {
    "kind", "type", "stage", "start", "segment", "csm", "parties", "vendor",
    "customer", "people", "name", "side", "sponsors", "champion", "outcome",
    "statement", "metrics", "unit", "baseline", "value", "target", "measured",
    "reported-by", "source", "milestones", "first-value", "moves", "owners",
    "status", "evidence", "tasks", "cadence", "meeting", "phase", "every",
    "length", "attendees", "calendars", "escalation", "readings", "confirmed",
    "communications", "risks", "mitigation", "renewal", "internal", "leads-to",
}
WORDS = re.compile(
    r"\b(?:status|side|role|type|stage|phase|moves|leads-to|segment|customer"
    r"|vendor|owner|by|champion|reported-by):\s+([a-z][a-z-]{3,})(?=[,}\n ])")
FORMAT = FIELDS | {
    "done", "planned", "active", "agreed", "proposed", "draft", "closed",
    "leading", "adoption", "onboarding", "steady", "growth", "retention",
    "at-risk", "blocked", "dropped", "in-progress", "on-track", "plan",
}


def spots(text):
    """Where a word stands that may be misspelt."""
    end = text.index("\n---", 4)
    for match in re.finditer(r"([a-z][a-z-]{3,}):(?=\s)", text[:end]):
        if match[1] in FIELDS:
            yield match.span(1)
    for match in WORDS.finditer(text[:end]):
        if match[1] not in ("true", "null"):
            yield match.span(1)


def misspell(word, rng):
    letters = list(word)
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(letters) - 1)
        how = rng.randrange(4)
        if how == 0:
            del letters[at]
        elif how == 1:
            letters.insert(at, rng.choice("aeinorst"))
        elif how == 2:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = rng.choice("aeinorst")
    return "".join(letters)


def break_all(folder, count, plans):
    rng = random.Random(7)
    done = []
    while len(done) < count:
        plan = rng.choice(plans)
        with open(plan, encoding="utf-8", newline="") as file:
            text = file.read()
        begin, end = rng.choice(list(spots(text)))
        wrong = misspell(text[begin:end], rng)
        if wrong in FORMAT or re.search(
                r"(?<![\w-])%s(?![\w-])" % re.escape(wrong), text):
            continue
        name = os.path.join(folder, "n%d.md" % len(done))
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text[:begin] + wrong + text[end:])
        done.append([plan, name, begin, text[begin:end], wrong])
    with open(os.path.join(folder, "broken.json"), "w") as file:
        json.dump(done, file)


def judge(folder):
    restored = 0
    with open(os.path.join(folder, "broken.json")) as file:
        done = json.load(file)
    for plan, name, begin, right, wrong in done:
        with open(plan, encoding="utf-8", newline="") as file:
            text = file.read()
        with open(name, encoding="utf-8", newline="") as file:
            now = file.read()
        broken = text[:begin] + wrong + text[begin + len(right):]
        restored += now == text
        if now in (text, broken):
            continue
        head, tail = text[:begin], text[begin + len(right):]
        middle = now[len(head):len(now) - len(tail)]
        if now != head + middle + tail or not (
                middle in FORMAT or re.search(
                    r"(?<![\w-])%s(?![\w-])" % re.escape(middle), text)):
            print("%s: %s was %s and is %r" % (name, wrong, right, middle))
    print("%d of %d restored" % (restored, len(done)))


if sys.argv[1] == "break":
    break_all(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
else:
    judge(sys.argv[2])
