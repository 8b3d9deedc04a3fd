"""A token never gets out of a stream, and everything else passes byte for byte."""

from itertools import combinations

from jupyterlab_qiskit_completer.redact import TokenRedactor

TOKEN = "abcabcabdabcabc"


def redact(token: str, chunks: list[bytes]) -> bytes:
    """Returns the bytes that these chunks become."""
    redactor = TokenRedactor(token)
    return b"".join(map(redactor.feed, chunks)) + redactor.flush()


def test_token_is_found_however_the_stream_is_cut() -> None:
    """A token is found wherever the chunks end, even after incomplete copies of itself."""
    text = f"abcabcabcabd {TOKEN}abcabc{TOKEN} abcabcabda".encode()
    redacted = text.replace(TOKEN.encode(), b"*" * len(TOKEN))
    assert len(redacted) == len(text)
    for first, second in combinations(range(len(text)), 2):
        chunks = [text[:first], text[first:second], text[second:]]
        assert redact(TOKEN, chunks) == redacted


def test_harmless_chunk_passes_at_once() -> None:
    """A chunk whose end is not the beginning of the token passes without delay."""
    redactor = TokenRedactor(TOKEN)
    assert redactor.feed(b"data: {}\n\n") == b"data: {}\n\n"
    assert redactor.feed(b"abcabx") == b"abcabx"


def test_short_token_is_not_redacted() -> None:
    """A short token may be any word on a local server, so it is not searched for."""
    assert redact("qiskit", [b"import qiskit"]) == b"import qiskit"
    assert redact("", [b"import qiskit"]) == b"import qiskit"


def test_streams_are_independent() -> None:
    """The end of one stream does not count as the beginning of the next, as for header values."""
    redactor = TokenRedactor("8-is-how-utf-8-ends")
    assert redactor.feed(b"charset=utf-8") + redactor.flush() == b"charset=utf-8"
    assert redactor.feed(b"235") + redactor.flush() == b"235"
