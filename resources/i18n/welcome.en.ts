<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StartCard</name>
    <message numerus="yes">
        <source>The vault is ready. It locks by itself after %n minute(s) without a gesture.</source>
        <translation>
            <numerusform>The vault is ready. It locks by itself after %n minute without a gesture.</numerusform>
            <numerusform>The vault is ready. It locks by itself after %n minutes without a gesture.</numerusform>
        </translation>
    </message>
</context>
</TS>
