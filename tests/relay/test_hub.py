"""The example for JupyterHub: two users, each with a token of their own."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from support import ROOT

from relay.jupyter import NAME, PACKAGE
from relay.raw import OK, RawService, Request, plain, raw_service

EXAMPLE = ROOT / "docs/examples/jupyterhub_config.py"
PASSWORD = "the-password-of-the-tests"
ADMIN = "the-api-token-of-the-tests"
ANNS, BENS = "token-of-ann-1b9f", "token-of-ben-8c2d"

OVERLAY = """
load_subconfig({example!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}/"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.services = [{{"name": "tests", "api_token": {admin!r}}}]
c.JupyterHub.load_roles = [
    {{"name": "tests", "services": ["tests"], "scopes": ["admin:users", "admin:servers"]}}
]
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = [
    "--allow-root",
    "--ServerApp.jpserver_extensions={package}=True",
    "--ServerApp.jpserver_extensions=jupyterlab=True",
]
c.Spawner.env_keep = ["PATH", "PYTHONPATH"]
"""


def free_ports(count: int) -> list[int]:
    """Ports that nothing listens on."""
    with ExitStack() as stack:
        servers = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
        return [stack.enter_context(server).getsockname()[1] for server in servers]


@contextmanager
def running_hub(folder: Path, service: RawService) -> Iterator[str]:
    """A hub with the example's configuration, until the end of the block: its URL."""
    ports = free_ports(3)
    config = folder / "config.py"
    config.write_text(
        OVERLAY.format(
            example=str(EXAMPLE),
            ports=ports,
            proxy=str(ROOT / "node_modules/.bin/configurable-http-proxy"),
            admin=ADMIN,
            homes=f"{folder}/homes/{{username}}",
            python=sys.executable,
            package=PACKAGE,
        )
    )
    tokens = folder / "tokens"
    tokens.mkdir()
    (tokens / "ann").write_text(f"{ANNS}\n")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HUB_PASSWORD": PASSWORD}
    env |= {"QISKIT_SERVICE_URL": service.url, "QISKIT_TOKENS": str(tokens)}
    command = [sys.executable, "-m", "jupyterhub", f"--config={config}"]
    log: list[str] = []
    with subprocess.Popen(
        command, cwd=folder, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        reader = threading.Thread(target=log.extend, args=(process.stderr,))
        try:
            for line in process.stderr:
                log.append(line)
                if "JupyterHub is now running" in line:
                    break
            assert process.poll() is None, "".join(log)
            reader.start()
            yield f"http://127.0.0.1:{ports[0]}"
        finally:
            process.terminate()
            if reader.ident is not None:
                reader.join()
    assert not [line for line in log if re.search(f"Traceback|{ANNS}|{BENS}", line)]


class User:
    """Somebody who has signed in, with a browser's cookies."""

    def __init__(self, hub: str, name: str) -> None:
        """Sign in, and wait until the server runs."""
        self.base = f"{hub}/user/{name}/{NAME}"
        admin = {"Authorization": f"token {ADMIN}"}
        api = f"{hub}/hub/api/users/{name}"
        self.client = httpx.Client(trust_env=False, timeout=60, follow_redirects=True)
        login = self.client.get(f"{hub}/hub/login")
        xsrf = re.search(r'name="_xsrf" value="([^"]+)"', login.text)
        assert xsrf
        form = {"username": name, "password": PASSWORD, "_xsrf": xsrf[1]}
        self.client.post(f"{hub}/hub/login?next=/hub/home", data=form).raise_for_status()
        httpx.post(f"{api}/server", headers=admin, timeout=60).raise_for_status()
        with httpx.stream("GET", f"{api}/server/progress", headers=admin, timeout=60) as progress:
            assert '"ready": true' in progress.read().decode()
        self.page = self.client.get(f"{hub}/user/{name}/lab").raise_for_status().text

    def call(
        self, method: str, path: str, base: str = "", service: str = "default", **more: object
    ) -> httpx.Response:
        """Call a handler of the user's server, or of another one, as the front end does."""
        url = f"{base or self.base}{path}"
        folder = httpx.URL(self.base).path.removesuffix(NAME)
        xsrf = self.client.cookies.get("_xsrf", path=folder) or ""
        headers = {"X-Qiskit-Completer-Service": service, "X-XSRFToken": xsrf}
        return self.client.request(method, url, headers=headers, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def both() -> threading.Barrier:
    """Where the service waits until both users have asked."""
    return threading.Barrier(2, timeout=60)


@pytest.fixture(scope="module")
def service(both: threading.Barrier) -> Iterator[RawService]:
    """A service that tells who asked, once two are asking at the same time."""

    def answer(connection: socket.socket, request: Request) -> None:
        both.wait()
        connection.sendall(plain(request.headers["authorization"][-4:].encode(), OK))

    with raw_service(answer) as raw:
        yield raw


def test_two_users(service: RawService, tmp_path: Path) -> None:
    """Both complete at the same time, each with their own token, and see nothing of each other."""
    with running_hub(tmp_path, service) as hub:
        ann, ben = User(hub, "ann"), User(hub, "ben")
        given = ann.call("GET", "/state").json()
        assert given["settings"]["model"] == "granite-8b-qiskit"
        assert given["locked"] == ["serviceUrl", "transport"]
        assert given["token"]["source"] == "environment"
        told = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', ann.page, re.DOTALL)
        assert told
        assert json.loads(told[1])["qiskitCompleter"] == {
            **{name: given[name] for name in ("settings", "locked")},
            "hasToken": True,
        }
        assert ANNS not in ann.page
        elsewhere = ann.call("GET", "/service/v1/models", service="http://127.0.0.1:9")
        assert (elsewhere.status_code, elsewhere.json()["kind"]) == (403, "notAllowed")
        assert ben.call("GET", "/state").json()["token"]["source"] is None
        typed = ben.call("PUT", "/token", json={"token": BENS}).json()["token"]
        assert typed["source"] == "typed"
        with ThreadPoolExecutor() as pool:
            path = "/service/v1/completions"
            asked = [pool.submit(user.call, "POST", path, json={}) for user in (ann, ben)]
            assert [answer.result().text for answer in asked] == ["1b9f", "8c2d"]
        for one, other in ((ann, ben), (ben, ann)):
            for method, path in (("GET", "/state"), ("POST", "/service/v1/completions")):
                assert one.call(method, path, other.base).status_code == 403
    assert len(service.requests) == 2
    holding = [path for path in tmp_path.rglob("*.json") if BENS in path.read_text()]
    assert len(holding) == 1
    assert (tmp_path / "homes/ben") in holding[0].parents
