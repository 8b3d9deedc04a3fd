"""The example for JupyterHub works for two users who have tokens of their own."""

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

from relay.jupyter_process import NAME, PACKAGE, read_page_config
from relay.raw_service import OK, RawService, Request, complete_response, raw_service

EXAMPLE = ROOT / "docs/examples/jupyterhub_config.py"
PASSWORD = "the-password-of-the-tests"
ADMIN = "the-api-token-of-the-tests"
ANNS_TOKEN, BENS_TOKEN = "token-of-ann-1b9f", "token-of-ben-8c2d"

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
    """Returns ports that no program listens on."""
    with ExitStack() as stack:
        servers = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
        return [stack.enter_context(server).getsockname()[1] for server in servers]


@contextmanager
def running_hub(folder: Path, service: RawService) -> Iterator[str]:
    """Runs a hub with the example's configuration, until the end of the block; yields its URL."""
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
    (tokens / "ann").write_text(f"{ANNS_TOKEN}\n")
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
    assert not [line for line in log if re.search(f"Traceback|{ANNS_TOKEN}|{BENS_TOKEN}", line)]


class User:
    """A user who has signed in, with a browser's cookies."""

    def __init__(self, hub: str, name: str) -> None:
        """Signs in, and waits until the user's server runs."""
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
        """Calls a handler of the user's server, or of another one, as the extension does."""
        url = f"{base or self.base}{path}"
        folder = httpx.URL(self.base).path.removesuffix(NAME)
        xsrf = self.client.cookies.get("_xsrf", path=folder) or ""
        headers = {"X-Qiskit-Completer-Service": service, "X-XSRFToken": xsrf}
        return self.client.request(method, url, headers=headers, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def both_requests() -> threading.Barrier:
    """A barrier at which the service waits for the requests of both users."""
    return threading.Barrier(2, timeout=60)


@pytest.fixture(scope="module")
def service(both_requests: threading.Barrier) -> Iterator[RawService]:
    """A service that waits for two simultaneous requests and responds with the token's end."""

    def respond(connection: socket.socket, request: Request) -> None:
        both_requests.wait()
        token_end = request.headers["authorization"][-4:]
        connection.sendall(complete_response(token_end.encode(), OK))

    with raw_service(respond) as raw:
        yield raw


def test_two_users(service: RawService, tmp_path: Path) -> None:
    """Both complete at the same time with their own tokens, and cannot reach each other."""
    with running_hub(tmp_path, service) as hub:
        ann, ben = User(hub, "ann"), User(hub, "ben")
        state = ann.call("GET", "/state").json()
        assert state["settings"]["model"] == "granite-8b-qiskit"
        assert state["locked"] == ["serviceUrl", "transport"]
        assert state["token"]["source"] == "environment"
        assert read_page_config(ann.page) == {
            **{name: state[name] for name in ("settings", "locked")},
            "hasToken": True,
        }
        assert ANNS_TOKEN not in ann.page
        elsewhere = ann.call("GET", "/service/v1/models", service="http://127.0.0.1:9")
        assert (elsewhere.status_code, elsewhere.json()["kind"]) == (403, "notAllowed")
        assert ben.call("GET", "/state").json()["token"]["source"] is None
        typed = ben.call("PUT", "/token", json={"token": BENS_TOKEN}).json()["token"]
        assert typed["source"] == "typed"
        with ThreadPoolExecutor() as pool:
            path = "/service/v1/completions"
            calls = [pool.submit(user.call, "POST", path, json={}) for user in (ann, ben)]
            assert [call.result().text for call in calls] == ["1b9f", "8c2d"]
        for one, other in ((ann, ben), (ben, ann)):
            for method, path in (("GET", "/state"), ("POST", "/service/v1/completions")):
                assert one.call(method, path, other.base).status_code == 403
    assert len(service.requests) == 2
    stored = [path for path in tmp_path.rglob("*.json") if BENS_TOKEN in path.read_text()]
    assert len(stored) == 1
    assert (tmp_path / "homes/ben") in stored[0].parents
