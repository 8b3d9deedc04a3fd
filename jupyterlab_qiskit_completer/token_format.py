"""The format that a token must have to be sent to a service."""

import re

# The token becomes the value of a header. Any other character could begin another header.
_TOKEN = re.compile(r"[\x21-\x7e]{1,4096}")


def is_valid_token(text: str) -> bool:
    """Returns whether a text can be sent as a token: 1 to 4096 printable ASCII characters.

    Whitespace is not allowed.
    """
    return _TOKEN.fullmatch(text) is not None


def clean_token(text: str) -> str:
    """Returns a text without surrounding whitespace; empty if it cannot be sent as a token."""
    token = text.strip()
    return token if is_valid_token(token) else ""
