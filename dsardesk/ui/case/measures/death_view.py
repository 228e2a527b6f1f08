"""The directives of the deceased on the page of a case: which are theirs, and what became of their wishes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QWidget

from dsardesk.domain.wishes import Carried
from dsardesk.services.execution import Result
from dsardesk.ui.case.measures.after_death import DeathPart, WishPart
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Ticks
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.text import Chip, heading, paragraph
from dsardesk.wording import Catalogue

TALL = 72


class DirectivesBlock(QFrame):
    """Nothing while the register holds nothing that may be theirs."""

    def __init__(self, part: DeathPart, confirm: Callable[[], object], carry_out: Callable[[WishPart], object]) -> None:
        """*confirm* and *carry_out* ask for what is to be recorded."""
        super().__init__()
        self._body = column(self)
        if part.found or part.confirmed:
            self._add_found(part, confirm)
        if part.plan:
            self._body.addWidget(heading(self.tr("The plan, processing by processing"), 3))
        if part.charged:
            self._body.addWidget(paragraph(part.charged, Tone.MUTED, selectable=True))
        for wish in part.plan:
            self._add_wish(wish, carry_out if part.open else None)

    def _add_found(self, part: DeathPart, confirm: Callable[[], object]) -> None:
        waits = Chip(self.tr("to do"), "circle", Tone.WARNING)
        done = Chip(self.tr("done"), "checkmark_circle", Tone.GOOD)
        self._body.addLayout(titled(self.tr("Directives in the register"), 3, done if part.answered else waits))
        for found in part.found:
            self._body.addWidget(paragraph(f"{found.text} – {found.likeness}", selectable=True))
        if part.open:
            text = self.tr("Change the answer…") if part.answered else self.tr("Whose are they?…")
            kind = "" if part.answered else "primary"
            self._body.addWidget(flow(button(text, confirm, kind=kind, icon_name="document_signature")))

    def _add_wish(self, wish: WishPart, carry_out: Callable[[WishPart], object] | None) -> None:
        waits = Chip(self.tr("to do"), "circle", Tone.WARNING)
        done = Chip(self.tr("done"), "checkmark_circle", Tone.GOOD)
        self._body.addLayout(titled(wish.text, 3, done if wish.said else waits))
        if wish.said:
            self._body.addWidget(paragraph(wish.said, selectable=True))
        if carry_out is not None:
            made = button(self.tr("What was done…"), partial(carry_out, wish))
            made.setAccessibleName(f"{made.text()} {wish.text}")
            self._body.addWidget(flow(made))


class ConfirmDialog(FormDialog):
    """Asks which directives are those of the deceased; *do* is given them, and whether they exclude what is asked."""

    def __init__(self, parent: QWidget, part: DeathPart, do: Callable[[tuple[str, ...], bool], object]) -> None:
        """Ask, beginning with what was answered."""
        super().__init__(
            parent,
            self.tr("Whose directives are they?"),
            self.tr("Record the answer"),
            explanation=self.tr(
                "Tick those of the deceased; none if they are all a namesake’s. They go before anything that heirs ask."
            ),
        )
        self._do = do
        options = [(found.reference, found.text) for found in part.found]
        known = {found.reference for found in part.found}
        options += [(each, each) for each in part.confirmed if each not in known]
        self.theirs = Ticks(options, ticked=part.confirmed)
        self.add(
            self.tr("Theirs"), self.theirs, "\n".join(f"{each.reference} – {each.likeness}" for each in part.found)
        )
        self.contrary = QCheckBox(self.tr("They exclude what the heirs ask"))
        self.contrary.setAccessibleName(self.contrary.text())
        self.form.addRow("", self.contrary)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        theirs = self.theirs.ticked
        self._do(theirs, bool(theirs) and self.contrary.isChecked())


class CarryOutDialog(FormDialog):
    """Asks what became of one wish; *do* is given it."""

    def __init__(self, parent: QWidget, wish: WishPart, words: Catalogue, do: Callable[[Result], object]) -> None:
        """Ask."""
        super().__init__(
            parent,
            self.tr("What was done?"),
            self.tr("It was done today"),
            explanation=wish.text,
        )
        self._do, self._wish = do, wish
        self.how = Choice([(each.value, words.say(f"carried.{each}")) for each in Carried])
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(TALL)
        self.add(self.tr("How far"), self.how)
        self.add(self.tr("In words"), self.words, self.tr("Needed unless it was done in full; letters repeat it."))
        self.others = QCheckBox(self.tr("Data of other people and private messages were taken out"))
        self.others.setAccessibleName(self.others.text())
        self.form.addRow("", self.others)
        self.form.setRowVisible(self.others, wish.communicated)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        words = self.words.toPlainText().strip()
        self._do(Result(self._wish.processing, Carried(self.how.value), words, self.others.isChecked()))
