<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CodeCard</name>
    <message>
        <source>This code opens the vault if the password is lost. It is shown this once and kept nowhere: print the sheet, or write the code down, and keep it away from this computer.</source>
        <translation>Ce code ouvre le coffre si le mot de passe est perdu. Il n’est affiché que cette fois et n’est gardé nulle part&#xa0;: imprimez la fiche, ou notez le code, et gardez-le loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>&amp;Print the sheet…</source>
        <translation>&amp;Imprimer la fiche…</translation>
    </message>
    <message>
        <source>&amp;Save it as a PDF…</source>
        <translation>&amp;Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Group of the code</source>
        <translation>Groupe du code</translation>
    </message>
    <message>
        <source>This is not that group: read it again, on the sheet.</source>
        <translation>Ce n’est pas ce groupe&#xa0;: relisez-le sur la fiche.</translation>
    </message>
    <message>
        <source>To be sure that it is written down: type group no. {number}</source>
        <translation>Pour être sûr que le code est noté&#xa0;: tapez le groupe n° {number}</translation>
    </message>
    <message>
        <source>Save the recovery sheet as a file?</source>
        <translation>Enregistrer la fiche de récupération dans un fichier&#xa0;?</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Choisir l’endroit…</translation>
    </message>
    <message>
        <source>Whoever has this file and the vault can read every request. Save it on a USB stick kept elsewhere, never beside the vault, and print it as soon as you can.</source>
        <translation>Avec ce fichier et le coffre, n’importe qui peut lire toutes les demandes. Enregistrez-le sur une clé USB gardée ailleurs, jamais à côté du coffre, et imprimez-le dès que possible.</translation>
    </message>
    <message>
        <source>recovery-sheet.pdf</source>
        <translation>fiche-de-recuperation.pdf</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Enregistrer la fiche de récupération</translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message>
        <source>Your draft is back, as you left it.</source>
        <translation>Votre brouillon est de retour, tel que vous l’avez laissé.</translation>
    </message>
    <message>
        <source>Start &amp;afresh</source>
        <translation>Recommencer à &amp;zéro</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <source>Add a file…</source>
        <translation>Ajouter un fichier…</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password, once more</source>
        <translation>Nouveau mot de passe, une seconde fois</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Une seconde fois</translation>
    </message>
    <message>
        <source>Four words that have nothing to do with one another make a good password.</source>
        <translation>Quatre mots sans rapport entre eux font un bon mot de passe.</translation>
    </message>
    <message>
        <source>Too easy to guess: add words, or signs that nobody expects.</source>
        <translation>Trop facile à deviner&#xa0;: ajoutez des mots, ou des signes inattendus.</translation>
    </message>
    <message>
        <source>Fair: it would hold for a while. One more word makes it good.</source>
        <translation>Moyen&#xa0;: il tiendrait un temps. Un mot de plus le rend bon.</translation>
    </message>
    <message>
        <source>Good: hard to guess.</source>
        <translation>Bon&#xa0;: difficile à deviner.</translation>
    </message>
    <message>
        <source>Strong: very hard to guess.</source>
        <translation>Très bon&#xa0;: très difficile à deviner.</translation>
    </message>
    <message>
        <source>Choose a password that is harder to guess.</source>
        <translation>Choisissez un mot de passe plus difficile à deviner.</translation>
    </message>
    <message>
        <source>The two passwords differ: type the same one twice.</source>
        <translation>Les deux mots de passe diffèrent&#xa0;: tapez deux fois le même.</translation>
    </message>
</context>
<context>
    <name>PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>Afficher le mot de passe</translation>
    </message>
    <message>
        <source>Caps lock is on.</source>
        <translation>La touche Verr. Maj. est active.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>PdfWindow</name>
    <message>
        <source>Text of the document</source>
        <translation>Texte du document</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>Show the words alone, to be read aloud</source>
        <translation>Montrer les mots seuls, pour la lecture à voix haute</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>À la largeur de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>This document cannot be shown: it is not a PDF, or it is damaged.</source>
        <translation>Ce document ne peut pas être affiché&#xa0;: ce n’est pas un PDF, ou il est abîmé.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
</TS>
