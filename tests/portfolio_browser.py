"""The page of 5,000 accounts in a real browser: portfolio_browser.py HTML

The page as it is must run under its own policy; a copy without the policy
gets a script that searches, filters and sorts, and says what is then shown.
Prints a line a fault and exits with 1 if there is one."""
import json
import re
import subprocess
import sys
import tempfile

PLAY = """
<pre id="played"></pre><script>
(function () {
  var form = document.getElementById("filters"), said = {};
  var body = document.getElementById("list").tBodies[0];
  function seen() {
    return Array.from(body.rows).filter(function (r) { return !r.hidden; });
  }
  function set(name, value) {
    form.elements[name].value = value;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function names() {
    return seen().map(function (r) {
      return r.cells[0].querySelector("b").textContent; });
  }
  said.all = seen().length;
  document.getElementById("more").click();
  said.more = seen().length;
  set("search", "FIRM 4711");
  said.found = names();
  set("search", "no such firm");
  said.none = seen().length;
  set("search", "");
  set("health", "drift");
  said.drift = document.getElementById("found").textContent;
  set("health", "");
  var heads = document.querySelectorAll("#list th button");
  heads[0].click();
  said.first = names()[0];
  heads[0].click();
  said.last = names()[0];
  said.sorted = document.querySelector("#list th").getAttribute("aria-sort");
  document.getElementById("played").textContent = JSON.stringify(said);
})();
</script></body>"""


def dom(path):
    return subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
         "--virtual-time-budget=20000", "--dump-dom", "file://" + path],
        capture_output=True, text=True, timeout=110, check=True).stdout


page = open(sys.argv[1], encoding="utf-8").read()
faults = []
found = re.search(r'id="found"[^>]*>([^<]*)<', dom(sys.argv[1]))
if not found or found[1] != "5000 accounts, the first 100 shown":
    faults.append(f"under its policy the page says {found and found[1]}")
page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
    file.write(page.replace("</body>", PLAY))
    file.flush()
    played = re.search(r'id="played">([^<]*)<', dom(file.name))
said = json.loads(played[1]) if played and played[1] else {}
right = {"all": 100, "more": 200, "found": ["Firm 4711"], "none": 0,
         "first": "Firm 0", "last": "Firm 999", "sorted": "descending"}
for name, value in right.items():
    if said.get(name) != value:
        faults.append(f"{name} is {said.get(name)}, {value} is right")
if not re.match(r"\d+ of 5000 accounts", said.get("drift", "")):
    faults.append(f"of those that drift it says {said.get('drift')}")
print("\n".join(faults))
sys.exit(bool(faults))
