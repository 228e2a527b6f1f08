"""The grounds of a refusal as the part shows and asks them."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from dsardesk.domain.fees import fee_of
from dsardesk.domain.grounds import Approver, Ground
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.refusals import REFUSING, fitting, grounds_of
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome
from dsardesk.domain.sign_offs import sign_offs_missing
from dsardesk.reports.decisions import fee_line, ground_line, named, signed_line
from dsardesk.services.case_page import CasePage
from dsardesk.services.grounds import Attached, GivenGround
from dsardesk.ui.files import read_file
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class GroundChoice:
    """A ground that may be chosen.

    Attributes:
        code: of the ground.
        text: its code and its name.
        advice: what it cites, and what to heed before choosing it.
        facts: keys and labels of what it must say.
        may_say: keys and labels of what it may say beside.
        evidence: True where a file must prove it.
        both: True where the opinion and the approval must be on record.
        fee: True where a fee may be asked instead.
    """

    code: str
    text: str
    advice: str
    facts: tuple[tuple[str, str], ...]
    evidence: bool
    both: bool
    fee: bool
    may_say: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TypedGround:
    """A ground as it was typed, or as it stands on record.

    Attributes:
        code: of the ground.
        facts: what it says, by key.
        scope: which part of the request it refuses; "" for all of it.
        files: proofs chosen now.
        proofs: ids and names of those on record.
        dropped: ids of those on record that prove it no more.
    """

    code: str
    facts: Mapping[str, str]
    scope: str = ""
    files: tuple[Path, ...] = ()
    proofs: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()


def ground_choices(page: CasePage, item: RequestItem, outcome: Outcome, words: Catalogue) -> tuple[GroundChoice, ...]:
    """Grounds that fit one outcome of an item; those that an outcome means by itself are not asked."""
    if outcome not in REFUSING:
        return ()
    fit = fitting(page.rules.grounds, item.right, outcome, page.case.role)
    return tuple(_choice(ground, item, words) for ground in fit)


def _choice(ground: Ground, item: RequestItem, words: Catalogue) -> GroundChoice:
    return GroundChoice(
        code=ground.code,
        text=named(ground.code, words),
        advice=_advice(ground, item, words),
        facts=_labels(ground.facts, words),
        may_say=_labels(ground.may_say, words),
        evidence=ground.evidence,
        both=ground.approval is Approver.CONTROLLER,
        fee=ground.fee,
    )


def _labels(keys: tuple[str, ...], words: Catalogue) -> tuple[tuple[str, str], ...]:
    return tuple((key, _capital(words.say(f"ground_fact.{key}"))) for key in keys)


def _advice(ground: Ground, item: RequestItem, words: Catalogue) -> str:
    cited = f"{_capital(words.write(ground.cited(item.right)))}."
    key = f"ground_advice.{ground.code}"
    return f"{cited} {words.say(key)}" if key in words else cited


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def on_record(page: CasePage, number: int) -> tuple[TypedGround, ...]:
    """Grounds given before for one item."""
    names = {document.id: document.name for document in page.case.documents}
    return tuple(
        TypedGround(
            each.code,
            each.facts,
            each.scope,
            proofs=tuple((str(proof), names.get(proof, each.code)) for proof in each.evidence),
        )
        for each in grounds_of(page.case, number)
    )


def given(typed: TypedGround) -> GivenGround:
    """A typed ground with the content of its proofs; it reads the files."""
    dropped = tuple(DocumentId(UUID(each)) for each in typed.dropped)
    return GivenGround(typed.code, typed.facts, typed.scope, tuple(map(attached, typed.files)), dropped)


def attached(path: Path) -> Attached:
    """A file as proof; it reads the file."""
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Attached(path.name, media_type, read_file(path))


def ground_lines(page: CasePage, number: int, words: Catalogue) -> tuple[str, ...]:
    """Each ground given for one item, in a line."""
    return tuple(ground_line(each, words) for each in grounds_of(page.case, number))


def signed_lines(page: CasePage, number: int, words: Catalogue) -> tuple[str, ...]:
    """Each opinion and approval on one item, in a line, then what is missing."""
    said = [signed_line(entry, words) for entry in page.case.sign_offs if entry.item == number]
    missing = [_capital(words.say(f"gap.{gap}")) for gap in sign_offs_missing(page.case, number)]
    return (*said, *(f"{text}." for text in missing))


def fee_text(page: CasePage, item: RequestItem, words: Catalogue) -> str:
    """The fee asked for one item; "" where none is."""
    fee = fee_of(page.case, item.number)
    return fee_line(fee, words) if fee else ""
