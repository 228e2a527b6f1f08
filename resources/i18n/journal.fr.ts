<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Answer for the vault</source>
        <translation>Répondre du coffre</translation>
    </message>
    <message>
        <source>Record it and go on</source>
        <translation>Le consigner et continuer</translation>
    </message>
    <message>
        <source>Only if you know what happened, for instance a copy that you put back yourself. What was noticed and what you write stay in the journal; the vault can be written to again.</source>
        <translation>Seulement si vous savez ce qui s’est passé, par exemple une copie que vous avez remise vous-même. Ce qui a été relevé et ce que vous écrivez restent dans le journal&#xa0;; le coffre s’écrit de nouveau.</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>&amp;Ce qui s’est passé</translation>
    </message>
</context>
<context>
    <name>AnnualDialog</name>
    <message>
        <source>Make an annual report?</source>
        <translation>Établir un rapport annuel&#xa0;?</translation>
    </message>
    <message>
        <source>Choose where to save it…</source>
        <translation>Choisir où l’enregistrer…</translation>
    </message>
    <message>
        <source>What the requests received in one year came to, in figures, without any name: rights, decisions, delays, extensions and refusals.</source>
        <translation>Le bilan en chiffres des demandes reçues dans une année, sans aucun nom&#xa0;: droits, décisions, délais, prolongations et refus.</translation>
    </message>
    <message>
        <source>For others to read: hide small figures</source>
        <translation>Destiné à d’autres&#xa0;: masquer les petits chiffres</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>A&amp;nnée</translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Columns of the journal</source>
        <translation>Colonnes du journal</translation>
    </message>
    <message>
        <source>Everything that was done, newest first. Each event carries the fingerprint of the one before: none can be changed or taken out unseen.</source>
        <translation>Tout ce qui a été fait, le plus récent d’abord. Chaque événement porte l’empreinte du précédent&#xa0;: aucun ne peut être modifié ni retiré sans que cela se voie.</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Annual report…</source>
        <translation>&amp;Rapport annuel…</translation>
    </message>
    <message>
        <source>&amp;Register…</source>
        <translation>&amp;Registre…</translation>
    </message>
    <message>
        <source>&amp;Witness file…</source>
        <translation>Fichier &amp;témoin…</translation>
    </message>
    <message>
        <source>A&amp;nswer for it…</source>
        <translation>En ré&amp;pondre…</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message>
        <source>Remember the end of the journal in</source>
        <translation>Rappeler la fin du journal dans</translation>
    </message>
    <message>
        <source>journal-witness.json</source>
        <translation>temoin-du-journal.json</translation>
    </message>
    <message>
        <source>Witness files (*.json)</source>
        <translation>Fichiers témoins (*.json)</translation>
    </message>
    <message>
        <source>Save the annual report</source>
        <translation>Enregistrer le rapport annuel</translation>
    </message>
    <message>
        <source>annual-report-{year}.pdf</source>
        <translation>rapport-annuel-{year}.pdf</translation>
    </message>
    <message>
        <source>Save the register of requests</source>
        <translation>Enregistrer le registre des demandes</translation>
    </message>
    <message>
        <source>register.xlsx</source>
        <translation>registre.xlsx</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Tableur (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Exporter le journal</translation>
    </message>
    <message>
        <source>journal.jsonl</source>
        <translation>journal.jsonl</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Export the register of requests?</source>
        <translation>Exporter le registre des demandes ?</translation>
    </message>
    <message>
        <source>Choose where to save it…</source>
        <translation>Choisir où l’enregistrer…</translation>
    </message>
    <message>
        <source>One line for each right asked: references, dates, decisions. The file opens in any spreadsheet, and is no longer protected by your password.</source>
        <translation>Une ligne par droit demandé : références, dates, décisions. Le fichier s’ouvre dans tout tableur et n’est plus protégé par votre mot de passe.</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>Say who asked: the file then holds personal data</source>
        <translation>Indiquer qui demande : le fichier contient alors des données personnelles</translation>
    </message>
    <message>
        <source>&amp;Year of receipt</source>
        <translation>&amp;Année de réception</translation>
    </message>
</context>
</TS>
