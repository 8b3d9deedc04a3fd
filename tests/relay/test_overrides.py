"""An administrator can give each setting another default, in JupyterLab's own way."""

import json
from pathlib import Path

import pytest
from support import ROOT

from relay.jupyter import running_jupyter

PLUGIN = "jupyterlab-qiskit-completer:settings"
SCHEMA = json.loads((ROOT / "schema/settings.json").read_text())


def another(name: str) -> object:
    """A value that a setting takes, and that is not its default."""
    schema = SCHEMA["properties"][name]
    if schema["type"] == "boolean":
        return not schema["default"]
    return schema["oneOf"][-1]["const"] if "oneOf" in schema else f"another-{name}"


@pytest.mark.parametrize("file", ["overrides.json", "overrides.d/50-ours.json"])
def test_overrides(tmp_path: Path, file: str) -> None:
    """What `overrides.json` says is the default of each setting, in the same names."""
    overrides = {name: another(name) for name in SCHEMA["properties"]}
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
        answer = client.get(f"{jupyter.url}/lab/api/settings/{PLUGIN}").raise_for_status().json()
    told = answer["schema"]["properties"]
    assert {name: setting["default"] for name, setting in told.items()} == overrides
