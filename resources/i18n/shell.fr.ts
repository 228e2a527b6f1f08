<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AlarmBar</name>
    <message>
        <source>Open the &amp;journal</source>
        <translation>Ouvrir le &amp;journal</translation>
    </message>
    <message>
        <source>&amp;Take out what is readable</source>
        <translation>&amp;Sortir ce qui est lisible</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>How far the check of the journal is</source>
        <translation>Avancement de la vérification du journal</translation>
    </message>
    <message>
        <source>St&amp;op the check</source>
        <translation>A&amp;rrêter la vérification</translation>
    </message>
    <message>
        <source>It begins anew at the next opening.</source>
        <translation>Elle recommencera à la prochaine ouverture.</translation>
    </message>
</context>
<context>
    <name>ComingBack</name>
    <message>
        <source>Your draft is back.</source>
        <translation>Votre brouillon est de retour.</translation>
    </message>
    <message>
        <source>Your draft is back: {reference}.</source>
        <translation>Votre brouillon est de retour&#xa0;: {reference}.</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Working</source>
        <translation>Travail en cours</translation>
    </message>
</context>
<context>
    <name>KeptWordsDialog</name>
    <message>
        <source>What you had written</source>
        <translation>Ce que vous aviez écrit</translation>
    </message>
    <message>
        <source>This form cannot be opened again as it was: the case, or the language, changed since. Here is what you had written; it stays kept until you leave it.</source>
        <translation>Ce formulaire ne peut pas être rouvert tel quel&#xa0;: le dossier ou la langue a changé depuis. Voici ce que vous aviez écrit&#xa0;; ces mots restent gardés jusqu’à ce que vous les abandonniez.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Aller</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;New request</source>
        <translation>&amp;Nouvelle demande</translation>
    </message>
    <message>
        <source>&amp;Open a message…</source>
        <translation>&amp;Ouvrir un message…</translation>
    </message>
    <message>
        <source>New request from the &amp;clipboard</source>
        <translation>Nouvelle demande depuis le &amp;presse-papiers</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Verrouiller</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Aujourd’hui</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Demandes</translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation>&amp;Section suivante</translation>
    </message>
    <message>
        <source>&amp;Previous place</source>
        <translation>Section &amp;précédente</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>A&amp;ctualiser</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>&amp;Volet suivant</translation>
    </message>
    <message>
        <source>&amp;About DSARDesk</source>
        <translation>À &amp;propos de DSARDesk</translation>
    </message>
    <message>
        <source>Open a message</source>
        <translation>Ouvrir un message</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Messages and letters ({})</source>
        <translation>Messages et courriers ({})</translation>
    </message>
    <message>
        <source>DSARDesk {version}
A calm, private desk for data subject requests.
Everything stays on this computer.</source>
        <translation>DSARDesk {version}
Le bureau calme et discret des demandes d’exercice de droits.
Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>About DSARDesk</source>
        <translation>À propos de DSARDesk</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Directives</source>
        <translation>Directives</translation>
    </message>
    <message>
        <source>Policy check</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Suppression</source>
        <translation>Repoussoir</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>UnfinishedBar</name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>un formulaire</translation>
    </message>
    <message>
        <source>You were writing: {title}.</source>
        <translation>Vous étiez en train d’écrire&#xa0;: {title}.</translation>
    </message>
    <message>
        <source>You were writing: {title}, case {reference}.</source>
        <translation>Vous étiez en train d’écrire&#xa0;: {title}, dossier {reference}.</translation>
    </message>
</context>
</TS>
