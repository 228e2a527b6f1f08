"""The clock sentences at the top of the page, and the dialog that explains them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QWidget

from dsardesk.domain.standing import Urgency
from dsardesk.ui.case.clock.presenter import ClockLine, Explanation
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import clear, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph
from dsardesk.wording import Catalogue

STATUSES = {
    Urgency.LATER: ("clock", Tone.MUTED),
    Urgency.SOON: ("clock", Tone.WARNING),
    Urgency.TODAY: ("warning", Tone.WARNING),
    Urgency.LATE: ("error_circle", Tone.DANGER),
    Urgency.SUSPENDED: ("clock_pause", Tone.ACCENT),
    Urgency.ANSWERED: ("checkmark_circle", Tone.GOOD),
}
"""Icon and tone of how a clock stands."""
DIALOG_SIZE = (640, 400)


class ClockBar(QWidget):
    """The clocks of a case, with a button that says why."""

    def __init__(self, words: Catalogue, why: Callable[[], object]) -> None:
        """No case is shown yet; *why* explains."""
        super().__init__()
        self._words = words
        self._lines = column(gap=6)
        self._shown: tuple[ClockLine, ...] = ()
        self.why_button = button(self.tr("&Why?"), why, kind="link", icon_name="question_circle")
        self.why_button.setAccessibleName(self.tr("Why this date?"))
        body = row(stretch=False)
        body.addLayout(self._lines, 1)
        body.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(body)

    def show_clocks(self, lines: tuple[ClockLine, ...]) -> None:
        """Show how the clocks stand."""
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        for line in lines:
            chip = Chip(self._words.say(f"clock_status.{line.sentence.urgency}"), *STATUSES[line.sentence.urgency])
            text = self.tr("{rights}: {clock}").format(rights=line.rights, clock=line.sentence.text)
            made = row(chip, stretch=False)
            made.addWidget(paragraph(text if line.rights else line.sentence.text, selectable=True), 1)
            self._lines.addLayout(made)


class WhyDialog(QDialog):
    """Every step of the calculation, in words."""

    def __init__(self, parent: QWidget, explanations: tuple[Explanation, ...], source: str) -> None:
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
