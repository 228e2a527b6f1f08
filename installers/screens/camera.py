"""Takes pictures of the window, with the dialog in front of it if there is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from dsardesk.ui.app import Program
    from dsardesk.ui.shell.desk import DeskView

PATIENCE_MS = 120_000
CALM_MS = 400
COLOURS = 256

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of one window."""

    program: Program
    folder: Path
    prefix: str

    @property
    def desk(self) -> DeskView:
        """The desk over the open vault."""
        desk = self.program.window.desk
        if desk is None:
            raise LookupError("the desk is closed")
        return desk

    def wait(self, condition: Callable[[], bool] = lambda: True) -> None:
        """Let the window live until *condition* holds and nothing is left to do."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        calm = 0
        for _ in range(PATIENCE_MS // 20):
            QTest.qWait(20)
            # Answers ask new questions, and some wait a moment for a person to stop typing.
            calm = calm + 1 if self.program.thread.at_rest and condition() else 0
            if calm == CALM_MS // 20:
                return
        raise TimeoutError(f"{self.prefix}: what was waited for did not come")

    def work(self, work: Callable[[], _T]) -> _T:
        """What *work* gives, done on the vault's thread."""
        found: list[_T] = []
        failed: list[Exception] = []
        self.program.thread.run(work, found.append, failed.append)
        self.wait(lambda: bool(found or failed))
        if failed:
            raise failed[0]
        return found[0]

    def take(self, name: str) -> None:
        """A picture of the window, with the dialog in front of it if there is one."""
        from PySide6.QtGui import QPainter  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        window = self.program.window
        self.wait(lambda: window.desk is None or window.desk.busy.isHidden())
        picture = window.grab()
        front = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
        for each in front:
            shown = each.grab()
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), _veil())
            painter.drawPixmap((picture.width() - shown.width()) // 2, (picture.height() - shown.height()) // 2, shown)
            painter.end()
        self.folder.mkdir(parents=True, exist_ok=True)
        _few_colours(picture.toImage()).save(str(self.folder / f"{self.prefix}-{name}.png"), quality=0)

    def press(self, *names: str) -> None:
        """Press the visible button that bears one of *names*, whichever language is spoken."""
        from PySide6.QtWidgets import QAbstractButton, QApplication  # noqa: PLC0415

        for window in reversed([each for each in QApplication.topLevelWidgets() if each.isVisible()]):
            for each in window.findChildren(QAbstractButton):
                if each.isVisible() and each.isEnabled() and each.accessibleName().rstrip("…") in names:
                    each.click()
                    self.wait()
                    return
        raise LookupError(f"no button called {names}")

    def dismiss(self) -> None:
        """Close the dialogs."""
        from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415

        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.reject()
        self.wait()


def _few_colours(picture: QImage) -> QImage:
    """The same picture in 256 colours: half the bytes, and no difference that an eye would see.

    Half of them are the most frequent ones (grounds, texts), half stand for the others, neighbours together.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage  # noqa: PLC0415

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    ranked = [colour for colour, _ in counted.most_common()]
    neighbours: dict[int, int] = {}
    weights: Counter[int] = Counter()
    for colour in ranked[COLOURS // 2 :]:
        neighbours.setdefault(colour & 0xF0F0F0, colour)
        weights[colour & 0xF0F0F0] += counted[colour]
    others = [neighbours[place] for place, _ in weights.most_common(COLOURS // 2)]
    table = [*ranked[: COLOURS // 2], *others]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _veil() -> Any:
    from PySide6.QtGui import QColor  # noqa: PLC0415

    return QColor(0, 0, 0, 90)
