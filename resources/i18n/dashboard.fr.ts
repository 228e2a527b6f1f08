<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Your answer is signed with your own key. It takes effect when the data protection officer next opens the vault.</source>
        <translation>Votre réponse est signée avec votre propre clé. Elle prendra effet à la prochaine ouverture du coffre par le délégué à la protection des données.</translation>
    </message>
    <message>
        <source>Decision to approve</source>
        <translation>Décision à approuver</translation>
    </message>
    <message>
        <source>Sign the answer</source>
        <translation>Signer la réponse</translation>
    </message>
    <message>
        <source>&amp;Read the letter…</source>
        <translation>&amp;Lire la lettre…</translation>
    </message>
    <message>
        <source>I approve</source>
        <translation>J’approuve</translation>
    </message>
    <message>
        <source>I do not approve</source>
        <translation>Je n’approuve pas</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>Needed where you do not approve.</source>
        <translation>Nécessaire si vous n’approuvez pas.</translation>
    </message>
    <message>
        <source>Letter to approve</source>
        <translation>Lettre à approuver</translation>
    </message>
    <message>
        <source>Say in a few words why you do not approve.</source>
        <translation>Dites en quelques mots pourquoi vous n’approuvez pas.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>DashboardView</name>
    <message>
        <source>Waiting for your word</source>
        <translation>En attente de votre réponse</translation>
    </message>
    <message>
        <source>Nothing is due: no request is open.</source>
        <translation>Rien à échéance : aucune demande n’est ouverte.</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>Échéances</translation>
    </message>
    <message>
        <source>Columns of what is due</source>
        <translation>Colonnes des échéances</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>References, days and figures. Your password opens no case, and no name stands here.</source>
        <translation>Des références, des dates et des chiffres. Votre mot de passe n’ouvre aucun dossier, et aucun nom ne figure ici.</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Change the password…</source>
        <translation>&amp;Changer le mot de passe…</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Verrouiller</translation>
    </message>
    <message>
        <source>No decision waits for you.</source>
        <translation>Aucune décision ne vous attend.</translation>
    </message>
    <message>
        <source>Read and answer…</source>
        <translation>Lire et répondre…</translation>
    </message>
    <message>
        <source>Read and answer: {title}</source>
        <translation>Lire et répondre : {title}</translation>
    </message>
</context>
<context>
    <name>DueModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
</TS>
