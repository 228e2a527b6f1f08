"""The program's icon as pictures: `icons.py FOLDER SIZE...` writes dsardesk-SIZE.png for each, and dsardesk.ico."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "dsardesk.svg"
ICO_SIZE = 256


def draw(pixels: int) -> QImage:
    """The icon in a square of so many pixels."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def main(folder: Path, sizes: list[int]) -> int:
    """0 if every picture was written."""
    application = QGuiApplication(["icons"])
    written = [draw(size).save(str(folder / f"dsardesk-{size}.png")) for size in sizes]
    written.append(draw(ICO_SIZE).save(str(folder / "dsardesk.ico")))
    application.quit()
    return 0 if all(written) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]))
