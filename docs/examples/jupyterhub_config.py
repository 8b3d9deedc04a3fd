"""JupyterHub with the Qiskit Code Assistant for all users. docs/jupyterhub.md explains it."""

import os
from pathlib import Path

c = get_config()  # noqa: F821

# Use the authenticator and the spawner of your own hub here. These two need no set-up, but are not
# for production: anyone may sign in with the shared password, and all servers run as the same
# system user.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["HUB_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"

# The assistant's settings for all users: the service, the model, and always the relay.
c.Spawner.environment = {
    "QISKIT_COMPLETER_SERVICE_URL": os.environ["QISKIT_SERVICE_URL"],
    "QISKIT_COMPLETER_MODEL": "granite-8b-qiskit",
    "QISKIT_COMPLETER_TRANSPORT": "relay",
    "QISKIT_COMPLETER_LOCKED": "service_url,transport",
}
# Configuration files in users' home folders do not override the environment.
c.Spawner.disable_user_config = True

# The users' own tokens, in a folder that only the hub can read. A user without a token there types
# one in the interface, and it is stored in that user's home folder.
TOKENS = Path(os.environ["QISKIT_TOKENS"])


def set_token(spawner):
    """Passes the user's token to the user's server."""
    file = TOKENS / spawner.user.name
    if file.is_file():
        spawner.environment["QISKIT_IBM_TOKEN"] = file.read_text().strip()


c.Spawner.pre_spawn_hook = set_token
