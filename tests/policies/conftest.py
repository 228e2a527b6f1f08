"""What the check of policies knows, for every test of this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsardesk.policies.report import Finding, Knowledge, check_policy
from dsardesk.texts import policy_knowledge

Check = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return policy_knowledge()


@pytest.fixture(scope="session")
def findings(knowledge: Knowledge) -> Check:
    """What is found in a text."""
    return lambda text: check_policy(text, knowledge).findings
