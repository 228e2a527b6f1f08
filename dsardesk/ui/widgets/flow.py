"""Widgets side by side that go on below where the width ends, so that nothing is cut off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """As many widgets on a line as the width allows."""

    def __init__(self, gap: int = 8) -> None:
        """Nothing in it yet."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._sizes: list[tuple[QLayoutItem, QSize, QSize]] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put *item* at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at *index*."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The item at *index*, taken out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of its lines at *width*."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it has another size: Qt asks for sizes again and again, and they are kept only until then."""
        self._sizes.clear()
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place every widget in *rect*."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        hints = [hint for _, hint, _ in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Room for its widest widget."""
        least = QSize()
        for _, _, smallest in self._shown():
            least = least.expandedTo(smallest)
        return least

    def _shown(self) -> list[tuple[QLayoutItem, QSize, QSize]]:
        """Items that can be seen, with the size each wants and the least it needs."""
        if not self._sizes:
            shown = (item for item in self._items if not item.isEmpty())
            self._sizes = [(item, item.sizeHint(), item.minimumSize()) for item in shown]
        return self._sizes

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets if *move*; the height that they take in either case."""
        top = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            left = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap
        return max(top - self._gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Items that fit side by side, line by line, with their sizes."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, hint, least in self._shown():
            size = hint.boundedTo(QSize(max(width, least.width()), 1 << 20))
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        return lines


def flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    """A widget that holds *widgets* side by side, on as many lines as they need."""
    made = QWidget()
    layout = FlowLayout(gap)
    for widget in widgets:
        layout.addWidget(widget)
    made.setLayout(layout)
    return wrapping(made)


def wrapping(widget: QWidget) -> QWidget:
    """*widget*, whose height follows from its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
