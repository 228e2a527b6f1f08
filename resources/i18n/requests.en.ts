<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>NothingFound</name>
    <message numerus="yes">
        <source>Without “{filter}”: %n request(s)</source>
        <translation>
            <numerusform>Without “{filter}”: %n request</numerusform>
            <numerusform>Without “{filter}”: %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
</TS>
