<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Somebody designated died or refuses?</source>
        <translation>Une personne désignée est décédée ou refuse&#xa0;?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The directive passes to the next person who can act, then to the heirs. Plans that are being carried out follow.</source>
        <translation>La directive revient à la personne suivante qui peut agir, puis aux héritiers. Les plans en cours d’exécution suivent.</translation>
    </message>
    <message>
        <source>Proof, if there is one</source>
        <translation>Preuve, s’il y en a une</translation>
    </message>
    <message>
        <source>no identity page is in it</source>
        <translation>il ne contient aucune page d’identité</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Qui</translation>
    </message>
    <message>
        <source>&amp;Because of</source>
        <translation>&amp;En raison de</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Le</translation>
    </message>
    <message>
        <source>&amp;How you know</source>
        <translation>&amp;Comment vous le savez</translation>
    </message>
    <message>
        <source>Kept apart: the data protection officer alone reads it.</source>
        <translation>Gardée à part&#xa0;: seul le délégué à la protection des données la lit.</translation>
    </message>
    <message>
        <source>I looked through it:</source>
        <translation>J’ai parcouru le document&#xa0;:</translation>
    </message>
</context>
<context>
    <name>DirectiveForm</name>
    <message>
        <source>Change {reference}</source>
        <translation>Modifier {reference}</translation>
    </message>
    <message>
        <source>Register a directive</source>
        <translation>Enregistrer une directive</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Replace the version</source>
        <translation>Remplacer la version</translation>
    </message>
    <message>
        <source>What a person decided about their data after their death. They may change or revoke it at any time.</source>
        <translation>Ce qu’une personne a décidé pour ses données après son décès. Elle peut le modifier ou le révoquer à tout moment.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Specific: about your own processings. General: about all data; you only keep a copy of it.</source>
        <translation>Particulière&#xa0;: sur vos propres traitements. Générale&#xa0;: sur toutes les données&#xa0;; vous n’en gardez qu’une copie.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Numéro de client</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Tells namesakes apart; empty if you do not know it. A directive is never refused for age.</source>
        <translation>Distingue les homonymes&#xa0;; laissez vide si vous ne la connaissez pas. Une directive n’est jamais refusée en raison de l’âge.</translation>
    </message>
    <message>
        <source>Language of the letters</source>
        <translation>Langue des lettres</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Donnée le</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>Dans ses propres mots</translation>
    </message>
    <message>
        <source>All their data</source>
        <translation>Toutes ses données</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>n’en dit rien</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Designated person</source>
        <translation>Personne désignée</translation>
    </message>
    <message>
        <source>Has it carried out; empty for the heirs.</source>
        <translation>Veille à l’exécution&#xa0;; vide pour les héritiers.</translation>
    </message>
    <message>
        <source>Their e-mail address</source>
        <translation>Son adresse électronique</translation>
    </message>
    <message>
        <source>Alternate</source>
        <translation>Suppléant</translation>
    </message>
    <message>
        <source>Consent to it alone, shown by</source>
        <translation>Consentement à elle seule, montré par</translation>
    </message>
    <message>
        <source>Consented on</source>
        <translation>Consentement du</translation>
    </message>
    <message>
        <source>Original kept by (often a notary)</source>
        <translation>Original conservé par (souvent un notaire)</translation>
    </message>
    <message>
        <source>Identified by</source>
        <translation>Identifiée par</translation>
    </message>
</context>
<context>
    <name>DirectivesView</name>
    <message>
        <source>Search a person or a number…</source>
        <translation>Chercher une personne ou un numéro…</translation>
    </message>
    <message>
        <source>Search the register</source>
        <translation>Chercher dans le registre</translation>
    </message>
    <message>
        <source>&amp;Register…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>No directive yet. A person may say what becomes of their data after their death: keep, erase or communicate, processing by processing. It is found again as soon as a death is recorded.</source>
        <translation>Aucune directive pour l’instant. Une personne peut dire ce que deviendront ses données après son décès&#xa0;: conserver, effacer ou communiquer, traitement par traitement. La directive est retrouvée dès qu’un décès est enregistré.</translation>
    </message>
    <message>
        <source>Register of directives</source>
        <translation>Registre des directives</translation>
    </message>
    <message>
        <source>Columns of the register</source>
        <translation>Colonnes du registre</translation>
    </message>
    <message>
        <source>Directives</source>
        <translation>Directives</translation>
    </message>
    <message>
        <source>What people decided about their data after their death (Article 85 of the French Data Protection Act). General directives are kept as a copy, for reference: nothing certifies them.</source>
        <translation>Ce que des personnes ont décidé pour leurs données après leur décès (article 85 de la loi Informatique et Libertés). Des directives générales, vous gardez une copie, pour mémoire&#xa0;: rien ne les certifie.</translation>
    </message>
    <message>
        <source>Rece&amp;ipt…</source>
        <translation>&amp;Reçu…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>Ré&amp;voquer…</translation>
    </message>
    <message>
        <source>&amp;Death or refusal…</source>
        <translation>&amp;Décès ou refus…</translation>
    </message>
    <message>
        <source>Save the proof…</source>
        <translation>Enregistrer la preuve…</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Enregistrer la preuve</translation>
    </message>
    <message>
        <source>proof.pdf</source>
        <translation>preuve.pdf</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>Receipt {reference}</source>
        <translation>Reçu {reference}</translation>
    </message>
</context>
<context>
    <name>RegisterModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>Souhaits</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Donnée le</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoke {reference}?</source>
        <translation>Révoquer {reference}&#xa0;?</translation>
    </message>
    <message>
        <source>It was revoked</source>
        <translation>Elle a été révoquée</translation>
    </message>
    <message>
        <source>Only its author revokes a directive, without giving a reason. Its versions stay readable; the receipt confirms the revocation.</source>
        <translation>Seul son auteur révoque une directive, sans donner de motif. Ses versions restent lisibles&#xa0;; le reçu confirme la révocation.</translation>
    </message>
</context>
</TS>
