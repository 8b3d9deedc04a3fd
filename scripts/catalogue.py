"""Writes a catalogue (POT) of all that a person reads: the sources' words, and the settings'."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]

# The methods of JupyterLab's translator, and which argument is what.
KEYWORDS: dict[str, Any] = {
    "__": None,
    "_n": (1, 2),
    "_p": ((1, "c"), 2),
    "_np": ((1, "c"), 2, 3),
}


def settings_strings(schema: dict[str, Any], inside: bool = False) -> Iterator[tuple[str, str]]:
    """The words of a settings' schema, with the contexts in which JupyterLab looks them up."""
    context = "settings" if inside else "schema"
    for key, value in schema.items():
        if key in ("title", "description") and isinstance(value, str):
            yield context, value
        elif key == "jupyter.lab.setting-icon-label":
            yield "settings", value
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from settings_strings(each, inside=True)


def catalogue() -> Catalog:
    """All messages, with the places where they stand."""
    found = Catalog(project="jupyterlab-qiskit-completer")
    for path in sorted((ROOT / "src").rglob("*.ts")):
        if path.name.endswith(".spec.ts"):
            continue
        name = path.relative_to(ROOT).as_posix()
        for line, message, _, context in extract_from_file("javascript", path, KEYWORDS):
            found.add(message, locations=[(name, line)], context=context)
    for path in sorted((ROOT / "schema").glob("*.json")):
        name = path.relative_to(ROOT).as_posix()
        for context, message in settings_strings(json.loads(path.read_text("utf-8"))):
            found.add(message, locations=[(name, 1)], context=context)
    return found


if __name__ == "__main__":
    write_po(sys.stdout.buffer, catalogue(), width=0)
