"""The clients in the API's documentation work unchanged with the local service."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from openai import AuthenticationError, OpenAI, PermissionDeniedError
from support import Service, running_service

# Without this, LiteLLM downloads a price list while it is imported.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
import litellm

MODEL = "granite-8b-qiskit"
PROMPT = "#Transpile a random circuit using the Qiskit Transpiler Service"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A local service that serves the small model under the documentation's name."""
    folder = tmp_path_factory.mktemp("service")
    with running_service(folder, "--model-name", MODEL) as service:
        assert service.model == MODEL
        yield service


@pytest.fixture
def accepted(service: Service) -> None:
    """Accepts the disclaimer of the model before the test."""
    answer_disclaimer(service, accepted=True)


def curl(service: Service, method: str, path: str, *options: str) -> Any:
    """Calls the service as the documentation does, and returns the JSON of the response."""
    command = ["curl", "--silent", "--show-error", "-X", method, f"{service.url}{path}"]
    command += ["-H", "accept: application/json", "-H", f"Authorization: Bearer {service.token}"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def answer_disclaimer(service: Service, *, accepted: bool) -> Any:
    """Reads the disclaimer, and accepts or rejects it by its id."""
    path = f"/model/{MODEL}/disclaimer"
    disclaimer = curl(service, "GET", path)
    body = json.dumps({"disclaimer": disclaimer["id"], "accepted": accepted})
    return curl(service, "POST", path, "-H", "Content-Type: application/json", "-d", body)


def openai_client(service: Service, base_url: str | None = None) -> OpenAI:
    """Returns a client of the OpenAI library, set up as documented."""
    return OpenAI(api_key=service.token, base_url=base_url or service.url, max_retries=0)


def without_v1(url: str) -> str:
    """Returns the base URL in the form that many users paste."""
    return url.removesuffix("/v1")


def test_curl_reads_the_disclaimer(service: Service) -> None:
    """The disclaimer has an id and a text, and names its model."""
    disclaimer = curl(service, "GET", f"/model/{MODEL}/disclaimer")
    assert disclaimer["id"]
    assert disclaimer["body"]
    assert disclaimer["model"] == MODEL


def test_curl_lists_the_model(service: Service) -> None:
    """The model is in the list and can be requested by its name."""
    assert [model["id"] for model in curl(service, "GET", "/models")["data"]] == [MODEL]
    assert curl(service, "GET", f"/model/{MODEL}")["id"] == MODEL


def test_completions_need_an_accepted_disclaimer(service: Service) -> None:
    """Completions fail with 403 until the disclaimer has been accepted."""
    client = openai_client(service)
    answer_disclaimer(service, accepted=False)
    with pytest.raises(PermissionDeniedError):
        client.completions.create(model=MODEL, prompt=PROMPT)
    assert answer_disclaimer(service, accepted=True) == {"success": True}
    assert client.completions.create(model=MODEL, prompt=PROMPT).choices[0].text


def test_wrong_token(service: Service) -> None:
    """Completions and the list of models fail with 401 if the token is wrong."""
    client = OpenAI(api_key="wrong", base_url=service.url, max_retries=0)
    with pytest.raises(AuthenticationError):
        client.completions.create(model=MODEL, prompt=PROMPT)
    with pytest.raises(AuthenticationError):
        client.models.list()


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize("shape", ["{}", "{}/"])
def test_openai_library(service: Service, shape: str) -> None:
    """The OpenAI library completes, with and without `/v1` in the base URL."""
    for url in (service.url, without_v1(service.url)):
        client = openai_client(service, shape.format(url))
        response = client.completions.create(model=MODEL, prompt=PROMPT)
        assert response.choices[0].text.strip()


@pytest.mark.usefixtures("accepted")
def test_openai_library_streams(service: Service) -> None:
    """The chunks of a streamed completion add up to the complete one."""
    create = openai_client(service).completions.create
    complete = create(model=MODEL, prompt=PROMPT, temperature=0, seed=1, max_tokens=24)
    stream = create(model=MODEL, prompt=PROMPT, temperature=0, seed=1, max_tokens=24, stream=True)
    assert "".join(chunk.choices[0].text for chunk in stream) == complete.choices[0].text


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize("shape", ["{}", "{}/"])
def test_litellm(service: Service, shape: str) -> None:
    """LiteLLM completes, with and without `/v1` in the base URL."""
    for url in (service.url, without_v1(service.url)):
        response = litellm.completion(
            model=f"text-completion-openai/{MODEL}",
            base_url=shape.format(url),
            messages=[{"role": "user", "content": PROMPT}],
            api_key=service.token,
        )
        assert response.json()["choices"][0]["message"]["content"].strip()


@pytest.mark.usefixtures("accepted")
def test_curl_reports_an_acceptance(service: Service) -> None:
    """The acceptance of a completion can be reported."""
    completion = openai_client(service).completions.create(model=MODEL, prompt=PROMPT)
    body = json.dumps({"completion": completion.id, "accepted": True})
    options = ("-H", "Content-Type: application/json", "-d", body)
    assert curl(service, "POST", "/completions/accept", *options) == {"success": True}
