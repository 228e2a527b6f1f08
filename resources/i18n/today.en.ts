<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SectionCard</name>
    <message numerus="yes">
        <source>%n more request(s) in the list</source>
        <translation>
            <numerusform>%n more request in the list</numerusform>
            <numerusform>%n more requests in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message numerus="yes">
        <source>%n record(s) to purge, in whole or in part</source>
        <translation>
            <numerusform>%n record to purge, in whole or in part</numerusform>
            <numerusform>%n records to purge, in whole or in part</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed</source>
        <translation>
            <numerusform>%n closed</numerusform>
            <numerusform>%n closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on time</source>
        <translation>
            <numerusform>%n on time</numerusform>
            <numerusform>%n on time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
</TS>
