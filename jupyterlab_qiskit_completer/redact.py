"""Removal of the token from a service's responses: some services repeat it in an error message."""

MIN_REDACTED_CHARS = 12
"""Tokens with fewer characters are not redacted.

They may be common words, because local servers accept any text as a token.
"""


class TokenRedactor:
    """Replaces each character of a token in a stream by an asterisk, however the stream is cut.

    Everything else passes byte for byte and without delay. Only the end of a chunk is held back
    until the next chunk, and only if it may be the beginning of the token:

        token: abcabcabcabc
        feed(b"wrong: abcabc")   returns b"wrong: ", and holds b"abcabc" back
        feed(b"abcabc!")         returns b"************!"
    """

    def __init__(self, token: str) -> None:
        """Redacts this token, or nothing if it is shorter than `MIN_REDACTED_CHARS`."""
        self._token = token.encode() if len(token) >= MIN_REDACTED_CHARS else b""
        self._held = b""

    def feed(self, chunk: bytes) -> bytes:
        """Takes the next chunk and returns the bytes that can be passed on now."""
        if not self._token:
            return chunk
        redacted = (self._held + chunk).replace(self._token, b"*" * len(self._token))
        held_size = self._size_of_token_start_at_end(redacted)
        self._held = redacted[len(redacted) - held_size :]
        return redacted[: len(redacted) - held_size]

    def flush(self) -> bytes:
        """Ends the stream and returns the bytes held back. Another stream may follow."""
        held, self._held = self._held, b""
        return held

    def _size_of_token_start_at_end(self, text: bytes) -> int:
        """Returns how many bytes at the end of a text may be the beginning of the token."""
        max_size = min(len(self._token) - 1, len(text))
        sizes = range(max_size, 0, -1)
        return next((size for size in sizes if text.endswith(self._token[:size])), 0)
