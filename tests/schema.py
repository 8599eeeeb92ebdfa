#!/usr/bin/env python3
"""schema.py BINARY PLAN...: the front matter of each plan, as a YAML parser
gives it, is valid by the schema of its kind, and is not any more when a field
is misspelt or a date is none.  Says "skip" without PyYAML.

schema.py --valid SCHEMA FILE: the JSON of the file is valid by the schema."""
import json
import re
import subprocess
import sys

try:
    import yaml
except ImportError:
    yaml = None

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool,
    "integer": int, "number": (int, float), "null": type(None),
}
KNOWN = {
    "$schema", "title", "type", "required", "additionalProperties",
    "properties", "$defs", "description", "$comment", "enum", "pattern",
    "anyOf", "items", "propertyNames", "$ref", "minimum",
}


def is_type(value, name):
    if isinstance(value, bool) and name in ("integer", "number"):
        return False
    return isinstance(value, TYPES[name])


def fault(value, schema, root, path=""):
    """The first fault as text, or None."""
    if set(schema) - KNOWN:
        return f"{path}: unknown keywords {set(schema) - KNOWN}"
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return fault(value, root["$defs"][name], root, path)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, t) for t in types):
        return f"{path}: {value!r} is not {types}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{path}: {value!r} is not of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str):
        if not re.search(schema["pattern"], value):
            return f"{path}: {value!r} is not {schema['pattern']}"
    if "anyOf" in schema:
        found = [fault(value, s, root, path) for s in schema["anyOf"]]
        if all(found):
            return found[0]
    if isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            found = fault(item, schema["items"], root, f"{path}[{i}]")
            if found:
                return found
    if isinstance(value, dict):
        return fault_of_object(value, schema, root, path)
    return None


def fault_of_object(value, schema, root, path):
    for name in schema.get("required", []):
        if name not in value:
            return f"{path}: {name} is missing"
    rest = schema.get("additionalProperties", True)
    for name, item in value.items():
        named = fault(name, schema.get("propertyNames", {}), root, path)
        below = schema.get("properties", {}).get(name, rest)
        if below is False:
            return f"{path}: {name} is unknown"
        found = named or (
            below is not True and fault(item, below, root, f"{path}.{name}"))
        if found:
            return found
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


def schema_of(binary, kind):
    said = subprocess.run([binary, "schema", kind], check=True,
                          capture_output=True, text=True)
    return json.loads(said.stdout)


def main(binary, paths):
    faults = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read().split("\n---", 1)[0]
        front = yaml.load(text, Loader=yaml.BaseLoader)
        schema = schema_of(binary, front["kind"])
        found = (fault(front, schema, schema)
                 or fault(typed(front), schema, schema))
        if found:
            faults.append(f"{path}{found}")
        for name, value in (("kind", "plann"), ("titel", "x"), ("id", "a b")):
            if not fault({**front, name: value}, schema, schema):
                faults.append(f"{path}: {name}: {value} is let pass")
        if "start" in front and not fault(
                {**front, "start": "30.09.2026"}, schema, schema):
            faults.append(f"{path}: start: 30.09.2026 is let pass")
    print("\n".join(faults))
    return bool(faults)


def check_file(schema_path, path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    with open(path, encoding="utf-8") as file:
        found = fault(json.load(file), schema, schema)
    print(found or "")
    return bool(found)


if __name__ == "__main__":
    if sys.argv[1] == "--valid":
        sys.exit(check_file(*sys.argv[2:]))
    if yaml is None:
        print("skip")
        sys.exit(0)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
