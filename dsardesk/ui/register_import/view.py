"""The file, its columns, what its rows become, and the imports that may be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QProgressBar, QTableView, QWidget

from dsardesk.ui.register_import.models import Column, RemarksModel
from dsardesk.ui.register_import.parts import ColumnsCard, UnknownCard
from dsardesk.ui.register_import.presenter import RegisterImportPresenter
from dsardesk.ui.register_import.reading import Choices, PastImport, Shown
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.tables import dress_table
from dsardesk.ui.widgets.text import heading, paragraph

LOOK_MS = 200
TABLE_HEIGHT = 320


class RegisterImportView(Page):
    """Importing a register kept in a spreadsheet."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No file is open."""
        super().__init__()
        self.setAccessibleName(self.tr("Import my spreadsheet"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = RegisterImportPresenter(self, for_owner(session, self))
        self.body.addWidget(heading(self.tr("Import my spreadsheet"), 1))
        self.body.addWidget(self._file_card())
        self.columns_card = ColumnsCard(self.presenter)
        self.unknown_card = UnknownCard(self.presenter)
        self.rows_card = self._rows_card()
        self.past_card = Card(self.tr("Imports"))
        self.past = column(gap=8)
        self.past_card.body.addLayout(self.past)
        for card in (self.columns_card, self.unknown_card, self.rows_card, self.past_card):
            card.hide()
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._show_progress)

    def _file_card(self) -> Card:
        card = Card()
        said = self.tr(
            "Your register in Excel, LibreOffice or CSV becomes requests here. Each row is shown with what becomes of "
            "it, and nothing is written before you say so. Formulas are not run, and your file is not changed."
        )
        card.body.addWidget(paragraph(said))
        self.file_name = paragraph("", Tone.MUTED)
        self.file_name.hide()
        card.body.addWidget(self.file_name)
        self.choose_button = button(
            self.tr("&Choose the spreadsheet…"), self.ask_file, kind="primary", icon_name="folder_open"
        )
        card.body.addWidget(flow(self.choose_button))
        self.working = QProgressBar(textVisible=False, maximum=0, minimum=0)
        self.working.setAccessibleName(self.tr("Working"))
        self.working_words = paragraph("", Tone.MUTED)
        self.stop_button = button(self.tr("S&top"), self._stop, icon_name="dismiss")
        for widget in (self.working, self.working_words, self.stop_button):
            widget.hide()
            card.body.addWidget(widget)
        return card

    def _rows_card(self) -> Card:
        card = Card(self.tr("What the rows become"))
        self.summary = paragraph("", selectable=True)
        self.remarks = RemarksModel()
        self.table = QTableView()
        named, columns = self.tr("What to know of the rows"), self.tr("Columns of the list")
        dress_table(self.table, self.remarks, named, columns, wide=(Column.SAID,))
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._fit_rows())
        self.import_button = button(
            self.tr("&Import these requests"), self.presenter.import_, kind="primary", icon_name="checkmark"
        )
        for widget in (self.summary, self.table, flow(self.import_button)):
            card.body.addWidget(widget)
        return card

    def _fit_rows(self) -> None:
        """Rows as tall as their words, for those in sight at first: thousands of them would hold the window."""
        for number in range(min(self.remarks.rowCount(), 60)):
            self.table.resizeRowToContents(number)
            # The sheet of styles pads cells, which Qt does not count when it wraps their words.
            self.table.setRowHeight(number, self.table.rowHeight(number) + self.table.fontMetrics().lineSpacing())

    def activate(self) -> None:
        """Show what may be taken back."""
        self.presenter.start()
        self.choose_button.setFocus()

    def ask_file(self) -> None:
        """Ask which spreadsheet."""
        filters = (self.tr("Spreadsheets (*.xlsx *.xls *.ods *.csv *.txt *.tsv)"), self.tr("All files (*)"))
        choose_path(self, Wanted.FILE, self.tr("Register to import"), self.presenter.open_file, filters=filters)

    def _stop(self) -> None:
        self.presenter.stop()

    def _show_progress(self) -> None:
        self.working_words.setText(self.presenter.progress)

    def show_working(self, *, working: bool) -> None:
        """Show that work lasts, and offer to stop it."""
        if working:
            self._clock.start()
            self._show_progress()
        else:
            self._clock.stop()
        # What sleeps or goes would give the focus to whatever comes next, even outside the page.
        if working and self._holds(self.choose_button, self.import_button):
            self.stop_button.show()
            self.stop_button.setFocus()
        elif not working and self._holds(self.stop_button):
            self._go_on()
        self.import_button.setEnabled(not working)
        self.choose_button.setEnabled(not working)
        for widget in (self.working, self.working_words, self.stop_button):
            widget.setVisible(working)

    def _holds(self, *widgets: QWidget) -> bool:
        """True if the focus is in one of them."""
        focus = self.window().focusWidget()
        return any(each is focus or each.isAncestorOf(focus) for each in widgets)

    def _go_on(self) -> None:
        """Put the focus where one goes on."""
        self.choose_button.setEnabled(True)
        (self.choose_button if self.columns_card.isHidden() else self.columns_card.first).setFocus()

    def show_choices(self, choices: Choices) -> None:
        """Show how the sheet is read."""
        self.file_name.setText(choices.file)
        self.file_name.show()
        self.columns_card.show_choices(choices)
        self.columns_card.show()

    def show_preview(self, shown: Shown) -> None:
        """Show what an import would do."""
        self.summary.setText(shown.summary)
        self.remarks.set_remarks(shown.remarks)
        self.table.setVisible(bool(shown.remarks))
        self._fit_rows()
        self.unknown_card.ask(shown.unknown, self.columns_card.last)
        self.import_button.setEnabled(shown.may_import)
        self.rows_card.show()

    def show_nothing(self) -> None:
        """No file is open any more."""
        for widget in (self.file_name, self.columns_card, self.unknown_card, self.rows_card):
            widget.hide()
        self.remarks.set_remarks(())

    def show_imports(self, past: tuple[PastImport, ...]) -> None:
        """Show what may be taken back."""
        if self._holds(self.past_card):
            self._go_on()
        clear(self.past)
        for each in past:
            on = QLocale().toString(QDate(each.on.year, each.on.month, each.on.day), QLocale.FormatType.ShortFormat)
            text = self.tr("%n request(s) imported on {on} by {user}: {first} – {last}", "", each.cases)
            self.past.addWidget(paragraph(text.format(on=on, user=each.user, first=each.first, last=each.last)))
            take_back = button(self.tr("Take this import back…"), partial(self._ask_undo, each), icon_name="history")
            take_back.setAccessibleName(f"{take_back.text()} {each.first}")
            self.past.addWidget(flow(take_back), alignment=Qt.AlignmentFlag.AlignLeft)
        self.past_card.setVisible(bool(past))

    def _ask_undo(self, each: PastImport) -> None:
        dialog = FormDialog(
            self,
            self.tr("Take this import back?"),
            self.tr("Take it back"),
            explanation=self.tr(
                "%n request(s) will be removed with everything they hold. The journal keeps that they were imported "
                "and taken back, without any name.",
                "",
                each.cases,
            ),
            kind="danger",
        )
        dialog.accepted.connect(partial(self.presenter.undo, each.id))
        self.asking.open(dialog)

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
