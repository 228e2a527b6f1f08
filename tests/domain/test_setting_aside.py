"""A message that exercises no right is filed with the reason that was understood, unless a person says another."""

from __future__ import annotations

import pytest

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.setting_aside import AsideReason, proposed_reason


@pytest.mark.parametrize("kind", MessageKind)
def test_only_the_notice_of_a_breach_is_proposed_as_one(kind: MessageKind) -> None:
    assert (proposed_reason(kind) is AsideReason.BREACH) is (kind is MessageKind.BREACH_NOTICE)
