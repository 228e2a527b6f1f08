"""The letter that asks a person to specify: no more than the law lets one ask, and the clock as it truly stands."""

from __future__ import annotations

from typing import Any

import pytest

from dsardesk.domain.bodies.questions import OFFERED, POINTS
from dsardesk.domain.clarifications import NothingMayBeAsked
from dsardesk.domain.clock_records import Asked
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandatory import LetterLacks, keys_of
from dsardesk.domain.plans import BODIES, plan_letter
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import AnsweredItem, OpenQuestion, ToldQuestion
from tests.domain.test_letters_on_silence import said
from tests.invented import day, letter_facts, letter_words
from tests.law_says import law_says

OTHERS = tuple(right for right in RightType if right not in {RightType.ACCESS, RightType.OBJECTION_MARKETING})
FACTS = {"question": "lequel ?", "received_on": day(4, 1), "reference": "DSR-2026-0042"}
ACCESS = ToldQuestion("vos contrats ?", RightType.ACCESS, large=True, suspends=True)


def asks(*questions: ToldQuestion, items: tuple[RightType, ...] = (), **changes: Any) -> dict[str, dict[str, Any]]:
    """What the letter says that asks *questions* about a request of *items*."""
    rights = items or tuple(each.right for each in questions if each.right)
    told = tuple(AnsweredItem(right) for right in rights)
    return said(LetterKind.CLARIFICATION, questions=questions, items=told, **changes)


class TestAccess:
    """Recital 63: where a large quantity of information is processed, the person may be asked to specify."""

    def test_it_is_an_invitation_that_suspends(self) -> None:
        told = asks(ACCESS)
        assert {"clarification.why", "clarification.everything", "clarification.time_limit"} <= set(told)
        assert told["clarification.question"] == {"question": "vos contrats ?"}
        assert "clarification.meanwhile" not in told

    def test_of_little_data_no_letter_says_that_there_is_much(self) -> None:
        told = asks(ToldQuestion("lesquelles ?", RightType.ACCESS))
        assert "clarification.why_little" in told
        assert "clarification.why" not in told
        assert "clarification.time_limit_runs" in told

    def test_what_was_asked_beside_it_is_said_to_run(self) -> None:
        """A clarification touches its own item only."""
        told = asks(ACCESS, items=(RightType.ACCESS, RightType.ERASURE))
        assert "clarification.time_limit_part" in told
        assert "clarification.time_limit" not in told


class TestOtherRights:
    @law_says(
        "design.clarification.letter",
        "A question about a request says what need not be given, that what is clear is dealt with meanwhile, and that "
        "it stops no time limit but that of an access request.",
    )
    @pytest.mark.parametrize("right", OTHERS)
    def test_it_says_what_need_not_be_given_and_that_the_time_limit_runs(self, right: RightType) -> None:
        told = asks(ToldQuestion("lequel ?", right, suspends=True))
        assert {f"clarification.why_{right}", f"clarification.free_{right}", "clarification.meanwhile"} <= set(told)
        assert told["clarification.precisely"] == {"question": "lequel ?"}
        assert {f"clarification.{right}_{point}" for point in POINTS.get(right, ())} <= set(told)
        assert "clarification.time_limit_runs" in told
        assert {"remedies.complaint", "remedies.court"} <= set(told)

    def test_nothing_is_asked_of_whoever_objects_to_marketing(self) -> None:
        """GDPR 21(2) and (3)."""
        with pytest.raises(NothingMayBeAsked):
            asks(ToldQuestion("par quel moyen ?", RightType.OBJECTION_MARKETING))
        assert RightType.OBJECTION_MARKETING not in BODIES[LetterKind.CLARIFICATION].rights

    def test_whoever_does_not_say_which_right_is_offered_every_right_of_the_living(self) -> None:
        told = asks(ToldQuestion("que souhaitez-vous ?"), items=(RightType.ACCESS,))
        assert {f"clarification.right_{right}" for right in OFFERED} <= set(told)
        assert set(OFFERED) == set(RightType) - {
            RightType.POST_MORTEM_DIRECTIVE,
            RightType.HEIR_REQUEST,
            RightType.COMPLAINT,
            RightType.PROCESSOR_REDIRECT,
        }
        assert {"clarification.free_right", "clarification.time_limit_runs"} <= set(told)

    def test_one_letter_asks_all_that_waits_for_an_answer(self) -> None:
        told = asks(ACCESS, ToldQuestion("lequel ?", RightType.ERASURE))
        assert {"clarification.why", "clarification.why_erasure", "clarification.time_limit_part"} <= set(told)

    @pytest.mark.parametrize("questions", [(), (ToldQuestion(" ", RightType.ERASURE),)])
    def test_a_question_without_words_is_not_written(self, questions: tuple[ToldQuestion, ...]) -> None:
        with pytest.raises(FactMissing):
            asks(*questions, items=(RightType.ERASURE,))

    def test_a_letter_that_lost_what_need_not_be_given_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("dsardesk.domain.bodies.questions.asked_to_specify", lambda _question: iter(()))
        with pytest.raises(LetterLacks):
            asks(ToldQuestion("lequel ?", RightType.ERASURE))


class TestWhatMayBeAsked:
    """In the words of the law, in both languages."""

    WORDS: tuple[tuple[RightType | None, str, str], ...] = (
        (RightType.RECTIFICATION, "Aucune pièce d’identité", "No identity document"),
        (RightType.ERASURE, "Vous n’avez pas à citer de motif", "You need not name a ground"),
        (RightType.RESTRICTION, "paragraphe 1, point a", "point (d)"),
        (RightType.PORTABILITY, "lisible par machine", "machine-readable"),
        (RightType.OBJECTION, "situation particulière", "particular situation"),
        (RightType.CONSENT_WITHDRAWAL, "ni raison, ni formulaire, ni justificatif", "no reason, no form, no proof"),
        (RightType.AUTOMATED_DECISION, "votre point de vue", "your point of view"),
        (RightType.POST_MORTEM_DIRECTIVE, "vous y consentez spécifiquement", "specifically consent"),
        (RightType.HEIR_REQUEST, "acte de notoriété", "acte de notoriété"),
        (RightType.COMPLAINT, "sans attendre notre réponse", "without waiting for our answer"),
        (RightType.PROCESSOR_REDIRECT, "pour le compte d’un client", "on behalf of a client"),
        (None, "plusieurs choses à la fois", "several things at once"),
    )

    @pytest.mark.parametrize(("right", "french", "english"), WORDS)
    def test_each_letter_says_it(self, right: RightType | None, french: str, english: str) -> None:
        facts = letter_facts(questions=(ToldQuestion("lequel ?", right),))
        for lang, words in (("fr", french), ("en", english)):
            catalogue = letter_words(lang)
            plan = plan_letter(LetterKind.CLARIFICATION, facts)
            told = [catalogue.say(key, **FACTS) for key in keys_of(plan.sections) if key.startswith("clarification.")]
            assert any(words in sentence for sentence in told), lang


class TestReminder:
    OPEN = (OpenQuestion(Asked.CLARIFICATION, day(4, 5)),)

    def reminds(self, *questions: ToldQuestion, suspended: bool, items: tuple[RightType, ...]) -> set[str]:
        told = tuple(AnsweredItem(right) for right in items)
        return set(
            said(
                LetterKind.REMINDER,
                questions=questions,
                items=told,
                suspended=suspended,
                open_questions=self.OPEN,
            )
        )

    def test_it_asks_again_what_was_asked_and_no_more(self) -> None:
        erasure = ToldQuestion("lequel ?", RightType.ERASURE)
        told = self.reminds(erasure, suspended=False, items=(RightType.ERASURE,))
        assert {"clarification.free_erasure", "reminder.time_limit_runs", "reminder.silence_runs"} <= told
        assert "reminder.silence" not in told

    def test_a_clock_that_stands_still_for_access_alone_is_said_to_run_for_the_rest(self) -> None:
        told = self.reminds(ACCESS, suspended=True, items=(RightType.ACCESS, RightType.ERASURE))
        assert "reminder.time_limit_part" in told
        alone = self.reminds(ACCESS, suspended=True, items=(RightType.ACCESS,))
        assert {"reminder.time_limit", "reminder.silence"} <= alone
