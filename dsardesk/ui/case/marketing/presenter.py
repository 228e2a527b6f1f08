"""Which systems send marketing, which were told to stop, and telling all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from dsardesk.domain.marketing import CHECK_AFTER, STOPPED, STOPPED_FOR, senders
from dsardesk.services.case_page import CasePage
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.suppression import SuppressionChannel, suppress
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.reading import system_name
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class SenderLine:
    """A system that sends marketing; *stopped* says by whom and when it was told to stop, empty until it was."""

    name: str
    owner: str
    stopped: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class MarketingPart:
    """Where the marketing of the person stands.

    Attributes:
        senders: systems that send marketing.
        stopped: True once each of them was told to stop.
        suppressed: True if the person's address is kept, as a hash, among those never to write to.
        check_on: day on which somebody looks whether a message left all the same, if it were stopped today.
        open: True while the case is.
    """

    senders: tuple[SenderLine, ...]
    stopped: bool
    suppressed: bool
    check_on: str
    open: bool


class MarketingScreen(Protocol):
    """What the presenter asks of the part."""

    def show_marketing(self, part: MarketingPart) -> None:
        """Show where the marketing of the person stands."""
        ...

    def ask_to_stop(self, part: MarketingPart) -> None:
        """Ask whether every system was told to stop."""
        ...

    def tell_suppressed(self) -> None:
        """It is on the suppression list."""
        ...

    def tell_stopped(self) -> None:
        """It was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class MarketingPresenter:
    """Keeps the part true to the case, and stops marketing."""

    page: CasePage

    def __init__(self, screen: MarketingScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """Show where the marketing of the person stands."""
        self.page = page
        self._screen.show_marketing(marketing_part(page, self._words))

    def ask(self) -> None:
        """Ask whether every system was told to stop, unless all were."""
        part = marketing_part(self.page, self._words)
        if part.open and not part.stopped:
            self._screen.ask_to_stop(part)

    def channels(self) -> tuple[tuple[str, str], ...]:
        """What of the person may be put on the suppression list, in words."""
        return tuple((each.value, self._words.say(f"suppression_channel.{each}")) for each in SuppressionChannel)

    def suppress(self, channel: str, address: str, *, in_clear: bool) -> None:
        """Put another address or a number of the person on the suppression list."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: suppress(
                context, actor, reference, address, channel=SuppressionChannel(channel), in_clear=in_clear
            ),
            self._screen.tell_suppressed,
        )

    def stop(self) -> None:
        """Record that every system was told to stop."""
        self._doer.do(self.page.case.reference, stop_marketing, self._screen.tell_stopped)


def marketing_part(page: CasePage, words: Catalogue) -> MarketingPart:
    """Where the marketing of the person of the case stands."""
    items = {item.number for item in page.case.items_of(*STOPPED_FOR)}
    told = [measure for measure in page.case.measures if measure.kind == STOPPED]
    done: dict[str, tuple[str, date]] = {measure.system: (measure.by, measure.done_on) for measure in told}
    # An item added later has measures of its own to wait for.
    whole = items <= {measure.item for measure in told}
    systems = senders(page.profile)
    lines = []
    for system in systems:
        by = done.get(system.id) if whole else None
        name = system_name(page, system.id, words)
        lines.append(SenderLine(name, system.owner, (by[0], words.date(by[1])) if by else None))
    return MarketingPart(
        senders=tuple(lines),
        stopped=not lines or (whole and all(line.stopped for line in lines)),
        suppressed=bool(page.case.requester.email),
        check_on=words.date(page.today + timedelta(days=page.rules.days(CHECK_AFTER)), weekday=True),
        open=page.case.closed_on is None,
    )
