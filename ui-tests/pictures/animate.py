"""Makes a GIF from pictures: `animate.py FILE PICTURE MILLISECONDS PICTURE MILLISECONDS …`."""

import sys
from pathlib import Path

from PIL import Image


def animate(file: Path, frames: list[tuple[Path, int]]) -> None:
    """Writes a GIF that repeats the pictures, each with its duration in milliseconds."""
    # All pictures use the palette of the last one, since it shows everything.
    pictures = [Image.open(path).convert("RGB") for path, _ in frames]
    palette = pictures[-1].quantize(64)
    first, *rest = [picture.quantize(palette=palette, dither=0) for picture in pictures]
    file.parent.mkdir(parents=True, exist_ok=True)
    durations = [milliseconds for _, milliseconds in frames]
    first.save(file, save_all=True, append_images=rest, duration=durations, loop=0, optimize=True)


if __name__ == "__main__":
    target, *pairs = sys.argv[1:]
    names, times = pairs[::2], pairs[1::2]
    animate(Path(target), [(Path(n), int(t)) for n, t in zip(names, times, strict=True)])
