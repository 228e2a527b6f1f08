<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CaseView</name>
    <message numerus="yes">
        <source>Closed in %n day(s).</source>
        <translation>
            <numerusform>Closed in %n day.</numerusform>
            <numerusform>Closed in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message numerus="yes">
        <source>%n place(s) speak(s) of the person.</source>
        <translation>
            <numerusform>%n place speaks of the person.</numerusform>
            <numerusform>%n places speak of the person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{system} searched: %n place(s) found. It can be searched again.</source>
        <translation>
            <numerusform>{system} searched: %n place found. It can be searched again.</numerusform>
            <numerusform>{system} searched: %n places found. It can be searched again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadDialog</name>
    <message numerus="yes">
        <source>%n file(s) of {system} could not be read</source>
        <translation>
            <numerusform>%n file of {system} could not be read</numerusform>
            <numerusform>%n files of {system} could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Running</name>
    <message numerus="yes">
        <source>%n file(s) looked at</source>
        <translation>
            <numerusform>%n file looked at</numerusform>
            <numerusform>%n files looked at</numerusform>
        </translation>
    </message>
</context>
</TS>
