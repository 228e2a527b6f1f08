"""The screen on which a policy is pasted or opened, and its findings read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QProgressBar, QPushButton

from dsardesk.policies.catalogue import Severity
from dsardesk.ui.policy.presenter import PolicyPresenter, Promised, Told
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.clipboard import copy
from dsardesk.ui.widgets.gradually import Gradually
from dsardesk.ui.widgets.layout import Card, Page, StillCard, clear, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import Chip, heading, paragraph

LOOKS = {
    Severity.ERROR: ("error_circle", Tone.DANGER),
    Severity.WARNING: ("warning", Tone.WARNING),
    Severity.INFO: ("info", Tone.ACCENT),
}
SOUND = ("checkmark_circle", Tone.GOOD)
TEXT_HEIGHT = 180
LABEL_WIDTH = 200
SHOW_AFTER_MS = 1000
TOLD_EVERY_MS = 250


class PolicyView(Page):
    """A text above, what is to be said of it below."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing checked yet."""
        super().__init__()
        self.presenter = PolicyPresenter(self, for_owner(session, self), navigator)
        self._navigator = navigator
        self._made: tuple[Gradually, ...] = ()
        self.body.addWidget(heading(self.tr("Policy check"), 1))
        self.body.addWidget(
            paragraph(
                self.tr(
                    "What your privacy policy promises, and what in it should be corrected. The text is read on this "
                    "computer and is not kept."
                ),
                Tone.MUTED,
            )
        )
        self.body.addWidget(self._entry())
        self.running = _Running(self.presenter.stop)
        self.body.addWidget(self.running)
        self.patience = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self.patience.timeout.connect(self.running.show)
        self.clock = QTimer(self, interval=TOLD_EVERY_MS)
        self.clock.timeout.connect(self._count)
        self.destroyed.connect(self.presenter.stop)
        self.summary = Chip()
        self.summary.hide()
        self.body.addWidget(self.summary)
        self._findings = column()
        self._promises = column()
        self.body.addLayout(self._findings)
        self.body.addLayout(self._promises)
        self.body.addStretch(1)

    def _entry(self) -> Card:
        card = Card()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(self.tr("Paste the text of the policy here, or open it from a file."))
        self.text.setAccessibleName(self.tr("Text of the policy"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(TEXT_HEIGHT)
        self.check_button = button(
            self.tr("&Check this text"), self._check, icon_name="clipboard_search", kind="primary"
        )
        self.open_button = button(self.tr("&Open a file…"), self._choose, icon_name="folder_open")
        self.check_button.setEnabled(False)
        self.text.textChanged.connect(self._may_check)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.check_button.click)
        card.body.addWidget(self.text)
        card.body.addLayout(row(self.check_button, self.open_button))
        return card

    def _may_check(self) -> None:
        self.check_button.setEnabled(self.presenter.progress is None and bool(self.text.toPlainText().strip()))

    def activate(self) -> None:
        """What was found stays, until another text is checked."""
        self.text.setFocus()

    def show_checking(self, *, running: bool) -> None:
        """Show how far the check is, once it has lasted a second; hide it when it is over."""
        self.check_button.setEnabled(not running and bool(self.text.toPlainText().strip()))
        self.open_button.setEnabled(not running)
        for timer in (self.patience, self.clock):
            timer.start() if running else timer.stop()
        if running:
            self.running.begin()
        else:
            self.running.hide()

    def _count(self) -> None:
        if self.presenter.progress is not None:
            self.running.show_asked(self.presenter.progress.asked, self.presenter.progress.rules)

    def show_summary(self, words: str, severity: Severity | None) -> None:
        """How many findings of each kind; None when there is nothing to correct."""
        self.summary.show_status(words, *(LOOKS[severity] if severity else SOUND))
        self.summary.show()

    def show_findings(self, findings: tuple[Told, ...]) -> None:
        """What was found, gravest first."""
        self.finish()
        clear(self._findings)
        self._made = (Gradually(self._cards(findings), self),)

    def finish(self) -> None:
        """Make everything that is still to come."""
        for each in self._made:
            each.finish()

    def show_promises(self, promises: tuple[Promised, ...]) -> None:
        """What the text promises, topic by topic."""
        clear(self._promises)
        if promises:
            self._made = (*self._made, Gradually(self._promise_rows(promises), self))

    def _cards(self, findings: tuple[Told, ...]) -> Iterator[None]:
        for told in findings:
            self._findings.addWidget(self._card(told))
            yield

    def _card(self, told: Told) -> Card:
        card = StillCard(told.name)
        card.title.setWordWrap(True)
        card.body.addLayout(row(Chip(told.grave, *LOOKS[told.severity]), paragraph(told.article, Tone.MUTED)))
        quote = paragraph(self.tr("“{quote}”").format(quote=told.quote), selectable=True)
        quote.setAccessibleName(self.tr("The policy says: {quote}").format(quote=told.quote))
        card.body.addWidget(quote)
        card.body.addWidget(paragraph(told.advice))
        card.body.addWidget(paragraph(self.tr("Suggested wording"), Tone.MUTED))
        card.body.addWidget(paragraph(told.wordings[0][1], selectable=True))
        card.body.addLayout(row(*(self._copy_button(told, lang, words) for lang, words in told.wordings)))
        return card

    def _copy_button(self, told: Told, lang: str, words: str) -> QPushButton:
        label = {"fr": self.tr("Copy in French"), "en": self.tr("Copy in English")}[lang]
        made = button(label, lambda: self._copy(words), icon_name="copy", kind="link")
        made.setAccessibleName(f"{label} – {told.name}")
        return made

    def _copy(self, words: str) -> None:
        copy(words)
        self._navigator.say(self.tr("The wording is on the clipboard."))

    def _promise_rows(self, promises: tuple[Promised, ...]) -> Iterator[None]:
        card = Card(self.tr("What the text promises"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        card.body.addLayout(grid)
        self._promises.addWidget(card)
        for number, promised in enumerate(promises):
            label = paragraph(promised.topic, Tone.MUTED)
            label.setMaximumWidth(LABEL_WIDTH)
            quotes = paragraph("\n".join(f"• {quote}" for quote in promised.quotes), selectable=True)
            quotes.setAccessibleName(f"{promised.topic}: {' '.join(promised.quotes)}")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(quotes, number, 1)
            yield

    def _check(self) -> None:
        self.presenter.check(self.text.toPlainText())

    def _choose(self) -> None:
        kinds = self.tr("Policies and profiles (*.txt *.md *.html *.htm *.docx *.odt *.pdf *.toml)")
        filters = (kinds, self.tr("All files (*)"))
        choose_path(self, Wanted.FILE, self.tr("Text of the policy"), self.presenter.open, filters=filters)


class _Running(Card):
    """A check that lasts, with how far it is, and a button that ends it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Checking the text"))
        self.stop_button = button(self.tr("&Stop the check"), stop, icon_name="dismiss")
        self.body.addWidget(paragraph(self.tr("Checking a long text…")))
        self.body.addWidget(self.bar)
        self.body.addLayout(row(self.stop_button))
        self.hide()

    def begin(self) -> None:
        """Nothing was asked yet."""
        self.bar.setRange(0, 0)

    def show_asked(self, asked: int, rules: int) -> None:
        """So many rules were asked, of so many."""
        self.bar.setRange(0, rules)
        self.bar.setValue(asked)
