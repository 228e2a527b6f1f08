"""How a time limit was counted, step by step; and a place to try a day without storing anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QWidget

from dsardesk.ui.case.clock.reading import Explanation
from dsardesk.ui.case.clock.supposing import Supposed, Trial
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Choice, Day, Options
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, clear, column, row
from dsardesk.ui.widgets.text import heading, paragraph

DIALOG_SIZE = (680, 560)
Try = Callable[[Supposed, date], tuple[Trial, ...]]


class WhyDialog(QDialog):
    """Every step of the calculation, in words; below, what a day would change."""

    def __init__(
        self,
        parent: QWidget,
        explanations: tuple[Explanation, ...],
        source: str,
        trying: TryCard | None = None,
    ) -> None:
        """Explain the clocks of one case."""
        super().__init__(parent)
        title = self.tr("How the time limit was counted")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*DIALOG_SIZE)
        content = QWidget()
        inner = column(content)
        for explanation in explanations:
            _explain(explanation, inner.addWidget)
        if trying is not None:
            inner.addWidget(trying)
        inner.addWidget(paragraph(source, Tone.MUTED, selectable=True))
        inner.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(title)
        area.setWidget(content)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(close.text())
        close.setProperty("kind", "primary")
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        body = column(self, margin=20)
        body.addWidget(heading(title, 2))
        body.addWidget(area, 1)
        body.addWidget(buttons)
        close.setFocus()


class TryCard(Card):
    """A day to try for something that may happen; what would come of it, in words."""

    def __init__(self, options: Options, today: date, attempt: Try) -> None:
        """Offer *options* on *today*; *attempt* says what would come of one."""
        super().__init__(QCoreApplication.translate("TryCard", "What if…"))
        self._attempt = attempt
        self.what = Choice(options)
        self.what.setMinimumContentsLength(max(len(words) for _, words in options))
        self.what.setAccessibleName(self.tr("What to try"))
        self.on = Day(today)
        self.on.setAccessibleName(self.tr("Day to try"))
        self._results = column(gap=6)
        self.body.addWidget(paragraph(self.tr("Try a day: nothing is stored."), Tone.MUTED))
        self.body.addWidget(flow(self.what, self.on))
        self.body.addLayout(self._results)
        self.what.currentIndexChanged.connect(lambda _index: self._show())
        self.on.dateChanged.connect(lambda _day: self._show())
        self._show()

    def _show(self) -> None:
        clear(self._results)
        for found in self._attempt(Supposed(self.what.value), self.on.value):
            self._results.addWidget(heading(found.rights, 3))
            for said in found.sentences:
                self._results.addWidget(paragraph(said, selectable=True))


def _explain(explanation: Explanation, add: Callable[[QWidget], object]) -> None:
    add(heading(explanation.rights, 3))
    for number, step in enumerate(explanation.steps, start=1):
        add(_step(number, step))
    for advice in explanation.advice:
        add(paragraph(advice, Tone.ACCENT, selectable=True))


def _step(number: int, text: str) -> QWidget:
    made = QWidget()
    line = row(stretch=False)
    count = QLabel(QCoreApplication.translate("WhyDialog", "{number}.").format(number=number))
    line.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(paragraph(text, selectable=True), 1)
    made.setLayout(line)
    return made
