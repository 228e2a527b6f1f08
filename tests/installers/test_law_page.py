"""The page that a lawyer reads is what the law tables say, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import texts
from dsardesk.updates import shipped
from installers import law_page


@pytest.fixture(scope="module")
def page() -> str:
    return law_page.page()


def test_the_committed_page_is_what_the_tables_say(page: str) -> None:
    assert law_page.PAGE.read_text("utf-8") == page, "python3 run.py law"


def test_every_rule_stands_on_it_with_both_its_sentences(page: str) -> None:
    for rule in texts.rule_book().rules.values():
        assert f"`{rule.id}`\n\n{rule.sentence['en']}\n\n*{rule.sentence['fr']}*\n" in page, rule.id


def test_what_must_be_confirmed_comes_first(page: str) -> None:
    first = page.index("To be confirmed first – À confirmer d’abord\n\n")
    chapter = page.index("\n## Time limits")
    assert first < chapter
    for rule in texts.rule_book().rules.values():
        if rule.confirm:
            assert f"`{rule.id}`" in page[first:chapter], rule.id


def test_every_ground_and_calendar_stands_on_it(page: str) -> None:
    assert [code for code in texts.rule_book().grounds if f"\n### {code} · " not in page] == []
    assert [name for name in texts.calendars() if f"\n| {name} | " not in page] == []


def test_a_table_that_nobody_told_of_gets_its_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shipped.text("roles.toml").replace('id = "', 'id = "new.')
    monkeypatch.setattr(shipped, "texts", lambda: {"new_matter.toml": text})
    assert "\n## New matter\n\n### " in law_page.page()


def test_it_is_written_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(law_page, "PAGE", tmp_path / "law.md")
    law_page.main()
    assert (tmp_path / "law.md").read_text("utf-8").startswith("# The law, rule by rule")
