"""What a check or a question is recorded with: proposed, and answered. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsardesk.domain.identity import KnownChannel, Rung, Verdict
from dsardesk.ui.options import Options

KNOWN_FACTS = (
    "name",
    "email",
    "postal_address",
    "phone",
    "customer_number",
    "order_number",
    "invoice",
    "birth_date",
    "own_reference",
)


@dataclass(frozen=True, slots=True)
class CheckForm:
    """What a check is recorded with, proposed.

    Attributes:
        rungs: means that suit the case, and their words.
        rung: the one proposed.
        advice: how each of them is used, by its key.
        verdicts: results, and their words.
        verdict: the one proposed.
        facts: facts that may match, and their words with what the case holds of them.
        doubt: the doubt that was put to the person, if one was.
        places: where a copy may also lie; empty when no document waits.
        asked_on: day of the question that is still open; None if nothing was asked.
        today: the civil date at the controller's.
        checked: True when the check is on record already, and only the destruction is left.
        channels: by which channels somebody may be known already, and their words.
        channel: the one proposed.
    """

    rungs: Options
    rung: Rung
    advice: dict[str, str]
    verdicts: Options
    verdict: Verdict
    facts: Options
    doubt: str
    places: Options
    asked_on: date | None
    today: date
    checked: bool
    channels: Options = ()
    channel: str = ""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What a person recorded; *received_on* is the day of the requester's answer, if one was awaited."""

    rung: Rung
    verdict: Verdict
    matched: tuple[str, ...] = ()
    doubt: str = ""
    attested: tuple[str, ...] = ()
    received_on: date | None = None
    channel: KnownChannel | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class AskForm:
    """What is asked of the person, proposed.

    Attributes:
        rungs: means that may be asked for, the softest first, and their words.
        advice: how each of them is used, by its key.
        received_on: day of receipt: nothing is asked before.
        today: the civil date at the controller's.
    """

    rungs: Options
    advice: dict[str, str]
    received_on: date
    today: date


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """What was asked of the person.

    Attributes:
        rung: means.
        doubt: the reasonable doubt, in words.
        asked_on: civil date.
        promptly: True if it was asked without undue delay.
        softer: why nothing softer than a copy would do.
        late_reason: why it was not asked earlier, or why it counts although the month is over.
        override: True where the DPO lets it count then.
    """

    rung: Rung
    doubt: str
    asked_on: date
    promptly: bool
    softer: str = ""
    late_reason: str = ""
    override: bool = False


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a question is, in words; "" while nobody will say that it was late."""

    words: str = ""
    red: bool = False
    expired: bool = False  # The month is over: it stops nothing, unless the DPO decides otherwise.
