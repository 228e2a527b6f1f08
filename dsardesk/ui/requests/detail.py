"""The pane beside the list: one case at a glance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from dsardesk.ui.requests.presenter import Detail
from dsardesk.ui.standing import LOOKS, standing_words
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import GAP, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph
from dsardesk.wording import Catalogue


class DetailPane(QScrollArea):
    """Next step, due date explained, what is asked, and the way to the case."""

    def __init__(self, words: Catalogue, open_case: Callable[[], object]) -> None:
        """No case is chosen."""
        super().__init__()
        self._words = words
        self.setObjectName("page")
        self.setAccessibleName(self.tr("The chosen request"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setObjectName("pageContent")
        self._title = heading("", 2)
        self._title.setWordWrap(True)
        self._standing = Chip()
        self._step = paragraph()
        self._asked = paragraph(selectable=True)
        self._clock = paragraph(tone=Tone.MUTED, selectable=True)
        self.open_button = button(self.tr("Open"), open_case, icon_name="folder_open", kind="primary")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._nothing = paragraph(self.tr("Choose a request to see its next step and its time limit."), Tone.MUTED)
        self._case = QWidget()
        self._lay_out(content)
        self.setWidget(content)
        self.show_detail(None)

    def _lay_out(self, content: QWidget) -> None:
        body = column(self._case, gap=6)
        top = row(self._title, self._standing, self.open_button, stretch=False)
        top.setStretch(0, 1)
        body.addLayout(top)
        self._sides.setSpacing(GAP)
        for parts in (
            ((self.tr("Next step"), self._step), (self.tr("What is asked"), self._asked)),
            ((self.tr("Time limit"), self._clock),),
        ):
            side = column(gap=6)
            for name, widget in parts:
                side.addWidget(heading(name, 3))
                side.addWidget(widget)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        body.addLayout(self._sides)
        lines = column(content, margin=12)
        lines.addWidget(self._nothing)
        lines.addWidget(self._case)
        lines.addStretch(1)

    def lay(self, direction: QBoxLayout.Direction) -> None:
        """Put its parts side by side, or one below the other where the pane is narrow."""
        self._sides.setDirection(direction)

    def show_detail(self, detail: Detail | None) -> None:
        """Show one case, or that none is chosen."""
        self._nothing.setVisible(detail is None)
        self._case.setVisible(detail is not None)
        if detail is None:
            return
        self._title.setText(f"{detail.reference} · {detail.person}" if detail.person else detail.reference)
        self._standing.show_status(standing_words(detail.standing, self._words), *LOOKS[detail.standing.urgency])
        self._step.setText(detail.step)
        self._asked.setText("\n".join(detail.asked))
        self._clock.setText("\n".join(detail.clock))
