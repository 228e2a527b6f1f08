<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Guessed from the titles and from what stands below. Change any.</source>
        <translation>Devinées d’après les titres et le contenu. Modifiez celles que vous voulez.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>03/04 means 3 April</source>
        <translation>03/04 veut dire le 3 avril</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Row of the titles</source>
        <translation>Ligne des titres</translation>
    </message>
</context>
<context>
    <name>RegisterImportView</name>
    <message>
        <source>Import my spreadsheet</source>
        <translation>Importer mon tableau</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Your register in Excel, LibreOffice or CSV becomes requests here. Each row is shown with what becomes of it, and nothing is written before you say so. Formulas are not run, and your file is not changed.</source>
        <translation>Votre registre Excel, LibreOffice ou CSV devient ici des demandes. Chaque ligne est montrée avec ce qu’elle devient, et rien n’est écrit sans votre accord. Les formules ne sont pas exécutées et votre fichier n’est pas modifié.</translation>
    </message>
    <message>
        <source>&amp;Choose the spreadsheet…</source>
        <translation>&amp;Choisir le tableau…</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Travail en cours</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation>Ce que deviennent les lignes</translation>
    </message>
    <message>
        <source>What to know of the rows</source>
        <translation>À savoir sur les lignes</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>Colonnes de la liste</translation>
    </message>
    <message>
        <source>&amp;Import these requests</source>
        <translation>&amp;Importer ces demandes</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods *.csv *.txt *.tsv)</source>
        <translation>Tableaux (*.xlsx *.xls *.ods *.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Register to import</source>
        <translation>Registre à importer</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) imported on {on} by {user}: {first} – {last}</source>
        <translation>
            <numerusform>%n demande importée le {on} par {user} : {first} – {last}</numerusform>
            <numerusform>%n demandes importées le {on} par {user} : {first} – {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>Take this import back…</source>
        <translation>Annuler cet import…</translation>
    </message>
    <message>
        <source>Take this import back?</source>
        <translation>Annuler cet import ?</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Annuler l’import</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) will be removed with everything they hold. The journal keeps that they were imported and taken back, without any name.</source>
        <translation>
            <numerusform>%n demande sera retirée avec tout ce qu’elle contient. Le journal garde la trace de l’import et de son annulation, sans aucun nom.</numerusform>
            <numerusform>%n demandes seront retirées avec tout ce qu’elles contiennent. Le journal garde la trace de l’import et de son annulation, sans aucun nom.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>left out</source>
        <translation>laissée de côté</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importée</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>À savoir</translation>
    </message>
</context>
<context>
    <name>UnknownCard</name>
    <message>
        <source>What do these words mean?</source>
        <translation>Que veulent dire ces mots ?</translation>
    </message>
</context>
</TS>
