"""A planned letter put into words: keys of the catalogue become blocks of a document."""

from __future__ import annotations

from typing import Any

from dsardesk.documents.model import Block, BulletList, Document, Facts, Heading, Letterhead, Notice, Paragraph
from dsardesk.domain.letters import Grid, Head, LetterPlan, Listing, Say, Warn
from dsardesk.domain.words import words_in
from dsardesk.wording import Catalogue


def compose(plan: LetterPlan, catalogue: Catalogue) -> Document:
    """The document of *plan* in the language of *catalogue*."""
    facts, lang = plan.facts, catalogue.lang
    company = facts.company
    officer = tuple(line for line in (company.officer.name, words_in(company.officer.title, lang)) if line)
    return Document(
        lang=lang,
        title=catalogue.say(f"subject.{plan.kind}"),
        author=company.name,
        dated_on=facts.dated_on,
        blocks=tuple(_block(section, catalogue) for section in plan.sections),
        letterhead=_letterhead(plan, catalogue),
        signature=(*officer, company.name),
        footer=catalogue.say("footer.text", company=company.name, reference=facts.reference),
    )


def _letterhead(plan: LetterPlan, catalogue: Catalogue) -> Letterhead:
    facts, company, addressee = plan.facts, plan.facts.company, plan.facts.addressee
    # To whoever did not ask, the request is not "yours".
    received = f"reference.received_{plan.kind}"
    references = [
        (catalogue.say("reference.ours"), facts.reference),
        (catalogue.say(received if received in catalogue else "reference.received"), catalogue.date(facts.received_on)),
    ]
    # An e-mail needs no room for an envelope: most answers then end on the page where they begin.
    window = bool(addressee.address) or not facts.by_email
    if window and facts.by_email and addressee.email:
        references.append((catalogue.say("reference.sent_to"), addressee.email))
    return Letterhead(
        sender=(company.name, *company.address),
        recipient=(addressee.name, *addressee.address) if window else (addressee.name, addressee.email),
        place_and_date=catalogue.say("place_and_date", city=company.city, date=facts.dated_on),
        references=tuple(references),
        window=window,
    )


def _block(section: Say | Head | Listing | Grid | Warn, catalogue: Catalogue) -> Block:
    match section:
        case Say():
            return Paragraph(_sentence(section, catalogue))
        case Head():
            return Heading(catalogue.say(section.key, words=section.words))
        case Listing():
            return BulletList(tuple(_sentence(item, catalogue) for item in section.items))
        case Warn():
            return Notice(_sentence(section.say, catalogue))
        case Grid():
            return Facts(tuple((catalogue.say(label), _value(value, catalogue)) for label, value in section.rows))


def _value(value: Say | Any, catalogue: Catalogue) -> str:
    return _sentence(value, catalogue) if isinstance(value, Say) else catalogue.write(value)


def _sentence(say: Say, catalogue: Catalogue) -> str:
    facts: dict[str, Any] = dict(say.facts)
    country = facts.get("country")
    if country is not None and f"country.{country}" in catalogue:
        facts["country"] = catalogue.say(f"country.{country}")
    return catalogue.say(say.key, **facts)
