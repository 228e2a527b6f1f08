"""Items whose time limit may be extended, and what the dialog of an extension shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.clocks import terms_of
from dsardesk.domain.extensions import pending
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rules import RuleBook
from dsardesk.services.case_page import CasePage
from dsardesk.ui.options import Options
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """What the dialog of an extension shows.

    Attributes:
        items: numbers of the items that may be extended, and their rights in words.
        grounds: the law's two grounds, in words.
        due: last day on which the notice may leave, in words; "" while suspended.
        minor: numbers of the items that are extended only for a reason of the DPO.
        first: earliest day that may be announced.
    """

    items: Options
    grounds: Options
    due: str
    minor: frozenset[str]
    first: date


def extendable(page: CasePage, rules: RuleBook) -> list[RequestItem]:
    """Items whose first period still runs, and that no notice has extended."""
    notified = {each.item for each in page.case.extensions} - {each.item for each in pending(page.case)}
    return [
        item
        for item in page.case.items
        if item.answered_on is None
        and item.number not in notified
        and terms_of(page.case, item, rules).extended_months
        and not page.limits[item.number].refuses_late(page.today)
    ]


def extension_form(page: CasePage, rules: RuleBook, words: Catalogue) -> ExtensionForm:
    """The items that may be extended, and until when they may."""
    items = extendable(page, rules)
    limits = [page.limits[item.number] for item in items]
    due = min((limit.due for limit in limits if limit.due), default=None)
    excluded = (item for item in items if not terms_of(page.case, item, rules).extension_allowed)
    return ExtensionForm(
        items=tuple((str(item.number), words.say(f"right.{item.right}")) for item in items),
        grounds=tuple((ground.value, words.say(f"extension_ground.{ground}")) for ground in ExtensionGround),
        due=words.date(due, weekday=True) if due else "",
        minor=frozenset(str(item.number) for item in excluded),
        first=max(limit.due or limit.strict_due for limit in limits),
    )
