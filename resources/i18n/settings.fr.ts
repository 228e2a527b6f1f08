<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>An officer or an assistant opens every case. An administrator keeps the vault and is shown no case. All three hold its key, and could read it with other programs. A manager or a reader opens the dashboard alone: references, days and figures. Each changes the password for one of their own.</source>
        <translation>Un délégué ou un assistant ouvre tous les dossiers. Un administrateur tient le coffre et ne voit aucun dossier. Tous trois en détiennent la clé et pourraient le lire avec d’autres programmes. Un responsable ou un lecteur n’ouvre que le tableau de bord&#xa0;: références, jours et chiffres. Chacun remplace le mot de passe par un autre, connu de lui seul.</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Give access</source>
        <translation>Donner l’accès</translation>
    </message>
    <message>
        <source>First name and name</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Type the name of the person.</source>
        <translation>Tapez le nom de la personne.</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>Folder of the backups</source>
        <translation>Dossier des sauvegardes</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Chaque jour</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Chaque semaine</translation>
    </message>
    <message>
        <source>When the vault is opened</source>
        <translation>À l’ouverture du coffre</translation>
    </message>
    <message>
        <source>When the vault is locked</source>
        <translation>Quand le coffre est verrouillé</translation>
    </message>
    <message>
        <source>Made by itself</source>
        <translation>Faites d’elles-mêmes</translation>
    </message>
    <message>
        <source>At which moment</source>
        <translation>À quel moment</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>Nombre gardé</translation>
    </message>
    <message>
        <source>Each backup has a key of its own. When one has had its time, its key is destroyed, then the file. Copies of identity documents are in no backup.</source>
        <translation>Chaque sauvegarde a sa propre clé. Quand l’une a fait son temps, sa clé est détruite, puis le fichier. Les copies de pièces d’identité ne sont dans aucune sauvegarde.</translation>
    </message>
    <message>
        <source>How far the backup is</source>
        <translation>Avancement de la sauvegarde</translation>
    </message>
    <message>
        <source>Stop the &amp;backup</source>
        <translation>Arrêter la sau&amp;vegarde</translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation>&amp;Sauvegarder maintenant…</translation>
    </message>
    <message>
        <source>&amp;Try the last one</source>
        <translation>&amp;Essayer la dernière</translation>
    </message>
    <message>
        <source>Re&amp;store a backup…</source>
        <translation>Res&amp;taurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Backups (*.dsarbackup)</source>
        <translation>Sauvegardes (*.dsarbackup)</translation>
    </message>
    <message>
        <source>Back up the vault</source>
        <translation>Sauvegarder le coffre</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>Nouveau code de récupération</translation>
    </message>
    <message>
        <source>&amp;It is written down</source>
        <translation>Le code est &amp;noté</translation>
    </message>
</context>
<context>
    <name>DelegateDialog</name>
    <message>
        <source>From one day to the other, both included, this person decides in your place. Everything they do is recorded as done for you; they give nobody access.</source>
        <translation>D’un jour à l’autre, les deux compris, cette personne décide à votre place. Chacun de ses actes est consigné comme fait pour vous&#xa0;; elle ne donne accès à personne.</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Déléguer</translation>
    </message>
    <message>
        <source>Acts for you</source>
        <translation>Agit pour vous</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>Le dernier jour précède le premier.</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>&amp;Add somebody…</source>
        <translation>A&amp;jouter une personne…</translation>
    </message>
    <message>
        <source>Change the &amp;key of the vault…</source>
        <translation>Changer la clé d&amp;u coffre…</translation>
    </message>
    <message>
        <source>Opening by the keyring</source>
        <translation>Ouverture par le trousseau</translation>
    </message>
    <message>
        <source>&amp;Who may do what…</source>
        <translation>&amp;Qui peut faire quoi…</translation>
    </message>
    <message>
        <source>Change the si&amp;gning key…</source>
        <translation>Changer la clé de si&amp;gnature…</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>I am awa&amp;y…</source>
        <translation>Je &amp;m’absente…</translation>
    </message>
    <message>
        <source>I am &amp;back</source>
        <translation>Je suis de &amp;retour</translation>
    </message>
    <message>
        <source>Keyring of this computer</source>
        <translation>Trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>With it, whoever has opened a session on this computer as you opens the vault without a password. It protects against a stolen disk, not against a program that runs as you.</source>
        <translation>Avec lui, qui a ouvert une session à votre nom sur cet ordinateur ouvre le coffre sans mot de passe. Il protège d’un disque volé, pas d’un programme lancé à votre nom.</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Nouveau mot de passe…</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>Nouveau mot de passe pour {name}</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>Rôle…</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Rôle de {name}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Turn the keyring o&amp;ff</source>
        <translation>&amp;Désactiver le trousseau</translation>
    </message>
    <message>
        <source>Open &amp;with the keyring</source>
        <translation>Ou&amp;vrir avec le trousseau</translation>
    </message>
    <message>
        <source>A copy of the vault made before still opens with what {name} knew.</source>
        <translation>Une copie du coffre faite avant s’ouvre encore avec ce que {name} connaissait.</translation>
    </message>
</context>
<context>
    <name>LawCard</name>
    <message>
        <source>Law tables in use</source>
        <translation>Tables juridiques utilisées</translation>
    </message>
    <message>
        <source>Remove installed &amp;tables</source>
        <translation>Retirer les tables insta&amp;llées</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>&amp;Installer un fichier…</translation>
    </message>
    <message>
        <source>Rules of law, public holidays and addresses of authorities. Newer ones come as a file signed by the makers of DSARDesk: nothing is fetched by itself. Open cases are counted anew once they are used.</source>
        <translation>Règles de droit, jours fériés et adresses des autorités. De plus récentes arrivent dans un fichier signé par les auteurs de DSARDesk&#xa0;: rien n’est téléchargé. Les délais des dossiers ouverts sont recalculés dès qu’elles servent.</translation>
    </message>
    <message>
        <source>Law tables (*.dsarlaw)</source>
        <translation>Tables juridiques (*.dsarlaw)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Install law tables</source>
        <translation>Installer des tables juridiques</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>The recovery sheet stays valid. Backups made before keep the old password.</source>
        <translation>La fiche de récupération reste valable. Les sauvegardes déjà faites gardent l’ancien mot de passe.</translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>Keep a reminder file beside the vault</source>
        <translation>Garder un fichier de rappel à côté du coffre</translation>
    </message>
    <message>
        <source>It holds references, days and what to do, signed, and nobody’s name; nothing of a restricted case. With it, “dsardesk alerts” answers while the vault is locked.</source>
        <translation>Il contient des références, des dates et ce qu’il y a à faire, signés, et aucun nom&#xa0;; rien d’un dossier restreint. Avec lui, «&#xa0;dsardesk alerts&#xa0;» répond pendant que le coffre est verrouillé.</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>The password of {name} will open the vault no more. Cases and journal go on naming them. Then change the key of the vault: it is offered at once.</source>
        <translation>Le mot de passe de {name} n’ouvrira plus le coffre. Les dossiers et le journal garderont son nom. Changez ensuite la clé du coffre&#xa0;: cela vous est proposé aussitôt.</translation>
    </message>
    <message>
        <source>Remove access</source>
        <translation>Retirer l’accès</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>Nouveau code de récupération</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>Établir un nouveau code</translation>
    </message>
    <message>
        <source>The code of the sheet printed before will open this vault no more.</source>
        <translation>Le code de la fiche imprimée auparavant n’ouvrira plus ce coffre.</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>{name} will open the vault with it; the password of before opens nothing any more.</source>
        <translation>{name} ouvrira le coffre avec ce mot de passe&#xa0;; le précédent n’ouvrira plus rien.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
</context>
<context>
    <name>RightsDialog</name>
    <message>
        <source>Whatever a role may not do is refused to it, in the window and by command alike.</source>
        <translation>Ce qu’un rôle ne peut pas faire lui est refusé, dans la fenêtre comme par commande.</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Qui peut faire quoi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Copier le tableau</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
</context>
<context>
    <name>RightsModel</name>
    <message>
        <source>Gesture</source>
        <translation>Geste</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Another role opens something else: {name} gets a new password with it, and the one of before opens nothing any more.</source>
        <translation>Un autre rôle ouvre autre chose&#xa0;: {name} reçoit avec lui un nouveau mot de passe, et celui d’avant n’ouvre plus rien.</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Changer le rôle</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>This is their role already.</source>
        <translation>C’est déjà son rôle.</translation>
    </message>
</context>
<context>
    <name>RotateDialog</name>
    <message>
        <source>Everything is encrypted anew, in this folder. Passwords and the recovery sheet stay valid. An old copy of the vault, or a password known to others and changed since, opens nothing written from now on. The vault closes for a moment.</source>
        <translation>Tout est chiffré à nouveau, dans ce dossier. Les mots de passe et la fiche de récupération restent valables. Une ancienne copie du coffre, ou un mot de passe connu d’autrui et changé depuis, n’ouvre rien de ce qui s’écrira désormais. Le coffre se ferme un instant.</translation>
    </message>
    <message>
        <source>As this computer has no keyring, identity documents held end with it.</source>
        <translation>Cet ordinateur n’ayant pas de trousseau, les pièces d’identité détenues sont alors détruites.</translation>
    </message>
    <message>
        <source>Change the key of the vault</source>
        <translation>Changer la clé du coffre</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Changer la clé</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Tapez votre mot de passe.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Each choice is kept at once.</source>
        <translation>Chaque choix est enregistré aussitôt.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Law tables</source>
        <translation>Tables juridiques</translation>
    </message>
    <message>
        <source>When the vault is locked</source>
        <translation>Quand le coffre est verrouillé</translation>
    </message>
    <message>
        <source>Take everything out</source>
        <translation>Tout sortir du coffre</translation>
    </message>
    <message>
        <source>People and keys</source>
        <translation>Personnes et clés</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et apparence</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>Langue de l’interface</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Lock after, without a gesture</source>
        <translation>Verrouiller après, sans activité</translation>
    </message>
    <message>
        <source>&amp;Change the password…</source>
        <translation>&amp;Changer le mot de passe…</translation>
    </message>
    <message>
        <source>New &amp;recovery code…</source>
        <translation>Nouveau code de &amp;récupération…</translation>
    </message>
    <message>
        <source>Where is my data?</source>
        <translation>Où sont mes données&#xa0;?</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
    <message>
        <source>Everything is in this folder, encrypted, and nowhere else; nothing is sent to anybody. Copies of identity documents lie outside it, each under a key of its own, and are in no backup.</source>
        <translation>Tout est dans ce dossier, chiffré, et nulle part ailleurs&#xa0;; rien n’est envoyé à personne. Les copies de pièces d’identité se trouvent en dehors, chacune sous sa propre clé, et ne sont dans aucune sauvegarde.</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Import my spreadsheet…</source>
        <translation>&amp;Importer mon tableau…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Every page, every document and the whole journal of the vault are looked at.</source>
        <translation>Chaque page, chaque document et tout le journal du coffre sont examinés.</translation>
    </message>
    <message>
        <source>Check &amp;everything</source>
        <translation>&amp;Tout vérifier</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Fiche de récupération</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>The list of those who open the vault is signed by the officers&apos; key. Change it when somebody may have copied it. Nobody&apos;s password changes. It changes by itself when an officer or an administrator leaves, and when the recovery code is used.</source>
        <translation>La liste de ceux qui ouvrent le coffre est signée par la clé des délégués. Changez-la si quelqu’un a pu la copier. Aucun mot de passe ne change. Elle change d’elle-même quand un délégué ou un administrateur part, et quand le code de récupération est utilisé.</translation>
    </message>
    <message>
        <source>Change the signing key</source>
        <translation>Changer la clé de signature</translation>
    </message>
</context>
<context>
    <name>TakingCard</name>
    <message>
        <source>E&amp;xport everything…</source>
        <translation>E&amp;xporter tout…</translation>
    </message>
    <message>
        <source>Salvage what is rea&amp;dable…</source>
        <translation>Sauver ce qui est &amp;lisible…</translation>
    </message>
    <message>
        <source>Cases, letters, documents, register and journal are written into an empty folder, in formats that other programs read. That folder is not encrypted: keep it safe, or destroy it. It is recorded in the journal. If a check found damage, salvage reads page by page what is left, and says what is lost.</source>
        <translation>Les dossiers, lettres, documents, le registre et le journal sont écrits dans un dossier vide, en formats que d’autres logiciels lisent. Ce dossier n’est pas chiffré&#xa0;: rangez-le en lieu sûr, ou détruisez-le. Le journal en garde la trace. Si une vérification a trouvé un dommage, «&#xa0;Sauver&#xa0;» lit page par page ce qui reste, et dit ce qui est perdu.</translation>
    </message>
    <message>
        <source>An empty folder for the export</source>
        <translation>Un dossier vide pour l’export</translation>
    </message>
    <message>
        <source>An empty folder for what is readable</source>
        <translation>Un dossier vide pour ce qui est lisible</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture en cours…</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>Written in part</source>
        <translation>Écrit en partie</translation>
    </message>
</context>
<context>
    <name>_SecretDialog</name>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
</TS>
