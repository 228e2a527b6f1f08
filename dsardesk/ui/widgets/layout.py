"""Pages and cards, with the desk's own distances."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dsardesk.ui.widgets.text import heading

GAP = 12
MARGIN = 20
READABLE_WIDTH = 1080
_RESHAPES = frozenset(
    {
        QEvent.Type.LayoutRequest,
        QEvent.Type.StyleChange,
        QEvent.Type.FontChange,
        QEvent.Type.Polish,
        QEvent.Type.LayoutDirectionChange,
        QEvent.Type.ChildAdded,
        QEvent.Type.ChildRemoved,
    }
)


class _Remembered(QVBoxLayout):
    """Widgets one under the other, whose heights are worked out once for each width until `forget`.

    Qt keeps one width only, and a page asks for two in turn: with two hundred cards each new one would hold the window.
    """

    def __init__(self, parent: QWidget) -> None:
        """An empty one."""
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._least: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        """How tall it wants to be at that width."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """How tall it must be at that width."""
        if width not in self._least:
            self._least[width] = super().minimumHeightForWidth(width)
        return self._least[width]

    def forget(self) -> None:
        """Work the heights out anew when they are next asked for."""
        self._heights.clear()
        self._least.clear()


class Card(QFrame):
    """A part of a page on a ground of its own; add to `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """An empty card."""
        super().__init__(parent)
        self.setObjectName("card")
        self.body = self._make_body()
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(GAP)
        self.title = heading(title, 2)
        self.title.setVisible(bool(title))
        self.body.addWidget(self.title)
        self.setAccessibleName(title)

    def _make_body(self) -> QVBoxLayout:
        return QVBoxLayout(self)


class StillCard(Card):
    """A card whose words stay once it is shown: hundreds of them are laid out without holding the window."""

    def _make_body(self) -> QVBoxLayout:
        return _Remembered(self)

    def event(self, event: QEvent) -> bool:
        """What is in it changed, or how it looks: its heights are no longer true."""
        if event.type() in _RESHAPES and isinstance(body := self.layout(), _Remembered):
            body.forget()
        return super().event(event)


class Page(QScrollArea):
    """A page that scrolls when it must; add to `body`, which keeps a readable width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty page."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content, inner = _Content(), QWidget()
        content.setObjectName("pageContent")
        inner.setMaximumWidth(READABLE_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = column(inner, margin=MARGIN)
        outer = QHBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1)
        self.setWidget(content)


class _Content(QWidget):
    """What a page holds: as tall as its words are at the width they are given, never as at a narrower one."""

    def minimumSizeHint(self) -> QSize:
        """Its width alone: the page asks how tall it is at that width."""
        return QSize(super().minimumSizeHint().width(), 0)


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Widgets one under the other."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(gap)
    return made


def row(*widgets: QWidget, gap: int = GAP, stretch: bool = True) -> QHBoxLayout:
    """Widgets side by side, room left at the end unless told otherwise."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of *layout*."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
