<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SuppressDialog</name>
    <message>
        <source>Add to the suppression list</source>
        <translation>Ajouter à la liste repoussoir</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Kept as a hash, for this purpose only: nobody can read the list back.</source>
        <translation>Gardé sous forme d’empreinte, pour cet usage seulement&#xa0;: personne ne peut relire la liste.</translation>
    </message>
    <message>
        <source>Keep it readable: a call list or a mailing by post needs it</source>
        <translation>Le garder lisible&#xa0;: une liste d’appels ou un envoi postal en a besoin</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Address or number</source>
        <translation>Adresse ou numéro</translation>
    </message>
</context>
<context>
    <name>SuppressionView</name>
    <message>
        <source>Suppression list</source>
        <translation>Liste repoussoir</translation>
    </message>
    <message>
        <source>Before a mailing leaves</source>
        <translation>Avant le départ d’un envoi</translation>
    </message>
    <message>
        <source>Check the list of addresses or numbers: nobody who objected is written to. It is not kept.</source>
        <translation>Vérifiez la liste d’adresses ou de numéros&#xa0;: on n’écrit à personne qui s’y est opposé. Elle n’est pas gardée.</translation>
    </message>
    <message>
        <source>&amp;Check a mailing list…</source>
        <translation>&amp;Vérifier une liste d’envoi…</translation>
    </message>
    <message>
        <source>&amp;Save it without them…</source>
        <translation>L’&amp;enregistrer sans eux…</translation>
    </message>
    <message>
        <source>Somebody unsubscribed by themselves</source>
        <translation>Quelqu’un s’est désinscrit de lui-même</translation>
    </message>
    <message>
        <source>By the link of a message or a call: no case and no letter, only the list.</source>
        <translation>Par le lien d’un message ou par un appel&#xa0;: ni dossier ni lettre, seulement la liste.</translation>
    </message>
    <message>
        <source>&amp;Add to the list…</source>
        <translation>&amp;Ajouter à la liste…</translation>
    </message>
    <message>
        <source>Kept readable</source>
        <translation>Gardés lisibles</translation>
    </message>
    <message>
        <source>Numbers and postal addresses that a call list or a mailing needs. The journal says who read them.</source>
        <translation>Numéros et adresses postales dont une liste d’appels ou un envoi a besoin. Le journal dit qui les a lus.</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Lesquels</translation>
    </message>
    <message>
        <source>&amp;Read them</source>
        <translation>Les &amp;lire</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>Liste d’envoi</translation>
    </message>
    <message>
        <source>cleaned-list.csv</source>
        <translation>liste-nettoyee.csv</translation>
    </message>
    <message>
        <source>Save the cleaned list</source>
        <translation>Enregistrer la liste nettoyée</translation>
    </message>
    <message>
        <source>to take out</source>
        <translation>à retirer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucun.</translation>
    </message>
</context>
</TS>
