"""A page used in a real browser, headless Chromium, through its debugging pipe.

    browser.py accept HTML FOLDER NAME   fills in the form of the page and saves
                                         the answer into the folder
    browser.py plain HTML                how the page is without scripts

Prints a line a fault and exits with 1 if there is one.  Whatever the page's
own policy stops is a fault.
"""
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

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", self.session,
                           expression=expression, userGesture=True)
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


profile = tempfile.mkdtemp()
browser = Browser(profile)
try:
    faults = {"accept": accept, "plain": plain}[sys.argv[1]](
        browser, *sys.argv[2:])
finally:
    browser.process.terminate()
    browser.process.wait()
    shutil.rmtree(profile, ignore_errors=True)
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
