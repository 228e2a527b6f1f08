"""The default scenario of the demo, by hand: what a person does in the window, from the first start to the evidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from dsardesk import resources
from tests.e2e.hand import Hand

PASSWORD = "sept huitres sous un parapluie"
ALTO = resources.folder("samples", "alto")
SYSTEMS = {
    "Fichier clients (CRM)": "crm",
    "Facturation": "facturation",
    "Contrats": "contrats",
    "Assistance": "support",
    "Lettre d’information": "emailing",
}
SetClock = Callable[[int, int, int, int], None]


def first_start(hand: Hand) -> None:
    """A vault for the company of the sample profile, its recovery code written down."""
    hand.press("Suivant")
    hand.press("Utiliser un fichier de profil (TOML)")
    hand.press("Fichier du profil – Choisir…")
    hand.give_path(ALTO / "profile.toml")
    hand.press("Suivant")
    hand.write("Nouveau mot de passe", PASSWORD)
    hand.write("Nouveau mot de passe, une seconde fois", PASSWORD)
    hand.press("Créer le coffre")
    asked = hand.find(QLineEdit, "Pour être sûr*").accessibleName().split()[-1]
    shown = [label.text() for label in hand.visible(QLabel)]
    hand.write("Pour être sûr*", shown[shown.index(asked) + 1])
    hand.press("Suivant")
    hand.press("Ouvrir le bureau")


def log(hand: Hand) -> None:
    """The case opened from the message."""
    hand.press("Nouvelle demande")
    hand.press("Ouvrir un message…")
    hand.give_path(ALTO / "request-access.eml")
    hand.choose("La personne est", "Clients")
    hand.see("mardi 24 novembre 2026")
    hand.press("Créer")
    hand.find(QPushButton, "Copier la référence DSR-2026-0001")


def stop_marketing(hand: Hand) -> None:
    """No message leaves from today."""
    hand.press("Arrêter la prospection aujourd’hui*")
    hand.press("Tout est arrêté")


def check_identity(hand: Hand) -> None:
    """Two facts match; the card that nobody asked for goes."""
    hand.press("Vérifier puis détruire le document d’identité*")
    hand.press("Vérifié : détruire…")
    hand.choose("Résultat", "identité confirmée")
    hand.choose("Moyen", "informations concordantes")
    hand.tick("adresse électronique (*", "numéro de client (*")
    hand.tick("le message et sa pièce jointe dans la messagerie", "les éléments supprimés de la messagerie")
    hand.press("Détruire – sans retour possible")
    hand.find(QPushButton, "Envoyer l’accusé de réception*")


def letter(hand: Hand, title: str, *, told_by: str = "") -> None:
    """One letter written, read, approved and sent."""
    hand.choose("Lettre à écrire", title)
    hand.press("Écrire")
    if told_by:
        hand.choose("Mot de passe donné par", told_by)
        hand.press("Écrire la lettre")
    hand.find(QWidget, "Page suivante")
    hand.leave()
    hand.press(f"Approuver – {title}")
    hand.press(f"Noter l’envoi… – {title}")
    hand.press("Noter l’envoi")
    hand.gone(QAbstractButton, f"Noter l’envoi… – {title}")


def acknowledge(hand: Hand) -> None:
    """The person learns when the answer is due."""
    hand.press("Envoyer l’accusé de réception*")
    letter(hand, "Accusé de réception")


def search(hand: Hand, set_clock: SetClock) -> None:
    """Every system of the company, one after the other."""
    hand.press("Interroger les applications*")
    for minute, (name, folder) in enumerate(SYSTEMS.items()):
        set_clock(10, 27, 14, 5 + 6 * minute)
        hand.press(f"Chercher dans ses fichiers… {name}")
        hand.give_path(ALTO / "systems" / folder)
        hand.gone(QAbstractButton, f"{name} : pas encore interrogé. Noter sa réponse")


def keep_promise(hand: Hand) -> None:
    """No message left since the objection."""
    hand.tab("Promesses")
    hand.press("Vérifier qu’aucun message*")
    hand.press("C’est fait aujourd’hui")
    hand.gone(QAbstractButton, "C’est fait aujourd’hui")


def seal(hand: Hand) -> str:
    """The package, and the password that opens it."""
    hand.tab("Lettres")
    hand.press("Faire l’archive")
    hand.find(QAbstractButton, "Noter la remise…")
    return hand.find(QLabel, "Mot de passe de l’archive : *").text()


def decide(hand: Hand) -> None:
    """Both granted."""
    for right in ("accès", "opposition à la prospection"):
        hand.press("Décider – Décider…")
        hand.see(f"Décider : {right}")
        hand.choose("Décision", "demande satisfaite")
        hand.press("Consigner la décision")
        hand.see(f"{right[:1].upper()}{right[1:]} – demande satisfaite")


def reply(hand: Hand) -> None:
    """The answer, which says how the password comes."""
    hand.press("Répondre*")
    letter(hand, "Réponse à la demande d’accès", told_by="téléphone")


def deliver(hand: Hand) -> None:
    """The package leaves by e-mail, its password by telephone."""
    hand.press("Noter la remise…")
    hand.choose("Mot de passe donné par", "téléphone")
    hand.press("Noter l’envoi")
    hand.gone(QAbstractButton, "Noter l’envoi")


def close(hand: Hand) -> None:
    """Nothing is open any more."""
    hand.press("Clore le dossier – *")
    hand.press("Clore le dossier")
    hand.see("Clos en 19 jours.")


def evidence(hand: Hand) -> str:
    """What the evidence file says on its first page."""
    hand.tab("Lettres")
    hand.press("Faire et voir")
    hand.press("Texte")
    text = hand.find(QPlainTextEdit, "*").toPlainText()
    hand.leave()
    return text


def default_scenario(hand: Hand, set_clock: SetClock) -> str:
    """All of it, as the demo does it; the password of the package."""
    log(hand)
    set_clock(10, 26, 9, 21)
    stop_marketing(hand)
    set_clock(10, 26, 9, 34)
    check_identity(hand)
    set_clock(10, 26, 9, 41)
    acknowledge(hand)
    search(hand, set_clock)
    set_clock(11, 10, 10, 30)
    keep_promise(hand)
    set_clock(11, 12, 9, 5)
    password = seal(hand)
    set_clock(11, 12, 9, 40)
    decide(hand)
    reply(hand)
    set_clock(11, 12, 10, 15)
    deliver(hand)
    close(hand)
    return password
