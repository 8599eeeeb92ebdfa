"""The terms of a plan by plans/README.md alone.

Usage: terms_independent.py derive PLAN   prints the four members, canonical
       terms_independent.py digest PLAN   prints the digest of the terms
       terms_independent.py check FILE DIGEST

It shares nothing with the program: which field is a term and what form it has
is read from the tables of plans/README.md, and the front matter by another
YAML library.  `check` holds a file of terms against what that page promises of
every such file: it is canonical by RFC 8785 and holds strings only, each in
NFC with white space collapsed, and the SHA-256 of its terms is DIGEST.
"""

import calendar
import datetime
import fractions
import hashlib
import json
import os
import re
import sys
import unicodedata

SPECIFICATION = os.path.join(os.path.dirname(__file__), "../plans/README.md")

# --- canonical JSON ---


def utf16(text):
    return text.encode("utf-16-be")


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=utf16)
        members = (canonical(name) + ":" + canonical(value[name]) for name in names)
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if not isinstance(value, str):
        raise SystemExit(f"not a string: {value!r}")
    return json.dumps(value, ensure_ascii=False)


def sorted_items(items, first=0):
    items = [item for item in items if item]
    return items[:first] + sorted(items[first:], key=lambda i: utf16(canonical(i)))


def digest_of(terms):
    return "sha256:" + hashlib.sha256(canonical(terms).encode("utf-8")).hexdigest()


# --- values ---

TIMES = {
    "s": "s second seconds sec secs",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "d": "d day days",
    "w": "w week weeks",
}
SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "w": 604800}
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "zł": "PLN"}
MULTIPLIERS = {"k": 10**3, "M": 10**6, "bn": 10**9}
DURATIONS = {
    "second": ("PT", 1, "S"),
    "min": ("PT", 60, "S"),
    "hour": ("PT", 3600, "S"),
    "day": ("P", 1, "D"),
    "week": ("P", 7, "D"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
}
SHORT = {"s": "second", "minute": "min", "h": "hour", "hr": "hour", "d": "day"}
SHORT["w"] = "week"


def text_of(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def unit_of(text):
    text = text_of(text)
    for unit, words in TIMES.items():
        if text in words.split() or (len(text) > 1 and text.lower() in words.split()):
            return unit
    for sign, code in SIGNS.items():
        if re.match(re.escape(sign) + r"($|[ /])", text):
            return code + text[len(sign) :]
    return text


def decimal_of(micro):
    whole, rest = divmod(abs(micro), 10**6)
    text = f"{whole}.{rest:06}".rstrip("0").rstrip(".")
    return "-" + text if micro < 0 else text


def multiplied(number, code, rest):
    for sign, factor in MULTIPLIERS.items():
        after = rest[len(sign) :]
        money = code and re.match(r"$|[ /]", after)
        if rest.startswith(sign) and (
            money or not after or re.match(r"[A-Z]{3}($|[ /])", unit_of(after))
        ):
            return number * factor, after.strip()
    return number, rest


def quantity_of(text, metric_unit):
    signs = "|".join(map(re.escape, SIGNS))
    form = rf"(-?)({signs}|[A-Z]{{3}})?\s*(-?)(\d+(?:\.\d+)?)\s*(.*)"
    minus, code, later, digits, rest = re.fullmatch(form, text_of(text)).groups()
    number, rest = multiplied(fractions.Fraction(digits), code, rest)
    number = -number if minus or later else number
    unit = unit_of(rest)
    if code:
        gap = "" if rest.startswith("/") else " "
        unit = text_of(SIGNS.get(code, code) + gap + rest)
    if metric_unit is not None and unit in ("", metric_unit):
        unit = ""
    elif unit in SECONDS and metric_unit in SECONDS:
        number = number * SECONDS[unit] / SECONDS[metric_unit]
        unit = ""
    # Python rounds a half to the even number, too.
    return text_of(decimal_of(round(number * 10**6)) + " " + unit)


def date_of(text, start):
    text = text_of(text)
    relative = re.fullmatch(r"(week|day) (\d+)", text)
    if relative:
        days = int(relative[2]) * (7 if relative[1] == "week" else 1)
        return (start + datetime.timedelta(days)).isoformat()
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if quarter:
        year, month = int(quarter[1]), 3 * int(quarter[2])
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, last).isoformat()
    return datetime.date.fromisoformat(text).isoformat()


def duration_of(text):
    count, word = re.fullmatch(r"(\d*) *([a-z]+)", text_of(text)).groups()
    word = SHORT.get(word) or SHORT.get(word.rstrip("s")) or word.rstrip("s")
    before, factor, after = DURATIONS[word]
    return f"{before}{int(count or 1) * factor}{after}"


def time_of(text):
    hours, minutes = text_of(text).split(":")
    return f"{int(hours):02}:{minutes}"


def flag_of(text):
    return "yes" if text_of(text).lower() in ("yes", "true") else ""


# --- the tables of the specification ---


def tables():
    """By its heading each table of a plan: rows of (field, form, part)."""
    with open(SPECIFICATION, encoding="utf-8") as file:
        page = file.read()
    plan = page[page.index("\n### plan\n") : page.index("\n### QBR\n")]
    found, rows = {}, []
    for line in plan.splitlines():
        heading = re.fullmatch(r"####? (.*)", line)
        if heading:
            rows = found.setdefault(heading[1], [])
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            rows.append((cells[0].strip("`"), cells[1], cells[4]))
    return found


BINDING = ["term", "arrangement", "progress", ""]


def within(whole, part):
    return max(whole, part, key=BINDING.index)


class Derivation:
    """One plan's fields that belong to one part."""

    def __init__(self, plan, part):
        self.plan = plan
        self.part = part
        self.tables = tables()
        self.start = datetime.date.fromisoformat(text_of(plan["start"]))

    def unit_of_metric(self, name):
        unit = self.plan["metrics"].get(name, {}).get("unit")
        return unit_of(unit) if unit else None

    def record_unit(self, table, record, around):
        if table == "metric":
            return unit_of(record["unit"]) if record.get("unit") else None
        for field, form, _ in self.tables[table]:
            if form in ("metric", "metric or list"):
                named = record.get(field) or [""]
                return self.unit_of_metric(named if isinstance(named, str) else named[0])
        return around

    def scalar(self, field, form, text, unit):
        if field == "unit":
            return unit_of(text)
        if form == "date":
            return date_of(text, self.start)
        if form == "quantity":
            return quantity_of(text, unit)
        if form in ("duration", "every"):
            return duration_of(text)
        if form == "time of day":
            return time_of(text)
        if form == "yes, no":
            return flag_of(text)
        if form in ("text", "id", "path", "person", "metric") or form[0] == "`":
            return text_of(text)
        raise SystemExit(f"a form that this page does not explain: {form}")

    def value(self, field, form, value, part, unit):
        of, _, table = form.partition(" of ")
        if form.startswith("by id: "):
            return self.by_id(form[len("by id: ") :], value, part, unit)
        if of == "fields":
            return self.record(table, value, part, unit)
        if of == "list":
            return sorted_items(self.record(table, i, part, unit) for i in value)
        if part != self.part:
            return None
        if form.endswith(" or list") or of == "one or a list":
            form = form.removesuffix(" or list") if of == form else table
            items = [value] if isinstance(value, str) else value
            items = [self.scalar(field, form, item, unit) for item in items]
            return sorted_items(items, 1 if field == "moves" else 0)
        return self.scalar(field, form, value, unit)

    def by_id(self, table, records, part, unit):
        found = {}
        for name, record in records.items():
            members = self.record(table, record, part, unit)
            if members or part == self.part:
                found[text_of(name)] = members
        return found

    def record(self, table, record, part, unit=None):
        if table == "meeting":
            record = {"phase": "steady", **record}
        unit = self.record_unit(table, record, unit)
        found = {}
        for field, form, own in self.tables[table]:
            inner = within(part, own)
            if field not in record or BINDING.index(inner) > BINDING.index(self.part):
                continue
            value = self.value(field, form, record[field], inner, unit)
            if value:
                found[field] = value
        return found


def derived(path):
    import yaml

    with open(path, encoding="utf-8-sig") as file:
        front = file.read().split("\n---", 1)[0]
    plan = yaml.load(front, yaml.BaseLoader)
    plan_id = plan.get("id") or os.path.basename(path).removesuffix(".md")
    return {
        "format": "countersign-terms-1",
        "plan": text_of(plan_id),
        "terms": Derivation(plan, "term").record("plan", plan, "term"),
        "arrangements": Derivation(plan, "arrangement").record("plan", plan, "term"),
    }


# --- a file of terms ---


def texts(value):
    if isinstance(value, dict):
        value = [part for member in value.items() for part in member]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value]


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise SystemExit(f"a name twice: {names}")
    return dict(pairs)


def check(path, digest):
    with open(path, "rb") as file:
        written = file.read()
    value = json.loads(written.decode("utf-8"), object_pairs_hook=unique)
    if set(value) != {"arrangements", "format", "plan", "terms"}:
        raise SystemExit(f"members: {sorted(value)}")
    if canonical(value).encode("utf-8") != written:
        raise SystemExit("not canonical")
    for text in texts(value):
        if unicodedata.normalize("NFC", text) != text:
            raise SystemExit(f"not NFC: {text!r}")
        if " ".join(text.split()) != text:
            raise SystemExit(f"white space: {text!r}")
    found = digest_of(value["terms"])
    if found != digest:
        raise SystemExit(f"{found} is not {digest}")


def main(how, path, digest=None):
    if how == "derive":
        sys.stdout.buffer.write(canonical(derived(path)).encode("utf-8") + b"\n")
    elif how == "digest":
        print(digest_of(derived(path)["terms"]))
    elif how == "check" and digest:
        check(path, digest)
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
