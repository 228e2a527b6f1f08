"""The page of those who only follow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from dsardesk.ui.dashboard.dialogs import AnswerDialog
from dsardesk.ui.dashboard.models import Column, DueModel
from dsardesk.ui.dashboard.presenter import DashboardPresenter, Figure, Line, Question
from dsardesk.ui.following import Followed
from dsardesk.ui.settings.dialogs import PasswordDialog
from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import FlowLayout
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import Chip, heading, paragraph
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue

LEAST_ROWS, MOST_ROWS = 3, 14


class DashboardView(QWidget):
    """Figures and days, and what waits for this person's word."""

    def __init__(self, followed: Followed, runner: Runner, words: Catalogue, lock: Callable[[], object]) -> None:
        """Nothing shown yet; *lock* goes back to the prompt."""
        super().__init__()
        self.presenter = DashboardPresenter(self, followed, OwnedRunner(runner, self), words)
        self.messages = MessageBar()
        self.page = Page()
        self.model = DueModel()
        self.as_of = paragraph("", Tone.MUTED)
        self.figures = FlowLayout()
        self.questions_card = Card(self.tr("Waiting for your word"))
        self.questions = column(gap=8)
        self.questions_card.body.addLayout(self.questions)
        self.questions_card.hide()
        self.table = self._make_table()
        self.empty = paragraph(self.tr("Nothing is due: no request is open."), Tone.MUTED)
        self._lay_out(lock)

    def _make_table(self) -> QTableView:
        table = QTableView()
        dress_table(table, self.model, self.tr("What is due"), self.tr("Columns of what is due"), wide=(Column.STEP,))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self, lock: Callable[[], object]) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self.page, 1)
        body = self.page.body
        body.addWidget(heading(self.tr("Dashboard"), 1))
        about = self.tr("References, days and figures. Your password opens no case, and no name stands here.")
        body.addWidget(paragraph(about, Tone.MUTED))
        gestures = FlowLayout()
        for made in (
            button(self.tr("Re&fresh"), self.presenter.activate, icon_name="arrow_clockwise"),
            button(self.tr("&Change the password…"), self._change_password, icon_name="key"),
            button(self.tr("&Lock"), lock, icon_name="lock_closed"),
        ):
            gestures.addWidget(made)
        body.addLayout(gestures)
        body.addLayout(self.figures)
        body.addWidget(self.questions_card)
        card = Card(self.tr("What is due"))
        for widget in (self.empty, self.table, self.as_of):
            card.body.addWidget(widget)
        body.addWidget(card)
        body.addStretch(1)
        self.setAccessibleName(self.tr("Dashboard"))

    def activate(self) -> None:
        """Show what stands now."""
        self.presenter.activate()

    def show_overview(self, figures: tuple[Figure, ...], lines: tuple[Line, ...], as_of: str) -> None:
        """Figures, what a day is set for, and when the vault said so."""
        clear(self.figures)
        for figure in figures:
            self.figures.addWidget(Chip(figure.words, figure.icon, figure.tone))
        self.model.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.as_of.setText(as_of)
        least = self.table.verticalHeader().defaultSectionSize() * LEAST_ROWS
        rows = min(max(self.table.verticalHeader().length(), least), MOST_ROWS * least // LEAST_ROWS)
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 8)

    def show_questions(self, questions: tuple[Question, ...], *, approves: bool) -> None:
        """What waits for this person's word; nothing about it for whoever is never asked."""
        clear(self.questions)
        self.questions_card.setVisible(approves)
        if not questions:
            self.questions.addWidget(paragraph(self.tr("No decision waits for you."), Tone.MUTED))
        for question in questions:
            self.questions.addWidget(self._question(question))

    def _question(self, question: Question) -> QWidget:
        line = QWidget()
        answer = button(self.tr("Read and answer…"), partial(self._ask, question), kind="link")
        answer.setAccessibleName(self.tr("Read and answer: {title}").format(title=question.title))
        words = paragraph(question.title, selectable=True)
        line.setLayout(row(words, answer, stretch=False))
        return line

    def _ask(self, question: Question) -> None:
        AnswerDialog(self, question, self.presenter.answer).open()

    def _change_password(self) -> None:
        PasswordDialog(self, self.presenter.change_password).open()

    def say(self, sentence: str) -> None:
        """A confirmation."""
        self.messages.say(sentence)

    def warn(self, sentence: str) -> None:
        """What went wrong."""
        self.messages.say(sentence, Tone.DANGER)
