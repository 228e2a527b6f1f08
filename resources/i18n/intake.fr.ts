<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AsideFields</name>
    <message>
        <source>If it is no request, it is</source>
        <translation>Si ce n’est pas une demande, c’est</translation>
    </message>
    <message>
        <source>File without a case</source>
        <translation>Classer sans dossier</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>What is asked</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Another right…</source>
        <translation>Un autre droit…</translation>
    </message>
    <message>
        <source>The copy is sent first, then the data are erased: not the other way round.</source>
        <translation>La copie est envoyée d’abord, les données sont effacées ensuite&#xa0;: jamais l’inverse.</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>This is an identity document</source>
        <translation>C’est une pièce d’identité</translation>
    </message>
    <message>
        <source>{name} is an identity document</source>
        <translation>{name} est une pièce d’identité</translation>
    </message>
    <message>
        <source>Kept apart, then destroyed</source>
        <translation>Mise à part, puis détruite</translation>
    </message>
    <message>
        <source>It is read and kept with the message, like any other attachment.</source>
        <translation>Elle est lue et conservée avec le message, comme toute pièce jointe.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>son</translation>
    </message>
    <message>
        <source>film</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>For that case it is</source>
        <translation>Pour ce dossier, c’est</translation>
    </message>
    <message>
        <source>System that answers</source>
        <translation>Application qui répond</translation>
    </message>
    <message>
        <source>more time is needed</source>
        <translation>il faut plus de temps</translation>
    </message>
    <message>
        <source>Choose what it says</source>
        <translation>Choisissez ce qu’il dit</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Il répond</translation>
    </message>
    <message>
        <source>request received on {day}</source>
        <translation>demande reçue le {day}</translation>
    </message>
    <message>
        <source>case closed on {day}</source>
        <translation>dossier clos le {day}</translation>
    </message>
    <message>
        <source>Because: {why}.</source>
        <translation>Parce que&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Look at {reference}</source>
        <translation>Regarder {reference}</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Identity document</source>
        <translation>Pièce d’identité</translation>
    </message>
    <message>
        <source>I looked: no identity document is enclosed</source>
        <translation>J’ai vérifié&#xa0;: aucune pièce d’identité n’est jointe</translation>
    </message>
    <message numerus="yes">
        <source>You did not ask for it. It will stay apart from the vault, appear in no list, and be destroyed once the identity is checked, within %n hour(s) in any case. Delete it from your mailbox too. If it is none, untick it beside the message.</source>
        <translation>
            <numerusform>Vous ne l’avez pas demandée. Elle restera hors du coffre, n’apparaîtra dans aucune liste et sera détruite dès l’identité vérifiée, au plus tard dans %n heure. Supprimez-la aussi de votre messagerie. Si ce n’en est pas une, décochez-la à côté du message.</numerusform>
            <numerusform>Vous ne l’avez pas demandée. Elle restera hors du coffre, n’apparaîtra dans aucune liste et sera détruite dès l’identité vérifiée, au plus tard dans %n heures. Supprimez-la aussi de votre messagerie. Si ce n’en est pas une, décochez-la à côté du message.</numerusform>
        </translation>
    </message>
    <message>
        <source>You say that no attachment is an identity document: they are read and kept with the message, and the journal notes that you said so.</source>
        <translation>Vous indiquez qu’aucune pièce jointe n’est une pièce d’identité&#xa0;: elles sont lues et conservées avec le message, et le journal note que vous l’avez dit.</translation>
    </message>
    <message>
        <source>The message announces one. Tick the attachment that is the identity document, so that it stays apart from the vault and is destroyed.</source>
        <translation>Le message en annonce une. Cochez la pièce jointe qui est la pièce d’identité&#xa0;: elle restera hors du coffre et sera détruite.</translation>
    </message>
</context>
<context>
    <name>IntakeView</name>
    <message>
        <source>Open messages</source>
        <translation>Ouvrir des messages</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Messages and letters ({})</source>
        <translation>Messages et courriers ({})</translation>
    </message>
    <message>
        <source>Give a name or an e-mail address, so that somebody can be answered.</source>
        <translation>Donnez un nom ou une adresse électronique&#xa0;: il faut pouvoir répondre à quelqu’un.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Ce n’est pas une adresse électronique.</translation>
    </message>
    <message>
        <source>Give the day on which it first reached anyone in the company.</source>
        <translation>Donnez le jour où la demande est parvenue à quelqu’un de l’organisme, le premier.</translation>
    </message>
    <message>
        <source>A request cannot have been received after today.</source>
        <translation>Une demande ne peut pas avoir été reçue après aujourd’hui.</translation>
    </message>
    <message>
        <source>Give a day that has come, or leave it empty.</source>
        <translation>Indiquez un jour passé, ou laissez ce champ vide.</translation>
    </message>
    <message>
        <source>Say how it came.</source>
        <translation>Dites comment cela vous est parvenu.</translation>
    </message>
    <message>
        <source>Tick what is asked.</source>
        <translation>Cochez ce qui est demandé.</translation>
    </message>
    <message>
        <source>Of what is ticked, this may not be asked: choose anew what the question is about.</source>
        <translation>Parmi ce qui est coché, cela ne peut pas être demandé : choisissez à nouveau sur quoi porte la question.</translation>
    </message>
    <message>
        <source>This is not a day.</source>
        <translation>Ce n’est pas un jour.</translation>
    </message>
    <message>
        <source>Say which attachment it is, or that there is none.</source>
        <translation>Dites quelle pièce jointe c’est, ou qu’il n’y en a pas.</translation>
    </message>
</context>
<context>
    <name>KindFields</name>
    <message>
        <source>What is it?</source>
        <translation>De quoi s’agit-il&#xa0;?</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Répondre avant le</translation>
    </message>
    <message>
        <source>The day that the authority gives, if it gives one.</source>
        <translation>Le jour que donne l’autorité, si elle en donne un.</translation>
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
    <name>LinkedCard</name>
    <message>
        <source>Does it belong to a case you have?</source>
        <translation>Est-ce pour un dossier que vous avez&#xa0;?</translation>
    </message>
    <message>
        <source>No: it is a new case</source>
        <translation>Non&#xa0;: c’est un nouveau dossier</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>From: {sender}</source>
        <translation>De&#xa0;: {sender}</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Objet&#xa0;: {subject}</translation>
    </message>
    <message>
        <source>Received: {moment}</source>
        <translation>Reçu le {moment}</translation>
    </message>
    <message>
        <source>Sent: {moment}</source>
        <translation>Envoyé le {moment}</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>When it came</source>
        <translation>Quand elle est arrivée</translation>
    </message>
    <message>
        <source>First reached us on</source>
        <translation>Reçue la première fois le</translation>
    </message>
    <message>
        <source>For example 24/10/2026, yesterday, Monday, -3d</source>
        <translation>Par exemple 24/10/2026, hier, lundi, -3j</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Which address or place?</source>
        <translation>Quelle adresse ou quel endroit&#xa0;?</translation>
    </message>
    <message>
        <source>A wrong mailbox counts too.</source>
        <translation>Une mauvaise boîte compte aussi.</translation>
    </message>
    <message>
        <source>Registered letter: first presented on</source>
        <translation>Recommandé&#xa0;: première présentation le</translation>
    </message>
    <message>
        <source>Where the post brought it before somebody took it; it then counts as received that day.</source>
        <translation>Si la poste l’a présenté avant qu’on le retire&#xa0;: il compte alors comme reçu ce jour-là.</translation>
    </message>
    <message>
        <source>Made in person: once the case is open, print the dated receipt among its letters, to be signed.</source>
        <translation>Faite en personne&#xa0;: une fois le dossier ouvert, imprimez le reçu daté, parmi ses lettres, pour le faire signer.</translation>
    </message>
    <message>
        <source>A colleague passed it on. On which day did it first reach anybody in the company, whoever it was?</source>
        <translation>Un collègue l’a transmise. Quel jour est-elle parvenue pour la première fois à quelqu’un de l’entreprise, qui que ce soit&#xa0;?</translation>
    </message>
    <message>
        <source>Why this date?</source>
        <translation>Pourquoi cette date&#xa0;?</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message numerus="yes">
        <source> (entered %n day(s) later: the case will say so)</source>
        <translation>
            <numerusform> (saisie %n jour plus tard&#xa0;: le dossier le dira)</numerusform>
            <numerusform> (saisie %n jours plus tard&#xa0;: le dossier le dira)</numerusform>
        </translation>
    </message>
    <message>
        <source>. The message itself is of {day}.</source>
        <translation>. Le message lui-même est du {day}.</translation>
    </message>
    <message>
        <source>Choose how it came</source>
        <translation>Choisissez comment</translation>
    </message>
    <message>
        <source>{kind}: {place}</source>
        <translation>{kind}&#xa0;: {place}</translation>
    </message>
    <message>
        <source>Another e-mail address</source>
        <translation>Autre adresse électronique</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation>&amp;Nouveau dossier</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Ce qui a été compris</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>&amp;Créer</translation>
    </message>
    <message>
        <source>Create and &amp;acknowledge</source>
        <translation>Créer et accuser &amp;réception</translation>
    </message>
    <message>
        <source>Also writes the acknowledgement of receipt as a draft (Ctrl+Enter)</source>
        <translation>Rédige aussi l’accusé de réception, en brouillon (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>&amp;Add to the case</source>
        <translation>&amp;Ajouter au dossier</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Due: {day}</source>
        <translation>Échéance&#xa0;: {day}</translation>
    </message>
    <message>
        <source>&amp;Note it in {reference}</source>
        <translation>&amp;Noter dans {reference}</translation>
    </message>
    <message>
        <source>&amp;Add to {reference}</source>
        <translation>&amp;Ajouter à {reference}</translation>
    </message>
    <message>
        <source>{number} of {of}</source>
        <translation>{number} sur {of}</translation>
    </message>
    <message>
        <source>&amp;Skip this message</source>
        <translation>Pa&amp;sser ce message</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>&amp;Arrêter la lecture</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture en cours…</translation>
    </message>
    <message>
        <source>Drop an e-mail or a letter here</source>
        <translation>Déposez un message ou un courrier ici</translation>
    </message>
    <message>
        <source>Messages, letters, scans or archives, one or several. Originals are kept unaltered; nothing is sent.</source>
        <translation>Messages, courriers, scans ou archives, un ou plusieurs. Les originaux sont gardés tels quels&#xa0;; rien ne part d’ici.</translation>
    </message>
    <message>
        <source>&amp;Open a message…</source>
        <translation>&amp;Ouvrir un message…</translation>
    </message>
    <message>
        <source>&amp;Paste a message</source>
        <translation>Coller un &amp;message</translation>
    </message>
    <message>
        <source>Or type what was asked</source>
        <translation>Ou notez ce qui est demandé</translation>
    </message>
    <message>
        <source>A call, a letter, a visit: note the words used, with name and contact details.</source>
        <translation>Un appel, un courrier, une visite&#xa0;: notez les mots employés, le nom et les coordonnées.</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Ce qui a été demandé</translation>
    </message>
    <message>
        <source>Words of the request, or of your note</source>
        <translation>Les mots de la demande, ou votre note</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>Question to the person</source>
        <translation>Question à la personne</translation>
    </message>
    <message>
        <source>An invitation, never a condition. Its letter is drafted with the case.</source>
        <translation>Une invitation, jamais une condition. Sa lettre est préparée avec le dossier.</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>Elle porte sur</translation>
    </message>
    <message>
        <source>It is something else…</source>
        <translation>C’est autre chose…</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>WhoCard</name>
    <message>
        <source>Who is asking</source>
        <translation>Qui demande</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>The person is</source>
        <translation>La personne est</translation>
    </message>
    <message>
        <source>Language of the letters</source>
        <translation>Langue des lettres</translation>
    </message>
    <message>
        <source>The request is made</source>
        <translation>La demande est faite</translation>
    </message>
    <message>
        <source>Somebody writes for the person…</source>
        <translation>Quelqu’un écrit pour la personne…</translation>
    </message>
    <message>
        <source>Country where the person lives</source>
        <translation>Pays où vit la personne</translation>
    </message>
    <message>
        <source>Letters then name the authority there too.</source>
        <translation>Les lettres nomment alors aussi l’autorité de ce pays.</translation>
    </message>
    <message>
        <source>The person lives in another country…</source>
        <translation>La personne vit dans un autre pays…</translation>
    </message>
    <message>
        <source>Client to whom it is passed on</source>
        <translation>Client à qui elle est transmise</translation>
    </message>
    <message>
        <source>Leave it empty while it is not known; a new one’s address is asked for on the case’s page.</source>
        <translation>Laissez vide tant qu’il n’est pas connu. L’adresse d’un nouveau client est demandée sur la page du dossier.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Pas encore connu</translation>
    </message>
    <message>
        <source>For: {name}</source>
        <translation>Pour&#xa0;: {name}</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>«&#xa0;{quote}&#xa0;»</translation>
    </message>
    <message>
        <source>Your company is the controller of these data.</source>
        <translation>Votre entreprise est responsable de traitement de ces données.</translation>
    </message>
    <message>
        <source>Your company is only the processor of these data: its client answers.</source>
        <translation>Votre entreprise n’est que sous-traitant de ces données&#xa0;: c’est son client qui répond.</translation>
    </message>
    <message>
        <source>Your company is joint controller of these data: look at what the two of you arranged.</source>
        <translation>Votre organisme est responsable conjoint de ces données&#xa0;: voyez ce que prévoit votre accord.</translation>
    </message>
</context>
</TS>
