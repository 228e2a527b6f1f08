<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>UnlockView</name>
    <message numerus="yes">
        <source>%n wrong password(s) so far; you may go on trying.</source>
        <translation>
            <numerusform>%n wrong password so far; you may go on trying.</numerusform>
            <numerusform>%n wrong passwords so far; you may go on trying.</numerusform>
        </translation>
    </message>
</context>
</TS>
