"""An edited letter: what it must say is still there, and nobody else's data, comment or blank leaves with it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from dsardesk.desk.printing import press
from dsardesk.domain.letters import LetterKind, LetterPlan
from dsardesk.domain.plans import plan_letter
from dsardesk.letters.check import Check, Finding, Severity
from dsardesk.resources import LANGUAGES
from tests.invented import letter_facts

Edit = Callable[[Any], object]
RUN = f"<w:r {nsdecls('w')}>%s</w:r>"


def plan(kind: LetterKind = LetterKind.REFUSAL) -> LetterPlan:
    return plan_letter(kind, letter_facts())


def edited(*edits: Edit, kind: LetterKind = LetterKind.REFUSAL, lang: str = "fr") -> bytes:
    """The letter as a word processor gives it back after *edits*."""
    word = docx.Document(io.BytesIO(press().print_letter(plan(kind), lang).docx))
    for edit in edits:
        edit(word)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def found(*edits: Edit, others: Iterable[str] = (), kind: LetterKind = LetterKind.REFUSAL) -> tuple[Finding, ...]:
    return press().check_letter(edited(*edits, kind=kind), plan(kind), tuple(others))


def checks(*edits: Edit, others: Iterable[str] = ()) -> list[Check]:
    return [each.check for each in found(*edits, others=others)]


def _plain(text: str) -> str:
    """Typography puts hard spaces where people type soft ones."""
    return " ".join(text.split())


def instead(old: str, new: str) -> Edit:
    """Write *new* for the paragraph that holds *old*; "" takes the words away."""

    def edit(word: Any) -> None:
        paragraph = next(each for each in word.paragraphs if old in _plain(each.text))
        whole = _plain(paragraph.text)
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = whole.replace(old, new) if new else ""

    return edit


def adds(text: str) -> Edit:
    return lambda word: word.add_paragraph(text)


def adds_run(inside: str) -> Edit:
    return lambda word: word.paragraphs[-1]._p.append(parse_xml(RUN % inside))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_that_nobody_touched_is_sound(kind: LetterKind, lang: str) -> None:
    assert press().check_letter(edited(kind=kind, lang=lang), plan(kind)) == ()


class TestWhatTheLawAsks:
    """GDPR 12(4): a refusal gives its reasons, the authority and the court, whoever edits it."""

    def test_a_sentence_taken_away_is_an_error(self) -> None:
        [finding] = found(instead("recours devant un tribunal", ""))
        assert (finding.check, finding.severity) == (Check.MANDATORY, Severity.ERROR)
        assert "recours devant un tribunal" in finding.quote

    def test_one_that_says_it_in_other_words_is_to_be_read_again(self) -> None:
        [finding] = found(instead("également former", "aussi former"))
        assert (finding.check, finding.severity) == (Check.REWORDED, Severity.WARNING)

    def test_words_added_around_it_change_nothing(self) -> None:
        assert checks(adds("Nous restons à votre disposition pour en parler.")) == []

    def test_a_sentence_that_no_law_asks_for_is_only_told(self) -> None:
        [finding] = found(instead("Pour toute question", ""), kind=LetterKind.FEE)
        assert (finding.check, finding.severity) == (Check.LEFT_OUT, Severity.INFO)

    def test_another_date_in_a_sentence_is_an_error(self) -> None:
        said = found(instead("4 mai 2026", "5 mai 2026"), kind=LetterKind.ACKNOWLEDGEMENT)
        assert {each.check for each in said} == {Check.FACT}
        assert "4 mai 2026" in said[0].quote


class TestSomebodyElse:
    """The leftover of another person's letter is a personal data breach (GDPR 4(12))."""

    @pytest.mark.parametrize("written", ["Odette Marchand", "MARCHAND Odette", "odette marchand"])
    def test_a_known_name_in_the_text_is_an_error(self, written: str) -> None:
        assert checks(adds(f"Nous avons vu {written} à ce sujet."), others=["Odette Marchand", " "]) == [
            Check.OTHER_PERSON
        ]

    def test_the_addressee_may_be_among_the_known_names(self) -> None:
        assert checks(others=["Camille Duvernay"]) == []

    def test_the_words_of_a_name_apart_are_not_that_name(self) -> None:
        assert checks(adds("Un marchand a écrit à Odette."), others=["Odette Marchand"]) == []

    def test_the_reference_of_another_case_is_an_error(self) -> None:
        [finding] = found(adds("Voir aussi DSR-2026-0043 et DSR-2026-0042."))
        assert (finding.check, finding.quote) == (Check.OTHER_REFERENCE, "DSR-2026-0043")

    def test_an_address_that_no_fact_gives_is_a_warning(self) -> None:
        [finding] = found(adds("Écrivez à odette@ailleurs.example."))
        assert (finding.check, finding.severity) == (Check.OTHER_ADDRESS, Severity.WARNING)

    def test_a_letter_to_somebody_else_is_told(self) -> None:
        """The letter of one case, checked against the facts of another."""
        other = plan_letter(LetterKind.REFUSAL, letter_facts(reference="DSR-2026-0099"))
        said = press().check_letter(edited(), other)
        assert {Check.FACT, Check.OTHER_REFERENCE} <= {each.check for each in said}


@pytest.mark.parametrize("blank", ["{nom}", "[à compléter]", "XXX", "<<date>>", "________", "……", "TODO"])
def test_a_blank_that_nobody_filled_is_an_error(blank: str) -> None:
    assert checks(adds(f"Vos données, {blank}, restent.")) == [Check.PLACEHOLDER]


class TestWhatTheFileKeeps:
    """What a word processor keeps beside the words leaves with the file."""

    def test_tracked_changes(self) -> None:
        deleted = f'<w:del {nsdecls("w")} w:author="a"><w:r><w:delText>trop cher</w:delText></w:r></w:del>'
        added = f'<w:ins {nsdecls("w")} w:author="a"><w:r><w:t>ajout</w:t></w:r></w:ins>'
        said = found(
            *(lambda word, xml=xml: word.add_paragraph()._p.append(parse_xml(xml)) for xml in (deleted, added))
        )
        assert [(each.check, each.quote) for each in said] == [
            (Check.TRACKED_CHANGE, "trop cher"),
            (Check.TRACKED_CHANGE, "ajout"),
        ]

    def test_hidden_words_and_none_that_are_shown(self) -> None:
        hidden, shown = (
            "<w:rPr><w:vanish/></w:rPr><w:t>caché</w:t>",
            '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>vu</w:t>',
        )
        assert [(each.check, each.quote) for each in found(adds_run(hidden))] == [(Check.HIDDEN_TEXT, "caché")]
        assert checks(adds_run(shown)) == []

    def test_comments(self) -> None:
        def comment(word: Any) -> None:
            word.add_comment(word.paragraphs[-1].runs, text="À revoir avec Claire", author="x", initials="x")

        assert [(each.check, each.quote) for each in found(comment)] == [(Check.COMMENT, "À revoir avec Claire")]

    def test_properties_that_name_somebody(self) -> None:
        def named(word: Any) -> None:
            word.core_properties.last_modified_by = "poste-12"
            word.core_properties.keywords = "Odette Marchand"

        said = {each.quote for each in found(named, others=["Odette Marchand"])}
        assert said == {"lastModifiedBy: poste-12", "keywords: Odette Marchand"}

    def test_words_of_a_text_box_count_once(self) -> None:
        def boxed(word: Any) -> None:
            fallback = OxmlElement("w:pict")
            alternate = parse_xml(
                '<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
            )
            alternate.append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{{nom}}</w:t></w:r></w:p>"))
            fallback.append(alternate)
            word.paragraphs[-1]._p.append(fallback)

        assert checks(boxed) == []
