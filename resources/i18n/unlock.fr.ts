<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ForgottenDialog</name>
    <message>
        <source>Password forgotten</source>
        <translation>Mot de passe oublié</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>Définir le nouveau mot de passe</translation>
    </message>
    <message>
        <source>Type the code of the recovery sheet, then choose a new password.</source>
        <translation>Tapez le code de la fiche de récupération, puis choisissez un nouveau mot de passe.</translation>
    </message>
    <message>
        <source>Eight groups of four letters and digits, in order. Spaces and dashes do not matter.</source>
        <translation>Huit groupes de quatre lettres et chiffres, dans l’ordre. Les espaces et les tirets ne comptent pas.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de récupération</translation>
    </message>
    <message>
        <source>Type the code that stands on the recovery sheet.</source>
        <translation>Tapez le code qui figure sur la fiche de récupération.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>LockedView</name>
    <message>
        <source>DSARDesk is locked</source>
        <translation>DSARDesk est verrouillé</translation>
    </message>
    <message>
        <source>The memory is being emptied; the password is asked for in a moment.</source>
        <translation>La mémoire se vide&#xa0;; le mot de passe vous sera demandé dans un instant.</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Password of the vault</source>
        <translation>Mot de passe du coffre</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Open with the &amp;keyring</source>
        <translation>Ouvrir avec le &amp;trousseau</translation>
    </message>
    <message>
        <source>&amp;Copy it onto this computer…</source>
        <translation>&amp;Copier sur cet ordinateur…</translation>
    </message>
    <message>
        <source>&amp;Salvage what is readable…</source>
        <translation>&amp;Sauver ce qui est lisible…</translation>
    </message>
    <message>
        <source>Upgrade with a second &amp;copy…</source>
        <translation>Mettre à niveau avec une &amp;copie…</translation>
    </message>
    <message>
        <source>&amp;Upgrade without a second copy</source>
        <translation>&amp;Mettre à niveau sans copie</translation>
    </message>
    <message>
        <source>DSARDesk is locked</source>
        <translation>DSARDesk est verrouillé</translation>
    </message>
    <message>
        <source>Password &amp;forgotten…</source>
        <translation>Mot de passe &amp;oublié…</translation>
    </message>
    <message>
        <source>&amp;Another vault…</source>
        <translation>&amp;Autre coffre…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
    <message>
        <source>New folder of the vault, on this computer</source>
        <translation>Nouveau dossier du coffre, sur cet ordinateur</translation>
    </message>
    <message>
        <source>Folder for the second copy, on a stick or another disk</source>
        <translation>Dossier de la seconde copie, sur une clé USB ou un autre disque</translation>
    </message>
    <message>
        <source>An empty folder for what is readable; it is not encrypted</source>
        <translation>Un dossier vide pour ce qui est lisible&#xa0;; il n’est pas chiffré</translation>
    </message>
    <message>
        <source>Unlocking: this takes a second on purpose, to slow down whoever guesses.</source>
        <translation>Ouverture du coffre&#xa0;: une seconde de calcul, voulue, ralentit quiconque devinerait.</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) so far; you may go on trying.</source>
        <translation>
            <numerusform>%n essai jusqu’ici&#xa0;; rien n’est bloqué.</numerusform>
            <numerusform>%n essais jusqu’ici&#xa0;; rien n’est bloqué.</numerusform>
        </translation>
    </message>
</context>
</TS>
