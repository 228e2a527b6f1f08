"""Where what answers an agent's request is proposed to go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, ReplyTo, Representation
from dsardesk.domain.rights import RightType
from dsardesk.services.authority import record_representation
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.papers.letters.presenter import LettersPresenter
from dsardesk.ui.papers.package.presenter import PackagePresenter
from dsardesk.ui.papers.recipient import Sent
from dsardesk.ui.session import Session
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, Bench

MANDATE = Representation(
    Authority.MANDATE, "Odile Ferrand", "odile@courriel.example", shown_on=TODAY, rights=(RightType.ACCESS,)
)


class Nothing:
    """A screen that shows nothing."""

    def __getattr__(self, name: str) -> object:
        return lambda *_args, **_kwargs: None


def page_of(bench: Bench, reply_to: ReplyTo) -> CasePage:
    reference = bench.opened(RightType.ACCESS).reference
    record_representation(bench.context, DPO, reference, replace(MANDATE, reply_to=reply_to))
    return read_page(bench.context, DPO, reference)


@pytest.mark.parametrize(("reply_to", "address"), [(ReplyTo.AGENT, EMAIL), (ReplyTo.PERSON, "odile@courriel.example")])
def test_letters_and_packages_are_proposed_to_whoever_the_mandate_names(
    session: Session, bench: Bench, reply_to: ReplyTo, address: str
) -> None:
    page = page_of(bench, reply_to)
    letters, package = LettersPresenter(Nothing(), session), PackagePresenter(Nothing(), session)  # type: ignore[arg-type]
    letters.show(page)
    package.show(page)
    assert letters.sending(LetterKind.NO_DATA).addresses["email"] == address
    assert letters.sending(LetterKind.ACKNOWLEDGEMENT).addresses["email"] == EMAIL
    assert not letters.compare(LetterKind.NO_DATA, Sent("email", address)).differs
    assert package.sending().addresses["email"] == address
    assert not package.compare(Sent("email", address)).differs
