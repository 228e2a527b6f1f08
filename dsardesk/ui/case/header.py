"""The top of a case page: who and what, the next step with its button, the stages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dsardesk.domain.stages import Progress, Stage, StageLine
from dsardesk.ui.case.items.view import STATES
from dsardesk.ui.case.reading import Act, Head, ItemChip, NextLine
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import FlowLayout, flow, wrapping
from dsardesk.ui.widgets.layout import GAP, clear, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph
from dsardesk.wording import Catalogue

PROGRESS = {
    Progress.DONE: ("checkmark_circle", Tone.GOOD),
    Progress.CURRENT: ("chevron_right", Tone.ACCENT),
    Progress.TO_DO: ("circle", Tone.MUTED),
}


class WhoBar(QWidget):
    """Reference, requester, what is asked."""

    def __init__(self, back: Callable[[], object], close: Callable[[], object], say: Callable[[str], object]) -> None:
        """No case is shown yet."""
        super().__init__()
        self._say = say
        self.back_button = button(
            self.tr("Requests"), back, kind="link", icon_name="arrow_left", tip=self.tr("Alt+Left")
        )
        self.reference_button = button("", self._copy, kind="link", icon_name="copy", tip=self.tr("Copy the reference"))
        self.close_button = button(self.tr("Close the case…"), close, icon_name="archive")
        self.name = heading("", 1)
        self.name.setWordWrap(False)
        self._about = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._about.setProperty("tone", Tone.MUTED.value)
        self._chips = FlowLayout()
        chips = QWidget()
        chips.setLayout(self._chips)
        top = row(self.back_button, self.reference_button)
        top.addWidget(self.close_button)
        body = column(self, gap=4)
        body.addLayout(top)
        body.addWidget(flow(self.name, self._about, gap=GAP))
        body.addWidget(wrapping(chips))

    def show_head(self, head: Head) -> None:
        """Show who asks for what."""
        self.reference_button.setText(head.reference)
        self.reference_button.setAccessibleName(
            self.tr("Copy the reference {reference}").format(reference=head.reference)
        )
        self.name.setText(head.name or self.tr("(no name)"))
        self._about.setText(" · ".join(head.about))
        self.close_button.setVisible(not head.closed)
        clear(self._chips)
        for chip in head.chips:
            self._chips.addWidget(_item_chip(chip))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.reference_button.text())
        self._say(self.tr("Reference copied."))


def _item_chip(chip: ItemChip) -> Chip:
    return Chip(chip.text, *STATES[chip.state])


class NextBar(QFrame):
    """The next step as a sentence, with one button."""

    def __init__(self, do: Callable[[], object]) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setProperty("soft", Tone.ACCENT.value)
        self._title = heading("", 2)
        self._title.setWordWrap(True)
        self._why = paragraph("", Tone.MUTED)
        self.do_button = button("", do, kind="primary", tip=self.tr("Ctrl+Enter"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(paragraph(self.tr("Next step"), Tone.ACCENT))
        words.addWidget(self._title)
        words.addWidget(self._why)
        body = row(stretch=False)
        body.setContentsMargins(16, 10, 16, 10)
        body.addLayout(words, 1)
        body.addWidget(self.do_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(body)

    def show_next(self, line: NextLine) -> None:
        """Show what to do next."""
        self._title.setText(line.text)
        self._why.setText(line.why)
        self._why.setVisible(bool(line.why))
        text = self._label(line.act)
        self.do_button.setText(text)
        self.do_button.setAccessibleName(f"{line.text} – {text}".replace("&", ""))

    def _label(self, act: Act) -> str:
        return {
            Act.STOP_MARKETING: self.tr("Stop marketing…"),
            Act.IDENTITY: self.tr("Go to identity"),
            Act.SEARCH: self.tr("Go to the search"),
            Act.MEASURES: self.tr("Go to the measures"),
            Act.ITEMS: self.tr("Go to the items"),
            Act.DECIDE: self.tr("Decide…"),
            Act.NOTHING_HELD: self.tr("Draft the letter"),
            Act.PAPERS: self.tr("Go to the letters"),
            Act.PROMISES: self.tr("Go to the promises"),
            Act.REGISTER: self.tr("Go to the register…"),
            Act.ERASE_MINOR: self.tr("Begin the erasure…"),
            Act.CLOSE: self.tr("Close the case…"),
            Act.NOTHING: self.tr("Back to the requests"),
        }[act]


class StageRow(QWidget):
    """The stages of a case: done, under way, to do, each in words."""

    def __init__(self, words: Catalogue) -> None:
        """No case is shown yet."""
        super().__init__()
        self._words = words
        self._chips = {stage: Chip() for stage in Stage}
        self._shown: dict[Stage, Progress] = {}
        self._flow = FlowLayout(gap=6)
        self.setLayout(self._flow)
        wrapping(self)
        self.setAccessibleName(self.tr("Stages"))
        for chip in self._chips.values():
            self._flow.addWidget(chip)

    def show_stages(self, lines: tuple[StageLine, ...]) -> None:
        """Show where the case stands; what did not change is left alone."""
        progress = {line.stage: line.progress for line in lines}
        for stage, chip in self._chips.items():
            chip.setVisible(stage in progress)
            if stage in progress and self._shown.get(stage) is not progress[stage]:
                self._show(chip, stage, progress[stage])
        self._shown = progress

    def _show(self, chip: Chip, stage: Stage, progress: Progress) -> None:
        name, how_far = self._words.say(f"stage.{stage}"), self._words.say(f"progress.{progress}")
        chip.show_status(name, *PROGRESS[progress])
        chip.setAccessibleName(f"{name}: {how_far}")
        chip.setToolTip(how_far)
