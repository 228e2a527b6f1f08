"""What a person said of attachments, against what was read, in numbers alone."""

from __future__ import annotations

import pytest

from dsardesk.domain.draft import Attachment, Draft, IdentitySign, told_apart
from dsardesk.domain.rights import RightType
from tests.services.conftest import a_draft


def part(*, apart: bool, sign: IdentitySign | None = None, told: bool | None = None) -> Attachment:
    return Attachment("zephyrine.jpg", "image/jpeg", 1, apart, b"x", sign, told)


def message(*parts: Attachment) -> Draft:
    return a_draft(RightType.ACCESS, attachments=parts)


@pytest.mark.parametrize(
    ("each", "marked", "freed"),
    [
        (part(apart=True, told=True), [1], []),
        (part(apart=False, sign=IdentitySign.NAME, told=False), [], [1]),
        (part(apart=True, sign=IdentitySign.NAME, told=True), [], []),
        (part(apart=False, told=False), [], []),
        (part(apart=True, sign=IdentitySign.WHOLE, told=False), [], []),
        (part(apart=True, sign=IdentitySign.NAME), [], []),
    ],
)
def test_only_what_the_person_says_otherwise_is_told(each: Attachment, marked: list[int], freed: list[int]) -> None:
    assert told_apart(message(each)) == {"marked": marked, "freed": freed}


def test_attachments_are_numbered_from_one_and_never_named() -> None:
    told = told_apart(message(part(apart=False), part(apart=True, told=True)))
    assert told == {"marked": [2], "freed": []}
    assert "zephyrine" not in str(told)
