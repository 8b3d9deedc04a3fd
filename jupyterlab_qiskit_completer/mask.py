"""Keeps the token out of what a service answers: some repeat it in the text of an error."""

SHORTEST = 12
"""Characters below which a token is not masked: it may be a common word, as local servers take."""


class Mask:
    """Replaces a token in a stream by as many asterisks, wherever the stream is cut into chunks.

    Everything else passes byte for byte, and at once: only an end of a chunk that may be the
    token's beginning waits for the next chunk.
    """

    def __init__(self, token: str) -> None:
        """Mask this token; none if it is short."""
        self._token = token.encode() if len(token) >= SHORTEST else b""
        self._held = b""

    def feed(self, chunk: bytes) -> bytes:
        """What may be shown by now."""
        if not self._token:
            return chunk
        shown = (self._held + chunk).replace(self._token, b"*" * len(self._token))
        held = self._beginning_at_end_of(shown)
        self._held = shown[len(shown) - held :]
        return shown[: len(shown) - held]

    def rest(self) -> bytes:
        """What was held back, when the stream has ended; another one may begin."""
        held, self._held = self._held, b""
        return held

    def _beginning_at_end_of(self, text: bytes) -> int:
        longest = min(len(self._token) - 1, len(text))
        sizes = range(longest, 0, -1)
        return next((size for size in sizes if text.endswith(self._token[:size])), 0)
