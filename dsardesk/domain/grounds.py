"""The catalogue of refusals: each ground with its article, the rights that it fits and what its use demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.rights import RightType
from dsardesk.domain.words import Words


class Approver(StrEnum):
    """Who must agree before a refusal leaves."""

    DPO = "dpo"
    CONTROLLER = "controller"  # Beside the opinion of the data protection officer.


class Reach(StrEnum):
    """How much of a request a ground answers."""

    WHOLE_OR_PART = "whole_or_part"
    PART = "part"  # It keeps something back, and never refuses the whole.
    ANSWER = "answer"  # No refusal at all: nothing is held.
    FORWARD = "forward"  # Another answers: the company is only the processor.


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry of the catalogue; its words stand in the catalogues of sentences, under `ground.<code>`.

    Attributes:
        code: "R01" to "R26".
        article: what letters cite, by language.
        rules: ids of the sentences of law on which it stands.
        rights: rights that it may refuse.
        facts: keys of what must be put in words before it is used.
        evidence: True where a file must prove them.
        approval: who must agree beside the one who decides.
        reach: how much of a request it may refuse.
        fee: True where a fee may be asked instead (GDPR 12(5)(a)).
    """

    code: str
    article: Words
    rules: tuple[str, ...]
    rights: tuple[RightType, ...]
    facts: tuple[str, ...] = ()
    evidence: bool = False
    approval: Approver = Approver.DPO
    reach: Reach = Reach.WHOLE_OR_PART
    fee: bool = False


Grounds = Mapping[str, Ground]
"""The catalogue, by code."""
