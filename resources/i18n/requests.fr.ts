<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CaseTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçue</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>The chosen request</source>
        <translation>La demande choisie</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Choose a request to see its next step and its time limit.</source>
        <translation>Choisissez une demande pour voir sa prochaine étape et son délai.</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Délai</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop an e-mail here, paste (Ctrl+Shift+V), or Ctrl+N</source>
        <translation>Déposez un e-mail ici, collez (Ctrl+Maj+V) ou faites Ctrl+N</translation>
    </message>
    <message>
        <source>There is no request yet. Nothing leaves this computer.</source>
        <translation>Il n’y a pas encore de demande. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>Coller un message</translation>
    </message>
    <message>
        <source>Import my spreadsheet</source>
        <translation>Importer mon tableau</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>A name, a reference, words of a letter or a note…</source>
        <translation>Nom, référence, mots d’un courrier ou d’une note…</translation>
    </message>
    <message>
        <source>Find requests</source>
        <translation>Chercher des demandes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Due within {days} days</source>
        <translation>Échéance sous {days} jours</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Délai suspendu</translation>
    </message>
    <message>
        <source>Closed for now</source>
        <translation>Clos provisoirement</translation>
    </message>
    <message>
        <source>Any right</source>
        <translation>Tous les droits</translation>
    </message>
    <message>
        <source>Right asked for</source>
        <translation>Droit exercé</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>ordre décroissant</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>ordre croissant</translation>
    </message>
    <message>
        <source>Sort: {column}</source>
        <translation>Tri&#xa0;: {column}</translation>
    </message>
    <message>
        <source>Sorted by {column}, {way}</source>
        <translation>Trié par {column}, {way}</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No request matches</source>
        <translation>Aucune demande ne correspond</translation>
    </message>
    <message>
        <source>One filter less would show some:</source>
        <translation>Avec un filtre de moins, il y en aurait&#xa0;:</translation>
    </message>
    <message>
        <source>No single filter hides them all: leave out several.</source>
        <translation>Aucun filtre ne les cache toutes à lui seul&#xa0;: retirez-en plusieurs.</translation>
    </message>
    <message numerus="yes">
        <source>Without “{filter}”: %n request(s)</source>
        <translation>
            <numerusform>Sans «&#xa0;{filter}&#xa0;»&#xa0;: %n demande</numerusform>
            <numerusform>Sans «&#xa0;{filter}&#xa0;»&#xa0;: %n demandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all requests</source>
        <translation>Afficher toutes les demandes</translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Columns; press one to sort by it</source>
        <translation>Colonnes&#xa0;; appuyez sur l’une d’elles pour trier</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Copier la référence</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n demande</numerusform>
            <numerusform>%n demandes</numerusform>
        </translation>
    </message>
    <message>
        <source> of {total}</source>
        <translation> sur {total}</translation>
    </message>
</context>
</TS>
