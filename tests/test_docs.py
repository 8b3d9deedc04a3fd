"""No link, picture or anchor in the documentation leads nowhere."""

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
    """Everything in a page, or in the Markdown cells of a notebook, as one list."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    tree = parse(text)
    assert isinstance(tree, list)
    return list(flat(tree))


def flat(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A tree's nodes in their order."""
    for node in tree:
        yield node
        yield from flat(node.get("children", []))


def words(node: dict[str, Any]) -> str:
    """What a node shows."""
    if node["type"] == "softbreak":
        return " "
    return str(node.get("raw", "")) + "".join(words(each) for each in node.get("children", []))


@cache
def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives to a page's headings."""
    seen: Counter[str] = Counter()
    found = set()
    for node in nodes(path):
        if node["type"] == "heading":
            slug = re.sub(r"[^\w\- ]", "", words(node).lower()).replace(" ", "-")
            found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return found


def targets(path: Path) -> list[str]:
    """Where a page's links and pictures lead."""
    return [node["attrs"]["url"] for node in nodes(path) if node["type"] in ("link", "image")]


def is_missing(page: Path, target: str) -> bool:
    """Whether a link or picture in a page leads to no file or heading of ours."""
    url = urlsplit(target)
    if url.scheme or url.netloc:
        return False
    path = (page.parent / unquote(url.path)).resolve() if url.path else page
    if not (path.exists() and path.is_relative_to(ROOT)):
        return True
    return bool(url.fragment) and (path not in PAGES or unquote(url.fragment) not in anchors(path))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """External ones are checked by a workflow."""
    assert [target for target in targets(page) if is_missing(page, target)] == []


def test_a_link_that_leads_nowhere_is_seen() -> None:
    """A file, a heading, and a place outside the clone."""
    page = ROOT / "docs/user-guide.md"
    wrong = ["nowhere.md", "#nowhere", "jupyterhub.md#nowhere", "images/no.png", "../../x.md"]
    right = ["#settings", "jupyterhub.md#what-you-can-set", "../README.md", "https://nowhere.test"]
    assert [target for target in wrong + right if is_missing(page, target)] == wrong


def test_every_page_and_picture_is_shown_somewhere() -> None:
    """A page without a link to it, or a picture without a page, is dead."""
    shown = {
        (page.parent / unquote(urlsplit(target).path)).resolve()
        for page in PAGES
        for target in targets(page)
        if not urlsplit(target).scheme
    }
    all_of_ours = {*(ROOT / "docs").glob("*.md"), *(ROOT / "docs/images").iterdir()}
    assert all_of_ours - shown == set()


def test_pictures_have_words_for_those_who_do_not_see_them() -> None:
    """An alternative text says what is to be seen."""
    pictures = [node for page in PAGES for node in nodes(page) if node["type"] == "image"]
    assert pictures
    assert [node["attrs"]["url"] for node in pictures if len(words(node)) < 20] == []


def test_the_notebook_is_as_before_its_first_run() -> None:
    """It has no outputs, and its cells have ids that stay."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert len({cell["id"] for cell in cells}) == len(cells)
