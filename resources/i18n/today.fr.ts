<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Figure</name>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}&#xa0;: {number}</translation>
    </message>
</context>
<context>
    <name>SectionCard</name>
    <message numerus="yes">
        <source>%n more request(s) in the list</source>
        <translation>
            <numerusform>%n autre demande dans la liste</numerusform>
            <numerusform>%n autres demandes dans la liste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Go</source>
        <translation>Traiter</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Check and destroy</source>
        <translation>Vérifier et détruire</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Attester</translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to purge, in whole or in part</source>
        <translation>
            <numerusform>%n dossier à purger, en tout ou partie</numerusform>
            <numerusform>%n dossiers à purger, en tout ou partie</numerusform>
        </translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation>Échéance sous 7 jours</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>ID documents held</source>
        <translation>Pièces d’identité</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>Promesses</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Identity documents to destroy</source>
        <translation>Pièces d’identité à détruire</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Promesses</translation>
    </message>
    <message>
        <source>Other copies to remove</source>
        <translation>Autres copies à supprimer</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation>Rien à faire</translation>
    </message>
    <message>
        <source>Three things to do while it is calm:</source>
        <translation>Trois choses à faire pendant que c’est calme&#xa0;:</translation>
    </message>
    <message>
        <source>See that what the company does with personal data is still described as it is.</source>
        <translation>Voir si ce que l’organisme fait des données personnelles est toujours décrit tel quel.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Look through the open requests: the earlier a search is asked for, the better.</source>
        <translation>Parcourir les demandes ouvertes&#xa0;: plus tôt une recherche est demandée, mieux c’est.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Make a backup, and see that it can be restored: the settings lead there.</source>
        <translation>Faire une sauvegarde et voir si elle se restaure&#xa0;: les réglages y mènent.</translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n reçue</numerusform>
            <numerusform>%n reçues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed</source>
        <translation>
            <numerusform>%n close</numerusform>
            <numerusform>%n closes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on time</source>
        <translation>
            <numerusform>%n dans les temps</numerusform>
            <numerusform>%n dans les temps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n en retard</numerusform>
            <numerusform>%n en retard</numerusform>
        </translation>
    </message>
    <message>
        <source>This year ({year}): {figures}</source>
        <translation>Cette année ({year})&#xa0;: {figures}</translation>
    </message>
</context>
</TS>
