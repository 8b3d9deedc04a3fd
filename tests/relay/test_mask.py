"""A token never gets out of a stream, and everything else does, byte for byte."""

from itertools import combinations

from jupyterlab_qiskit_completer.mask import Mask

TOKEN = "abcabcabdabcabc"


def passed(token: str, chunks: list[bytes]) -> bytes:
    """What comes out for these chunks."""
    mask = Mask(token)
    return b"".join(map(mask.feed, chunks)) + mask.rest()


def test_wherever_it_is_cut() -> None:
    """A token is found however the stream is cut, after beginnings that are none."""
    text = f"abcabcabcabd {TOKEN}abcabc{TOKEN} abcabcabda".encode()
    hidden = text.replace(TOKEN.encode(), b"*" * len(TOKEN))
    assert len(hidden) == len(text)
    for cuts in combinations(range(len(text)), 2):
        chunks = [text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :]]
        assert passed(TOKEN, chunks) == hidden


def test_nothing_waits() -> None:
    """A chunk that doesn't end like the token's beginning passes at once."""
    mask = Mask(TOKEN)
    assert mask.feed(b"data: {}\n\n") == b"data: {}\n\n"
    assert mask.feed(b"abcabx") == b"abcabx"


def test_short_tokens_are_words() -> None:
    """A short token is not looked for: a local server's may be any word."""
    assert passed("qiskit", [b"import qiskit"]) == b"import qiskit"
    assert passed("", [b"import qiskit"]) == b"import qiskit"


def test_one_stream_after_another() -> None:
    """What one ends with is not in the next, as with the values of headers."""
    mask = Mask("8-is-how-utf-8-ends")
    assert mask.feed(b"charset=utf-8") + mask.rest() == b"charset=utf-8"
    assert mask.feed(b"235") + mask.rest() == b"235"
