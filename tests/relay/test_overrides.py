"""An administrator can change the default of each setting in JupyterLab's own way."""

import json
from pathlib import Path

import pytest
from support import ROOT

from relay.jupyter_process import running_jupyter

PLUGIN = "jupyterlab-qiskit-completer:settings"
SCHEMA = json.loads((ROOT / "schema/settings.json").read_text())


def other_value(name: str) -> object:
    """Returns a valid value of a setting that is not its default."""
    schema = SCHEMA["properties"][name]
    if schema["type"] == "boolean":
        return not schema["default"]
    return schema["oneOf"][-1]["const"] if "oneOf" in schema else f"another-{name}"


@pytest.mark.parametrize("file", ["overrides.json", "overrides.d/50-ours.json"])
def test_overrides(tmp_path: Path, file: str) -> None:
    """A value in `overrides.json` becomes the default of the setting with the same name."""
    overrides = {name: other_value(name) for name in SCHEMA["properties"]}
    folder = tmp_path / "app-settings"
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text(json.dumps({PLUGIN: overrides}))
    schemas = tmp_path / "schemas/jupyterlab-qiskit-completer"
    schemas.mkdir(parents=True)
    (schemas / "settings.json").write_text(json.dumps(SCHEMA))
    options = [
        "--ServerApp.jpserver_extensions=jupyterlab=True",
        f"--LabApp.app_settings_dir={folder}",
        f"--LabApp.schemas_dir={tmp_path / 'schemas'}",
    ]
    with running_jupyter(tmp_path / "jupyter", *options) as jupyter, jupyter.client() as client:
        settings = client.get(f"{jupyter.url}/lab/api/settings/{PLUGIN}").raise_for_status().json()
    properties = settings["schema"]["properties"]
    assert {name: setting["default"] for name, setting in properties.items()} == overrides
