<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>Purge %n part(s) for good?</source>
        <translation>
            <numerusform>Purge %n part for good?</numerusform>
            <numerusform>Purge %n parts for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message numerus="yes">
        <source>%n more request(s) once these are purged</source>
        <translation>
            <numerusform>%n more request once these are purged</numerusform>
            <numerusform>%n more requests once these are purged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Purged: %n part(s). Figures and the chain of the log remain.</source>
        <translation>
            <numerusform>%n part purged. Figures and the chain of the log remain.</numerusform>
            <numerusform>%n parts purged. Figures and the chain of the log remain.</numerusform>
        </translation>
    </message>
</context>
</TS>
