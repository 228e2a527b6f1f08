"""The sender's language is told by its small words, in each of the Union's twenty-four."""

from __future__ import annotations

import pytest

from dsardesk.intake.cues import Cues
from dsardesk.intake.language import language_of

WRITTEN = {
    "bg": "Здравейте, моля да ми изпратите всички данни, които имате за мен. Благодаря.",
    "cs": "Dobrý den, prosím o zaslání všech údajů, které o mně máte. Děkuji.",
    "da": "Hej, jeg vil gerne have en kopi af de oplysninger, som I har om mig. Tak.",
    "de": "Guten Tag, bitte schicken Sie mir alles, was Sie über mich haben. Danke.",
    "el": "Καλημέρα, παρακαλώ στείλτε μου όλα τα στοιχεία που έχετε εδώ. Ευχαριστώ.",
    "en": "Hello, please send me everything that you have about me. Thank you.",
    "es": "Hola, por favor envíenme todos los datos que tienen sobre mí. Gracias.",
    "et": "Tere, palun saatke mulle kõik andmed, mis teil minu kohta on. Tänan.",
    "fi": "Hei, pyydän kaikki tiedot, jotka teillä on minusta. Kiitos, terveisin Aino.",
    "fr": "Bonjour, merci de m'envoyer tout ce que vous avez sur moi dans vos fichiers.",
    "ga": "Dia duit, ba mhaith liom gach eolas atá agaibh fúm a fháil go luath. Go raibh maith agat.",
    "hr": "Poštovani, molim vas da mi pošaljete sve podatke koje imate o meni. Hvala.",
    "hu": "Tisztelt Uram, kérem küldje el az összes adatot, amit rólam tárolnak. Köszönöm.",
    "it": "Buongiorno, vi chiedo di inviarmi tutti i dati che avete su di me. Grazie.",
    "lt": "Laba diena, prašau atsiųsti visus duomenis, kuriuos turite apie mane. Ačiū.",
    "lv": "Labdien, lūdzu atsūtiet visus datus, kas jums ir par mani. Paldies.",
    "mt": "Bonġu, nixtieq kopja tad-dejta kollha li għandkom fuq tiegħi. Grazzi.",
    "nl": "Beste, graag ontvang ik een kopie van alle gegevens die jullie van mij hebben. Bedankt.",
    "pl": "Dzień dobry, proszę o przesłanie wszystkich danych, które państwo o mnie mają. Dziękuję.",
    "pt": "Bom dia, peço que me enviem todos os dados que têm sobre mim. Obrigada.",
    "ro": "Bună ziua, vă rog să îmi trimiteți toate datele pe care le aveți despre mine. Mulțumesc.",
    "sk": "Dobrý deň, prosím o zaslanie všetkých údajov, ktoré o mne máte. Ďakujem.",
    "sl": "Spoštovani, prosim za vse podatke, ki jih imate o meni. Hvala in lep pozdrav.",
    "sv": "Hej, jag vill ha en kopia av alla uppgifter som ni har om mig. Tack.",
}

SHORT = {
    "cs": ["Smažte mé údaje", "Vyřaďte mě ze seznamu", "Chci své údaje", "Neposílejte mi reklamu"],
    "de": [
        "Bitte löschen",
        "Nehmt mich aus dem Verteiler",
        "Meine Daten löschen bitte",
        "Was wissen Sie über mich?",
        "Keine Werbung mehr",
        "bitte alles loeschen",
    ],
    "el": ["Διαγράψτε τα δεδομένα μου", "Βγάλτε με από τη λίστα"],
    "en": [
        "Take me off the list please",
        "Delete my account.",
        "Remove me.",
        "Please delete me from your records",
        "My file please",
        "unsubscribe me now",
        "what data do you have",
        "Take it down.",
    ],
    "es": [
        "Borren mis datos",
        "Quítenme de la lista",
        "Quiero mis datos",
        "No me escriban más",
        "Dame de baja por favor",
    ],
    "fr": [
        "Sortez-moi de vos fichiers.",
        "supprimez tout svp",
        "mes données svp",
        "Retirez-moi de la liste",
        "enlevez ma photo",
        "Je veux voir mon dossier",
        "J'ai accepté le poste mais finalement non.",
    ],
    "hr": ["Izbrišite moje podatke", "Maknite me s popisa", "Želim svoje podatke"],
    "it": [
        "Cancellate i miei dati",
        "Toglietemi dalla lista",
        "Vorrei i miei dati",
        "Basta pubblicità",
        "Cosa sapete di me?",
    ],
    "nl": [
        "Verwijder mijn gegevens",
        "Haal mij van de lijst",
        "Wat weten jullie over mij?",
        "Geen reclame meer",
        "Graag mijn account verwijderen",
    ],
    "pl": ["Usuńcie moje dane", "Proszę o moje dane", "Wypiszcie mnie z listy", "Nie chcę reklam"],
    "pt": ["Apaguem os meus dados", "Tirem-me da lista", "Quero os meus dados", "Não me liguem mais"],
    "ro": ["Ștergeți datele mele", "Scoateți-mă de pe listă", "Vreau datele mele", "Nu mai vreau reclame"],
    "sv": ["Ta bort mig från listan", "Radera mina uppgifter", "Jag vill ha mina uppgifter", "Ingen mer reklam tack"],
}
"""What somebody in a hurry writes, and nothing else."""


@pytest.mark.parametrize(("code", "text"), WRITTEN.items())
def test_a_short_message_is_enough(cues: Cues, code: str, text: str) -> None:
    assert language_of(text, "", cues)[0] == code


@pytest.mark.parametrize("code", ["cs", "de", "es", "fr", "hr", "it", "pl", "pt", "ro", "sv"])
def test_words_without_their_accents_tell_it_too(cues: Cues, code: str) -> None:
    plain = WRITTEN[code].translate(
        str.maketrans("áàâãäåąčćçďéèêěëęíîïłñňóôõöőøřśšşșťţțúůüýžżź", "aaaaaaacccdeeeeeeiiilnnoooooorsssstttuuuyzzz")
    )
    assert language_of(plain, "", cues)[0] == code


def test_an_english_form_closed_in_french_is_a_french_speakers(cues: Cues) -> None:
    form = "I am writing to request that you delete my personal data from all of your records.\n\nCordialement,\nA. B."
    assert language_of(form, "", cues)[0] == "fr"


def test_an_english_form_with_sentences_of_ones_own_is_in_the_language_of_those(cues: Cues) -> None:
    form = (
        "I am writing to request that you delete my personal data from all of your records.\n"
        "Bitte bestätigen Sie mir, dass die Daten auch bei Ihren Partnern nicht mehr gespeichert werden."
    )
    assert language_of(form, "", cues) == ("de", True)


def test_nothing_said_is_nothing_sure(cues: Cues) -> None:
    assert language_of("12345", "", cues)[1] is False
    assert language_of("", "Demande d'accès à mes données pour vous et avec le reste", cues)[0] == "fr"


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_few_words_are_taken_for_no_other_language(cues: Cues, code: str, text: str) -> None:
    assert language_of(text, "", cues)[0] == code


@pytest.mark.parametrize(
    ("sender", "code"),
    [("a@mail.example", "en"), ("a@poste.fr", "fr"), ("a@post.at", "de"), ("a@post.cz", "cs"), ("", "en")],
)
def test_where_no_word_tells_the_country_of_the_address_does(cues: Cues, sender: str, code: str) -> None:
    assert language_of("4711", "", cues, sender) == (code, False)


def test_the_country_of_the_address_yields_to_the_words(cues: Cues) -> None:
    assert language_of(WRITTEN["it"], "", cues, "a@post.de") == ("it", True)
