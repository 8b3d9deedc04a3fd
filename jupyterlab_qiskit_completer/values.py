"""What a token may look like."""

import re

# It becomes a header's value: anything else could begin another header.
_TOKEN = re.compile(r"[\x21-\x7e]{1,4096}")


def is_token(text: str) -> bool:
    """Whether a text can be sent as a token: printable ASCII without blanks."""
    return _TOKEN.fullmatch(text) is not None
