"""Every link and picture in the documentation has a target."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import mistune
import pytest
from support import ROOT

NOTEBOOK = ROOT / "examples/qiskit_completer.ipynb"
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING")),
    *sorted((ROOT / "docs").glob("*.md")),
    NOTEBOOK,
]

parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough", "url"])


@cache
def nodes(path: Path) -> list[dict[str, Any]]:
    """Returns all nodes of a page, or of the Markdown cells of a notebook, as one list."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    tree = parse(text)
    assert isinstance(tree, list)
    return list(flatten(tree))


def flatten(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yields the nodes of a tree in their order."""
    for node in tree:
        yield node
        yield from flatten(node.get("children", []))


def text_of(node: dict[str, Any]) -> str:
    """Returns the text that a node shows."""
    if node["type"] == "softbreak":
        return " "
    return str(node.get("raw", "")) + "".join(text_of(each) for each in node.get("children", []))


@cache
def anchors(path: Path) -> set[str]:
    """Returns the anchors that GitHub gives to the headings of a page."""
    seen: Counter[str] = Counter()
    found = set()
    for node in nodes(path):
        if node["type"] == "heading":
            slug = re.sub(r"[^\w\- ]", "", text_of(node).lower()).replace(" ", "-")
            found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return found


def targets(path: Path) -> list[str]:
    """Returns the targets of the links and pictures in a page."""
    return [node["attrs"]["url"] for node in nodes(path) if node["type"] in ("link", "image")]


def is_missing(page: Path, target: str) -> bool:
    """Returns whether a link or picture in a page has a target in the clone that does not exist."""
    url = urlsplit(target)
    if url.scheme or url.netloc:
        return False
    path = (page.parent / unquote(url.path)).resolve() if url.path else page
    if not (path.exists() and path.is_relative_to(ROOT)):
        return True
    return bool(url.fragment) and (path not in PAGES or unquote(url.fragment) not in anchors(path))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_exist(page: Path) -> None:
    """Every target in the clone exists; a workflow checks external links."""
    assert [target for target in targets(page) if is_missing(page, target)] == []


def test_missing_target_is_found() -> None:
    """A missing file, a missing heading and a path outside the clone are missing targets."""
    page = ROOT / "docs/user-guide.md"
    missing = ["nowhere.md", "#nowhere", "jupyterhub.md#nowhere", "images/no.png", "../../x.md"]
    existing = [
        "#settings",
        "jupyterhub.md#what-you-can-set",
        "../README.md",
        "https://nowhere.test",
    ]
    assert [target for target in missing + existing if is_missing(page, target)] == missing


def test_every_page_and_picture_is_used() -> None:
    """Every page is linked, and every picture is shown in a page."""
    used = {
        (page.parent / unquote(urlsplit(target).path)).resolve()
        for page in PAGES
        for target in targets(page)
        if not urlsplit(target).scheme
    }
    existing = {*(ROOT / "docs").glob("*.md"), *(ROOT / "docs/images").iterdir()}
    assert existing - used == set()


def test_pictures_have_alternative_texts() -> None:
    """Every picture has an alternative text of at least 20 characters."""
    pictures = [node for page in PAGES for node in nodes(page) if node["type"] == "image"]
    assert pictures
    assert [node["attrs"]["url"] for node in pictures if len(text_of(node)) < 20] == []


def test_notebook_has_not_been_run() -> None:
    """The notebook has no outputs, and each of its cells has an id of its own."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert len({cell["id"] for cell in cells}) == len(cells)


ARCHITECTURE = ROOT / "docs/architecture.md"


def named_links() -> list[tuple[str, str]]:
    """Returns the names in code type that link to a source file, with their targets."""
    return [
        (text_of(node), node["attrs"]["url"])
        for node in nodes(ARCHITECTURE)
        if node["type"] == "link"
        and [child["type"] for child in node["children"]] == ["codespan"]
        and node["attrs"]["url"].endswith((".ts", ".py"))
    ]


def defines(source: str, name: str) -> bool:
    """Returns whether a source file defines a function, class, method or constant."""
    word = re.escape(name)
    return bool(
        re.search(rf"\b(?:function\*?|class|interface|type|const|def)\s+{word}\b", source)
        or re.search(rf"^\s+(?:\w+\s+)*\*?{word}(?:<[^>]*>)?(?:\(|\s*:|\s*=)", source, re.MULTILINE)
    )


@pytest.mark.parametrize(("name", "target"), named_links(), ids=lambda value: value)
def test_architecture_names_exist(name: str, target: str) -> None:
    """Every function or class that the architecture names is defined in the linked file."""
    source = (ARCHITECTURE.parent / target).resolve().read_text("utf-8")
    if name == Path(target).name:
        return
    assert all(defines(source, part) for part in name.split("."))


def paths_in_code() -> list[str]:
    """Returns the paths in code type that the architecture names."""
    texts = [text_of(node) for node in nodes(ARCHITECTURE) if node["type"] == "codespan"]
    return sorted({text for text in texts if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/[\w.-]*", text)})


@pytest.mark.parametrize("path", paths_in_code())
def test_architecture_paths_exist(path: str) -> None:
    """Every file or folder that the architecture names exists, in the clone or below `src`."""
    assert (ROOT / path).exists() or (ROOT / "src" / path).exists()


def test_guesses_are_complete() -> None:
    """The architecture says where to make the changes that strangers were asked about."""
    rows = [text_of(node) for node in nodes(ARCHITECTURE) if node["type"] == "table_row"]
    wanted = (
        "postprocessing filter",
        "error kind",
        "dialect",
        "a setting",
        "server family",
        "a command",
        "relay forward another endpoint",
        "where tokens are stored",
        "counts as a word",
        "how many cells",
        "stop sequences",
    )
    assert [each for each in wanted if not any(each in row for row in rows)] == []
