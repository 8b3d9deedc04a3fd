"""Every text of the interface can be translated: it is in the catalogue for translators."""

import copy
import json
import re
import subprocess
import sys
from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from jupyterlab_server.translation_utils import translator
from support import ROOT

DOMAIN = "jupyterlab_qiskit_completer"
SCHEMA: dict[str, Any] = json.loads((ROOT / "schema/settings.json").read_text("utf-8"))
SOURCES = [path for path in (ROOT / "src").rglob("*.ts") if not path.name.endswith(".spec.ts")]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """The catalogue that the documented command writes."""
    command = [sys.executable, str(ROOT / "scripts/catalogue.py")]
    done = subprocess.run(command, capture_output=True, check=True)
    return read_po(BytesIO(done.stdout))


def test_every_call_of_the_translator_is_found(catalogue: Catalog) -> None:
    """A call without a literal text, or inside a template string, would be missing."""
    found = Counter(name for message in catalogue for name, _ in message.locations)
    calls = {
        path.relative_to(ROOT).as_posix(): len(re.findall(r"\b(?:__|_n|_p|_np)\(", text))
        for path in SOURCES
        if (text := path.read_text("utf-8"))
    }
    calls = {name: count for name, count in calls.items() if count}
    assert sum(calls.values()) > 300
    assert {name: found[name] for name in calls} == calls


def test_every_text_of_the_interface_has_our_domain() -> None:
    """The sources and the settings use the same catalogue."""
    loaded = [
        name
        for path in SOURCES
        if "testing" not in path.parts
        for name in re.findall(r"\.load\(\s*'([^']*)'", path.read_text("utf-8"))
    ]
    assert set(loaded) == {DOMAIN}
    assert SCHEMA["jupyter.lab.internationalization"]["domain"] == DOMAIN


def test_settings_are_translated_as_jupyterlab_does_it(
    catalogue: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab finds each title and description in the catalogue, with its context."""

    class Bundle:
        def pgettext(self, context: str, text: str) -> str:
            assert catalogue.get(text, context), f"{text!r} is missing in {context!r}"
            return f"translated: {text}"

    def load(domain: str) -> Bundle:
        assert domain == DOMAIN
        return Bundle()

    monkeypatch.setattr(translator, "_LOCALE", "de_DE")
    monkeypatch.setattr(translator, "load", load)
    translated = translator.translate_schema(copy.deepcopy(SCHEMA))
    shown = list(texts(translated))
    assert len(shown) == len(list(texts(SCHEMA))) > 20
    assert [text for text in shown if not text.startswith("translated: ")] == []


def texts(schema: dict[str, Any]) -> list[str]:
    """Returns all titles and descriptions in a schema, at any depth."""
    found = [text for key in ("title", "description") if isinstance(text := schema.get(key), str)]
    for value in schema.values():
        for each in value if isinstance(value, list) else [value]:
            found += texts(each) if isinstance(each, dict) else []
    return found
