"""Prints the catalogue (POT) of all texts of the interface: from the sources and the settings."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]

# The methods of JupyterLab's translator, and the position of each argument ("c" is the context).
KEYWORDS: dict[str, Any] = {
    "__": None,
    "_n": (1, 2),
    "_p": ((1, "c"), 2),
    "_np": ((1, "c"), 2, 3),
}


def find_schema_texts(schema: dict[str, Any], nested: bool = False) -> Iterator[tuple[str, str]]:
    """Yields each text of a settings schema after the context in which JupyterLab looks it up."""
    context = "settings" if nested else "schema"
    for key, value in schema.items():
        if key in ("title", "description") and isinstance(value, str):
            yield context, value
        elif key == "jupyter.lab.setting-icon-label":
            yield "settings", value
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from find_schema_texts(each, nested=True)


def build_catalogue() -> Catalog:
    """Returns all messages with their locations."""
    messages = Catalog(project="jupyterlab-qiskit-completer")
    for path in sorted((ROOT / "src").rglob("*.ts")):
        if path.name.endswith(".spec.ts"):
            continue
        name = path.relative_to(ROOT).as_posix()
        for line, message, _, context in extract_from_file("javascript", path, KEYWORDS):
            messages.add(message, locations=[(name, line)], context=context)
    for path in sorted((ROOT / "schema").glob("*.json")):
        name = path.relative_to(ROOT).as_posix()
        for context, message in find_schema_texts(json.loads(path.read_text("utf-8"))):
            messages.add(message, locations=[(name, 1)], context=context)
    return messages


if __name__ == "__main__":
    write_po(sys.stdout.buffer, build_catalogue(), width=0)
