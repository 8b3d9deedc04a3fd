"""The code that is shown to the local model runs with the installed Qiskit."""

import pytest
from support import ROOT

PRIMER = (ROOT / "service/engine/primer.py").read_text()
BLOCKS = PRIMER.strip().split("\n\n")


@pytest.fixture(scope="module")
def namespace() -> dict[str, object]:
    """One namespace for all blocks, as in a notebook."""
    return {}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: str(block).splitlines()[0])
def test_block_runs(block: str, namespace: dict[str, object]) -> None:
    """Each block runs after the blocks above it."""
    exec(compile(block, "primer.py", "exec"), namespace)


def test_blocks_are_a_comment_and_code() -> None:
    """Apart from the imports, each block is a comment followed by the code that it describes."""
    imports, *examples = BLOCKS
    assert all("import" in line for line in imports.splitlines())
    assert all(block.startswith("# ") and "\n" in block for block in examples)
