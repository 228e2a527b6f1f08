"""What is asked: the rights proposed, with the words that made each proposal, and the others behind a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dsardesk.domain.draft import Proposal
from dsardesk.domain.rights import RightType
from dsardesk.ui.drafts.fields import NAMED
from dsardesk.ui.intake.parts import Fold, shortened
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.layout import Card, clear, column
from dsardesk.ui.widgets.text import paragraph
from dsardesk.wording import Catalogue

INDENT = 26


class AskedCard(Card):
    """Rights to tick.

    Signals:
        edited: another set of rights is ticked.
    """

    edited = Signal()

    def __init__(self, words: Catalogue) -> None:
        """Propose nothing yet."""
        super().__init__(self.tr("What is asked"))
        self._words = words
        self._boxes: dict[RightType, QCheckBox] = {}
        self._shown: tuple[object, ...] = ()
        self._proposed = QVBoxLayout()
        self._rest = QWidget()
        self._others = column(self._rest, gap=2)
        self._others.setContentsMargins(INDENT, 0, 0, 0)
        self.fold = Fold(self.tr("Another right…"), self._rest)
        self._order = paragraph(self.tr("The copy is sent first, then the data are erased: not the other way round."))
        self._mistake = paragraph("", Tone.DANGER)
        self.body.addLayout(self._proposed)
        for widget in (self.fold, self._order, self._mistake):
            self.body.addWidget(widget)
        self.refuse("")

    def propose(self, proposals: tuple[Proposal, ...], ticked: tuple[RightType, ...]) -> None:
        """Propose rights with the sender's words, those of *ticked* ticked."""
        if (proposals, ticked) == self._shown and ticked == self.rights:
            return
        self._shown = proposals, ticked
        clear(self._proposed)
        clear(self._others)
        self._boxes = {}
        quotes = {proposal.right: proposal.quote for proposal in reversed(proposals)}
        for right in ticked:
            self._proposed.addWidget(self._box(right, ticked=True))
            if right in quotes:
                self._proposed.addWidget(self._quoted(quotes[right]))
        for right in RightType:
            if right not in ticked:
                self._others.addWidget(self._box(right, ticked=False))
        self.fold.unfold(unfolded=not ticked)
        self._changed()

    @property
    def rights(self) -> tuple[RightType, ...]:
        """Rights ticked: in the order of the message, then of the law."""
        return tuple(right for right, box in self._boxes.items() if box.isChecked())

    def refuse(self, mistake: str) -> None:
        """Say what is wrong; "" when nothing is."""
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))

    def focus_first(self) -> None:
        """Put the focus on the first right."""
        next(iter(self._boxes.values())).setFocus()

    def _box(self, right: RightType, *, ticked: bool) -> QCheckBox:
        name = self._words.say(f"right.{right}")
        box = self._boxes[right] = QCheckBox(name[:1].upper() + name[1:])
        box.setAccessibleName(box.text())
        box.setProperty(NAMED, f"right {right}")
        box.setChecked(ticked)
        box.toggled.connect(lambda _ticked: self._changed())
        return box

    def _changed(self) -> None:
        self._order.setVisible({RightType.ACCESS, RightType.ERASURE} <= set(self.rights))
        self.edited.emit()

    def _quoted(self, quote: str) -> QWidget:
        label = paragraph(self.tr("“{quote}”").format(quote=shortened(quote)), Tone.MUTED)
        label.setContentsMargins(INDENT, 0, 0, 4)
        return label
