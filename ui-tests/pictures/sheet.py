"""Shows many pictures on few pages: `sheet.py FOLDER` writes `sheets/1.png` and so on into it.

A picture's name ends by what it shows a thing in: `models-dark.png` stands beside
`models-light.png`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

COLUMNS = ("light", "dark", "contrast", "forced", "narrow")
WIDTH, HEIGHT, GAP, HEAD = 560, 480, 12, 20
TALLEST = 2000


def groups(folder: Path) -> dict[str, dict[str, Path]]:
    """All pictures of a folder, by what they show and in what."""
    found: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted(folder.glob("*.png")):
        name, _, look = path.stem.rpartition("-")
        if look in COLUMNS:
            found[name][look] = path
    return found


def row(name: str, looks: dict[str, Path]) -> Image.Image:
    """One thing in all its looks, side by side."""
    pictures = {look: Image.open(path).convert("RGB") for look, path in looks.items()}
    for picture in pictures.values():
        picture.thumbnail((WIDTH, HEIGHT))
    height = max(picture.height for picture in pictures.values()) + HEAD + GAP
    strip = Image.new("RGB", (len(COLUMNS) * (WIDTH + GAP) + GAP, height), "#888888")
    for column, look in enumerate(COLUMNS):
        left = GAP + column * (WIDTH + GAP)
        if look in pictures:
            ImageDraw.Draw(strip).text((left, 2), f"{name}, {look}", fill="white")
            strip.paste(pictures[look], (left, HEAD))
    return strip


def sheets(rows: list[Image.Image]) -> Iterator[Image.Image]:
    """Rows below one another, as many as one page holds."""
    while rows:
        count = 1
        while count < len(rows) and sum(each.height for each in rows[: count + 1]) <= TALLEST:
            count += 1
        taken, rows = rows[:count], rows[count:]
        page = Image.new("RGB", (taken[0].width, sum(each.height for each in taken)))
        top = 0
        for each in taken:
            page.paste(each, (0, top))
            top += each.height
        yield page


def write_sheets(folder: Path) -> None:
    """Write the pages."""
    (folder / "sheets").mkdir(exist_ok=True)
    rows = [row(name, looks) for name, looks in groups(folder).items()]
    for number, page in enumerate(sheets(rows), start=1):
        page.save(folder / "sheets" / f"{number}.png")


if __name__ == "__main__":
    write_sheets(Path(sys.argv[1]))
