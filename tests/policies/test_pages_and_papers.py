"""Web pages, Word, OpenDocument and PDF files are read as the person in front of them reads them."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.policies import papers
from dsardesk.policies.outline import Kind, blocks
from dsardesk.policies.page import DEEPEST, is_page, page_text
from dsardesk.policies.papers import paper_text
from dsardesk.policies.reading import LONGEST_POLICY, LONGEST_SOURCE, as_read, policy_text
from dsardesk.policies.report import Knowledge, check_file
from dsardesk.policies.sentences import read_policy

SECONDS = 60
"""Far more than a megabyte takes, and far less than a search that goes back on itself would."""
PAPER = Path(__file__).parents[3] / "shared" / "corpus" / "discovery" / "share"


def page(body: str) -> str:
    return page_text(f"<!DOCTYPE html><html><head><title>No</title></head><body>{body}</body></html>")


def packed(name: str, words: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, words)
    return content.getvalue()


def pdf(pages: list[str], *, page: int = 0, locked: bool = False) -> bytes:
    """A small PDF of a line of words a page; *page* names another object as its first page, which may not exist."""
    first = 3
    kids = [page or first, *(first + 2 * n for n in range(1, len(pages)))]
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in kids)}] >>",
    ]
    font = "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number, words in enumerate(pages):
        drawn = f"BT /F 12 Tf 72 720 Td ({words}) Tj ET"
        contents = first + 2 * number + 1
        parts += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {font} /Contents {contents} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    secret = f"<{'00' * 32}>"
    key = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {secret} /U {secret} >>" if locked else ""
    objects = "\n".join(f"{number} 0 obj\n{part}\nendobj" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.4\n{objects}\ntrailer\n<< /Size {len(parts) + 1} /Root 1 0 R {key} >>\n%%EOF\n".encode()


class TestPages:
    def test_headings_items_and_rows_keep_their_marks(self) -> None:
        body = "<h2>Vos droits</h2><ul><li>Acc&eacute;der</li><li>Rectifier</li></ul><p>Fin.</p>"
        assert page(body) == "## Vos droits\n\n- Accéder\n- Rectifier\n\nFin."

    def test_a_row_of_a_table_is_one_line_of_cells(self) -> None:
        body = "<table><tr><th>Quoi</th><th>Durée</th></tr><tr><td>Vos<br>nom</td><td><p>Un an</p></td></tr></table>"
        assert page(body) == "| Quoi | Durée |\n| Vos nom | Un an |"

    def test_a_term_and_its_meaning_are_one_line(self) -> None:
        assert page("<dl><dt>Accounts</dt><dd>legal obligation</dd></dl>") == "- Accounts: legal obligation"

    @pytest.mark.parametrize(
        "unread",
        [
            "<script>must send a passport</script>",
            "<style>p { color: red }</style>",
            "<p hidden>must send a passport</p>",
            '<p style="display: none">must send a passport</p>',
            "<!-- must send a passport -->",
            "<nav><a href='/'>Home</a></nav>",
            "<template><p>must send a passport</p></template>",
        ],
    )
    def test_what_no_reader_sees_is_left_out(self, unread: str) -> None:
        assert page(f"<p>Seen.</p>{unread}") == "Seen."

    def test_a_part_that_a_click_opens_is_read(self) -> None:
        body = '<div class="accordion-panel" style="display:none"><p>Kept for a year.</p></div>'
        assert page(body) == "Kept for a year."
        assert page("<details><summary>How long</summary>A year.</details>") == "###### How long\n\nA year."

    def test_an_address_behind_a_link_is_read(self) -> None:
        assert page('<p><a href="mailto:dpo@a.example?subject=x">Write to us</a>.</p>') == "Write to us dpo@a.example."
        assert page('<p><a href="mailto:dpo@a.example">dpo@a.example</a></p>') == "dpo@a.example"

    def test_a_tag_that_was_never_closed_swallows_nothing(self) -> None:
        assert page("<div><p>One<p>Two<table><tr><td>Three") == "One\n\nTwo\n\n| Three |"

    def test_a_line_break_begins_a_line_but_in_a_title(self) -> None:
        assert page("1 quai du Moulin<br>37000 Tours") == "1 quai du Moulin\n37000 Tours"
        assert page("<h2>Your<br>rights</h2>") == "## Your rights"
        assert page("<p>Seen.</p><p hidden>Not<br>this</p>") == "Seen."

    def test_a_row_without_words_is_left_out(self) -> None:
        assert page("<table><tr><td></td></tr><tr><td>Names</td></tr></table>") == "| Names |"

    @pytest.mark.parametrize("broken", ["</p>", "</section>", "<div>" * (DEEPEST + 9)])
    def test_tags_closed_twice_or_never_hide_nothing(self, broken: str) -> None:
        assert page(f"{broken}Seen.") == "Seen."

    def test_what_stands_before_a_broken_declaration_is_read(self) -> None:
        assert page("<p>Seen.</p><![x[y]]>").startswith("Seen.")

    def test_plain_text_is_no_page(self) -> None:
        assert not is_page("Write to <dpo@a.example> or see <section 2>.")
        assert as_read("Just words.") == "Just words."

    def test_a_long_source_with_few_words_is_read(self) -> None:
        source = f"<html><body><p>Words.</p><!--{'x' * LONGEST_POLICY}--></body></html>"
        assert as_read(policy_text(source.encode())) == "Words."

    def test_a_source_beyond_all_measure_is_refused(self) -> None:
        with pytest.raises(UnreadableInput) as refused:
            policy_text(f"<html><body><p>{'x' * LONGEST_SOURCE}</p></body></html>".encode())
        assert refused.value.facts["reason"] == "policy_too_long"

    @given(st.text(alphabet=st.sampled_from("<>/!-pdivtrhul1a =\"'&;x\n")))
    def test_any_source_is_read_without_a_fault(self, source: str) -> None:
        assert "<script>" not in page_text(source)

    def test_a_column_says_what_its_cells_are(self, knowledge: Knowledge) -> None:
        text = page("<table><tr><th>What</th><th>Kept for</th></tr><tr><td>Orders</td><td>a year</td></tr></table>")
        policy = read_policy(text, knowledge.lexicon)
        assert [(each.kind, each.lead) for each in policy.sentences] == [
            (Kind.ROW, ""),
            (Kind.ROW, "what | kept for"),
        ]


class TestLayoutOfText:
    def test_a_ruled_line_of_a_table_is_no_row(self) -> None:
        assert [block.text for block in blocks("| a | b |\n|---|:--|\n| c | d |")] == ["a | b", "c | d"]

    def test_numbered_parts_of_a_sentence_are_items(self) -> None:
        found = list(blocks("6.1. Tout client dispose :\n6.1.1. d’un droit d’accès ;\n6.1.2. d’un recours."))
        assert [block.kind for block in found[1:]] == [Kind.ITEM, Kind.ITEM]

    def test_emphasis_hides_no_title(self, knowledge: Knowledge) -> None:
        policy = read_policy("**Erasure.** You may ask us. We may refuse.", knowledge.lexicon)
        assert {each.head for each in policy.sentences} == {"erasure"}


class TestPapers:
    def test_a_word_file_keeps_headings_items_and_rows(self) -> None:
        made = Document()
        made.add_heading("Vos droits", 2)
        made.add_paragraph("Accéder", style="List Bullet")
        table = made.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Commandes", "Dix ans"
        content = io.BytesIO()
        made.save(content)
        assert paper_text(content.getvalue()).split("\n") == [
            "## Vos droits",
            "",
            "- Accéder",
            "| Commandes | Dix ans |",
            "",
        ]

    def test_an_opendocument_text_keeps_headings_and_items(self) -> None:
        words = (
            '<office:text><text:h text:outline-level="2">Droits</text:h>'
            "<text:list><text:list-item><text:p>Voir</text:p></text:list-item></text:list><text:p>Fin<text:s/>ici.<office:annotation><text:p>non</text:p>"
            "</office:annotation></text:p></office:text>"
        )
        assert paper_text(packed("content.xml", words)).split("\n") == ["## Droits", "", "- Voir", "Fin ici.", ""]

    def test_an_item_without_a_style_of_its_own_keeps_its_mark(self) -> None:
        item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Voir</w:t></w:r></w:p>"
        empty = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        assert paper_text(packed("word/document.xml", item + empty)).split("\n") == ["- Voir", ""]

    def test_the_words_of_a_pdf_are_read(self) -> None:
        assert paper_text(pdf(["Your rights", "Write to us."])) == "Your rights\nWrite to us."

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (pdf(["Words."])[:40], "policy_damaged"),
            (pdf(["Words."], page=99), "policy_damaged"),
            (pdf(["Words."], locked=True), "policy_locked"),
            (pdf([""]), "policy_pictured"),
            (packed("word/document.xml", "<w:p/>"), "policy_pictured"),
            (packed("xl/workbook.xml", "<x/>"), "not_policy_text"),
            (packed("content.xml", "words")[:-9], "policy_damaged"),
        ],
    )
    def test_a_file_that_cannot_be_read_says_why(self, content: bytes, reason: str) -> None:
        with pytest.raises(UnreadableInput) as refused:
            policy_text(content)
        assert refused.value.facts["reason"] == reason

    def test_a_file_of_too_many_pages_or_words_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(papers, "MOST_PAGES", 1)
        monkeypatch.setattr(papers, "LARGEST_PART", 9)
        for content in (pdf(["One", "Two"]), packed("content.xml", "ten letters")):
            with pytest.raises(UnreadableInput) as refused:
                paper_text(content)
            assert refused.value.facts["reason"] == "policy_too_long"

    @pytest.mark.shared
    @pytest.mark.skipif(not PAPER.exists(), reason="the shared documents are not here")
    @pytest.mark.parametrize(
        ("file", "reason"),
        [
            ("contrats/corrompu.pdf", "policy_damaged"),
            ("rh/paie_2025_03.pdf", "policy_locked"),
            ("contrats/scan_bulletin.pdf", "policy_pictured"),
            ("compta/factures_2025.xlsx", "not_policy_text"),
        ],
    )
    def test_a_paper_that_cannot_be_read_says_why(self, file: str, reason: str) -> None:
        with pytest.raises(UnreadableInput) as refused:
            policy_text((PAPER / file).read_bytes())
        assert refused.value.facts["reason"] == reason

    @pytest.mark.shared
    @pytest.mark.skipif(not PAPER.exists(), reason="the shared documents are not here")
    def test_a_pdf_gives_its_words(self) -> None:
        assert policy_text((PAPER / "contrats" / "contrat_CL-20417.pdf").read_bytes()).startswith("CONTRAT")

    @given(st.binary())
    def test_any_bytes_are_read_or_refused_with_a_reason(self, content: bytes) -> None:
        for begun in (b"", b"PK\x03\x04", b"%PDF-1.4\n"):
            with contextlib.suppress(UnreadableInput):
                assert policy_text(begun + content)


@pytest.mark.parametrize(
    "source",
    [
        b"we, ",
        b"your data are kept for two years and ",
        b"<p>we keep your data for two years</p>",
        b"[",
        b"1 year ",
        b"| a ",
    ],
)
def test_a_quarter_of_a_megabyte_of_anything_takes_no_longer_than_its_size(source: bytes, knowledge: Knowledge) -> None:
    content = (b"<html><body>" if source.startswith(b"<") else b"") + source * (250_000 // len(source))
    began = time.process_time()
    check_file("policy.txt", content, knowledge)
    assert time.process_time() - began < SECONDS / 2
