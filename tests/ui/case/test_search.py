"""Every system answers, or is said why it did not; what an access reply lacks is listed with the way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from dsardesk.domain.access import gaps_in_information
from dsardesk.domain.errors import DeskError
from dsardesk.domain.findings import SearchResult, SearchStopped
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.search.presenter import Progress, SearchPresenter
from dsardesk.ui.case.search.reading import Lead, completeness, system_lines
from dsardesk.ui.session import Session
from tests.fakes import PlainSearch
from tests.invented import DPO as CLAIRE
from tests.invented import case, day, messages, searched_everywhere
from tests.makers import CANARY, DPO
from tests.services.conftest import EMAIL, Bench
from tests.ui.case.conftest import TODAY, Recorder, page
from tests.ui.conftest import Steps

_T = TypeVar("_T")
EN = messages("en")


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session, steps: Steps) -> SearchPresenter:
    return SearchPresenter(screen, session, steps)


@pytest.fixture
def reference(presenter: SearchPresenter, bench: Bench) -> str:
    """An access request, shown."""
    reference = bench.opened(RightType.ACCESS).reference
    presenter.show(read_page(bench.context, DPO, reference))
    return reference


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The folder of a system."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


class TestTheSystems:
    def test_those_that_may_hold_the_persons_data_are_listed(self) -> None:
        lines = system_lines(page(), EN)
        assert [(line.name, line.owner) for line in lines[:2]] == [
            ("Customer file (CRM)", "responsable commercial"),
            ("Billing", "comptabilité"),
        ]
        assert {line.outcome for line in lines} == {None}
        assert all(line.open and not line.answer for line in lines)

    def test_an_answer_says_what_was_found_by_whom_and_when(self) -> None:
        found = SystemSearch("crm", SearchOutcome.FOUND, 3, day(4, 9), CLAIRE)
        line = system_lines(page(case(searches=(found,), closed_on=TODAY)), EN)[0]
        assert (line.answer, line.findings, line.by, line.on) == ("data found", 3, CLAIRE, "9 April 2026")
        assert not line.open

    def test_a_system_that_left_the_profile_is_not_forgotten(self) -> None:
        old = SystemSearch("minitel", SearchOutcome.NOT_SEARCHED, reason="débranché")
        line = system_lines(page(case(searches=(old,))), EN)[-1]
        assert (line.name, line.owner, line.reason, line.on) == ("minitel", "", "débranché", "")


class TestWhatTheReplyLacks:
    """A10: both layers, each gap with a link to where it is mended."""

    def test_the_copy_lacks_a_system_and_the_package(self) -> None:
        searches = (SystemSearch("crm", SearchOutcome.FOUND, 1), SystemSearch("support", SearchOutcome.NOT_SEARCHED))
        found = completeness(page(case(searches=searches)), EN)
        assert found is not None
        told = {gap.text: (gap.lead, gap.where) for gap in found.copy}
        assert told["Billing: not searched yet."] == (Lead.SEARCH, "facturation")
        assert told["Support desk: not searched, without a written reason."] == (Lead.SEARCH, "support")
        assert told["The copy of the data is not made yet."] == (Lead.PAPERS, "")
        assert found.information == ()

    def test_the_information_lacks_a_line_of_the_profile(self) -> None:
        profile = page().profile
        contract = replace(profile.activities[0], source={})
        lacking = replace(profile, activities=(contract, *profile.activities[1:]))
        shown = page(case(searches=searched_everywhere()))
        found = completeness(replace(shown, profile=lacking, gaps=tuple(gaps_in_information(shown.case, lacking))), EN)
        assert found is not None
        assert found.copy == ()
        assert [(gap.text, gap.lead) for gap in found.information] == [
            ("Contracts and billing: the source of the data is missing.", Lead.COMPANY)
        ]

    def test_nothing_is_lacking_where_no_access_was_asked_or_it_was_decided(self) -> None:
        marketing = case(items=(RequestItem(1, RightType.OBJECTION_MARKETING),))
        decided = case().decided(1, Outcome.WITHDRAWN, reasons="", on=TODAY, by=CLAIRE)
        assert completeness(page(marketing), EN) is None
        assert completeness(page(decided), EN) is None

    def test_a_newer_profile_is_mentioned(self) -> None:
        found = completeness(page(profile_changed=True), EN)
        assert found is not None
        assert found.profile_changed

    @pytest.mark.parametrize(
        ("lead", "told"),
        [(Lead.SEARCH, ("go_to_system", "crm")), (Lead.PAPERS, ("go_to", Part.PAPERS))],
    )
    def test_each_gap_leads_to_where_it_is_mended(
        self, presenter: SearchPresenter, screen: Recorder, lead: Lead, told: tuple[str, ...]
    ) -> None:
        found = completeness(page(), EN)
        assert found is not None
        presenter.mend(replace(found.copy[0], lead=lead, where="crm"))
        assert screen.told == [told]

    def test_what_the_profile_lacks_is_mended_at_the_companys(self, presenter: SearchPresenter, steps: Steps) -> None:
        found = completeness(page(), EN)
        assert found is not None
        presenter.mend(replace(found.copy[0], lead=Lead.COMPANY))
        assert steps.went == ["company"]

    def test_the_present_profile_can_be_taken_up(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench
    ) -> None:
        presenter.adopt_profile()
        assert screen.was("tell_adopted")
        assert "profile.adopted" in bench.actions()


class TestSearchingFiles:
    def test_the_persons_own_data_are_found_and_told(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench, files: Path
    ) -> None:
        (files / "clients.csv").write_text(f"nom,courriel\n{CANARY},{EMAIL}\n", "utf-8")
        presenter.search("crm", files)
        assert bench.case(reference).searches[0].outcome is SearchOutcome.FOUND
        assert screen.last("tell_found") == ("Fichier clients (CRM)", 1)
        assert [told for told in screen.told if told[0] == "show_searching"] == [
            ("show_searching", "Fichier clients (CRM)"),
            ("show_searching", ""),
        ]

    def test_files_that_cannot_be_read_are_named_and_asked_about(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench, files: Path
    ) -> None:
        (files / "boîte.pst").write_bytes(b"!BDN")
        presenter.search("crm", files)
        system, folder, unread = screen.last("ask_about_unread")
        assert (system, folder) == ("crm", files)
        assert unread == (("boîte.pst", "type de fichier que le programme ne lit pas"),)
        assert bench.case(reference).searches == ()
        presenter.search("crm", files, unread_because="lue à la main")
        assert bench.case(reference).searches[0].reason == "lue à la main"

    def test_a_folder_that_is_not_there_is_said_so(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, tmp_path: Path
    ) -> None:
        presenter.search("crm", tmp_path / "none")
        assert screen.last("refuse") == "Ce dossier n’existe pas, ou ne peut pas être parcouru."
        assert presenter.progress is None

    def test_one_search_at_a_time_and_it_can_be_stopped(
        self, screen: Recorder, session: Session, steps: Steps, bench: Bench
    ) -> None:
        waiting: list[Callable[[], object]] = []

        class Later:
            def run(
                self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]
            ) -> None:
                def do() -> None:
                    try:
                        found = work()
                    except DeskError as error:
                        failed(error)
                    else:
                        then(found)

                waiting.append(do)

        desk = replace(session.desk, folders=PlainSearch(SearchResult((), ("a.csv",), ())))
        presenter = SearchPresenter(screen, replace(session, desk=desk, runner=Later()), steps)
        reference = bench.opened(RightType.ACCESS).reference
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.search("crm", Path())
        presenter.search("facturation", Path())
        assert len(waiting) == 1
        presenter.stop()
        waiting.pop()()
        assert screen.last("refuse") == "La recherche a été arrêtée\u00a0: rien n’a été enregistré."
        assert bench.case(reference).searches == ()
        presenter.stop()

    def test_progress_counts_until_it_is_stopped(self) -> None:
        progress = Progress()
        progress(12)
        assert progress.seen == 12
        progress.stopped = True
        with pytest.raises(SearchStopped):
            progress(13)


class TestRecordingAnAnswer:
    def test_that_nothing_was_found(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench
    ) -> None:
        presenter.nothing_found("support")
        assert bench.case(reference).searches[0].outcome is SearchOutcome.NOTHING
        assert screen.last("tell_recorded") == "Assistance"

    def test_why_a_system_was_not_searched(self, presenter: SearchPresenter, reference: str, bench: Bench) -> None:
        presenter.not_searched("support", " en panne ")
        search = bench.case(reference).searches[0]
        assert (search.outcome, search.reason) == (SearchOutcome.NOT_SEARCHED, "en panne")

    def test_a_system_is_not_left_out_without_saying_why(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench
    ) -> None:
        presenter.not_searched("support", "  ")
        assert screen.last("refuse") == "Assistance\u00a0: non interrogé, sans raison écrite."
        assert bench.case(reference).searches == ()

    def test_the_files_that_its_owner_gave(
        self, presenter: SearchPresenter, reference: str, bench: Bench, tmp_path: Path
    ) -> None:
        given = (tmp_path / "fiche.pdf", tmp_path / "échanges")
        for path in given:
            path.write_bytes(b"%PDF")
        presenter.files_given("crm", given)
        case = bench.case(reference)
        assert (case.searches[0].outcome, case.searches[0].findings) == (SearchOutcome.FOUND, 2)
        assert [(d.name, d.media_type) for d in case.documents if d.kind == "gathered"] == [
            ("crm/fiche.pdf", "application/pdf"),
            ("crm/échanges", "application/octet-stream"),
        ]

    def test_a_file_that_cannot_be_read_is_said_so(
        self, presenter: SearchPresenter, screen: Recorder, reference: str, bench: Bench, tmp_path: Path
    ) -> None:
        presenter.files_given("crm", (tmp_path / "absent.pdf",))
        assert screen.was("refuse")
        assert bench.case(reference).searches == ()
