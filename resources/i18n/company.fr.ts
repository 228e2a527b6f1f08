<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CompanyView</name>
    <message>
        <source>What the company is, promised and does. Letters take their facts from here.</source>
        <translation>Ce que l’organisme est, a promis et fait. Les lettres y prennent leurs faits.</translation>
    </message>
    <message>
        <source>&amp;Replace by a newer version…</source>
        <translation>&amp;Remplacer par une version plus récente…</translation>
    </message>
    <message>
        <source>&amp;Save the profile as a file…</source>
        <translation>&amp;Enregistrer le profil dans un fichier…</translation>
    </message>
    <message>
        <source>&amp;Joint controllers…</source>
        <translation>&amp;Responsables conjoints…</translation>
    </message>
    <message>
        <source>{name}: version in force since {date}. It serves for cases to come; cases that are open keep the version under which they were opened.</source>
        <translation>{name}&#xa0;: version en vigueur depuis le {date}. Elle servira aux dossiers à venir&#xa0;; les dossiers ouverts gardent la version sous laquelle ils l’ont été.</translation>
    </message>
    <message>
        <source>Replace the profile?</source>
        <translation>Remplacer le profil&#xa0;?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Profiles (*.toml)</source>
        <translation>Profils (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Newer version of the profile</source>
        <translation>Version plus récente du profil</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
</context>
<context>
    <name>JointDialog</name>
    <message>
        <source>Joint controllers</source>
        <translation>Responsables conjoints</translation>
    </message>
    <message>
        <source>Use from now on</source>
        <translation>Utiliser désormais</translation>
    </message>
    <message>
        <source>Whoever receives a request answers it, you or they: the person may turn to each (Article 26 GDPR). Letters name them, and the contact point of your arrangement.</source>
        <translation>Celui qui reçoit la demande y répond, vous ou eux : la personne peut s’adresser à chacun (article 26 du RGPD). Les lettres les nomment, ainsi que le point de contact de votre accord.</translation>
    </message>
    <message>
        <source>another company</source>
        <translation>une autre société</translation>
    </message>
    <message>
        <source>The arrangement names it as the contact point</source>
        <translation>L’accord la désigne comme point de contact</translation>
    </message>
    <message>
        <source>It no longer decides together with us</source>
        <translation>Elle ne décide plus avec nous</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Dénomination</translation>
    </message>
    <message>
        <source>E-mail address for data protection</source>
        <translation>Adresse électronique pour la protection des données</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
</context>
</TS>
