<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DeliveredDialog</name>
    <message>
        <source>The package was delivered</source>
        <translation>L’archive a été remise</translation>
    </message>
    <message>
        <source>It counts as delivered today. The password takes another way than the package.</source>
        <translation>Elle compte comme remise aujourd’hui. Le mot de passe prend un autre chemin que l’archive.</translation>
    </message>
    <message>
        <source>Password given by</source>
        <translation>Mot de passe donné par</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>LetterSentDialog</name>
    <message>
        <source>Mark as sent: {letter}</source>
        <translation>Noter l’envoi&#xa0;: {letter}</translation>
    </message>
    <message>
        <source>The letter counts as sent today. DSARDesk sends nothing itself.</source>
        <translation>La lettre compte comme envoyée aujourd’hui. DSARDesk n’envoie rien lui-même.</translation>
    </message>
</context>
<context>
    <name>LettersCard</name>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Letter to write</source>
        <translation>Lettre à écrire</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>É&amp;crire</translation>
    </message>
    <message>
        <source>No letter yet.</source>
        <translation>Aucune lettre pour l’instant.</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>A&amp;pprouver</translation>
    </message>
    <message>
        <source>&amp;Mark as sent…</source>
        <translation>Noter l’&amp;envoi…</translation>
    </message>
    <message>
        <source>Save {form}…</source>
        <translation>Enregistrer le {form}…</translation>
    </message>
    <message>
        <source>Writing the letter…</source>
        <translation>La lettre s’écrit…</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Enregistrer la lettre</translation>
    </message>
</context>
<context>
    <name>PackageCard</name>
    <message>
        <source>Export package</source>
        <translation>Archive à remettre</translation>
    </message>
    <message>
        <source>Kind of package</source>
        <translation>Nature de l’archive</translation>
    </message>
    <message>
        <source>Make the pac&amp;kage</source>
        <translation>Faire l’arc&amp;hive</translation>
    </message>
    <message>
        <source>Cop&amp;y for 30 s</source>
        <translation>Copier pour 30 &amp;s</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Autre mot de passe</translation>
    </message>
    <message>
        <source>for reading (access)</source>
        <translation>pour la lecture (accès)</translation>
    </message>
    <message>
        <source>for machines (portability)</source>
        <translation>pour les machines (portabilité)</translation>
    </message>
    <message>
        <source>Make it ag&amp;ain</source>
        <translation>Refaire l’arc&amp;hive</translation>
    </message>
    <message>
        <source>Nothing found in: {systems}</source>
        <translation>Rien trouvé dans&#xa0;: {systems}</translation>
    </message>
    <message>
        <source>Not searched yet: {systems}</source>
        <translation>Pas encore interrogées&#xa0;: {systems}</translation>
    </message>
    <message>
        <source>Save the package…</source>
        <translation>Enregistrer l’archive…</translation>
    </message>
    <message>
        <source>Save the manifest…</source>
        <translation>Enregistrer le manifeste…</translation>
    </message>
    <message>
        <source>manifest only</source>
        <translation>manifeste seul</translation>
    </message>
    <message>
        <source>to be delivered</source>
        <translation>à remettre</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>remise</translation>
    </message>
    <message>
        <source>Save the manifest</source>
        <translation>Enregistrer le manifeste</translation>
    </message>
    <message>
        <source>&amp;Delivered…</source>
        <translation>Noter la &amp;remise…</translation>
    </message>
    <message>
        <source>Password of the package: {password}</source>
        <translation>Mot de passe de l’archive&#xa0;: {password}</translation>
    </message>
    <message>
        <source>Making the package…</source>
        <translation>L’archive se fait…</translation>
    </message>
    <message>
        <source>Copied. The clipboard forgets it in 30 seconds.</source>
        <translation>Copié. Le presse-papiers l’oublie dans 30 secondes.</translation>
    </message>
    <message>
        <source>Save the package</source>
        <translation>Enregistrer l’archive</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>in French</source>
        <translation>en français</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>en anglais</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents du dossier</translation>
    </message>
    <message>
        <source>Documents of the case</source>
        <translation>Documents du dossier</translation>
    </message>
    <message>
        <source>Columns of the documents</source>
        <translation>Colonnes des documents</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Enregistrer une &amp;copie…</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>Copier le SHA-256</translation>
    </message>
    <message>
        <source>Copies outside the vault are yours to look after, and to delete once they have served.</source>
        <translation>Les copies hors du coffre sont sous votre garde&#xa0;: supprimez-les quand elles ont servi.</translation>
    </message>
    <message>
        <source>Evidence file</source>
        <translation>Dossier de preuve</translation>
    </message>
    <message>
        <source>One PDF that proves how the request was handled: time limit, identity, searches, decisions, sendings and hashes. No identity document is ever in it.</source>
        <translation>Un PDF qui prouve le traitement de la demande&#xa0;: délai, identité, recherches, décisions, envois et empreintes. Il ne contient jamais de document d’identité.</translation>
    </message>
    <message>
        <source>Language of the evidence file</source>
        <translation>Langue du dossier de preuve</translation>
    </message>
    <message>
        <source>Make a&amp;nd preview</source>
        <translation>Faire et &amp;voir</translation>
    </message>
    <message>
        <source>Save a copy outside the vault</source>
        <translation>Enregistrer une copie hors du coffre</translation>
    </message>
    <message>
        <source>The SHA-256 of {name} is copied.</source>
        <translation>Le SHA-256 de {name} est copié.</translation>
    </message>
    <message>
        <source>Save the evidence file</source>
        <translation>Enregistrer le dossier de preuve</translation>
    </message>
</context>
<context>
    <name>ResidenceCard</name>
    <message>
        <source>Where the person lives</source>
        <translation>Où vit la personne</translation>
    </message>
    <message>
        <source>Country where the person lives</source>
        <translation>Pays où vit la personne</translation>
    </message>
    <message>
        <source>To whoever lives in another European country, letters also name the authority there.</source>
        <translation>À qui vit dans un autre pays européen, les lettres indiquent aussi l’autorité de ce pays.</translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message>
        <source>Record the sending</source>
        <translation>Noter l’envoi</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>autre adresse</translation>
    </message>
    <message>
        <source>I checked it: it went to this other address on purpose</source>
        <translation>Vérifié&#xa0;: l’envoi à cette autre adresse est voulu</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Envoi par</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Envoyé à</translation>
    </message>
</context>
<context>
    <name>ToldByDialog</name>
    <message>
        <source>How is the password given?</source>
        <translation>Comment le mot de passe est-il donné&#xa0;?</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>Écrire la lettre</translation>
    </message>
    <message>
        <source>The letter tells the person how the password of the package reaches them.</source>
        <translation>La lettre dit à la personne comment lui parvient le mot de passe de l’archive.</translation>
    </message>
    <message>
        <source>Password given by</source>
        <translation>Mot de passe donné par</translation>
    </message>
</context>
</TS>
