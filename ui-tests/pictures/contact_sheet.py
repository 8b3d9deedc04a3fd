"""Puts many pictures on few pages: `contact_sheet.py FOLDER` writes `FOLDER/sheets/1.png` etc.

The name of a picture ends with its variant: `models-dark.png` is placed beside
`models-light.png`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

VARIANTS = ("light", "dark", "contrast", "forced", "narrow")
# All sizes are in pixels.
MAX_PICTURE_WIDTH, MAX_PICTURE_HEIGHT, GAP, CAPTION_HEIGHT = 560, 480, 12, 20
MAX_PAGE_HEIGHT = 2000


def find_pictures(folder: Path) -> dict[str, dict[str, Path]]:
    """Returns all pictures of a folder by their subject and then by their variant."""
    found: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted(folder.glob("*.png")):
        subject, _, variant = path.stem.rpartition("-")
        if variant in VARIANTS:
            found[subject][variant] = path
    return found


def make_row(subject: str, paths: dict[str, Path]) -> Image.Image:
    """Returns one subject in all its variants, side by side."""
    pictures = {variant: Image.open(path).convert("RGB") for variant, path in paths.items()}
    for picture in pictures.values():
        picture.thumbnail((MAX_PICTURE_WIDTH, MAX_PICTURE_HEIGHT))
    height = max(picture.height for picture in pictures.values()) + CAPTION_HEIGHT + GAP
    width = len(VARIANTS) * (MAX_PICTURE_WIDTH + GAP) + GAP
    row = Image.new("RGB", (width, height), "#888888")
    for column, variant in enumerate(VARIANTS):
        left = GAP + column * (MAX_PICTURE_WIDTH + GAP)
        if variant in pictures:
            ImageDraw.Draw(row).text((left, 2), f"{subject}, {variant}", fill="white")
            row.paste(pictures[variant], (left, CAPTION_HEIGHT))
    return row


def make_pages(rows: list[Image.Image]) -> Iterator[Image.Image]:
    """Yields pages, each with as many rows below one another as fit."""
    while rows:
        count = 1
        while count < len(rows) and total_height(rows[: count + 1]) <= MAX_PAGE_HEIGHT:
            count += 1
        taken, rows = rows[:count], rows[count:]
        page = Image.new("RGB", (taken[0].width, total_height(taken)))
        top = 0
        for each in taken:
            page.paste(each, (0, top))
            top += each.height
        yield page


def total_height(rows: list[Image.Image]) -> int:
    """Returns the height of all rows together, in pixels."""
    return sum(row.height for row in rows)


def write_sheets(folder: Path) -> None:
    """Writes the pages into the folder `sheets`."""
    (folder / "sheets").mkdir(exist_ok=True)
    rows = [make_row(subject, paths) for subject, paths in find_pictures(folder).items()]
    for number, page in enumerate(make_pages(rows), start=1):
        page.save(folder / "sheets" / f"{number}.png")


if __name__ == "__main__":
    write_sheets(Path(sys.argv[1]))
