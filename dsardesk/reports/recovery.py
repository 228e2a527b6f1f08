"""The recovery sheet: the code that opens a vault whose password was lost, on paper, away from the computer."""

from __future__ import annotations

from datetime import date

from dsardesk.documents.model import Block, BulletList, Document, Facts, Heading, Notice, Paragraph, Table
from dsardesk.wording import Catalogue


def recovery_document(company: str, vault: str, code: str, made_on: date, words: Catalogue) -> Document:
    """The sheet of one vault; *vault* is the name of its folder, *code* its groups joined by dashes."""
    groups = code.split("-")
    blocks: tuple[Block, ...] = (
        Paragraph(words.say("recovery_sheet.intro")),
        Facts(
            (
                (words.say("recovery_sheet.company"), company),
                (words.say("recovery_sheet.vault"), vault),
                (words.say("recovery_sheet.made_on"), words.date(made_on)),
            )
        ),
        Heading(words.say("recovery_sheet.code")),
        Table(tuple(str(number) for number, _ in enumerate(groups, start=1)), (tuple(groups),)),
        Paragraph(words.say("recovery_sheet.letters")),
        Heading(words.say("recovery_sheet.use_title")),
        BulletList(tuple(words.say(f"recovery_sheet.use_{step}") for step in ("open", "type", "choose"))),
        Notice(words.say("recovery_sheet.keep")),
    )
    return Document(
        lang=words.lang,
        title=words.say("recovery_sheet.title"),
        author=company,
        dated_on=made_on,
        blocks=blocks,
        footer=words.say("recovery_sheet.footer"),
    )
