"""Checks a file of signed terms without the program that wrote it.

Usage: terms_independent.py FILE DIGEST

The file must be canonical by RFC 8785, hold strings only, each in NFC with
white space collapsed, and the SHA-256 of its member `terms` must be DIGEST.
"""

import hashlib
import json
import sys
import unicodedata


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        members = (canonical(name) + ":" + canonical(value[name]) for name in names)
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if not isinstance(value, str):
        raise SystemExit(f"not a string: {value!r}")
    if unicodedata.normalize("NFC", value) != value:
        raise SystemExit(f"not NFC: {value!r}")
    if " ".join(value.split()) != value:
        raise SystemExit(f"white space: {value!r}")
    return json.dumps(value, ensure_ascii=False)


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise SystemExit(f"a name twice: {names}")
    return dict(pairs)


def main():
    path, digest = sys.argv[1:]
    with open(path, "rb") as file:
        written = file.read()
    value = json.loads(written.decode("utf-8"), object_pairs_hook=unique)
    if set(value) != {"arrangements", "format", "plan", "terms"}:
        raise SystemExit(f"members: {sorted(value)}")
    if canonical(value).encode("utf-8") != written:
        raise SystemExit("not canonical")
    terms = canonical(value["terms"]).encode("utf-8")
    found = "sha256:" + hashlib.sha256(terms).hexdigest()
    if found != digest:
        raise SystemExit(f"{found} is not {digest}")


main()
