"""Holds logs against the schema of SARIF 2.1.0, and sees that broken ones are refused.

Usage: valid.py FOLDER
"""

import copy
import json
import pathlib
import sys

from jsonschema import Draft7Validator

HERE = pathlib.Path(__file__).parent


def main() -> None:
    schema = (HERE / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    # One of its expressions holds a bracket that JavaScript alone reads as a character.
    validator = Draft7Validator(json.loads(schema.replace("{2}]?$", "{2}\\\\]?$")))
    logs = sorted(pathlib.Path(sys.argv[1]).glob("*.sarif"))
    assert len(logs) > 1000, f"{len(logs)} logs"
    faults = 0
    for path in logs:
        log = json.loads(path.read_text(encoding="utf-8"))
        for fault in validator.iter_errors(log):
            faults += 1
            print(f"{path.name}: {fault.json_path}: {fault.message}")
    for broken in broken_ones(log):
        assert any(validator.iter_errors(broken)), "a broken log passes"
    print(f"{len(logs)} logs of SARIF, {faults} faults")
    sys.exit(faults > 0)


def broken_ones(log):
    other_version = copy.deepcopy(log)
    other_version["version"] = "2.0.0"
    other_key = copy.deepcopy(log)
    other_key["runs"][0]["tool"]["driver"]["colour"] = "red"
    return [other_version, other_key]


main()
