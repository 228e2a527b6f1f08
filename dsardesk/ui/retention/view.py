"""What is to be purged, with a box to tick for each; below it, how long cases are kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QSpinBox

from dsardesk.domain.retention import Kept
from dsardesk.ui.retention.presenter import DuePart, RetentionPage, RetentionPresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph

MOST_MONTHS = 240
REASON_LINES = 4
OF_NO_CASE = frozenset({Kept.DIRECTIVE, Kept.SUPPRESSION})
NAMED = 12
"""Parts that the question names one by one; the others are counted."""


class RetentionView(Page):
    """What is to be purged, and how long cases are kept."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing is known yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Retention"))
        self.presenter = RetentionPresenter(self, for_owner(session, self), navigator)
        self.asking = Asking(navigator.say, navigator.warn)
        self.boxes: dict[str, QCheckBox] = {}
        self._months = 0
        self._shown: RetentionPage | None = None
        self._due = Card(self.tr("To purge"))
        self._lines = column()
        self.purge_button = button(self.tr("&Purge what is ticked…"), self._ask, kind="danger", icon_name="delete")
        self._identities = Card(self.tr("Identity documents held"))
        self._held = column()
        self._policy = Card(self.tr("How long cases are kept"))
        self._sentences = column()
        self.decide_button = button(self.tr("&Decide how long…"), self.ask_to_decide, icon_name="edit")
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(heading(self.tr("Retention")))
        self._due.body.addLayout(self._lines)
        self._due.body.addLayout(row(self.purge_button))
        self._identities.body.addLayout(self._held)
        self._policy.body.addLayout(self._sentences)
        self._policy.body.addLayout(row(self.decide_button))
        for card in (self._due, self._identities, self._policy):
            card.hide()
            self.body.addWidget(card)
        self.body.addStretch(1)

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.refresh()

    def show_page(self, page: RetentionPage) -> None:
        """Show what is to be purged; what did not change is left alone."""
        if page == self._shown:
            return
        self._shown, self._months = page, page.months
        for card in (self._due, self._policy):
            card.show()
        clear(self._sentences)
        for number, sentence in enumerate(page.policy):
            self._sentences.addWidget(paragraph(sentence, Tone.WARNING if number else Tone.PLAIN))
        clear(self._lines)
        self.boxes.clear()
        for part in page.parts:
            self._add(part, may_purge=page.may_purge)
        for who in page.undecided:
            self._lines.addLayout(
                row(paragraph(who), Chip(self.tr("waits for a decision"), "warning", Tone.WARNING), stretch=False)
            )
        self._say_rest(page)
        self._show_identities(page)
        self.purge_button.setVisible(page.may_purge and bool(page.parts))
        self.decide_button.setVisible(page.may_purge)
        self._show_ticked()

    def _show_identities(self, page: RetentionPage) -> None:
        """Copies that a rule destroys by itself; nothing is to be ticked here."""
        clear(self._held)
        self._identities.setVisible(bool(page.identities))
        for line in page.identities:
            way = button(self.tr("Open"), partial(self.presenter.open, line.reference), kind="link")
            way.setAccessibleName(f"{way.text()}: {line.who}")
            told = column(gap=2)
            told.addLayout(row(paragraph(line.who), way, stretch=False))
            told.addWidget(paragraph(line.goes))
            told.addWidget(paragraph(line.rule, Tone.MUTED))
            self._held.addLayout(told)

    def _say_rest(self, page: RetentionPage) -> None:
        if page.more:
            text = self.tr("%n more request(s) once these are purged", "", page.more)
            self._lines.addWidget(paragraph(text, Tone.MUTED))
        if not page.parts and not page.undecided:
            self._lines.addWidget(paragraph(self.tr("Nothing is to be purged."), Tone.MUTED))

    def _add(self, part: DuePart, *, may_purge: bool) -> None:
        # The box bears what is short: its words could not wrap.
        box = QCheckBox(part.reference or self.tr("Suppression list"))
        box.setAccessibleName(f"{part.who or box.text()}, {part.title}")
        box.setAccessibleDescription(" ".join(part.steps))
        box.setEnabled(may_purge)
        box.toggled.connect(lambda _on: self._show_ticked())
        self.boxes[part.key] = box
        top = row(box, *(() if part.what in OF_NO_CASE else (self._way_to(part),)))
        told = column(gap=2)
        told.addLayout(top)
        told.addWidget(paragraph(f"{part.person} – {part.title}" if part.person else part.title))
        told.addWidget(paragraph(" ".join(part.steps), Tone.MUTED))
        self._lines.addLayout(told)

    def _way_to(self, part: DuePart) -> QPushButton:
        made = button(self.tr("Open"), partial(self.presenter.open, part.reference), kind="link")
        made.setAccessibleName(f"{made.text()}: {part.who}")
        return made

    def _show_ticked(self) -> None:
        self.purge_button.setEnabled(any(box.isChecked() for box in self.boxes.values()))

    def _ask(self) -> None:
        self.presenter.ask(tuple(key for key, box in self.boxes.items() if box.isChecked()))

    def ask_to_purge(self, parts: tuple[DuePart, ...]) -> None:
        """Ask whether these are to be purged for good."""
        self.asking.open(PurgeDialog(self, parts))

    def ask_to_decide(self) -> None:
        """Ask how long closed cases are kept, and why."""
        self.asking.open(DecideDialog(self, self._months))

    def tell_purged(self, parts: int) -> None:
        """So many parts were purged."""
        self.asking.done(self.tr("Purged: %n part(s). Figures and the chain of the log remain.", "", parts))

    def tell_decided(self) -> None:
        """It was decided how long cases are kept."""
        self.asking.done(self.tr("Recorded. The dates of every closed case follow."))

    def refuse(self, sentence: str) -> None:
        """It was not done, and why."""
        self.asking.refuse(sentence)


class PurgeDialog(FormDialog):
    """Names what goes for good, and says what stays."""

    def __init__(self, parent: RetentionView, parts: tuple[DuePart, ...]) -> None:
        """Ask about *parts*."""
        super().__init__(
            parent,
            self.tr("Purge %n part(s) for good?", "", len(parts)),
            self.tr("Purge for good"),
            explanation=self.tr(
                "This cannot be undone. Of a whole case only figures remain, with entries of the log that no longer "
                "say anything. Backups made before still hold what is purged here, until you delete them."
            ),
            kind="danger",
        )
        for part in parts[:NAMED]:
            self.form.addRow(paragraph(f"{part.who} – {part.title}" if part.who else part.title))
        if parts[NAMED:]:
            self.form.addRow(paragraph(self.tr("and %n more", "", len(parts) - NAMED), Tone.MUTED))
        self._purge = partial(parent.presenter.purge, parts)

    def submit(self) -> None:
        """Have them purged; the dialog closes once they are."""
        self._purge()


class DecideDialog(FormDialog):
    """Asks how long closed cases are kept, and why."""

    def __init__(self, parent: RetentionView, months: int) -> None:
        """Propose *months*."""
        super().__init__(
            parent,
            self.tr("How long are closed cases kept?"),
            self.tr("Record the decision"),
            explanation=self.tr(
                "The decision stands above what your privacy policy says, for every case: it must be accounted for "
                "(Article 5(2) GDPR)."
            ),
        )
        self._presenter = parent.presenter
        self.months = QSpinBox(minimum=0, maximum=MOST_MONTHS)
        self.months.setValue(months)
        self.months.setSuffix(self.tr(" months"))
        self.reasons = QPlainTextEdit()
        self.reasons.setTabChangesFocus(True)
        self.reasons.setFixedHeight(self.reasons.fontMetrics().lineSpacing() * REASON_LINES)
        self.add(self.tr("&From closing"), self.months, self.tr("0 keeps nothing of a case once it is closed."))
        self.add(self.tr("&Why"), self.reasons)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._presenter.decide(self.months.value(), self.reasons.toPlainText())
