"""llama.cpp's own HTTP server, as a child process of the completer's service.

Reads one JSON line from standard input: ``model_path``, ``model_name``,
``api_key`` (a secret, hence not an argument), ``threads``, ``context`` (tokens)
and ``batch`` (tokens read at a time). Answers one JSON line with the address
it listens on. Ends as soon as standard input closes, so that it cannot
outlive the service, however that ended.
"""

import json
import os
import sys
from typing import Any


def start(options: dict[str, Any]) -> Any:
    """Start the server in this process; it runs on threads of its own."""
    # Imported here, so that a missing package is reported with a name.
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
    # A superseded prompt stops between two batches: small ones stop soon.
    params.n_batch = options["batch"]
    params.n_ubatch = options["batch"]
    params.cpuparams.n_threads = options["threads"]
    params.cpuparams_batch.n_threads = options["threads"]
    params.cache_prompt = True
    # What a prompt has in common with the last one is kept even where its start
    # moved on, as it does when a notebook outgrows the prompt.
    params.n_cache_reuse = 64
    params.cache_ram_mib = 256
    params.verbosity = 1
    return xllamacpp.Server(params)


def main() -> None:
    """Start the server that standard input describes, and end with it."""
    options = json.loads(sys.stdin.readline())
    server = start(options)
    print(json.dumps({"address": server.listening_address}), flush=True)
    sys.stdin.read()
    # Not sys.exit: a generation that is still running would hold it up.
    os._exit(0)


if __name__ == "__main__":
    main()
