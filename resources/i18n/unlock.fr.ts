<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
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
        <source>DSARDesk is locked</source>
        <translation>DSARDesk est verrouillé</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Ouverture du coffre…</translation>
    </message>
</context>
</TS>
