"""A plain text is read as its author laid it out: headings, lists, sentences, spans of time, ways to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.policies import ways
from dsardesk.policies.cutting import split
from dsardesk.policies.durations import durations
from dsardesk.policies.folding import fold, unfolded
from dsardesk.policies.lexicon import read_lexicon
from dsardesk.policies.outline import Kind, blocks
from dsardesk.policies.reading import LONGEST_POLICY, policy_text
from dsardesk.policies.report import Knowledge
from dsardesk.policies.sentences import read_policy


def headings(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.number) for block in blocks(text) if block.kind is Kind.HEADING]


class TestLayout:
    def test_numbered_lines_with_text_below_are_headings(self) -> None:
        text = "1. Who we are\nWe are a shop.\n\nArticle 2 – Durées\n\nDix ans.\n\nIII. Droits\n\nAccès."
        assert headings(text) == [("1. Who we are", 1), ("Article 2 – Durées", 2), ("III. Droits", 3)]

    def test_a_table_of_contents_is_no_row_of_headings(self) -> None:
        assert (
            headings("Contents:\n1. Who we are\n2. What we use\n3. Your rights\n\nText begins here and goes on.") == []
        )

    def test_a_short_line_of_its_own_is_a_heading_and_a_sentence_is_not(self) -> None:
        assert headings("Your rights\n\nYou may write to us.\n\nWe answer.") == [("Your rights", 0)]

    def test_marks_of_markdown_make_headings(self) -> None:
        assert headings("## 3. Your rights\ntext\n\n**Cookies**\ntext") == [("3. Your rights", 3), ("Cookies", 0)]

    def test_a_wrapped_paragraph_is_put_together_again(self) -> None:
        line = "these words fill the line as a program would have wrapped them at some width"
        wrapped = "\n".join([line] * 5) + "\nand end here."
        assert [block.text for block in blocks(wrapped)] == [" ".join([line] * 5) + " and end here."]

    def test_items_lose_their_bullets(self) -> None:
        found = list(blocks("Vous pouvez :\n- accéder ;\n• rectifier ;\n(c) effacer."))
        assert [(block.kind, block.text) for block in found[1:]] == [
            (Kind.ITEM, "accéder ;"),
            (Kind.ITEM, "rectifier ;"),
            (Kind.ITEM, "effacer."),
        ]

    def test_an_item_knows_what_introduces_it(self, knowledge: Knowledge) -> None:
        policy = read_policy("Vous avez le droit :\n- d’accéder à vos données.", knowledge.lexicon)
        assert policy.sentences[-1].lead == "vous avez le droit :"

    def test_a_title_said_within_the_line_belongs_to_each_of_its_sentences(self, knowledge: Knowledge) -> None:
        policy = read_policy("Erasure. You may ask us. We may refuse.", knowledge.lexicon)
        assert {each.head for each in policy.sentences} == {"erasure"}


class TestSentences:
    def test_abbreviations_end_no_sentence(self) -> None:
        text = "Conformément à l’art. 85 de la loi, M. Durand répond. Écrivez-lui."
        assert list(split(text)) == ["Conformément à l’art. 85 de la loi, M. Durand répond.", "Écrivez-lui."]

    def test_what_is_longer_than_any_sentence_is_cut(self) -> None:
        assert max(map(len, split("mot " * 3000))) <= 1500

    @given(st.text())
    def test_no_word_is_lost(self, text: str) -> None:
        assert "".join("".join(split(text)).split()) == "".join(text.split())


class TestWords:
    def test_accents_quotes_and_ligatures_do_not_count(self) -> None:
        assert fold("Cœur « d’Été » – ﬁn") == 'coeur " d\'ete " - fin'

    @pytest.mark.parametrize("text", ["plain words", "Cœur d’été, sœur", "e\u0301te\u0301 à l’œuvre"])
    def test_a_part_of_the_folded_words_leads_back_to_the_written_ones(self, text: str) -> None:
        folded = fold(text)
        start = folded.index(" ") + 1
        assert fold(unfolded(text, start, len(folded))) == folded[start:]

    def test_a_sentence_in_two_languages_is_heard_in_both(self, knowledge: Knowledge) -> None:
        words = fold(
            "Gestion des demandes de droits: the processing is based on the consent of the user, avec votre accord"
        )
        main = knowledge.lexicon.languages[0]
        assert knowledge.lexicon.language_of(words, main) is knowledge.lexicon.mixed

    def test_every_pattern_can_be_read(self, knowledge: Knowledge) -> None:
        for language in knowledge.lexicon.languages:
            for concept in language.patterns:
                language.has("words", concept)

    def test_a_concept_that_one_language_lacks_is_refused(self) -> None:
        base = 'language = "{}"\nfunction_words = "a"\n[numbers]\n[units]\n[concepts]\n{}'
        with pytest.raises(ValueError, match="keep"):
            read_lexicon(base.format("fr", 'keep = "garder"'), base.format("en", ""))

    def test_a_concept_made_of_itself_is_refused(self) -> None:
        with pytest.raises(ValueError, match="circular"):
            read_lexicon('language = "fr"\nfunction_words = ""\n[numbers]\n[units]\n[concepts]\nkeep = "<keep>"')


class TestDurations:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("within one (1) month", ["P1M"]),
            ("by (2) two months", ["P2M"]),
            ("conservées trois (3) ans", ["P36M"]),
            ("sous 15 jours ouvrés", ["P15DW"]),
            ("within 72 hours", ["PT72H"]),
            ("a six-month period", ["P6M"]),
            ("dans le mois", ["P1M"]),
            ("article 15 of 2016", []),
        ],
    )
    def test_spans_of_time_are_read_in_figures_and_words(
        self, text: str, written: list[str], knowledge: Knowledge
    ) -> None:
        assert [each.written for each in durations(fold(text), knowledge.lexicon.mixed)] == written

    def test_working_days_last_longer_than_days(self, knowledge: Knowledge) -> None:
        calendar, working = (
            next(durations(text, knowledge.lexicon.mixed)).days for text in ("20 days", "20 working days")
        )
        assert calendar == 20
        assert working == 28


class TestWays:
    def test_addresses_of_every_kind_are_seen(self) -> None:
        assert list(ways.emails("write to dpo@a.example, or b.c@d.example.")) == ["dpo@a.example", "b.c@d.example"]
        assert ways.has_phone("call 01 23 45 67 89")
        assert ways.has_page("see www.a.example/x")
        assert ways.has_postal_address("3 rue des Lilas, 69003 Lyon")
        assert ways.has_postal_address("12 Mill Lane, Cork")
        assert not ways.has_any("write to us in 2026")


class TestBytes:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_a_text_is_read_however_it_was_saved(self, encoding: str) -> None:
        assert (
            policy_text("Durée de conservation : l’été".encode(encoding)).strip("\ufeff")
            == "Durée de conservation : l’été"
        )

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"GIF89a\x00\x01", "not_policy_text"),
            (b"%PDF-1.7\x00\x01", "policy_damaged"),
            (b"PK\x03\x04 and nothing else", "policy_damaged"),
            (b" \n", "empty_policy"),
            (b"a" * (LONGEST_POLICY + 1), "policy_too_long"),
        ],
    )
    def test_what_is_no_policy_is_refused_with_its_reason(self, content: bytes, reason: str) -> None:
        with pytest.raises(UnreadableInput) as refused:
            policy_text(content)
        assert refused.value.facts["reason"] == reason
