"""A registered letter is received on the day it was first presented, typed where the request is entered."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.domain.rights import RightType
from dsardesk.ui.intake.form import Form, Way
from dsardesk.ui.intake.reading import mistakes_in
from dsardesk.ui.session import Session
from tests.makers import TODAY
from tests.services.conftest import a_draft

BY_POST = Form(
    name="Camille", received="24/10/2026", way=Way("post"), rights=(RightType.ACCESS,), presented="22/10/2026"
)


def test_the_day_typed_goes_with_the_opening() -> None:
    assert BY_POST.opening(TODAY).presented_on == date(2026, 10, 22)


@pytest.mark.parametrize("typed", ["nulle part", "31/12/2026"])
def test_a_day_that_is_none_or_has_not_come_is_a_mistake(session: Session, typed: str) -> None:
    form = Form(name="Camille", received="24/10/2026", way=Way("post"), rights=(RightType.ACCESS,), presented=typed)
    assert mistakes_in(form, a_draft(RightType.ACCESS), TODAY, session.desk.profile) == ("presented",)
    assert form.opening(TODAY).presented_on is None


def test_by_any_other_way_nothing_is_presented(session: Session) -> None:
    form = Form(name="Camille", received="24/10/2026", rights=(RightType.ACCESS,), presented="22/10/2026")
    assert mistakes_in(form, a_draft(RightType.ACCESS), TODAY, session.desk.profile) == ()
    assert form.opening(TODAY).presented_on is None
