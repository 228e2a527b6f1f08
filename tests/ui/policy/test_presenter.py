"""The policy check: a text pasted or opened is told of, gravest first, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pytest

from dsardesk.domain.errors import DeskError
from dsardesk.policies.catalogue import Severity
from dsardesk.policies.pace import PolicyCheckStopped
from dsardesk.texts import messages
from dsardesk.ui.policy.presenter import PolicyPresenter, Promised, Told
from dsardesk.ui.session import Session
from installers.private_python import ROOT
from tests.policies.test_lint import policy_of
from tests.ui.conftest import Steps

T = TypeVar("T")

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)


@dataclass
class Screen:
    """Remembers what it was told."""

    summary: list[tuple[str, Severity | None]] = field(default_factory=list)
    findings: tuple[Told, ...] = ()
    promises: tuple[Promised, ...] = ()
    checking: list[bool] = field(default_factory=list)

    def show_checking(self, *, running: bool) -> None:
        self.checking.append(running)

    def show_summary(self, words: str, severity: Severity | None) -> None:
        self.summary.append((words, severity))

    def show_findings(self, findings: tuple[Told, ...]) -> None:
        self.findings = findings

    def show_promises(self, promises: tuple[Promised, ...]) -> None:
        self.promises = promises


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def checker(screen: Screen, session: Session, steps: Steps) -> PolicyPresenter:
    return PolicyPresenter(screen, session, steps)


def test_a_pasted_policy_is_told_of_gravest_first(checker: PolicyPresenter, screen: Screen) -> None:
    checker.check(policy_of("flawed_fr"))
    grave = [told.severity for told in screen.findings]
    assert grave == sorted(grave, key=tuple(Severity).index)
    ((words, severity),) = screen.summary
    assert severity is Severity.ERROR
    assert words.startswith("Trouvé\u00a0: ")
    assert "erreurs" in words


def test_each_finding_has_its_words_and_a_wording_in_both_languages(
    checker: PolicyPresenter, screen: Screen, session: Session
) -> None:
    checker.check("Vos droits\n\nToute demande doit être accompagnée d’une copie de votre pièce d’identité.")
    (told,) = (each for each in screen.findings if each.name == "Une pièce d’identité est exigée de tous")
    assert (told.grave, told.article) == ("Erreur", "RGPD 12(6)")
    assert told.quote == "Toute demande doit être accompagnée d’une copie de votre pièce d’identité."
    assert [lang for lang, _ in told.wordings] == ["fr", "en"]
    english = PolicyPresenter(screen, replace(session, words=messages("en")), Steps())
    english.check("Your rights\n\nEvery request must come with a copy of your passport.")
    assert screen.findings[0].wordings[0][0] == "en"


def test_one_of_a_kind_is_counted_in_the_singular(checker: PolicyPresenter, screen: Screen) -> None:
    checker.check(
        policy_of("in_order_fr").replace("dans un délai d’un mois à compter", "dans un délai de 15 jours à compter")
    )
    assert screen.summary == [("Trouvé\u00a0: 1 remarque", Severity.INFO)]


def test_a_policy_in_order_is_said_to_be_so(checker: PolicyPresenter, screen: Screen) -> None:
    checker.check(policy_of("in_order_fr"))
    assert screen.summary == [("Rien à corriger n’a été trouvé", None)]
    assert screen.findings == ()


def test_promises_stand_together_by_topic_in_the_policys_words(checker: PolicyPresenter, screen: Screen) -> None:
    checker.check(policy_of("in_order_fr"))
    by_topic = {each.topic: each.quotes for each in screen.promises}
    assert by_topic["Délai de réponse"] == (
        "Nous vous répondons dans un délai d’un mois à compter de la réception de votre demande.",
    )
    assert len(by_topic["Conservation"]) > 3


def test_a_file_is_checked_as_policy_or_profile(
    checker: PolicyPresenter, screen: Screen, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "policy.txt").write_text(policy_of("flawed_fr"), "utf-8")
    checker.open(tmp_path / "policy.txt")
    assert len(screen.findings) > 20
    profile = ROOT / "resources" / "profiles" / "customer_labs.toml"
    checker.open(profile)
    assert "policy_always_asks = true" in [told.quote for told in screen.findings]


def test_what_cannot_be_read_is_said(checker: PolicyPresenter, screen: Screen, steps: Steps, tmp_path: Path) -> None:
    for name, content in (("picture", b"%PDF\x00"), ("blank", b"\n")):
        (tmp_path / name).write_bytes(content)
        checker.open(tmp_path / name)
    checker.open(tmp_path / "none")
    assert screen.summary == []
    for sentence, part in zip(steps.warned, ("ni un texte", "aucun mot", "n’existe pas"), strict=True):
        assert part in sentence


def test_a_file_that_may_not_be_read_is_said(
    checker: PolicyPresenter, steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    checker.open(tmp_path / "policy.txt")
    assert "pas autorisé" in steps.warned[0] or "droit" in steps.warned[0]


class TestALongText:
    """A text may take minutes: the screen tells how far it is, and the reader may end it."""

    @pytest.fixture
    def waiting(self) -> list[Callable[[], None]]:
        return []

    @pytest.fixture
    def later(
        self, screen: Screen, session: Session, steps: Steps, waiting: list[Callable[[], None]]
    ) -> PolicyPresenter:
        class Later:
            """Keeps the work until it is called for."""

            def run(
                self, work: Callable[[], T], then: Callable[[T], object], failed: Callable[[DeskError], object]
            ) -> None:
                waiting.append(lambda: session.runner.run(work, then, failed))

        return PolicyPresenter(screen, replace(session, runner=Later()), steps)

    def test_it_is_checked_once_at_a_time(
        self, later: PolicyPresenter, screen: Screen, waiting: list[Callable[[], None]]
    ) -> None:
        later.check(policy_of("in_order_fr"))
        later.check(policy_of("flawed_fr"))
        assert (len(waiting), screen.checking) == (1, [True])
        waiting.pop()()
        assert screen.checking == [True, False]
        assert later.progress is None
        assert screen.findings == ()

    def test_it_ends_when_the_reader_says_so_and_says_that_it_did(
        self, later: PolicyPresenter, screen: Screen, steps: Steps, waiting: list[Callable[[], None]]
    ) -> None:
        later.stop()
        later.check(policy_of("flawed_fr"))
        later.stop()
        waiting.pop()()
        assert steps.warned == ["La vérification a été arrêtée\u00a0: rien n’en est affiché."]
        assert (screen.summary, screen.checking) == ([], [True, False])

    def test_progress_tells_how_many_rules_were_asked(self, later: PolicyPresenter) -> None:
        later.check(policy_of("flawed_fr"))
        progress = later.progress
        assert progress is not None
        progress(3, 16)
        assert (progress.asked, progress.rules) == (3, 16)
        progress.stopped = True
        with pytest.raises(PolicyCheckStopped):
            progress(4, 16)
