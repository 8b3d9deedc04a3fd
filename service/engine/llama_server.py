"""The HTTP server of llama.cpp, as a child process of the local service.

Reads one JSON line from standard input: ``model_path``, ``model_name``,
``api_key`` (a secret, and therefore not an argument), ``threads``, ``context``
(model tokens) and ``batch`` (model tokens read at a time). Prints one JSON line
with the address that it listens on. Ends as soon as standard input closes, so
that it cannot outlive the service, however the service ends.
"""

import json
import os
import sys
from typing import Any


def start(options: dict[str, Any]) -> Any:
    """Starts the server in this process, where it runs on threads of its own."""
    # Imported here, so that the error for a missing package names the package.
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = options["model_path"]
    params.model_alias = {options["model_name"]}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [options["api_key"]]
    params.cors_origins = "http://127.0.0.1"
    params.cors_credentials = False
    params.endpoint_slots = False
    params.ui = False
    params.offline = True
    params.n_gpu_layers = 0
    params.n_parallel = 1
    params.n_ctx = options["context"]
    # A superseded prompt can stop only between two batches, so small batches stop sooner.
    params.n_batch = options["batch"]
    params.n_ubatch = options["batch"]
    params.cpuparams.n_threads = options["threads"]
    params.cpuparams_batch.n_threads = options["threads"]
    params.cache_prompt = True
    # The text that a prompt shares with the previous one is reused even if it has moved towards
    # the start, which happens when a notebook is longer than the prompt may be.
    params.n_cache_reuse = 64
    params.cache_ram_mib = 256
    params.verbosity = 1
    return xllamacpp.Server(params)


def main() -> None:
    """Starts the server described on standard input, and ends when standard input closes."""
    options = json.loads(sys.stdin.readline())
    server = start(options)
    print(json.dumps({"address": server.listening_address}), flush=True)
    sys.stdin.read()
    # Not sys.exit, which would wait for a generation that is still running.
    os._exit(0)


if __name__ == "__main__":
    main()
