<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DecideDialog</name>
    <message>
        <source>How long are closed cases kept?</source>
        <translation>Combien de temps conserver les dossiers clos&#xa0;?</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>Enregistrer la décision</translation>
    </message>
    <message>
        <source>The decision stands above what your privacy policy says, for every case: it must be accounted for (Article 5(2) GDPR).</source>
        <translation>La décision l’emporte sur votre politique de confidentialité, pour tous les dossiers&#xa0;: elle doit pouvoir être justifiée (article 5(2) du RGPD).</translation>
    </message>
    <message>
        <source> months</source>
        <translation>&#xa0;mois</translation>
    </message>
    <message>
        <source>&amp;From closing</source>
        <translation>À compter de la &amp;clôture</translation>
    </message>
    <message>
        <source>0 keeps nothing of a case once it is closed.</source>
        <translation>0 ne conserve rien d’un dossier une fois clos.</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Pourquoi</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>Purge %n part(s) for good?</source>
        <translation>
            <numerusform>Purger définitivement %n élément&#xa0;?</numerusform>
            <numerusform>Purger définitivement %n éléments&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Purge for good</source>
        <translation>Purger définitivement</translation>
    </message>
    <message>
        <source>This cannot be undone. Of a whole case only figures remain, with entries of the log that no longer say anything. Backups made before still hold what is purged here, until you delete them.</source>
        <translation>Cette action est irréversible. D’un dossier entier, il ne reste que des chiffres et des entrées du journal devenues muettes. Les sauvegardes déjà faites contiennent encore ce qui est purgé ici, jusqu’à ce que vous les supprimiez.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message>
        <source>Retention</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>To purge</source>
        <translation>À purger</translation>
    </message>
    <message>
        <source>&amp;Purge what is ticked…</source>
        <translation>&amp;Purger ce qui est coché…</translation>
    </message>
    <message>
        <source>Identity documents held</source>
        <translation>Pièces d’identité détenues</translation>
    </message>
    <message>
        <source>How long cases are kept</source>
        <translation>Durée de conservation des dossiers</translation>
    </message>
    <message>
        <source>&amp;Decide how long…</source>
        <translation>&amp;Décider de la durée…</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>attend une décision</translation>
    </message>
    <message numerus="yes">
        <source>%n more request(s) once these are purged</source>
        <translation>
            <numerusform>%n demande de plus, une fois celles-ci purgées</numerusform>
            <numerusform>%n demandes de plus, une fois celles-ci purgées</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is to be purged.</source>
        <translation>Rien n’est à purger.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Suppression list</source>
        <translation>Liste repoussoir</translation>
    </message>
    <message numerus="yes">
        <source>Purged: %n part(s). Figures and the chain of the log remain.</source>
        <translation>
            <numerusform>%n élément purgé. Les chiffres et la chaîne du journal demeurent.</numerusform>
            <numerusform>%n éléments purgés. Les chiffres et la chaîne du journal demeurent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded. The dates of every closed case follow.</source>
        <translation>Décision enregistrée. Les dates de tous les dossiers clos en découlent.</translation>
    </message>
</context>
</TS>
