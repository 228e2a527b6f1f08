"""What the tests of intake share: the cues that ship, and the reference letters beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import texts
from dsardesk.intake.cues import Cues

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cues() -> Cues:
    return texts.cues()


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the reference letters do not stand beside the project")
    return folder


@pytest.fixture(scope="session")
def sample() -> bytes:
    return (ROOT / "resources" / "samples" / "alto" / "request-access.eml").read_bytes()
