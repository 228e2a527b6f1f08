<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>PolicyView</name>
    <message>
        <source>Policy check</source>
        <translation>Vérification de la politique</translation>
    </message>
    <message>
        <source>What your privacy policy promises, and what in it should be corrected. The text is read on this computer and is not kept.</source>
        <translation>Ce que promet votre politique de confidentialité, et ce qui est à y corriger. Le texte est lu sur cet ordinateur et n’est pas conservé.</translation>
    </message>
    <message>
        <source>Paste the text of the policy here, or open it from a file.</source>
        <translation>Collez ici le texte de la politique, ou ouvrez-le depuis un fichier.</translation>
    </message>
    <message>
        <source>Text of the policy</source>
        <translation>Texte de la politique</translation>
    </message>
    <message>
        <source>&amp;Check this text</source>
        <translation>&amp;Vérifier ce texte</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
    <message>
        <source>The policy says: {quote}</source>
        <translation>La politique dit&#xa0;: {quote}</translation>
    </message>
    <message>
        <source>Suggested wording</source>
        <translation>Rédaction proposée</translation>
    </message>
    <message>
        <source>Copy in French</source>
        <translation>Copier en français</translation>
    </message>
    <message>
        <source>Copy in English</source>
        <translation>Copier en anglais</translation>
    </message>
    <message>
        <source>The wording is on the clipboard.</source>
        <translation>La rédaction est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>What the text promises</source>
        <translation>Ce que le texte promet</translation>
    </message>
    <message>
        <source>Policies and profiles (*.txt *.md *.html *.htm *.docx *.odt *.pdf *.toml)</source>
        <translation>Politiques et profils (*.txt *.md *.html *.htm *.docx *.odt *.pdf *.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>_Running</name>
    <message>
        <source>Checking the text</source>
        <translation>Vérification du texte</translation>
    </message>
    <message>
        <source>&amp;Stop the check</source>
        <translation>&amp;Arrêter la vérification</translation>
    </message>
    <message>
        <source>Checking a long text…</source>
        <translation>Vérification d’un long texte…</translation>
    </message>
</context>
</TS>
