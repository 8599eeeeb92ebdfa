"""A page used in a real browser, headless Chromium, through its debugging pipe.

    browser.py accept HTML FOLDER NAME   fills in the form of the page and saves
                                         the answer into the folder
    browser.py interview HTML FOLDER PDF
                                         answers every question, saves the
                                         answers, and prints the page
    browser.py plain HTML                how the page is without scripts
    browser.py deck HTML                 leads through the slides by keys,
                                         touch, buttons and the overview
    browser.py deck-plain HTML PDF       reads them without scripts, and prints
    browser.py narrow HTML...            none is wider than a telephone's screen
    browser.py axe AXE HTML...           nothing of WCAG 2.2 A and AA is found by
                                         axe, the script, on a telephone and on
                                         a desk, in light and in dark

Prints a line a fault and exits with 1 if there is one.  Whatever the page's
own policy stops is a fault.
"""
import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds for one step


class Browser:
    def __init__(self, profile):
        to_child, self.to = os.pipe()
        self.of, of_child = os.pipe()

        def pipes():
            os.dup2(to_child, 3)
            os.dup2(of_child, 4)
            os.set_inheritable(3, True)
            os.set_inheritable(4, True)

        # What os.dup2 closes must not be what it copies.
        to_child, of_child = (os.dup(to_child), os.dup(of_child))
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
             "--no-first-run", "--disable-dev-shm-usage",
             "--disable-background-networking", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=pipes, close_fds=False)
        self.read, self.number, self.events = b"", 0, []

    def receive(self, until):
        while b"\0" not in self.read:
            ready, _, _ = select.select([self.of], [], [], until - time.time())
            if not ready:
                sys.exit("the browser does not answer")
            more = os.read(self.of, 1 << 16)
            if not more:
                sys.exit("the browser has ended")
            self.read += more
        message, _, self.read = self.read.partition(b"\0")
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.time() + PATIENCE
        while True:
            answer = self.receive(until)
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f'{method}: {answer["error"]["message"]}')
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        until = time.time() + PATIENCE
        while not any(e.get("method") == method for e in self.events):
            self.events.append(self.receive(until))
        self.events = [e for e in self.events if e.get("method") != method]

    def open(self, page, scripts):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime"):
            self.call(f"{domain}.enable", self.session)
        self.call("Emulation.setScriptExecutionDisabled", self.session,
                  value=not scripts)
        self.call("Page.navigate", self.session,
                  url=pathlib.Path(page).resolve().as_uri())
        self.wait("Page.loadEventFired")
        # That may have been the empty page that was there before.
        until = time.time() + PATIENCE
        while time.time() < until and not self.evaluate(
                "location.protocol === 'file:' && "
                "document.readyState === 'complete'"):
            time.sleep(0.05)

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", self.session,
                           expression=expression, userGesture=True,
                           awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def complaints(self):
        return [event["params"]["entry"]["text"] for event in self.events
                if event.get("method") == "Log.entryAdded"
                and event["params"]["entry"]["level"] in ("error", "warning")]


def accept(browser, page, folder, name):
    browser.call("Browser.setDownloadBehavior", behavior="allow",
                 downloadPath=str(pathlib.Path(folder).resolve()))
    browser.open(page, scripts=True)
    shown = "document.querySelector('form.accept-form').checkVisibility()"
    if not browser.evaluate(shown):
        return ["the form is not shown"]
    press = "document.querySelector('form.accept-form button').click()"
    browser.evaluate(press)
    time.sleep(1)
    if os.listdir(folder):
        return ["the answer is saved although nobody agreed"]
    field = "document.getElementById('accept-name').value"
    browser.evaluate(f"{field} = {json.dumps(name)}")
    browser.evaluate("document.getElementById('accept-agree').click()")
    browser.evaluate(press)
    until = time.time() + PATIENCE
    while time.time() < until:
        if any(file.endswith(".json") for file in os.listdir(folder)):
            break
        time.sleep(0.1)
    said = browser.evaluate("document.querySelector('output.saved').innerText")
    faults = [] if said else ["the page does not say that it saved"]
    if not any(file.endswith(".json") for file in os.listdir(folder)):
        faults.append("nothing was saved")
    return faults + browser.complaints()


ANSWER = """(() => {
    let n = 0;
    for (const field of document.querySelectorAll("[data-at]")) {
        const at = field.dataset.at;
        field.value = field.tagName === "SELECT" ? field.options[1].value
            : field.type === "date" ? (at.endsWith(".by") ? "2026-12-18"
                : "2026-08-17")
            : at.endsWith(".from") ? "8 h" : at.endsWith(".to") ? "2 h"
            : at.endsWith(".when") ? "2027-Q1"
            : at.endsWith(".email") ? `who${n}@acme.example`
            : `Answer ${n}: "a\\b" # <é>` + (field.tagName === "TEXTAREA"
                ? "\\r\\nsecond  line\\u2028" : "");
        field.dispatchEvent(new Event("input", {bubbles: true}));
        n++;
    }
    return n;
})()"""


def interview(browser, page, folder, pdf):
    browser.call("Browser.setDownloadBehavior", behavior="allow",
                 downloadPath=str(pathlib.Path(folder).resolve()))
    browser.open(page, scripts=True)
    count = browser.evaluate(ANSWER)
    browser.evaluate("document.querySelector('.send button').click()")
    until = time.time() + PATIENCE
    while time.time() < until:
        if any(file.endswith(".txt") for file in os.listdir(folder)):
            break
        time.sleep(0.1)
    faults = [] if count > 40 else [f"only {count} questions"]
    if not browser.evaluate("document.querySelector('.saved').innerText"):
        faults.append("the page does not say that it saved")
    printed = browser.call("Page.printToPDF", browser.session,
                           preferCSSPageSize=True, printBackground=True)
    pathlib.Path(pdf).write_bytes(base64.b64decode(printed["data"]))
    return faults + browser.complaints()


def plain(browser, page):
    browser.open(page, scripts=False)
    faults = []
    for what, where, visible in (
            ("the form", "form.accept-form", False),
            ("the mail", ".by-mail a[href^=\"mailto:\"]", True)):
        shown = browser.evaluate(
            f"document.querySelector('{where}').checkVisibility()")
        if shown is not visible:
            faults.append(f"{what} is {'shown' if shown else 'hidden'}")
    return faults


SLIDES = "document.querySelectorAll('.slide')"
SHOWN = f"[...{SLIDES}].filter(s => s.checkVisibility())"


def press(browser, key, shift=False):
    text = key if len(key) == 1 else ""
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", browser.session, type=kind,
                     key=key, text=text if kind == "keyDown" else "",
                     modifiers=8 if shift else 0)


def swipe(browser, start, end):
    for kind, points in (("touchStart", [{"x": start, "y": 300}]),
                         ("touchMove", [{"x": end, "y": 305}]),
                         ("touchEnd", [])):
        browser.call("Input.dispatchTouchEvent", browser.session, type=kind,
                     touchPoints=points)


def deck(browser, page):
    browser.open(page, scripts=True)
    browser.call("Emulation.setDeviceMetricsOverride", browser.session,
                 width=1280, height=720, deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setTouchEmulationEnabled", browser.session,
                 enabled=True)
    count = browser.evaluate(SLIDES + ".length")
    faults = []

    def at(number, after):
        shown = browser.evaluate(SHOWN + ".length")
        found = browser.evaluate(
            f"[...{SLIDES}].findIndex(s => s.classList.contains('shown')) + 1")
        said = browser.evaluate("document.getElementById('where').textContent")
        if shown != 1 or found != number or said != f"{number} / {count}":
            faults.append(f"after {after}: slide {found} ({said}) and "
                          f"{shown} shown, not slide {number}")

    at(1, "opening")
    for key, number in (("ArrowRight", 2), ("PageDown", 3), (" ", 4),
                        ("ArrowLeft", 3), ("PageUp", 2), ("ArrowLeft", 1),
                        ("ArrowLeft", 1), ("End", count),
                        ("ArrowRight", count), ("Home", 1),
                        ("ArrowDown", 2), ("ArrowUp", 1)):
        press(browser, key)
        at(number, key)
    for start, end, number in ((900, 300, 2), (300, 900, 1), (500, 520, 1)):
        swipe(browser, start, end)
        at(number, f"a swipe from {start} to {end}")
    for button, number in (("next", 2), ("next", 3), ("previous", 2)):
        browser.evaluate(f"document.getElementById('{button}').click()")
        at(number, f"the button {button}")
    press(browser, "o")
    if browser.evaluate(SHOWN + ".length") != count:
        faults.append("the overview does not show every slide")
    press(browser, "ArrowRight")
    press(browser, "Enter")
    at(3, "choosing in the overview")
    browser.evaluate("document.getElementById('overview').click()")
    browser.evaluate(SLIDES + "[4].click()")
    at(5, "a click in the overview")
    over = browser.evaluate(
        f"[...{SLIDES}].filter(s => {{ const hidden = !s.checkVisibility();"
        "s.classList.add('shown');"
        "const f = s.querySelector('.face');"
        "const over = f.scrollHeight > f.clientHeight + 1;"
        "if (hidden) s.classList.remove('shown'); return over; })"
        ".map(s => s.id || s.querySelector('h2').textContent).join('; ')")
    if over:
        faults.append(f"higher than their slide: {over}")
    return faults + browser.complaints()


# Pairs of words of one chart of which one lies on the other.
ON_EACH_OTHER = """[...document.querySelectorAll('svg.chart')]
    .filter(chart => chart.checkVisibility()).flatMap(chart => {
        const words = [...chart.querySelectorAll('text')]
            .filter(text => text.getClientRects().length)
            .map(text => [text.textContent, text.getBoundingClientRect()]);
        return words.flatMap(([a, p], i) => words.slice(i + 1)
            .filter(([b, q]) =>
                Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 &&
                Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) >
                    0.45 * Math.min(p.height, q.height))
            .map(([b]) => `"${a}" and "${b}"`));
    }).join('; ')"""


# What scrolls cuts off what stands out of it; a mark and its distance from
# the text take less than 1.3 of a letter's height.
MARKS_CUT = """[...document.querySelectorAll('.scroll li')].filter(li =>
    li.checkVisibility() && li.getBoundingClientRect().left -
    li.closest('.scroll').getBoundingClientRect().left <
    1.3 * parseFloat(getComputedStyle(li).fontSize)).length"""

# Where what is said of the numbers of the outcome begins: once.
RAGGED = """(starts => starts.size > 1 ? [...starts].join(' ') : '')(
    new Set([...document.querySelectorAll('.agreed .figure .under')].map(p =>
    Math.round(p.getBoundingClientRect().left))))"""


# The text that a line of a cell begins with, where it does not begin as the
# cell does; a pill begins with its own edge.
INDENTED = """[...document.querySelectorAll(".stack td[data-label]")]
    .filter(cell => cell.checkVisibility()).flatMap(cell => {
    const start = cell.getBoundingClientRect().left +
        parseFloat(getComputedStyle(cell).paddingLeft);
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), lines = [];
    while (words.nextNode()) {
        const text = words.currentNode;
        range.selectNodeContents(text);
        for (const {left, top, bottom} of range.getClientRects()) {
            const middle = (top + bottom) / 2;
            const line = lines.find(l => Math.abs(l.middle - middle) < 6);
            const inset = text.parentElement.closest(".pill, .tag") ? 9 : 0;
            if (!line)
                lines.push({middle, left: left - inset, text: text.data});
            else if (left - inset < line.left)
                line.left = left - inset;
        }
    }
    return lines.filter(l => l.text.trim() && l.left > start + 2)
        .map(l => l.text);
}).join(", ")"""


def narrow(browser, *pages):
    faults = []
    for page in pages:
        browser.open(page, scripts=True)
        browser.call("Emulation.setDeviceMetricsOverride", browser.session,
                     width=360, height=740, deviceScaleFactor=1, mobile=False)
        wide = browser.evaluate("document.documentElement.scrollWidth")
        if wide > 360:
            faults.append(f"{page} is {wide} pixels wide on 360")
        cut = browser.evaluate(MARKS_CUT)
        if cut:
            faults.append(f"{page}: marks of a list are cut off: {cut}")
        ragged = browser.evaluate(RAGGED)
        if ragged:
            faults.append(f"{page}: numbers push apart what they say: {ragged}")
        indented = browser.evaluate(INDENTED)
        if indented:
            faults.append(f"{page}: lines of a cell are indented: {indented}")
        crowded = browser.evaluate(ON_EACH_OTHER)
        if crowded:
            faults.append(f"{page}: words of a chart on each other: {crowded}")
    return faults


def deck_plain(browser, page, pdf):
    browser.open(page, scripts=False)
    count = browser.evaluate(SLIDES + ".length")
    faults = []
    if browser.evaluate(SHOWN + ".length") != count:
        faults.append("without scripts some slides are hidden")
    if browser.evaluate(
            "document.querySelector('.controls').checkVisibility()"):
        faults.append("without scripts the buttons are shown")
    printed = browser.call("Page.printToPDF", browser.session,
                           preferCSSPageSize=True, printBackground=True)
    pathlib.Path(pdf).write_bytes(base64.b64decode(printed["data"]))
    return faults + browser.complaints()


# The policy of a page does not hold for what the pipe evaluates.
AXE_RUN = """axe.run(document, {resultTypes: ["violations"],
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
                                    "wcag22aa"]}})
    .then(found => JSON.stringify({passes: found.passes.length,
        faults: found.violations.map(v => v.id + ": " + v.help + ": " +
            v.nodes.map(n => n.target.join(" ")).slice(0, 3).join(", "))}))"""


def axe(browser, script, *pages):
    source = pathlib.Path(script).read_text(encoding="utf-8")
    faults = []
    for page in pages:
        browser.open(page, scripts=True)
        browser.evaluate(source + "; 0")
        for width, scheme in ((1280, "light"), (1280, "dark"),
                              (360, "light"), (360, "dark")):
            browser.call("Emulation.setDeviceMetricsOverride", browser.session,
                         width=width, height=740, deviceScaleFactor=1,
                         mobile=False)
            browser.call("Emulation.setEmulatedMedia", browser.session,
                         features=[{"name": "prefers-color-scheme",
                                    "value": scheme}])
            found = json.loads(browser.evaluate(AXE_RUN))
            where = f"{page} at {width} in {scheme}"
            faults += [f"{where}: {fault}" for fault in found["faults"]]
            if found["passes"] < 8:
                faults.append(f"{where}: axe looked at nothing")
    return faults


profile = tempfile.mkdtemp()
browser = Browser(profile)
try:
    faults = {"accept": accept, "interview": interview, "plain": plain,
              "deck": deck, "deck-plain": deck_plain, "narrow": narrow,
              "axe": axe,
              }[sys.argv[1]](
        browser, *sys.argv[2:])
finally:
    browser.process.terminate()
    browser.process.wait()
    shutil.rmtree(profile, ignore_errors=True)
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
