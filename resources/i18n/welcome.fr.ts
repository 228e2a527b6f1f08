<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CompanyCard</name>
    <message>
        <source>Profiles (*.toml)</source>
        <translation>Profils (*.toml)</translation>
    </message>
    <message>
        <source>Profile file</source>
        <translation>Fichier du profil</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Describe my company &amp;here</source>
        <translation>&amp;Décrire mon organisme ici</translation>
    </message>
    <message>
        <source>Use a profile &amp;file (TOML)</source>
        <translation>Utiliser un &amp;fichier de profil (TOML)</translation>
    </message>
    <message>
        <source>Start from a profile that &amp;ships with DSARDesk</source>
        <translation>Partir d’un profil &amp;livré avec DSARDesk</translation>
    </message>
    <message>
        <source>What is not said here stays open: systems, processings and retention periods can be added later, on the Company page.</source>
        <translation>Ce qui n’est pas dit ici reste ouvert&#xa0;: applications, traitements et durées de conservation pourront être ajoutés plus tard, sur la page Organisme.</translation>
    </message>
    <message>
        <source>The training example is invented, people included. The others were read from the privacy policy that the company published: take one only if it is yours.</source>
        <translation>L’exemple d’entraînement est inventé, personnes comprises. Les autres ont été lus dans la politique de confidentialité publiée par l’organisme&#xa0;: n’en choisissez un que si c’est le vôtre.</translation>
    </message>
    <message>
        <source>{name} – training example, invented</source>
        <translation>{name} – exemple d’entraînement, inventé</translation>
    </message>
    <message>
        <source>{name} – from its privacy policy</source>
        <translation>{name} – d’après sa politique de confidentialité</translation>
    </message>
    <message>
        <source>{name} – from its privacy policy of {date}</source>
        <translation>{name} – d’après sa politique de confidentialité ({date})</translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message>
        <source>Legal name</source>
        <translation>Dénomination</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>City where letters are dated</source>
        <translation>Ville d’où les lettres sont datées</translation>
    </message>
    <message>
        <source>Data protection officer or contact (optional)</source>
        <translation>Délégué à la protection des données ou contact (facultatif)</translation>
    </message>
    <message>
        <source>E-mail address for requests (optional)</source>
        <translation>Adresse électronique pour les demandes (facultatif)</translation>
    </message>
    <message>
        <source>Public holidays of</source>
        <translation>Jours fériés</translation>
    </message>
    <message>
        <source>This cannot stay empty: letters need it.</source>
        <translation>À remplir&#xa0;: les lettres en ont besoin.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Ce n’est pas une adresse électronique.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a first e-mail here</source>
        <translation>Déposez ici un premier e-mail</translation>
    </message>
    <message>
        <source>A message saved as a file (.eml), dragged from a folder.</source>
        <translation>Un message enregistré dans un fichier (.eml), glissé depuis un dossier.</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Choisir un fichier…</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>Messages (*.eml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a message</source>
        <translation>Ouvrir un message</translation>
    </message>
</context>
<context>
    <name>LanguageCard</name>
    <message>
        <source>DSARDesk helps you to answer people who exercise their rights over their personal data: on time, completely, and with proof. Everything stays on this computer, encrypted.</source>
        <translation>DSARDesk vous aide à répondre aux personnes qui exercent leurs droits sur leurs données&#xa0;: à temps, complètement, et avec des preuves. Tout reste sur cet ordinateur, chiffré.</translation>
    </message>
    <message>
        <source>The five steps to come take less than four minutes.</source>
        <translation>Les cinq étapes prennent moins de quatre minutes.</translation>
    </message>
    <message>
        <source>&amp;Open a vault that exists…</source>
        <translation>&amp;Ouvrir un coffre existant…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Restaurer une sauvegarde…</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message numerus="yes">
        <source>The vault is ready. It locks by itself after %n minute(s) without a gesture.</source>
        <translation>
            <numerusform>Le coffre est prêt. Il se verrouille seul après %n minute sans activité.</numerusform>
            <numerusform>Le coffre est prêt. Il se verrouille seul après %n minutes sans activité.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try with an &amp;example</source>
        <translation>Essayer avec un &amp;exemple</translation>
    </message>
    <message>
        <source>&amp;Import my register…</source>
        <translation>&amp;Importer mon registre…</translation>
    </message>
    <message>
        <source>Requests that you kept in a spreadsheet until now become cases, once you have looked at them.</source>
        <translation>Les demandes que vous suiviez dans un tableur deviennent des dossiers, une fois que vous les avez relues.</translation>
    </message>
    <message>
        <source>&amp;Remind of what is due while the vault is locked</source>
        <translation>&amp;Rappeler les échéances quand le coffre est fermé</translation>
    </message>
    <message>
        <source>A file beside the vault then holds references and days, and nobody’s name.</source>
        <translation>Un fichier à côté du coffre contient alors des références et des dates, sans aucun nom.</translation>
    </message>
    <message>
        <source>Everything in this vault is invented: try whatever you like.</source>
        <translation>Tout est inventé dans ce coffre&#xa0;: essayez ce que vous voulez.</translation>
    </message>
    <message>
        <source>The example shows how an invented message is read. Nothing of it is kept unless you open a case.</source>
        <translation>L’exemple montre comment un message inventé est lu. Rien n’en est gardé, sauf si vous ouvrez un dossier.</translation>
    </message>
</context>
<context>
    <name>VaultCard</name>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
    <message>
        <source>Nobody can open the vault without this password or the recovery sheet of the next step: not even the makers of DSARDesk.</source>
        <translation>Personne ne peut ouvrir le coffre sans ce mot de passe ou la fiche de récupération de l’étape suivante, pas même l’éditeur de DSARDesk.</translation>
    </message>
    <message>
        <source>The vault locks by itself when you leave it alone, when the computer goes to sleep, and when its session is locked: close the lid, and nobody reads it. Have the disk of the computer encrypted too.</source>
        <translation>Le coffre se verrouille de lui-même quand vous le laissez, quand l’ordinateur se met en veille et quand sa session est verrouillée&#xa0;: fermez l’écran, et personne ne le lit. Faites aussi chiffrer le disque de l’ordinateur.</translation>
    </message>
    <message>
        <source>A vault is an encrypted folder. This one will hold the requests made to {name}.</source>
        <translation>Un coffre est un dossier chiffré. Celui-ci contiendra les demandes adressées à {name}.</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Votre organisme</translation>
    </message>
    <message>
        <source>The vault and its password</source>
        <translation>Le coffre et son mot de passe</translation>
    </message>
    <message>
        <source>The recovery sheet</source>
        <translation>La fiche de récupération</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Tout est prêt</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Étape {number} sur {total}</translation>
    </message>
    <message>
        <source>&amp;Make the vault</source>
        <translation>Créer le &amp;coffre</translation>
    </message>
    <message>
        <source>&amp;Open the desk</source>
        <translation>&amp;Ouvrir le bureau</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>One moment: protecting a vault takes a second or two.</source>
        <translation>Un instant&#xa0;: protéger un coffre prend une seconde ou deux.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Fiche de récupération</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
</context>
</TS>
