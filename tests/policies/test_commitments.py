"""What a policy promises is listed with its words: an assistant sees at once what the company must keep to."""

from __future__ import annotations

import pytest

from dsardesk.policies.commitments import Topic
from dsardesk.policies.report import Knowledge, check_policy
from tests.policies.test_lint import policy_of


def promised(text: str, knowledge: Knowledge) -> set[tuple[Topic, str]]:
    return {(each.topic, each.value) for each in check_policy(text, knowledge).commitments}


@pytest.mark.parametrize(
    ("topic", "value"),
    [
        (Topic.REPLY_PERIOD, "P1M"),
        (Topic.EXTENSION, "P2M"),
        (Topic.CHANNEL, "email:donnees@ateliers-du-gue.example"),
        (Topic.CHANNEL, "post"),
        (Topic.IDENTITY, "on_doubt"),
        (Topic.IDENTITY_DESTRUCTION, "at_check"),
        (Topic.RETENTION, "candidate P24M from last_contact"),
        (Topic.RIGHTS, "consent_withdrawal"),
        (Topic.RIGHTS, "complaint"),
        (Topic.AUTHORITY, "cnil"),
        (Topic.AGE, "15"),
        (Topic.POST_MORTEM, "directives"),
        (Topic.TRANSFERS, "outside_with_safeguard"),
        (Topic.UNSUBSCRIBE, "link"),
    ],
)
def test_the_promises_of_a_french_policy_are_listed(topic: Topic, value: str, knowledge: Knowledge) -> None:
    assert (topic, value) in promised(policy_of("in_order_fr"), knowledge)


@pytest.mark.parametrize(
    ("topic", "value", "text"),
    [
        (Topic.ROLE, "processor", "Our role\n\nWe act as a processor for our customers."),
        (Topic.ROLE, "controller", "Qui ?\n\nNotre société est responsable du traitement de vos données."),
        (Topic.ROLE, "joint_controller", "Qui ?\n\nLes deux sociétés sont responsables conjoints du traitement."),
        (Topic.IDENTITY, "always", "Your rights\n\nTo exercise your rights, enclose a copy of your passport."),
        (
            Topic.IDENTITY,
            "may_be_asked",
            "Vos droits\n\nUne pièce d’identité peut être demandée pour traiter votre demande.",
        ),
        (Topic.IDENTITY, "not_asked", "Vos droits\n\nAucune pièce d’identité n’est demandée pour exercer vos droits."),
        (Topic.TRANSFERS, "inside", "Hébergement\n\nToutes vos données sont hébergées en France."),
        (Topic.TRANSFERS, "outside", "Recipients\n\nYour data are sent to a provider in India."),
        (Topic.AUTHORITY, "unnamed", "Your rights\n\nYou may complain to the competent supervisory authority."),
        (
            Topic.EXTENSION,
            "unstated",
            "Vos droits\n\nNous répondons à vos demandes sous un mois. Ce délai peut être prolongé.",
        ),
        (Topic.CHANNEL, "form", "Vos droits\n\nPour exercer vos droits, utilisez le formulaire en ligne."),
        (Topic.CHANNEL, "phone", "Vos droits\n\nPour exercer vos droits, appelez le 01 23 45 67 89."),
        (Topic.UNSUBSCRIBE, "on_request", "Newsletter\n\nWrite to us to unsubscribe."),
        (
            Topic.UNSUBSCRIBE,
            "link",
            "News\n\nYou may unsubscribe by following the steps at the bottom of each message.",
        ),
        (Topic.MARKETING, "consent", "Uses\n\nWe send the newsletter to customers and, if agreed, to prospects."),
        (Topic.PUBLICATION, "consent", "Avis\n\nSi vous l’acceptez, nous publions votre avis sur le site."),
        (Topic.PUBLICATION, "stated", "Reviews\n\nYour comments are published."),
        (
            Topic.THIRD_PARTY_DATA,
            "giver_vouches",
            "Others\n\nYou guarantee that you are authorised to consent to the processing in their name.",
        ),
        (Topic.RECIPIENTS, "named:Trombel", "Recipients\n\nWe share data with providers:\n- Trombel – For hosting;"),
        (Topic.RECIPIENTS, "named:Oster Calix", "Qui\n\nLes données sont hébergées par Oster Calix SAS."),
    ],
)
def test_each_kind_of_promise_is_recognised(topic: Topic, value: str, text: str, knowledge: Knowledge) -> None:
    assert (topic, value) in promised(text, knowledge)


def test_a_text_that_promises_nothing_gives_nothing(knowledge: Knowledge) -> None:
    assert promised("Recette\n\nBattez deux œufs avec du sucre.", knowledge) == set()
