#!/usr/bin/env python3
"""schema.py BINARY PLAN...: the front matter of each plan, as a YAML parser
gives it, is valid by the schema of its kind, and is not any more when a field
is misspelt or a date is none.

schema.py --valid SCHEMA FILE...: the JSON of each file is valid by the
schema; of one that ends in jsonl, each line.

Prints what is not."""
import json
import re
import subprocess
import sys

import jsonschema
import yaml


def validator(schema):
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=jsonschema.FormatChecker())


def fault(value, judge):
    """The first fault as text, or None."""
    for error in judge.iter_errors(value):
        return f"{error.json_path}: {error.message[:200]}"
    return None


def typed(value):
    """As YAML 1.2 has it: `on` is a name, a date is text."""
    if isinstance(value, dict):
        return {k: typed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [typed(v) for v in value]
    if re.fullmatch("[0-9]+", value):
        return int(value)
    return {"": None, "true": True, "false": False}.get(value, value)


def judge_of(binary, kind):
    said = subprocess.run([binary, "schema", kind], check=True,
                          capture_output=True, text=True)
    return validator(json.loads(said.stdout))


def faults_of_front(binary, path):
    with open(path, encoding="utf-8") as file:
        text = file.read().split("\n---", 1)[0]
    front = yaml.load(text, Loader=yaml.BaseLoader)
    judge = judge_of(binary, front["kind"])
    found = fault(front, judge) or fault(typed(front), judge)
    if found:
        yield found
    for name, value in (("kind", "plann"), ("titel", "x"), ("id", "a b")):
        if not fault({**front, name: value}, judge):
            yield f"{name}: {value} is let pass"
    if "start" in front and not fault({**front, "start": "30.09.2026"}, judge):
        yield "start: 30.09.2026 is let pass"


def once(pairs):
    """An object, in which no name stands twice."""
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name stands twice: {names}")
    return dict(pairs)


def faults_of_file(judge, path):
    with open(path, encoding="utf-8") as file:
        texts = file.readlines() if path.endswith("jsonl") else [file.read()]
    for text in texts:
        found = fault(json.loads(text, object_pairs_hook=once), judge)
        if found:
            yield found


def main(arguments):
    if arguments[0] == "--valid":
        with open(arguments[1], encoding="utf-8") as file:
            subject, find = validator(json.load(file)), faults_of_file
        paths = arguments[2:]
    else:
        subject, find, paths = arguments[0], faults_of_front, arguments[1:]
    faults = [f"{path}: {found}" for path in paths
              for found in find(subject, path)]
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
