<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AddRightDialog</name>
    <message>
        <source>A right that the message asks for too</source>
        <translation>Un droit que le message demande aussi</translation>
    </message>
    <message>
        <source>Add the right</source>
        <translation>Ajouter le droit</translation>
    </message>
    <message>
        <source>Its time limit runs from the same receipt as the others’.</source>
        <translation>Son délai court de la même réception que les autres.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droit</translation>
    </message>
    <message>
        <source>In the person’s own words</source>
        <translation>Avec les mots de la personne</translation>
    </message>
</context>
<context>
    <name>AnsweredDialog</name>
    <message>
        <source>The person specified the request</source>
        <translation>La personne a précisé sa demande</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Answer received on</source>
        <translation>Réponse reçue le</translation>
    </message>
</context>
<context>
    <name>ApprovalDialog</name>
    <message>
        <source>Approval of the controller</source>
        <translation>Approbation du responsable du traitement</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Consigner la réponse</translation>
    </message>
    <message>
        <source>A refusal or a fee under Article 12(5) leaves with this approval on record.</source>
        <translation>Un refus ou des frais fondés sur l’article 12, paragraphe 5, partent avec cette approbation au dossier.</translation>
    </message>
    <message>
        <source>I approve alone (only user)</source>
        <translation>j’approuve seul (unique utilisateur)</translation>
    </message>
    <message>
        <source>approved outside (attached)</source>
        <translation>approuvé au-dehors (pièce jointe)</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>non approuvé</translation>
    </message>
    <message>
        <source>Approval given outside</source>
        <translation>Approbation donnée au-dehors</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>Choose the file of the approval given outside.</source>
        <translation>Choisissez le fichier de l’approbation donnée au-dehors.</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>A letter of the supervisory authority</source>
        <translation>Un courrier de l’autorité de contrôle</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Consigner</translation>
    </message>
    <message>
        <source>It has a day of its own, and the data protection officer takes note of it first.</source>
        <translation>Il a sa propre échéance, et le délégué à la protection des données en prend d’abord connaissance.</translation>
    </message>
    <message>
        <source>It says by when to answer</source>
        <translation>Il dit pour quand répondre</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Répondre pour le</translation>
    </message>
    <message>
        <source>Earlier case</source>
        <translation>Dossier antérieur</translation>
    </message>
    <message>
        <source>Its reference, if it is about one of your cases.</source>
        <translation>Sa référence, s’il porte sur l’un de vos dossiers.</translation>
    </message>
</context>
<context>
    <name>BlockersDialog</name>
    <message>
        <source>Not yet: something is still open</source>
        <translation>Pas encore&#xa0;: quelque chose reste ouvert</translation>
    </message>
    <message>
        <source>The case can be closed once this is done:</source>
        <translation>Le dossier pourra être clos quand ceci sera fait&#xa0;:</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>Revenir au dossier</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Another establishment handles it</source>
        <translation>Un autre établissement la traite</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>Recalculer</translation>
    </message>
    <message>
        <source>Its public holidays count from the receipt on. The timeline keeps the reason and the dates that move.</source>
        <translation>Ses jours fériés comptent depuis la réception. La chronologie garde la raison et les dates qui changent.</translation>
    </message>
    <message>
        <source>Public holidays of</source>
        <translation>Jours fériés de</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Which site received the request, or handles it.</source>
        <translation>Quel site a reçu la demande, ou la traite.</translation>
    </message>
</context>
<context>
    <name>CarryOutDialog</name>
    <message>
        <source>What was done?</source>
        <translation>Qu’avez-vous fait&#xa0;?</translation>
    </message>
    <message>
        <source>It was done today</source>
        <translation>C’est fait aujourd’hui</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Dans quelle mesure</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>Needed unless it was done in full; letters repeat it.</source>
        <translation>Nécessaire sauf si tout est fait&#xa0;; les lettres le reprennent.</translation>
    </message>
    <message>
        <source>Data of other people and private messages were taken out</source>
        <translation>Les données d’autres personnes et les messages privés ont été retirés</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Prospection</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Promesses</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>Parties du dossier</translation>
    </message>
    <message>
        <source>Do the next step</source>
        <translation>Faire la prochaine étape</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Back to the requests</source>
        <translation>Revenir aux demandes</translation>
    </message>
    <message>
        <source>Suspend or resume the clock</source>
        <translation>Suspendre ou reprendre le délai</translation>
    </message>
    <message>
        <source>Extend the time limit</source>
        <translation>Prolonger le délai</translation>
    </message>
    <message>
        <source>Letter drafted. The case stays open until it has left.</source>
        <translation>Lettre rédigée. Le dossier reste ouvert tant qu’elle n’est pas partie.</translation>
    </message>
    <message numerus="yes">
        <source>Closed in %n day(s).</source>
        <translation>
            <numerusform>Clos en %n jour.</numerusform>
            <numerusform>Clos en %n jours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>Go on without an answer</source>
        <translation>Continuer sans réponse</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Closed provisionally, the request resumes when the person answers, its time limit as it stands; the letter gives your reasons and the remedies. Or decide on what you know, by {day}.</source>
        <translation>Close provisoirement, la demande reprend à la réponse de la personne, son délai inchangé&#xa0;; la lettre donne vos raisons et les recours. Ou décidez avec ce que vous savez, au plus tard le {day}.</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>Suite à donner</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Raisons</translation>
    </message>
    <message>
        <source>The person reads these words if the case is closed.</source>
        <translation>La personne lit ces mots si le dossier est clos.</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Why this date?</source>
        <translation>Pourquoi cette date&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Délai</translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>Modifier le délai</translation>
    </message>
    <message>
        <source>{rights}: {clock}</source>
        <translation>{rights}&#xa0;: {clock}</translation>
    </message>
    <message>
        <source>Ask the person to &amp;specify…</source>
        <translation>Demander une &amp;précision…</translation>
    </message>
    <message>
        <source>Record the person’s &amp;answer…</source>
        <translation>Enregistrer la &amp;réponse de la personne…</translation>
    </message>
    <message>
        <source>Record a &amp;reminder…</source>
        <translation>Enregistrer une &amp;relance…</translation>
    </message>
    <message>
        <source>&amp;Go on without an answer…</source>
        <translation>&amp;Continuer sans réponse…</translation>
    </message>
    <message>
        <source>&amp;Extend the time limit…</source>
        <translation>Pro&amp;longer le délai…</translation>
    </message>
    <message>
        <source>Data of a &amp;minor…</source>
        <translation>Données d’un &amp;mineur…</translation>
    </message>
    <message>
        <source>&amp;Law that applies…</source>
        <translation>Loi &amp;applicable…</translation>
    </message>
    <message>
        <source>Another e&amp;stablishment…</source>
        <translation>Un autre &amp;établissement…</translation>
    </message>
    <message>
        <source>&amp;Day of receipt…</source>
        <translation>&amp;Jour de réception…</translation>
    </message>
    <message>
        <source>Extension decided. It counts once its letter has left: draft it among the letters.</source>
        <translation>Prolongation décidée. Elle compte une fois sa lettre partie&#xa0;: rédigez-la dans l’onglet Lettres.</translation>
    </message>
    <message>
        <source>Recorded. Draft the letter that asks it among the letters.</source>
        <translation>Enregistré. Rédigez la lettre qui la demande dans l’onglet Lettres.</translation>
    </message>
    <message>
        <source>Recorded. The next reminder is counted from it.</source>
        <translation>C’est noté. La prochaine relance se compte depuis celle-ci.</translation>
    </message>
    <message>
        <source>Chosen. A provisional closing counts once its letter has left.</source>
        <translation>C’est choisi. Une clôture provisoire compte une fois sa lettre partie.</translation>
    </message>
    <message>
        <source>Recorded: every date was counted anew.</source>
        <translation>C’est noté&#xa0;: toutes les dates sont recalculées.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Counted anew: the timeline says which dates moved.</source>
        <translation>Recalculé&#xa0;: la chronologie dit quelles dates ont changé.</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close the case?</source>
        <translation>Clore le dossier&#xa0;?</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Clore le dossier</translation>
    </message>
    <message>
        <source>Everything is done. A closed case stays readable and takes notes; nothing else is added to it.</source>
        <translation>Tout est fait. Un dossier clos reste lisible et reçoit encore des notes&#xa0;; rien d’autre ne s’y ajoute.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Whose directives are they?</source>
        <translation>À qui sont ces directives&#xa0;?</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Noter la réponse</translation>
    </message>
    <message>
        <source>Tick those of the deceased; none if they are all a namesake’s. They go before anything that heirs ask.</source>
        <translation>Cochez celles du défunt&#xa0;; aucune si ce sont celles d’un homonyme. Elles passent avant ce que demandent les héritiers.</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Les siennes</translation>
    </message>
    <message>
        <source>They exclude what the heirs ask</source>
        <translation>Elles excluent ce que demandent les héritiers</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>A value to correct</source>
        <translation>Une valeur à corriger</translation>
    </message>
    <message>
        <source>Add the correction</source>
        <translation>Ajouter la correction</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Wrong value</source>
        <translation>Mauvaise valeur</translation>
    </message>
    <message>
        <source>Empty if it was missing.</source>
        <translation>Vide si elle manquait.</translation>
    </message>
    <message>
        <source>Right value</source>
        <translation>Bonne valeur</translation>
    </message>
</context>
<context>
    <name>DeathDialog</name>
    <message>
        <source>The death</source>
        <translation>Le décès</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>What is not seen yet can be completed later.</source>
        <translation>Ce qui n’est pas encore vu pourra être complété plus tard.</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>pas encore vu</translation>
    </message>
    <message>
        <source>Heirs disagree</source>
        <translation>Les héritiers sont en désaccord</translation>
    </message>
    <message>
        <source>Name of the deceased</source>
        <translation>Nom de la personne décédée</translation>
    </message>
    <message>
        <source>Died on</source>
        <translation>Date du décès</translation>
    </message>
    <message>
        <source>Born on</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Tells namesakes apart in the register of directives.</source>
        <translation>Distingue les homonymes dans le registre des directives.</translation>
    </message>
    <message>
        <source>Their e-mail address</source>
        <translation>Son adresse électronique</translation>
    </message>
    <message>
        <source>Mailings to it will be stopped for good.</source>
        <translation>Plus aucun envoi n’y sera fait.</translation>
    </message>
    <message>
        <source>Proof of the death</source>
        <translation>Preuve du décès</translation>
    </message>
    <message>
        <source>Quality of the requester</source>
        <translation>Qualité du demandeur</translation>
    </message>
    <message>
        <source>What they ask for</source>
        <translation>Ce que demande la personne</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>The person was told an outcome already: after a change, another letter is owed.</source>
        <translation>La personne connaît déjà une décision&#xa0;: après un changement, une autre lettre lui est due.</translation>
    </message>
    <message>
        <source>Decide: {right}</source>
        <translation>Décider&#xa0;: {right}</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>Consigner la décision</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>Pourquoi malgré tout</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Raisons</translation>
    </message>
    <message>
        <source>A refusal, even in part, gives its reasons: the letter repeats them.</source>
        <translation>Un refus, même partiel, donne ses raisons&#xa0;: la lettre les reprend.</translation>
    </message>
    <message>
        <source>Nobody checked who asks, because</source>
        <translation>Personne n’a vérifié qui demande, parce que</translation>
    </message>
    <message>
        <source>Another ground…</source>
        <translation>Un autre motif…</translation>
    </message>
    <message>
        <source>Ask for a reasonable fee instead of refusing</source>
        <translation>Demander des frais raisonnables au lieu de refuser</translation>
    </message>
    <message>
        <source>Amount in euros</source>
        <translation>Montant en euros</translation>
    </message>
    <message>
        <source>How it is calculated</source>
        <translation>Comment il est calculé</translation>
    </message>
    <message>
        <source>Opinion of the data protection officer</source>
        <translation>Avis du délégué à la protection des données</translation>
    </message>
</context>
<context>
    <name>DirectivesBlock</name>
    <message>
        <source>The plan, processing by processing</source>
        <translation>Le plan, traitement par traitement</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>Directives in the register</source>
        <translation>Directives du registre</translation>
    </message>
    <message>
        <source>Change the answer…</source>
        <translation>Modifier la réponse…</translation>
    </message>
    <message>
        <source>Whose are they?…</source>
        <translation>À qui sont-elles&#xa0;?…</translation>
    </message>
    <message>
        <source>What was done…</source>
        <translation>Ce qui a été fait…</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>{system}: data erased</source>
        <translation>{system}&#xa0;: données effacées</translation>
    </message>
    <message>
        <source>Record for good</source>
        <translation>Enregistrer définitivement</translation>
    </message>
    <message>
        <source>Erase in the application first. This record cannot be undone: the files that this application gave for the case are destroyed too.</source>
        <translation>Effacez d’abord dans l’application. Cet enregistrement ne peut être annulé&#xa0;: les fichiers que cette application a fournis pour le dossier sont détruits aussi.</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacées</translation>
    </message>
    <message>
        <source>Made anonymous</source>
        <translation>Rendues anonymes</translation>
    </message>
    <message>
        <source>A backup still holds them</source>
        <translation>Une sauvegarde les contient encore</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>By which method (the letter repeats it)</source>
        <translation>Par quelle méthode (la lettre la reprend)</translation>
    </message>
    <message>
        <source>Last backup replaced on</source>
        <translation>Dernière sauvegarde remplacée le</translation>
    </message>
</context>
<context>
    <name>ExtensionDialog</name>
    <message>
        <source>Two further months, once, if the person is told so with the reasons before the month ends.</source>
        <translation>Deux mois de plus, une seule fois, si la personne en est informée avec les raisons avant la fin du mois.</translation>
    </message>
    <message>
        <source>The letter must leave by {day}.</source>
        <translation>La lettre doit partir au plus tard le {day}.</translation>
    </message>
    <message>
        <source>Extend the time limit</source>
        <translation>Prolonger le délai</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Announce an earlier day</source>
        <translation>Annoncer un jour plus proche</translation>
    </message>
    <message>
        <source>What is extended</source>
        <translation>Élément prolongé</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>En raison de</translation>
    </message>
    <message>
        <source>Reasons, as the person will read them</source>
        <translation>Raisons, telles que la personne les lira</translation>
    </message>
    <message>
        <source>Day announced</source>
        <translation>Jour annoncé</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>Pourquoi malgré tout</translation>
    </message>
    <message>
        <source>Data of a minor, collected online: by default this is not extended (LIL 51 II).</source>
        <translation>Données d’un mineur, collectées en ligne&#xa0;: par défaut, pas de prolongation (LIL 51 II).</translation>
    </message>
</context>
<context>
    <name>GroundBlock</name>
    <message>
        <source>Choose a ground…</source>
        <translation>Choisir un motif…</translation>
    </message>
    <message>
        <source>Files that prove it</source>
        <translation>Fichiers qui le prouvent</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Part refused, if not all</source>
        <translation>Partie refusée, si ce n’est pas tout</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Put the case on hold?</source>
        <translation>Conserver tout le dossier&#xa0;?</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Conserver le dossier</translation>
    </message>
    <message>
        <source>Nothing of it is purged until you record that the event which ends it has come.</source>
        <translation>Rien n’en est purgé avant que vous n’indiquiez que l’événement qui y met fin est survenu.</translation>
    </message>
    <message>
        <source>&amp;Because of</source>
        <translation>En &amp;raison de</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Pourquoi</translation>
    </message>
    <message>
        <source>Reference and date of the complaint or claim, for example.</source>
        <translation>Par exemple, la référence et la date de la réclamation ou de l’assignation.</translation>
    </message>
    <message>
        <source>&amp;Until this event</source>
        <translation>&amp;Jusqu’à cet événement</translation>
    </message>
</context>
<context>
    <name>ItemsTab</name>
    <message>
        <source>Items</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Add a right…</source>
        <translation>Ajouter un droit…</translation>
    </message>
    <message>
        <source>A part is a customer’s…</source>
        <translation>Une part relève d’un client…</translation>
    </message>
    <message>
        <source>The supervisory authority wrote it…</source>
        <translation>L’autorité de contrôle l’a écrit…</translation>
    </message>
    <message>
        <source>Joint controllers…</source>
        <translation>Responsables conjoints…</translation>
    </message>
    <message>
        <source>Erase the data of somebody too young…</source>
        <translation>Effacer les données d’une personne trop jeune…</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
    <message>
        <source>Decided by {who} on {day}.</source>
        <translation>Décidé par {who} le {day}.</translation>
    </message>
    <message>
        <source>Reasons: {reasons}</source>
        <translation>Raisons&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>Change the decision…</source>
        <translation>Changer la décision…</translation>
    </message>
    <message>
        <source>&amp;Decide…</source>
        <translation>&amp;Décider…</translation>
    </message>
    <message>
        <source>Decide: {right}</source>
        <translation>Décider&#xa0;: {right}</translation>
    </message>
    <message>
        <source>Withhold a part…</source>
        <translation>Retenir une partie…</translation>
    </message>
    <message>
        <source>Opinion and approval…</source>
        <translation>Avis et approbation…</translation>
    </message>
    <message>
        <source>The fee was paid</source>
        <translation>Les frais sont réglés</translation>
    </message>
    <message>
        <source>Decision recorded: {right} – {outcome}. It can be changed until the letter has left.</source>
        <translation>Décision enregistrée&#xa0;: {right} – {outcome}. Elle peut être changée tant que la lettre n’est pas partie.</translation>
    </message>
    <message>
        <source>Fee recorded: {right}. Its letter waits for the opinion and the approval.</source>
        <translation>Frais consignés&#xa0;: {right}. La lettre attend l’avis et l’approbation.</translation>
    </message>
    <message>
        <source>No longer confidential</source>
        <translation>Ne plus garder confidentiel</translation>
    </message>
    <message>
        <source>Make the case confidential</source>
        <translation>Rendre le dossier confidentiel</translation>
    </message>
</context>
<context>
    <name>JointDialog</name>
    <message>
        <source>Joint controllers</source>
        <translation>Responsables conjoints</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The letters name those you tick, and say that the person may turn to each.</source>
        <translation>Les lettres nomment ceux que vous cochez, et disent que la personne peut s’adresser à chacun.</translation>
    </message>
    <message>
        <source>Decide together with you</source>
        <translation>Décident avec vous</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>{system}: what is kept</source>
        <translation>{system}&#xa0;: ce qui est conservé</translation>
    </message>
    <message>
        <source>Record what is kept</source>
        <translation>Enregistrer ce qui est conservé</translation>
    </message>
    <message>
        <source>The reply tells the person what is kept, why and until when.</source>
        <translation>La réponse dit à la personne ce qui est conservé, pourquoi et jusqu’à quand.</translation>
    </message>
    <message>
        <source>Which data</source>
        <translation>Quelles données</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fondement</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The text or the facts, e.g. the article that obliges.</source>
        <translation>Le texte ou les faits, par exemple l’article qui y oblige.</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservées jusqu’au</translation>
    </message>
</context>
<context>
    <name>KeepingTab</name>
    <message>
        <source>Retention</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>Décider une conservation contentieuse…</translation>
    </message>
    <message>
        <source>Go to what is to be purged</source>
        <translation>Aller à ce qui est à purger</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>conservation contentieuse</translation>
    </message>
    <message>
        <source>The event has come…</source>
        <translation>L’événement est survenu…</translation>
    </message>
    <message>
        <source>On hold: nothing of this case is purged until you release it.</source>
        <translation>Conservation contentieuse en place&#xa0;: rien de ce dossier n’est purgé avant que vous ne la leviez.</translation>
    </message>
    <message>
        <source>Hold released.</source>
        <translation>Conservation levée.</translation>
    </message>
</context>
<context>
    <name>LeaveOutDialog</name>
    <message>
        <source>{system}: outside portability</source>
        <translation>{system}&#xa0;: hors portabilité</translation>
    </message>
    <message>
        <source>Leave out of the package</source>
        <translation>Laisser hors de l’archive</translation>
    </message>
    <message>
        <source>made or inferred by us, not provided by the person</source>
        <translation>créées ou déduites par nous, non fournies par la personne</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>sur papier</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Parce que</translation>
    </message>
    <message>
        <source>Which data</source>
        <translation>Quelles données</translation>
    </message>
</context>
<context>
    <name>MarketingTab</name>
    <message>
        <source>Marketing</source>
        <translation>Prospection</translation>
    </message>
    <message>
        <source>&amp;Stop marketing everywhere…</source>
        <translation>&amp;Arrêter partout la prospection…</translation>
    </message>
    <message>
        <source>Systems that send marketing</source>
        <translation>Applications qui envoient de la prospection</translation>
    </message>
    <message>
        <source>No reason and no identity are asked for: the person is no longer written to from today.</source>
        <translation>Ni motif ni identité ne sont demandés&#xa0;: dès aujourd’hui, plus aucun envoi à la personne.</translation>
    </message>
    <message>
        <source>Add to the s&amp;uppression list…</source>
        <translation>Ajouter à la liste &amp;repoussoir…</translation>
    </message>
    <message>
        <source>stopped on {day} by {who}</source>
        <translation>arrêtée le {day} par {who}</translation>
    </message>
    <message>
        <source>still sends</source>
        <translation>envoie encore</translation>
    </message>
    <message>
        <source>Answers for it: {owner}</source>
        <translation>Responsable&#xa0;: {owner}</translation>
    </message>
    <message>
        <source>No system of the profile sends marketing.</source>
        <translation>Aucune application du profil n’envoie de prospection.</translation>
    </message>
    <message>
        <source>On the suppression list.</source>
        <translation>Ajouté à la liste repoussoir.</translation>
    </message>
    <message>
        <source>Marketing stopped. A check stands among the promises of this case.</source>
        <translation>Prospection arrêtée. Un contrôle figure parmi les promesses de ce dossier.</translation>
    </message>
</context>
<context>
    <name>MeasuresCards</name>
    <message>
        <source>Data processed for a customer</source>
        <translation>Données traitées pour un client</translation>
    </message>
    <message>
        <source>Forwarded to {name} on {day}.</source>
        <translation>Transmise à {name} le {day}.</translation>
    </message>
    <message>
        <source>To be forwarded to {name}: say where to write to it, then the letter is drafted.</source>
        <translation>À transmettre à {name}&#xa0;: indiquez où lui écrire, puis la lettre sera rédigée.</translation>
    </message>
    <message>
        <source>To be forwarded to {name}: the letter is among the letters.</source>
        <translation>À transmettre à {name}&#xa0;: la lettre se trouve parmi les lettres.</translation>
    </message>
    <message>
        <source>Say for whom these data are processed: it is for them to answer.</source>
        <translation>Dites pour qui ces données sont traitées&#xa0;: c’est à ce client de répondre.</translation>
    </message>
    <message>
        <source>Another customer…</source>
        <translation>Un autre client…</translation>
    </message>
    <message>
        <source>Forward to a customer…</source>
        <translation>Transmettre à un client…</translation>
    </message>
    <message>
        <source>Give its address…</source>
        <translation>Indiquer son adresse…</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <source>Recipients to be told (Article 19)</source>
        <translation>Destinataires à prévenir (article 19)</translation>
    </message>
    <message>
        <source>To be told by {day}: the law gives no time limit, this day is our own target.</source>
        <translation>À prévenir d’ici le {day}&#xa0;: la loi ne fixe aucun délai, cette date est notre propre objectif.</translation>
    </message>
    <message>
        <source>The company’s profile does not name them all: tell any other that you know of.</source>
        <translation>Le profil de l’organisme ne les nomme pas tous&#xa0;: prévenez tout autre destinataire que vous connaissez.</translation>
    </message>
    <message>
        <source>Another was told…</source>
        <translation>Un autre a été prévenu…</translation>
    </message>
    <message>
        <source>may be offered</source>
        <translation>peut être proposé</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Consigner…</translation>
    </message>
    <message>
        <source>Lift the restriction…</source>
        <translation>Lever la limitation…</translation>
    </message>
    <message>
        <source>Add a value to correct…</source>
        <translation>Ajouter une valeur à corriger…</translation>
    </message>
    <message>
        <source>Complete the death…</source>
        <translation>Compléter le décès…</translation>
    </message>
    <message>
        <source>Record the death…</source>
        <translation>Enregistrer le décès…</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>Told…</source>
        <translation>Prévenu…</translation>
    </message>
    <message>
        <source>Cannot be told…</source>
        <translation>Ne peut être prévenu…</translation>
    </message>
    <message>
        <source>Erased…</source>
        <translation>Effacé…</translation>
    </message>
    <message>
        <source>Keep a part…</source>
        <translation>Conserver une partie…</translation>
    </message>
    <message>
        <source>Corrected…</source>
        <translation>Corrigé…</translation>
    </message>
    <message>
        <source>Did not hold it…</source>
        <translation>Ne la contenait pas…</translation>
    </message>
    <message>
        <source>Use stopped…</source>
        <translation>Usage arrêté…</translation>
    </message>
    <message>
        <source>Used all the same…</source>
        <translation>Utilisé malgré tout…</translation>
    </message>
    <message>
        <source>Stopped…</source>
        <translation>Cessé…</translation>
    </message>
    <message>
        <source>Not concerned…</source>
        <translation>Non concernée…</translation>
    </message>
    <message>
        <source>Account closed…</source>
        <translation>Compte fermé…</translation>
    </message>
    <message>
        <source>Death noted…</source>
        <translation>Décès noté…</translation>
    </message>
    <message>
        <source>Give for the estate…</source>
        <translation>Communiquer pour la succession…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Laisser de côté…</translation>
    </message>
</context>
<context>
    <name>MeasuresTab</name>
    <message>
        <source>Measures</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Lift the restriction</source>
        <translation>Lever la limitation</translation>
    </message>
    <message>
        <source>The data may be used again</source>
        <translation>Les données peuvent resservir</translation>
    </message>
    <message>
        <source>The person was told. Lift it in each application first; then record it here.</source>
        <translation>La personne a été prévenue. Levez-la d’abord dans chaque application&#xa0;; consignez-le ensuite ici.</translation>
    </message>
    <message>
        <source>It was done today</source>
        <translation>C’est fait aujourd’hui</translation>
    </message>
    <message>
        <source>{name} was told</source>
        <translation>{name} a été prévenu</translation>
    </message>
    <message>
        <source>Write to them first: they erase, correct or restrict in turn.</source>
        <translation>Écrivez-lui d’abord&#xa0;: il efface, corrige ou limite à son tour.</translation>
    </message>
    <message>
        <source>Another recipient was told</source>
        <translation>Un autre destinataire a été prévenu</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Qui a été prévenu</translation>
    </message>
    <message>
        <source>Say who was told.</source>
        <translation>Dites qui a été prévenu.</translation>
    </message>
    <message>
        <source>{name} cannot be told</source>
        <translation>{name} ne peut être prévenu</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Parce que</translation>
    </message>
    <message>
        <source>Record the reason</source>
        <translation>Enregistrer la raison</translation>
    </message>
    <message>
        <source>Only where it is impossible, or asks for disproportionate effort.</source>
        <translation>Seulement si c’est impossible, ou si l’effort est disproportionné.</translation>
    </message>
    <message>
        <source>Say why they cannot be told.</source>
        <translation>Dites pourquoi ce destinataire ne peut être prévenu.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Enregistré.</translation>
    </message>
</context>
<context>
    <name>MinorDialog</name>
    <message>
        <source>Data of a minor</source>
        <translation>Données d’un mineur</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Where both are true, erase as soon as possible: after one month the person may go to the CNIL, and the time limit is not extended by default (LIL 51 II). The person may be an adult today.</source>
        <translation>Si les deux sont vrais, effacez dès que possible&#xa0;: après un mois, la personne peut saisir la CNIL, et le délai ne se prolonge pas par défaut (LIL 51 II). La personne peut être majeure aujourd’hui.</translation>
    </message>
    <message>
        <source>The data were collected for an online service</source>
        <translation>Les données ont été collectées pour un service en ligne</translation>
    </message>
    <message>
        <source>The person was a minor when they were collected</source>
        <translation>La personne était mineure lors de la collecte</translation>
    </message>
</context>
<context>
    <name>NextBar</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>Stop marketing…</source>
        <translation>Arrêter la prospection…</translation>
    </message>
    <message>
        <source>Go to identity</source>
        <translation>Aller à l’identité</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Aller à la recherche</translation>
    </message>
    <message>
        <source>Go to the measures</source>
        <translation>Aller aux mesures</translation>
    </message>
    <message>
        <source>Go to the items</source>
        <translation>Aller aux demandes</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Décider…</translation>
    </message>
    <message>
        <source>Draft the letter</source>
        <translation>Rédiger la lettre</translation>
    </message>
    <message>
        <source>Go to the letters</source>
        <translation>Aller aux lettres</translation>
    </message>
    <message>
        <source>Go to the promises</source>
        <translation>Aller aux promesses</translation>
    </message>
    <message>
        <source>Go to the register…</source>
        <translation>Aller au registre…</translation>
    </message>
    <message>
        <source>Begin the erasure…</source>
        <translation>Engager l’effacement…</translation>
    </message>
    <message>
        <source>Close the case…</source>
        <translation>Clore le dossier…</translation>
    </message>
    <message>
        <source>Back to the requests</source>
        <translation>Revenir aux demandes</translation>
    </message>
</context>
<context>
    <name>NotSearchedDialog</name>
    <message>
        <source>{system} was not searched</source>
        <translation>{system}&#xa0;: application non interrogée</translation>
    </message>
    <message>
        <source>Record the reason</source>
        <translation>Enregistrer la raison</translation>
    </message>
    <message>
        <source>The reason stays in the evidence file.</source>
        <translation>La raison figure au dossier de preuve.</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Parce que</translation>
    </message>
</context>
<context>
    <name>NothingDialog</name>
    <message>
        <source>Nothing found in {system}?</source>
        <translation>Rien trouvé dans {system}&#xa0;?</translation>
    </message>
    <message>
        <source>Record: nothing found</source>
        <translation>Enregistrer&#xa0;: rien trouvé</translation>
    </message>
    <message>
        <source>Archives and backups count too. The reply to the person will name this system among those searched.</source>
        <translation>Les archives et les sauvegardes comptent aussi. La réponse à la personne citera cette application parmi celles qui ont été interrogées.</translation>
    </message>
</context>
<context>
    <name>OpinionDialog</name>
    <message>
        <source>Opinion of the data protection officer</source>
        <translation>Avis du délégué à la protection des données</translation>
    </message>
    <message>
        <source>Record the opinion</source>
        <translation>Consigner l’avis</translation>
    </message>
    <message>
        <source>It stands beside the controller’s decision and is never overwritten.</source>
        <translation>Il figure à côté de la décision du responsable du traitement, et rien ne l’efface.</translation>
    </message>
    <message>
        <source>I advise against</source>
        <translation>Mon avis est défavorable</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>OwnErasureDialog</name>
    <message>
        <source>Erase the data of somebody too young</source>
        <translation>Effacer les données d’une personne trop jeune</translation>
    </message>
    <message>
        <source>Begin the erasure</source>
        <translation>Engager l’effacement</translation>
    </message>
    <message>
        <source>Your policy wants no data of persons so young. An item is added: nothing needs to be asked or proven, it is not put off, and the letter says that you did it of yourselves.</source>
        <translation>Votre politique ne veut aucune donnée de personnes aussi jeunes. Un point est ajouté&#xa0;: rien n’est à demander ni à prouver, il n’est pas reporté, et la lettre dit que vous l’avez fait de vous-mêmes.</translation>
    </message>
</context>
<context>
    <name>PrincipalDialog</name>
    <message>
        <source>For whom are these data processed?</source>
        <translation>Pour qui ces données sont-elles traitées&#xa0;?</translation>
    </message>
    <message>
        <source>Forward to this customer</source>
        <translation>Transmettre à ce client</translation>
    </message>
    <message>
        <source>From then on the case is forwarded, never answered on the merits. The letter to the customer is drafted among the letters.</source>
        <translation>Dès lors, la demande est transmise&#xa0;; vous n’y répondez jamais sur le fond. La lettre au client se rédige parmi les lettres.</translation>
    </message>
    <message>
        <source>The person may be told who the customer is</source>
        <translation>La personne peut savoir qui est ce client</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Its e-mail address for data protection</source>
        <translation>Son adresse électronique pour la protection des données</translation>
    </message>
    <message>
        <source>Or its postal address</source>
        <translation>Ou son adresse postale</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>Contract: passed on within</source>
        <translation>Contrat&#xa0;: à transmettre sous</translation>
    </message>
    <message>
        <source>Working days from our receipt; this day is then the one that makes late.</source>
        <translation>Jours ouvrés depuis notre réception&#xa0;; ce jour est alors celui du retard.</translation>
    </message>
</context>
<context>
    <name>PromisesTab</name>
    <message>
        <source>Promises</source>
        <translation>Promesses</translation>
    </message>
    <message>
        <source>It was done…</source>
        <translation>C’est fait…</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tenue</translation>
    </message>
    <message>
        <source>was due on {day}</source>
        <translation>était due le {day}</translation>
    </message>
    <message>
        <source>due on {day}</source>
        <translation>à tenir le {day}</translation>
    </message>
    <message>
        <source>Recorded: the promise is kept.</source>
        <translation>Enregistré&#xa0;: la promesse est tenue.</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Ask the person to specify</source>
        <translation>Demander une précision</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>An invitation, never a condition: whoever asks for everything receives everything, and the search goes on meanwhile.</source>
        <translation>Une invitation, jamais une condition&#xa0;: qui demande tout reçoit tout, et la recherche continue en attendant.</translation>
    </message>
    <message>
        <source>We process a large quantity of data about this person</source>
        <translation>Nous traitons une grande quantité de données sur cette personne</translation>
    </message>
    <message>
        <source>Asked without undue delay</source>
        <translation>Demandé sans retard</translation>
    </message>
    <message>
        <source>Let it stop the clock although the month is over</source>
        <translation>Suspendre le délai bien que le mois soit passé</translation>
    </message>
    <message>
        <source>By default it stops nothing then; the DPO may decide otherwise.</source>
        <translation>Par défaut, rien n’est alors suspendu&#xa0;; le DPO peut en décider autrement.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Propose choices: contracts, invoices, a period…</source>
        <translation>Proposez des choix&#xa0;: contrats, factures, une période…</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Demandé le</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Asked late, it stops the clock only for a reason: say why it was not asked earlier.</source>
        <translation>Posée tard, la question ne suspend le délai qu’avec une raison&#xa0;: dites pourquoi elle ne l’a pas été plus tôt.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Examined by</source>
        <translation>Examiné par</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Day of receipt</source>
        <translation>Jour de réception</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The time limit counts from this day: every date is counted anew.</source>
        <translation>Le délai se compte depuis ce jour&#xa0;: toutes les dates sont recalculées.</translation>
    </message>
    <message>
        <source>A registered letter, presented on another day</source>
        <translation>Une lettre recommandée, présentée un autre jour</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>Arrivée le</translation>
    </message>
    <message>
        <source>First presented on</source>
        <translation>Première présentation le</translation>
    </message>
    <message>
        <source>The first presentation counts if it came before, whoever opened the letter.</source>
        <translation>La première présentation compte si elle est antérieure, quelle que soit la personne qui a ouvert la lettre.</translation>
    </message>
    <message>
        <source>Why it changes</source>
        <translation>Pourquoi ce jour change</translation>
    </message>
</context>
<context>
    <name>RegimeDialog</name>
    <message>
        <source>Law that applies</source>
        <translation>Loi applicable</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>GDPR, Article 15</source>
        <translation>RGPD, article 15</translation>
    </message>
    <message>
        <source>Access is asked under</source>
        <translation>L’accès est demandé au titre de</translation>
    </message>
</context>
<context>
    <name>RemindDialog</name>
    <message>
        <source>Record a reminder</source>
        <translation>Enregistrer une relance</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A reminder by letter is written among the letters, and recorded when it leaves. Here: a call, or a message sent by other ways. The next reminder is counted from it.</source>
        <translation>Une relance par lettre s’écrit parmi les lettres et s’enregistre à son départ. Ici&#xa0;: un appel, ou un message envoyé autrement. La prochaine relance se compte depuis celle-ci.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Reminded on</source>
        <translation>Relancée le</translation>
    </message>
</context>
<context>
    <name>RequestTab</name>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>The person’s own words</source>
        <translation>Les mots de la personne</translation>
    </message>
    <message>
        <source>What asks for each right is underlined.</source>
        <translation>Ce qui demande chaque droit est souligné.</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(sans objet)</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Pièces jointes</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
    <message>
        <source>{size} – identity document, not kept with the message: see Identity</source>
        <translation>{size} – pièce d’identité, non conservée avec le message&#xa0;: voir Identité</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>pas encore interrogée</translation>
    </message>
    <message>
        <source>Answers for it: {owner}</source>
        <translation>Responsable&#xa0;: {owner}</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) speak(s) of the person.</source>
        <translation>
            <numerusform>%n endroit parle de la personne.</numerusform>
            <numerusform>%n endroits parlent de la personne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because: {reason}</source>
        <translation>Laissé de côté, parce que&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Recorded by {who} on {day}.</source>
        <translation>Enregistré par {who} le {day}.</translation>
    </message>
    <message>
        <source>Search its files again…</source>
        <translation>Chercher à nouveau dans ses fichiers…</translation>
    </message>
    <message>
        <source>Search its files…</source>
        <translation>Chercher dans ses fichiers…</translation>
    </message>
    <message>
        <source>Files it gave…</source>
        <translation>Fichiers fournis…</translation>
    </message>
    <message>
        <source>Nothing found…</source>
        <translation>Rien trouvé…</translation>
    </message>
    <message>
        <source>Not searched…</source>
        <translation>Non interrogée…</translation>
    </message>
    <message>
        <source>Is the access reply complete?</source>
        <translation>La réponse d’accès est-elle complète&#xa0;?</translation>
    </message>
    <message>
        <source>The company’s profile has changed since this case was opened.</source>
        <translation>Le profil de l’organisme a changé depuis l’ouverture de ce dossier.</translation>
    </message>
    <message>
        <source>Use the present profile</source>
        <translation>Utiliser le profil actuel</translation>
    </message>
    <message>
        <source>The copy of the data (Article 15(3))</source>
        <translation>La copie des données (article 15(3))</translation>
    </message>
    <message>
        <source>The information on the processing (Article 15(1))</source>
        <translation>Les informations sur le traitement (article 15(1))</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>il manque %n élément</numerusform>
            <numerusform>il manque %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>Record its answer</source>
        <translation>Noter sa réponse</translation>
    </message>
    <message>
        <source>Make the package</source>
        <translation>Faire l’archive</translation>
    </message>
    <message>
        <source>Complete the profile</source>
        <translation>Compléter le profil</translation>
    </message>
    <message>
        <source>Folder with the files of “{system}”</source>
        <translation>Dossier des fichiers de «&#xa0;{system}&#xa0;»</translation>
    </message>
    <message>
        <source>Files that “{system}” gave</source>
        <translation>Fichiers fournis par «&#xa0;{system}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>{system} searched: %n place(s) found. It can be searched again.</source>
        <translation>
            <numerusform>{system}&#xa0;: recherche faite, %n endroit trouvé. Elle peut être refaite.</numerusform>
            <numerusform>{system}&#xa0;: recherche faite, %n endroits trouvés. Elle peut être refaite.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer of {system} recorded. It can be replaced by a later one.</source>
        <translation>Réponse de {system} enregistrée. Une réponse ultérieure peut la remplacer.</translation>
    </message>
    <message>
        <source>The case now answers under the present profile.</source>
        <translation>Le dossier suit désormais le profil actuel.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>A part of it is a customer’s</source>
        <translation>Une part relève d’un client</translation>
    </message>
    <message>
        <source>Make two linked cases</source>
        <translation>Faire deux dossiers liés</translation>
    </message>
    <message>
        <source>You answer for your own data; the other case is forwarded to the customer.</source>
        <translation>Vous répondez pour vos propres données&#xa0;; l’autre dossier est transmis au client.</translation>
    </message>
    <message>
        <source>about our data</source>
        <translation>sur nos données</translation>
    </message>
    <message>
        <source>about our data and the customer’s</source>
        <translation>sur nos données et celles du client</translation>
    </message>
    <message>
        <source>about the customer’s data only</source>
        <translation>sur les données du client seulement</translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
</context>
<context>
    <name>SystemDialogs</name>
    <message>
        <source>{system} did not hold the wrong value</source>
        <translation>{system} ne contenait pas la mauvaise valeur</translation>
    </message>
    <message>
        <source>{system} uses these data no more</source>
        <translation>{system} n’utilise plus ces données</translation>
    </message>
    <message>
        <source>{system}: processing stopped</source>
        <translation>{system}&#xa0;: traitement cessé</translation>
    </message>
    <message>
        <source>{system}: not concerned</source>
        <translation>{system}&#xa0;: non concernée</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Parce que</translation>
    </message>
    <message>
        <source>Record the reason</source>
        <translation>Enregistrer la raison</translation>
    </message>
    <message>
        <source>The letter repeats the reason.</source>
        <translation>La lettre répète la raison.</translation>
    </message>
    <message>
        <source>{system}: account of the deceased closed</source>
        <translation>{system}&#xa0;: compte de la personne décédée fermé</translation>
    </message>
    <message>
        <source>{system}: death noted</source>
        <translation>{system}&#xa0;: décès noté</translation>
    </message>
    <message>
        <source>Do it in the application first. A later record about it takes the place of this one.</source>
        <translation>Faites-le d’abord dans l’application. Un enregistrement ultérieur prendra la place de celui-ci.</translation>
    </message>
    <message>
        <source>It was done today</source>
        <translation>C’est fait aujourd’hui</translation>
    </message>
    <message>
        <source>{system}: corrected</source>
        <translation>{system}&#xa0;: corrigé</translation>
    </message>
    <message>
        <source>If not written over: how</source>
        <translation>Si rien n’est écrasé&#xa0;: comment</translation>
    </message>
    <message>
        <source>Invoices and signed contracts are not written over: say what corrects them.</source>
        <translation>Factures et contrats signés ne s’écrasent pas&#xa0;: dites ce qui les corrige.</translation>
    </message>
    <message>
        <source>{system}: given for the estate</source>
        <translation>{system}&#xa0;: communiqué pour la succession</translation>
    </message>
    <message>
        <source>What is given</source>
        <translation>Ce qui est communiqué</translation>
    </message>
    <message>
        <source>Record what is given</source>
        <translation>Enregistrer ce qui est communiqué</translation>
    </message>
    <message>
        <source>Heirs have no general access: only what settling the estate needs.</source>
        <translation>Les héritiers n’ont pas d’accès général&#xa0;: seulement ce qu’il faut pour régler la succession.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Add a &amp;note…</source>
        <translation>Ajouter une &amp;note…</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Entries cannot be edited, only added to.</source>
        <translation>Rien ne s’y modifie&#xa0;: on ne peut qu’y ajouter.</translation>
    </message>
    <message>
        <source>Note added to the timeline.</source>
        <translation>Note ajoutée à la chronologie.</translation>
    </message>
</context>
<context>
    <name>TryCard</name>
    <message>
        <source>What if…</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>Ce qu’il faut essayer</translation>
    </message>
    <message>
        <source>Day to try</source>
        <translation>Jour à essayer</translation>
    </message>
    <message>
        <source>Try a day: nothing is stored.</source>
        <translation>Essayez un jour&#xa0;: rien n’est enregistré.</translation>
    </message>
</context>
<context>
    <name>UnreadDialog</name>
    <message numerus="yes">
        <source>%n file(s) of {system} could not be read</source>
        <translation>
            <numerusform>%n fichier de {system} n’a pas pu être lu</numerusform>
            <numerusform>%n fichiers de {system} n’ont pas pu être lus</numerusform>
        </translation>
    </message>
    <message>
        <source>Search without them</source>
        <translation>Chercher sans eux</translation>
    </message>
    <message>
        <source>Nothing was recorded. Cancel to mend these files and search again, or look into them yourself and say why they are left out.</source>
        <translation>Rien n’a été enregistré. Annulez pour réparer ces fichiers et chercher à nouveau, ou regardez-les vous-même et dites pourquoi ils sont laissés de côté.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Left out, because</source>
        <translation>Laissés de côté, parce que</translation>
    </message>
    <message>
        <source>Say why these files are left out.</source>
        <translation>Dites pourquoi ces fichiers sont laissés de côté.</translation>
    </message>
</context>
<context>
    <name>UseDialog</name>
    <message>
        <source>{system}: restricted data used</source>
        <translation>{system}&#xa0;: données limitées utilisées</translation>
    </message>
    <message>
        <source>Record this use</source>
        <translation>Consigner cet usage</translation>
    </message>
    <message>
        <source>Restricted data are stored; the law leaves four uses only (Article 18(2)).</source>
        <translation>Les données limitées sont conservées&#xa0;; la loi ne laisse que quatre usages (article 18(2)).</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>Which data</source>
        <translation>Quelles données</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>WhoBar</name>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Gauche</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Copier la référence</translation>
    </message>
    <message>
        <source>Close the case…</source>
        <translation>Clore le dossier…</translation>
    </message>
    <message>
        <source>Copy the reference {reference}</source>
        <translation>Copier la référence {reference}</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>Reference copied.</source>
        <translation>Référence copiée.</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>How the time limit was counted</source>
        <translation>Comment le délai a été compté</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{number}.</source>
        <translation>{number}.</translation>
    </message>
</context>
<context>
    <name>WithholdDialog</name>
    <message>
        <source>Withhold a part of the copy</source>
        <translation>Retenir une partie de la copie</translation>
    </message>
    <message>
        <source>Withhold it</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>One piece at a time, each for its own reason: the letter repeats it.</source>
        <translation>Un élément à la fois, chacun pour sa propre raison&#xa0;: la lettre la reprend.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>In which system</source>
        <translation>Dans quel système</translation>
    </message>
    <message>
        <source>Named in the letter as</source>
        <translation>Nommé dans la lettre</translation>
    </message>
    <message>
        <source>For example: message of 3 March 2026, 10:12</source>
        <translation>Par exemple&#xa0;: message du 3 mars 2026, 10 h 12</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Whom it would harm, and how</source>
        <translation>À qui cela porterait atteinte, et comment</translation>
    </message>
</context>
<context>
    <name>_KeepDialog</name>
    <message>
        <source>It was done today</source>
        <translation>C’est fait aujourd’hui</translation>
    </message>
    <message>
        <source>This is recorded with your name and today’s date, and cannot be taken back.</source>
        <translation>Ceci est enregistré avec votre nom et la date du jour, et ne peut pas être repris.</translation>
    </message>
</context>
<context>
    <name>_NoteDialog</name>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Ajouter la note</translation>
    </message>
    <message>
        <source>Write facts, as you would before the person: notes can be asked for under Article 15. A note cannot be changed afterwards.</source>
        <translation>Écrivez des faits, comme devant la personne&#xa0;: les notes peuvent être demandées au titre de l’article 15. Une note ne peut plus être changée ensuite.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>_ReleaseDialog</name>
    <message>
        <source>Release the hold?</source>
        <translation>Lever la conservation&#xa0;?</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Lever la conservation</translation>
    </message>
</context>
<context>
    <name>_Running</name>
    <message>
        <source>Searching</source>
        <translation>Recherche en cours</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <source>Searching the files of {system}…</source>
        <translation>Recherche dans les fichiers de {system}…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) looked at</source>
        <translation>
            <numerusform>%n fichier parcouru</numerusform>
            <numerusform>%n fichiers parcourus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_StopDialog</name>
    <message>
        <source>Stop marketing everywhere</source>
        <translation>Arrêter partout la prospection</translation>
    </message>
    <message>
        <source>All of these are stopped</source>
        <translation>Tout est arrêté</translation>
    </message>
    <message>
        <source>Stop the sending in each of these tools first; then record it here.</source>
        <translation>Arrêtez d’abord les envois dans chacun de ces outils&#xa0;; enregistrez-le ensuite ici.</translation>
    </message>
    <message>
        <source>On {day}, you will be asked whether a message has left all the same.</source>
        <translation>Le {day}, il vous sera demandé si un message est parti malgré tout.</translation>
    </message>
    <message>
        <source>The address joins the suppression list, as a mere hash: it outlives the person’s other data.</source>
        <translation>L’adresse rejoint la liste repoussoir, sous forme d’empreinte seulement&#xa0;: elle y reste après les autres données de la personne.</translation>
    </message>
</context>
</TS>
