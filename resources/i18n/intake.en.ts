<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IdentityCard</name>
    <message numerus="yes">
        <source>You did not ask for it. It will stay apart from the vault, appear in no list, and be destroyed once the identity is checked, within %n hour(s) in any case. Delete it from your mailbox too. If it is none, untick it beside the message.</source>
        <translation>
            <numerusform>You did not ask for it. It will stay apart from the vault, appear in no list, and be destroyed once the identity is checked, within %n hour in any case. Delete it from your mailbox too. If it is none, untick it beside the message.</numerusform>
            <numerusform>You did not ask for it. It will stay apart from the vault, appear in no list, and be destroyed once the identity is checked, within %n hours in any case. Delete it from your mailbox too. If it is none, untick it beside the message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message numerus="yes">
        <source> (entered %n day(s) later: the case will say so)</source>
        <translation>
            <numerusform> (entered %n day later: the case will say so)</numerusform>
            <numerusform> (entered %n days later: the case will say so)</numerusform>
        </translation>
    </message>
</context>
</TS>
