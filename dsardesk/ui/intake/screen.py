"""What the presenter of a new request asks of its page."""

from __future__ import annotations

from typing import Protocol

from dsardesk.ui.intake.arrival_presenter import ArrivalScreen
from dsardesk.ui.intake.belonging import Course
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Due, Reading
from dsardesk.ui.intake.tie_presenter import TieScreen


class IntakeScreen(ArrivalScreen, TieScreen, Protocol):
    """What the presenter asks of the page."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a message beside what it seems to ask."""
        ...

    def show_again(self, sheet: Sheet) -> None:
        """Show what the same message says now; the focus, and the place on the page, stay."""
        ...

    def show_settled(self) -> None:
        """All that is proposed for the message stands there by now: a draft may take its place."""
        ...

    def form(self) -> Form:
        """What stands in the fields."""
        ...

    def begin_at(self, field: str) -> None:
        """Put the focus on that field, named as in `show_mistakes`, or "aside", "tie"; on the first for ""."""
        ...

    def show_consequences(self, reading: Reading) -> None:
        """Read the fields back."""
        ...

    def show_due(self, due: Due | None) -> None:
        """Say when the answer is due; None while that cannot be said."""
        ...

    def show_clients(self, names: tuple[str, ...]) -> None:
        """Offer the clients for whom data were processed before."""
        ...

    def show_course(self, course: Course) -> None:
        """Say what the message is, and offer what that calls for."""
        ...

    def show_mistakes(self, fields: tuple[str, ...]) -> None:
        """Say what is missing, field by field: "who", "email", "received", "to_come", "way", "rights"..."""
        ...

    def show_refusal(self, sentence: str) -> None:
        """Say why no case was opened; nothing typed is lost."""
        ...

    def show_working(self, *, working: bool) -> None:
        """Keep the buttons still while a case is being opened."""
        ...
