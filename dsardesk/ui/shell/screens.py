"""Every screen of the desk. Imported once a vault opens, so that the prompt shows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsardesk.domain.actors import UserRole
from dsardesk.domain.needs import Need
from dsardesk.services.roles import OPEN_TO, POLICY_READERS
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.company.view import CompanyView
from dsardesk.ui.directives.view import DirectivesView
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.journal.view import JournalView
from dsardesk.ui.policy.view import PolicyView
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.register_import.view import RegisterImportView
from dsardesk.ui.requests.view import RequestsView
from dsardesk.ui.retention.view import RetentionView
from dsardesk.ui.session import Session
from dsardesk.ui.settings.view import SettingsView
from dsardesk.ui.suppression.view import SuppressionView
from dsardesk.ui.today.view import TodayView


class Screen(Protocol):
    """What the window asks of a screen."""

    def activate(self) -> None:
        """Show what stands now; called whenever the screen comes to the front."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A screen of the rail.

    Attributes:
        id: its short name.
        title: its name in the language of the interface.
        icon: its icon.
        make: makes it.
        always: False for one that stays under *More* until it is used.
        open_to: roles that have any business here.
        need: what the company's profile must call for before it is offered; None for a screen of everybody's.
    """

    id: str
    title: Callable[[], str]
    icon: str
    make: Callable[[Session, DeskNavigator], QWidget]
    always: bool = True
    open_to: frozenset[UserRole] = frozenset(UserRole)
    need: Need | None = None


PLACES = (
    Place(
        "today",
        lambda: QCoreApplication.translate("Places", "Today"),
        "calendar_today",
        TodayView,
        open_to=OPEN_TO["agenda.read_agenda"],
    ),
    Place(
        "requests",
        lambda: QCoreApplication.translate("Places", "Requests"),
        "mail_inbox",
        RequestsView,
        open_to=OPEN_TO["case_list.read_lines"],
    ),
    Place(
        "company",
        lambda: QCoreApplication.translate("Places", "Company"),
        "building",
        CompanyView,
        always=False,
        open_to=OPEN_TO["company.profile_text"],
    ),
    Place(
        "retention",
        lambda: QCoreApplication.translate("Places", "Retention"),
        "archive",
        RetentionView,
        always=False,
        open_to=OPEN_TO["retention.read_due"],
    ),
    Place(
        "directives",
        lambda: QCoreApplication.translate("Places", "Directives"),
        "document_signature",
        DirectivesView,
        always=False,
        open_to=OPEN_TO["directives.read_register"],
        need=Need.DIRECTIVES,
    ),
    Place(
        "policy",
        lambda: QCoreApplication.translate("Places", "Policy check"),
        "clipboard_search",
        PolicyView,
        always=False,
        open_to=POLICY_READERS,
    ),
    Place(
        "suppression",
        lambda: QCoreApplication.translate("Places", "Suppression"),
        "megaphone_off",
        SuppressionView,
        always=False,
        open_to=OPEN_TO["suppression.check_list"],
        need=Need.MARKETING,
    ),
    Place(
        "journal",
        lambda: QCoreApplication.translate("Places", "Journal"),
        "notebook",
        JournalView,
        always=False,
        open_to=OPEN_TO["journal.read_journal"],
    ),
    Place("settings", lambda: QCoreApplication.translate("Places", "Settings"), "settings", SettingsView),
)
"""The rail, from top to bottom."""

CASE = Place("case", lambda: QCoreApplication.translate("Places", "Case"), "document", CaseView)
INTAKE = Place("intake", lambda: QCoreApplication.translate("Places", "New request"), "add", IntakeView)
IMPORT = Place("import", lambda: QCoreApplication.translate("Places", "Import"), "folder_open", RegisterImportView)
