"""JupyterHub with the Qiskit Code Assistant for everybody. docs/jupyterhub.md explains it."""

import os
from pathlib import Path

c = get_config()  # noqa: F821

# Your own hub has its authenticator and its spawner here. These two need no set-up: anybody may
# sign in with the one password, and all servers run as one system user. Don't use them for real.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["HUB_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"

# The assistant, the same for all: which service, which model, and always through the relay.
c.Spawner.environment = {
    "QISKIT_COMPLETER_SERVICE_URL": os.environ["QISKIT_SERVICE_URL"],
    "QISKIT_COMPLETER_MODEL": "granite-8b-qiskit",
    "QISKIT_COMPLETER_TRANSPORT": "relay",
    "QISKIT_COMPLETER_LOCKED": "service_url,transport",
}
# The environment is not overruled by a file in somebody's home.
c.Spawner.disable_user_config = True

# Everybody's own token, from a folder that only the hub can read. Who has none there types it in
# the interface, and it is stored in that person's home.
TOKENS = Path(os.environ["QISKIT_TOKENS"])


def give_token(spawner):
    """Hand a person's token to that person's server."""
    file = TOKENS / spawner.user.name
    if file.is_file():
        spawner.environment["QISKIT_IBM_TOKEN"] = file.read_text().strip()


c.Spawner.pre_spawn_hook = give_token
