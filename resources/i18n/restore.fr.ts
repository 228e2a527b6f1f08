<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>The backup is first compared with the vault of today. Then it becomes a vault of its own, in a new folder: nothing that exists is overwritten, and what was destroyed since is destroyed again.</source>
        <translation>La sauvegarde est d’abord comparée au coffre d’aujourd’hui. Elle devient ensuite un coffre à part, dans un dossier nouveau&#xa0;: rien de ce qui existe n’est écrasé, et ce qui a été détruit depuis est détruit de nouveau.</translation>
    </message>
    <message>
        <source>Backups (*.dsarbackup)</source>
        <translation>Sauvegardes (*.dsarbackup)</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Fichier de sauvegarde</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>The password of the vault on the day of the backup, or the recovery code of that day.</source>
        <translation>Le mot de passe du coffre le jour de la sauvegarde, ou le code de récupération de ce jour-là.</translation>
    </message>
    <message>
        <source>Exported journal</source>
        <translation>Journal exporté</translation>
    </message>
    <message>
        <source>Exported journals and lists of what was destroyed (*.jsonl *.dsarmemory)</source>
        <translation>Journaux exportés et listes de ce qui a été détruit (*.jsonl *.dsarmemory)</translation>
    </message>
    <message>
        <source>I have looked it up, or accept it</source>
        <translation>J’ai vérifié, ou j’accepte ce risque</translation>
    </message>
    <message>
        <source>Password of today</source>
        <translation>Mot de passe d’aujourd’hui</translation>
    </message>
    <message>
        <source>A password of today, or the recovery code of today: an old one does not open the vault again.</source>
        <translation>Un mot de passe d’aujourd’hui, ou le code de récupération d’aujourd’hui&#xa0;: un ancien ne rouvre pas le coffre.</translation>
    </message>
    <message>
        <source>Restore beside</source>
        <translation>Restaurer à côté</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Vault of today</source>
        <translation>Coffre d’aujourd’hui</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Look up what is not known here, or say that you accept it.</source>
        <translation>Vérifiez ce qui n’est pas connu ici, ou dites que vous l’acceptez.</translation>
    </message>
    <message>
        <source>Choose the backup file first.</source>
        <translation>Choisissez d’abord le fichier de sauvegarde.</translation>
    </message>
</context>
</TS>
