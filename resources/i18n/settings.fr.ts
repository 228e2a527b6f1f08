<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CodeDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>Nouveau code de récupération</translation>
    </message>
    <message>
        <source>&amp;It is written down</source>
        <translation>Le code est &amp;noté</translation>
    </message>
</context>
<context>
    <name>LawCard</name>
    <message>
        <source>Law tables in use</source>
        <translation>Tables juridiques utilisées</translation>
    </message>
    <message>
        <source>Remove installed &amp;tables</source>
        <translation>Retirer les tables insta&amp;llées</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>&amp;Installer un fichier…</translation>
    </message>
    <message>
        <source>Rules of law, public holidays and addresses of authorities. Newer ones come as a file signed by the makers of DSARDesk: nothing is fetched by itself. Open cases are counted anew once they are used.</source>
        <translation>Règles de droit, jours fériés et adresses des autorités. De plus récentes arrivent dans un fichier signé par les auteurs de DSARDesk : rien n’est téléchargé. Les délais des dossiers ouverts sont recalculés dès qu’elles servent.</translation>
    </message>
    <message>
        <source>Law tables (*.dsarlaw)</source>
        <translation>Tables juridiques (*.dsarlaw)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Install law tables</source>
        <translation>Installer des tables juridiques</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>The recovery sheet stays valid. Backups made before keep the old password.</source>
        <translation>La fiche de récupération reste valable. Les sauvegardes déjà faites gardent l’ancien mot de passe.</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>Nouveau code de récupération</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>Établir un nouveau code</translation>
    </message>
    <message>
        <source>The code of the sheet printed before will open this vault no more.</source>
        <translation>Le code de la fiche imprimée auparavant n’ouvrira plus ce coffre.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Each choice is kept at once.</source>
        <translation>Chaque choix est enregistré aussitôt.</translation>
    </message>
    <message>
        <source>Law tables</source>
        <translation>Tables juridiques</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et apparence</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>Langue de l’interface</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Lock after, without a gesture</source>
        <translation>Verrouiller après, sans activité</translation>
    </message>
    <message>
        <source>&amp;Change the password…</source>
        <translation>&amp;Changer le mot de passe…</translation>
    </message>
    <message>
        <source>New &amp;recovery code…</source>
        <translation>Nouveau code de &amp;récupération…</translation>
    </message>
    <message>
        <source>Where is my data?</source>
        <translation>Où sont mes données&#xa0;?</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
    <message>
        <source>Everything is in this folder, encrypted, and nowhere else; nothing is sent to anybody. Copies of identity documents lie outside it, each under a key of its own, and are in no backup.</source>
        <translation>Tout est dans ce dossier, chiffré, et nulle part ailleurs&#xa0;; rien n’est envoyé à personne. Les copies de pièces d’identité se trouvent en dehors, chacune sous sa propre clé, et ne sont dans aucune sauvegarde.</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Backups and checks</source>
        <translation>Sauvegardes et vérifications</translation>
    </message>
    <message>
        <source>Check &amp;everything</source>
        <translation>&amp;Tout vérifier</translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation>&amp;Sauvegarder maintenant…</translation>
    </message>
    <message>
        <source>Re&amp;store a backup…</source>
        <translation>Res&amp;taurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Fiche de récupération</translation>
    </message>
    <message>
        <source>Backups (*.dsarbackup)</source>
        <translation>Sauvegardes (*.dsarbackup)</translation>
    </message>
    <message>
        <source>Back up the vault</source>
        <translation>Sauvegarder le coffre</translation>
    </message>
</context>
<context>
    <name>_SecretDialog</name>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
</TS>
