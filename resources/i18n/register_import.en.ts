<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RegisterImportView</name>
    <message numerus="yes">
        <source>%n request(s) imported on {on} by {user}: {first} – {last}</source>
        <translation>
            <numerusform>%n request imported on {on} by {user}: {first} – {last}</numerusform>
            <numerusform>%n requests imported on {on} by {user}: {first} – {last}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) will be removed with everything they hold. The journal keeps that they were imported and taken back, without any name.</source>
        <translation>
            <numerusform>%n request will be removed with everything it holds. The journal keeps that it was imported and taken back, without any name.</numerusform>
            <numerusform>%n requests will be removed with everything they hold. The journal keeps that they were imported and taken back, without any name.</numerusform>
        </translation>
    </message>
</context>
</TS>
