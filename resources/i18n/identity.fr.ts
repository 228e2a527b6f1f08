<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AskDialog</name>
    <message>
        <source>Ask for more</source>
        <translation>Demander un complément</translation>
    </message>
    <message>
        <source>Record the request</source>
        <translation>Noter la demande</translation>
    </message>
    <message>
        <source>The time limit stops on the day on which more is asked, if that was without undue delay. The letter “identity request” is then to be written and sent: nothing leaves by itself.</source>
        <translation>Le délai s’arrête le jour où le complément est demandé, si c’était sans retard injustifié. La lettre «&#xa0;demande d’identification&#xa0;» est ensuite à écrire et à envoyer&#xa0;: rien ne part tout seul.</translation>
    </message>
    <message>
        <source>without undue delay</source>
        <translation>sans retard injustifié</translation>
    </message>
    <message>
        <source>let it stop the time limit all the same</source>
        <translation>suspendre le délai malgré tout</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Reasonable doubt</source>
        <translation>Doute raisonnable</translation>
    </message>
    <message>
        <source>The letter quotes these words: say what makes the identity uncertain.</source>
        <translation>La lettre cite ces mots&#xa0;: dites ce qui rend l’identité incertaine.</translation>
    </message>
    <message>
        <source>Why nothing softer</source>
        <translation>Pourquoi rien de plus léger</translation>
    </message>
    <message>
        <source>The letter quotes these words too: say why no softer means would do.</source>
        <translation>La lettre cite aussi ces mots&#xa0;: dites pourquoi aucun moyen plus léger ne suffirait.</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Demandé le</translation>
    </message>
    <message>
        <source>It was asked</source>
        <translation>La demande est faite</translation>
    </message>
    <message>
        <source>By the DPO’s decision</source>
        <translation>Par décision du DPO</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>AttestDialog</name>
    <message>
        <source>Attest that other places are clean</source>
        <translation>Attester que les autres endroits sont propres</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Attester</translation>
    </message>
    <message>
        <source>Tick a place once you have looked: it holds no copy any more, or never held one. The certificate names you and the day.</source>
        <translation>Cochez un endroit après l’avoir regardé&#xa0;: il ne contient plus de copie, ou n’en a jamais contenu. L’attestation de destruction donne votre nom et le jour.</translation>
    </message>
    <message>
        <source>Without any copy</source>
        <translation>Sans aucune copie</translation>
    </message>
    <message>
        <source>Tick one place at least.</source>
        <translation>Cochez au moins un endroit.</translation>
    </message>
</context>
<context>
    <name>AuthorityCard</name>
    <message>
        <source>On whose behalf</source>
        <translation>Au nom de qui</translation>
    </message>
    <message>
        <source>Mandate and &amp;representation…</source>
        <translation>Mandat et &amp;représentation…</translation>
    </message>
    <message>
        <source>&amp;Keep a proof apart…</source>
        <translation>&amp;Garder une preuve à part…</translation>
    </message>
    <message>
        <source>They write for themselves</source>
        <translation>La personne écrit pour elle-même</translation>
    </message>
    <message>
        <source>not established yet</source>
        <translation>pas encore établi</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Mandate and representation</source>
        <translation>Mandat et représentation</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Record what you know, and complete it when the proof comes. The time limit goes on running meanwhile.</source>
        <translation>Notez ce que vous savez, et complétez quand la preuve arrive. Le délai continue de courir entre-temps.</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>visé</translation>
    </message>
    <message>
        <source>checked, like the person’s</source>
        <translation>vérifiée, comme celle de la personne</translation>
    </message>
    <message>
        <source>The right to act rests on</source>
        <translation>Le pouvoir d’agir repose sur</translation>
    </message>
    <message>
        <source>Person concerned</source>
        <translation>Personne concernée</translation>
    </message>
    <message>
        <source>The person whose data are asked about.</source>
        <translation>La personne dont les données sont demandées.</translation>
    </message>
    <message>
        <source>Their e-mail address</source>
        <translation>Son adresse électronique</translation>
    </message>
    <message>
        <source>Their postal address</source>
        <translation>Son adresse postale</translation>
    </message>
    <message>
        <source>Their customer number</source>
        <translation>Son numéro de client</translation>
    </message>
    <message>
        <source>Born on</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>For example 04/05/2012: a parent acts for a minor only.</source>
        <translation>Par exemple 04/05/2012&#xa0;: un parent n’agit que pour un mineur.</translation>
    </message>
    <message>
        <source>Wish and interest</source>
        <translation>Volonté et intérêt</translation>
    </message>
    <message>
        <source>Mandate, judgment or proof</source>
        <translation>Mandat, jugement ou preuve</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Vu le</translation>
    </message>
    <message>
        <source>It covers</source>
        <translation>Il couvre</translation>
    </message>
    <message>
        <source>Our company</source>
        <translation>Notre organisme</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Nothing where it bears no end.</source>
        <translation>Rien s’il ne porte pas de fin.</translation>
    </message>
    <message>
        <source>The reply goes</source>
        <translation>La réponse va</translation>
    </message>
    <message>
        <source>Identity of whoever writes</source>
        <translation>Identité de la personne qui écrit</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Record a check</source>
        <translation>Noter une vérification</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Only the means, the result and what matched are kept, never a copy or a number.</source>
        <translation>Seuls le moyen, le résultat et ce qui concorde sont gardés, jamais une copie ni un numéro.</translation>
    </message>
    <message>
        <source>Record and destroy the document</source>
        <translation>Noter et détruire le document</translation>
    </message>
</context>
<context>
    <name>DestroyDialog</name>
    <message>
        <source>Destroy the identity document</source>
        <translation>Détruire le document d’identité</translation>
    </message>
    <message>
        <source>Destroy now – cannot be undone</source>
        <translation>Détruire – sans retour possible</translation>
    </message>
    <message>
        <source>In the vault: the document’s own key is destroyed, and nothing can open it again. No backup ever held it. The timeline keeps that it was destroyed, when, by whom and how.</source>
        <translation>Dans le coffre&#xa0;: la clé propre au document est détruite, et plus rien ne peut l’ouvrir. Aucune sauvegarde ne l’a jamais contenu. La chronologie garde le fait, le moment, l’auteur et le moyen de la destruction.</translation>
    </message>
</context>
<context>
    <name>GoneDialog</name>
    <message>
        <source>Declare the copy gone</source>
        <translation>Déclarer la copie disparue</translation>
    </message>
    <message>
        <source>Declare it gone – cannot be undone</source>
        <translation>Déclarer disparue – sans retour</translation>
    </message>
    <message>
        <source>For example: the computer was stolen, or its disk was destroyed, and when.</source>
        <translation>Par exemple&#xa0;: l’ordinateur a été volé, ou son disque détruit, et quand.</translation>
    </message>
    <message>
        <source>How this is known</source>
        <translation>Comment vous le savez</translation>
    </message>
    <message>
        <source>Cleaned elsewhere</source>
        <translation>Nettoyé ailleurs</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Hold the identity document</source>
        <translation>Conserver le document d’identité</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>For a forged or doubtful document that is evidence. It is destroyed when the vault first opens after the last day.</source>
        <translation>Pour un document faux ou douteux qui sert de preuve. Il est détruit à la première ouverture du coffre après le dernier jour.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
</context>
<context>
    <name>IdentityTab</name>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>Vérification de l’identité</translation>
    </message>
    <message>
        <source>&amp;Record a check…</source>
        <translation>&amp;Noter une vérification…</translation>
    </message>
    <message>
        <source>Ask for &amp;more…</source>
        <translation>Demander un &amp;complément…</translation>
    </message>
    <message>
        <source>Set apart a copy &amp;received…</source>
        <translation>Mettre à part une copie &amp;reçue…</translation>
    </message>
    <message>
        <source>Somebody writes for another person…</source>
        <translation>Quelqu’un écrit pour une autre personne…</translation>
    </message>
    <message>
        <source>held, to be destroyed</source>
        <translation>conservé, à détruire</translation>
    </message>
    <message>
        <source>That computer is &amp;gone…</source>
        <translation>Cet ordinateur n’existe &amp;plus…</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>&amp;Regarder</translation>
    </message>
    <message>
        <source>&amp;Destroy now…</source>
        <translation>&amp;Détruire maintenant…</translation>
    </message>
    <message>
        <source>Checked: &amp;destroy now…</source>
        <translation>Vérifié&#xa0;: &amp;détruire…</translation>
    </message>
    <message>
        <source>&amp;Hold, with a reason…</source>
        <translation>C&amp;onserver, avec un motif…</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>détruit</translation>
    </message>
    <message>
        <source>&amp;Attest that they are clean…</source>
        <translation>&amp;Attester qu’ils sont propres…</translation>
    </message>
    <message>
        <source>Certificate of destruction</source>
        <translation>Attestation de destruction</translation>
    </message>
    <message>
        <source>in French</source>
        <translation>en français</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>en anglais</translation>
    </message>
    <message>
        <source>Language of the certificate</source>
        <translation>Langue de l’attestation</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>The copy received</source>
        <translation>La copie reçue</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>Document d’identité</translation>
    </message>
    <message>
        <source>certificate-{reference}.pdf</source>
        <translation>attestation-{reference}.pdf</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Enregistrer l’attestation</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Identity document</source>
        <translation>Document d’identité</translation>
    </message>
    <message>
        <source>Picture of the identity document</source>
        <translation>Image du document d’identité</translation>
    </message>
    <message>
        <source>Only to check it: no copy is made, and closing forgets it.</source>
        <translation>Le temps de la vérifier&#xa0;: aucune copie n’est faite, et fermer l’oublie.</translation>
    </message>
    <message>
        <source>This document cannot be shown here: it is neither a picture nor a PDF.</source>
        <translation>Ce document ne peut pas être montré ici&#xa0;: ce n’est ni une image ni un PDF.</translation>
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
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Keep a proof apart</source>
        <translation>Garder une preuve à part</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>It stays with the case as evidence, in an archive that the data protection officer alone reads. The file on your computer stays where it is: delete it when you no longer need it.</source>
        <translation>Elle reste au dossier comme preuve, dans une archive que seul le délégué à la protection des données peut lire. Le fichier sur votre ordinateur reste où il est&#xa0;: supprimez-le quand il ne sert plus.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>no identity page is in it</source>
        <translation>il ne contient aucune page d’identité</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>C’est</translation>
    </message>
    <message>
        <source>I looked through it:</source>
        <translation>Je l’ai parcouru&#xa0;:</translation>
    </message>
    <message>
        <source>Take identity cards and passports out first: they are never kept.</source>
        <translation>Retirez d’abord cartes d’identité et passeports&#xa0;: ils ne sont jamais gardés.</translation>
    </message>
</context>
<context>
    <name>_Checking</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Why no check was needed</source>
        <translation>Pourquoi aucune vérification n’était nécessaire</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Déjà connue</translation>
    </message>
    <message>
        <source>What matched</source>
        <translation>Ce qui concorde</translation>
    </message>
    <message>
        <source>Reasonable doubt</source>
        <translation>Doute raisonnable</translation>
    </message>
    <message>
        <source>Why nothing softer than a copy was enough.</source>
        <translation>Pourquoi rien de plus léger qu’une copie ne suffisait.</translation>
    </message>
    <message>
        <source>Answer received on</source>
        <translation>Réponse reçue le</translation>
    </message>
    <message>
        <source>The time limit runs again that day.</source>
        <translation>Le délai reprend ce jour-là.</translation>
    </message>
    <message>
        <source>You attest to these places: the program cannot see them. What is not ticked stays to be cleaned.</source>
        <translation>Vous attestez de ces lieux, que le programme ne voit pas. Ce qui n’est pas coché reste à nettoyer.</translation>
    </message>
    <message>
        <source>Cleaned elsewhere</source>
        <translation>Nettoyé ailleurs</translation>
    </message>
</context>
</TS>
