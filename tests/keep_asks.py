"""Commands that keep a plan, on a terminal: what they ask, what an empty
answer means, and that Ctrl-C and Ctrl-D leave everything as it was."""
import os
import pty
import select
import shutil
import signal
import sys
import time

program, root, today = sys.argv[1:]
plan = os.path.join(root, "northwind.md")
before = open(plan, "rb").read()
faults = 0


def fault(text):
    global faults
    faults += 1
    print(text)


def talk(arguments, answers, end=None):
    """Runs the command on a terminal; returns what stood on it, and how the
    command ended.  `end` is sent after the last answer."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(root)
        os.execv(program, [program] + arguments + ["--today", today])
    shown = b""
    waiting = list(answers) + ([end] if end else [])
    deadline = time.time() + 60
    while time.time() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            try:
                got = os.read(terminal, 4096)
            except OSError:
                break
            if not got:
                break
            shown += got
        elif waiting and shown.endswith(b": "):
            answer = waiting.pop(0)
            shown += b"\n"
            os.write(terminal, answer if answer in (b"\x03", b"\x04")
                     else answer + b"\n")
    else:
        os.kill(child, signal.SIGKILL)
        fault("%s waits: %r" % (arguments, shown))
    status = os.waitpid(child, 0)[1]
    os.close(terminal)
    return shown.decode(), status


def written(arguments, answers, line, *texts):
    shown, status = talk(arguments, answers)
    lines = open(plan, encoding="utf-8").read().split("\n")
    if status or line not in lines:
        fault("%s: status %d, and no line %s\n%s"
              % (arguments, status, line, shown))
    for text in texts:
        if text not in shown:
            fault("%s does not show %s\n%s" % (arguments, text, shown))
    with open(plan, "wb") as file:
        file.write(before)


def untouched(arguments, answers, end):
    shown, status = talk(arguments, answers, end)
    if open(plan, "rb").read() != before:
        fault("%s wrote" % arguments)
    if status == 0:
        fault("%s ended well\n%s" % (arguments, shown))


written(["log"], [b"northwind", b"", b"", b"", b"", b""],
        "  - {on: 2026-08-20, meeting: Checkpoint, outcome: confirmed, "
        "unblocked: []}",
        "Plan (its id or file): ", "  1  Checkpoint", "Meeting [Checkpoint]: ",
        "On [2026-08-20]: ", "It was [held]: ", "2  changed  it is another now")
written(["log", "northwind"],
        [b"9", b"qbr", b"2026-13-40", b"2026-08-21", b"2026-08-18", b"sk",
         b"", b"Lena is away"],
        "  - {on: 2026-08-18, meeting: QBR, skipped: Lena is away}",
        "One of those above", "A date such as", "still to come")
written(["log", "northwind"],
        [b"qbr", b"", b"held", b"not", b"A rota", b"A desk", b""],
        "  - {on: 2026-08-20, meeting: QBR, outcome: not-discussed, "
        "unblocked: [A rota, A desk]}")
written(["reading", "northwind"], [b"first-response-time", b"4.1 h", b""],
        "      2026-08-20: 4.1 h")
written(["done", "northwind"], [b"half-target", b"", b"Report, 3.9 h"],
        '    evidence: "Report, 3.9 h"')
written(["block"], [b"northwind", b"2", b"No desk", b"omar", b""],
        "      - {what: No desk, owner: omar, since: 2026-08-20}",
        "4  omar  Omar Haddad")
written(["resolve"], [b"northwind", b"half-target", b""],
        "      - {what: Weekend queue has no agent, owner: dana, since: "
        "2026-08-10, escalated: 2026-08-17, resolved: 2026-08-20}")
written(["expect"], [b"northwind", b"target-hit", b"2026-10-07"],
        "    expected: 2026-10-07")
written(["owner"], [b"northwind", b"target-hit", b"customer", b"omar", b"sam",
                    b""],
        "    owners: {vendor: sam, customer: omar}")
written(["done"], [b"northwind", b"half-target", b"", b"Report, 3.9 h"],
        '    evidence: "Report, 3.9 h"')
written(["reading"], [b"northwind", b"first-response-time", b"4.1 h", b""],
        "      2026-08-20: 4.1 h")
written(["reading"], [b"nosuch", b"5", b"first-response-time", b"4.1 h", b""],
        "      2026-08-20: 4.1 h", "  5  northwind  Northwind Traders",
        "Plan (its id or file): ", "no plan below this folder")
written(["expect", "northwind", "target-hit"], [b"2026-10-07"],
        "    expected: 2026-10-07")
written(["owner", "northwind"],
        [b"target-hit", b"customer", b"omar", b"sam", b""],
        "    owners: {vendor: sam, customer: omar}")
untouched(["log", "northwind"], [b"", b""], b"\x03")
untouched(["log", "northwind"], [b"", b""], b"\x04")
untouched(["done", "northwind"], [], b"\x04")
untouched(["log", "northwind", "--meeting", "QBR", "x"], [], b"\x04")
# Where there is only one plan, an empty answer means that.
for name in os.listdir(root):
    path = os.path.join(root, name)
    if name.endswith(".md") and path != plan:
        os.remove(path)
written(["reading"], [b"", b"first-response-time", b"4.1 h", b""],
        "      2026-08-20: 4.1 h", "Plan (its id or file) [northwind]: ")
sys.exit(faults > 0)
