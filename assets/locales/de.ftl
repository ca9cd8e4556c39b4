# Jeder Satz, den Campaign Remote auf Deutsch sagt.
#
# - Ein Satz sagt, was geschehen ist; `<Schlüssel>-next`, wo es das gibt, sagt, was zu tun ist.
# - Anrede „Sie“, keine Ausrufezeichen, keine Schuldzuweisung. „…“ direkt am Wort beendet den Namen eines Bedienelements, das einen Dialog öffnet; in Sätzen steht davor ein Leerzeichen.
# - start, pause, resume und stop als Wörter einer Anfrage werden nie übersetzt: { "$command" }, { "$what" } und { "$wire" } enthalten sie.

## Das Fenster

window-title = { $profile } – Campaign Remote
profile = Profil
no-profile-chosen = Kein Profil
new-profile = Neues Profil
edit-profile = Profil bearbeiten
menu = Menü
address = { $organization } · { $host }
signed-in = Angemeldet · noch { $hours } h { $minutes } min
chip-production = PRODUKTION
chip-stage = STAGE
chip-practice = ÜBUNG
chip-read-only = NUR LESEN
import-profiles = Profile importieren…
export-profiles = Profile exportieren…
language = Sprache
language-system = Wie im System
theme = Darstellung
theme-system = Hell oder dunkel, wie im System
theme-light = Hell
theme-dark = Dunkel
version = Version { $version }
dismiss = Ausblenden
decimal-mark = ,

## Der erste Start

welcome-begin = Mit Adobe Campaign verbinden…

## Das Campaign zum Üben

practice-banner = Dies ist ein Campaign zum Üben: Nichts, was Sie hier tun, verlässt diesen Computer.
practice-story = { $workflow }: { $story }
practice-obeys = Gehorcht. Jeder Befehl wird sofort angenommen und ein paar Sekunden später ausgeführt.
practice-slow-to-stop = Braucht eine Dreiviertelminute zum Stoppen. Senden Sie währenddessen kein zweites Stoppen: Es würde abgelehnt.
practice-never-stops = Nimmt das Stoppen an und stoppt dann endlos weiter. In einem echten Campaign müsste es jemand dort stoppen.
practice-fails = Startet, und ein paar Sekunden später scheitert eine Aktivität. Erneutes Starten versucht sie noch einmal.
practice-paused-for-days = Ist seit sechs Tagen pausiert. Campaign stoppt von selbst, was seit sieben Tagen pausiert ist.
practice-no-state = Gehorcht, aber sein Datensatz sagt nichts über seinen Status, sodass sich nichts bestätigen lässt.
practice-renamed = Seine ID wurde in Campaign geändert, in WKF70. Anfragen mit der alten werden abgelehnt.
practice-loses-answer = Führt den Befehl aus, und die Antwort geht verloren. Prüfen Sie den Status, bevor Sie noch etwas senden.
practice-expired-token = Antwortet, als wäre das Zugriffstoken abgelaufen. Ein echtes Campaign würde ein neues verlangen.
practice-bad-gateway = Ein Gateway antwortet für ihn und kann nicht sagen, ob der Befehl angekommen ist.
practice-too-many-requests = Lehnt einen Befehl ab, weil es zu viele waren, und sagt, wann es wieder geht: nach 30 Sekunden. Dann nimmt er ihn.
practice-long-answer = Gehorcht, und seine Antwort auf einen Befehl ist 20 MB lang.
practice-signal = Wartet auf ein externes Signal mit drei Parametern: audience, email und test. In zehn Minuten wird ein Signal angenommen.

## Felder und Schaltflächen

field-organization = Organisation
field-workflow-id = Workflow-ID
command-start = Starten
command-pause = Pausieren
command-resume = Fortsetzen
command-stop = Stoppen
restart = Neu starten
command-start-hint = Sendet „{ $wire }“: Der Workflow läuft von Anfang an; ein pausierter läuft weiter.
command-pause-hint = Sendet „{ $wire }“: Keine neue Aktivität beginnt; was läuft, läuft zu Ende.
command-resume-hint = Sendet „{ $wire }“: Ein pausierter Workflow läuft dort weiter, wo er war.
command-stop-hint = Sendet „{ $wire }“: Der Lauf endet und lässt sich nicht an derselben Stelle fortsetzen.
cancel-request = Anfrage abbrechen
disabled-on-its-way = Eine Anfrage ist unterwegs. Warten Sie auf die Antwort oder brechen Sie die Anfrage ab.
disabled-read-only = Dieses Profil darf nur lesen: Es sendet keine Befehle.
no-profile = Es gibt noch kein Profil. Legen Sie zuerst eines an.
workflows = Workflows
save-workflow = Workflow speichern
remove-workflow = Workflow entfernen
filter-workflows = Workflows filtern
workflows-empty = Hier stehen die Workflows, die Sie speichern: Geben Sie eine ID ein oder fügen Sie sie ein, und drücken Sie das Plus.
workflows-none-fit = Kein gespeicherter Workflow passt.
refresh = Status aktualisieren
state-line = Status: { $state }
state-line-old = Zuletzt: { $state }
state-not-read = ungelesen
state-not-reported = nicht gemeldet
state-unknown = „{ $said }“
state-editing = In Bearbeitung
state-pending = Ausstehend
state-starting = Wird gestartet
state-started = Gestartet
state-pausing = Wird pausiert
state-paused = Pausiert
state-failed = Fehlgeschlagen
state-resuming = Wird fortgesetzt
state-stopping = Wird gestoppt
state-restarting = Wird neu gestartet
state-finished = Beendet

## Warum etwas nicht gedrückt werden kann

export-nothing = Es gibt noch kein eigenes Profil, das exportiert werden könnte.
edit-practice-fixed = Die Verbindung zum Üben lässt sich nicht ändern. Legen Sie zuerst ein eigenes Profil an.
file-being-read = Gerade wird eine Datei gelesen.

## Die Liste der Workflows

# { "$workflow" } ist ein Workflow, wie man ihn kennt: seine Bezeichnung und seine ID. { "$state" } ist einer der Status oben.

list-open = Workflows…
list-close = Liste schließen
list-add = Mehrere Workflows hinzufügen…
list-no-id-in-field = Geben Sie zuerst eine Workflow-ID ein.
list-already-there = Dieser Workflow steht schon in der Liste.
list-not-there = Wählen Sie zuerst einen Workflow der Liste.
list-practice-fixed = Die Liste des Campaign zum Üben lässt sich nicht ändern. Wählen Sie zuerst ein eigenes Profil.
list-file-fixed = Eine neuere Version dieses Programms hat die Profile geschrieben, daher lässt sich die Liste hier nicht ändern.
list-order-filtered = Nur ein Teil der Liste wird gezeigt. Leeren Sie den Filter, um die Reihenfolge zu ändern.
list-is-first = Er steht schon an erster Stelle.
list-is-last = Er steht schon an letzter Stelle.
list-removed = { $workflow } wurde aus der Liste entfernt.
list-added =
    { $count ->
        [one] Ein Workflow wurde hinzugefügt.
       *[other] { $count } Workflows wurden hinzugefügt.
    }
list-undo = Rückgängig
list-undone = Die letzte Änderung wurde zurückgenommen.
list-nothing-to-undo = Es gibt nichts zurückzunehmen.
list-row-menu = Was sich mit diesem Workflow tun lässt
list-rename = Umbenennen…
list-move-up = Nach oben
list-move-down = Nach unten
list-remove = Entfernen
list-copy-id = ID kopieren
list-rename-title = { $workflow } umbenennen
list-rename-field = Bezeichnung
list-rename-confirm = Umbenennen
list-seen = { $state }, { $ago }
list-seen-now = gerade eben
list-seen-minutes = vor { $minutes } min
list-seen-hours = vor { $hours } h
list-seen-days =
    { $days ->
        [one] vor einem Tag
       *[other] vor { $days } Tagen
    }
list-add-title = Mehrere Workflows hinzufügen
list-add-text = Fügen Sie je Zeile einen Workflow ein, oder wählen Sie eine CSV-Datei. Die erste Zeile darf die Spalten benennen.
list-add-field = Hinzuzufügende Workflows
list-add-example =
    Täglicher Import (WKF35)
    WKF35;Täglicher Import
    WKF35
list-add-file = Datei wählen…
list-add-from-file = Aus { $path }
list-add-from-clipboard =
    { $lines ->
        [one] Aus der Zwischenablage: eine Zeile
       *[other] Aus der Zwischenablage: { $lines } Zeilen
    }
list-add-start-over = Neu beginnen
list-add-confirm =
    { $count ->
        [0] Hinzufügen
        [one] Einen Workflow hinzufügen
       *[other] { $count } Workflows hinzufügen
    }
list-preview-new =
    { $count ->
        [0] Keiner wird hinzugefügt.
        [one] Einer wird hinzugefügt:
       *[other] { $count } werden hinzugefügt:
    }
list-preview-known =
    { $count ->
        [one] Einer steht schon in der Liste und bleibt, wie er ist:
       *[other] { $count } stehen schon in der Liste und bleiben, wie sie sind:
    }
list-preview-doubles =
    { $count ->
        [one] Eine Zeile nennt einen Workflow, der schon darüber steht.
       *[other] { $count } Zeilen nennen Workflows, die schon darüber stehen.
    }
list-preview-not-understood =
    { $count ->
        [one] Eine Zeile wurde nicht verstanden:
       *[other] { $count } Zeilen wurden nicht verstanden:
    }
list-preview-line = Zeile { $line }: „{ $text }“. { $reason }
list-preview-more = … und { $count } weitere
list-empty = Darin steht nichts.
list-empty-next = Wählen Sie eine Datei mit einem Workflow je Zeile.
list-too-large = Dies ist größer als 4 MiB und daher keine Liste von Workflows.
list-too-many = Dies sind mehr als { $most } Workflows.
list-too-many-next = Fügen Sie die hinzu, mit denen Sie arbeiten.
list-credentials = Dies sieht nach Anmeldedaten oder einer cURL-Zeile aus und wurde daher nicht als Liste gelesen.
list-credentials-next = Um Anmeldedaten zu importieren, öffnen Sie das Profil und wählen Sie „Anmeldedaten importieren…“.
list-open-quote = Ein Anführungszeichen ist nicht geschlossen.
list-no-id = Wo eine ID stehen sollte, steht keine.
list-blanks = Wo die ID stehen sollte, stehen mehrere Wörter.
list-blanks-next = Schreiben Sie die ID zuerst, oder benennen Sie die Spalten in der ersten Zeile.
list-cannot-be-read = { $path } konnte nicht gelesen werden: { $reason }.
list-cannot-be-read-next = Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.

## Das Ergebnis

verdict-none = Hier wird stehen, was aus einem Befehl geworden ist.
verdict-sending = Wird gesendet: { $what } …
verdict-not-sent = Nicht gesendet: { $what }.
verdict-maybe-applied = Möglicherweise ausgeführt: { $what }.
verdict-refused = Abgelehnt: { $what }.
verdict-accepted = Angenommen: { $what }.
verdict-accepted-rest = Campaign hat den Befehl nach { $elapsed } angenommen und führt ihn aus, sobald ein Server frei ist.
verdict-maybe-applied-next = Prüfen Sie den Status des Workflows, bevor Sie den Befehl erneut senden.
line-reading = Wird gelesen: Datensatz des Workflows { $workflow } …
line-not-read = Nicht gelesen: Datensatz des Workflows { $workflow }.
line-reading-cancelled = Abgebrochen: Lesen des Datensatzes des Workflows { $workflow }.
line-cancelling = Wird abgebrochen …
line-waiting =
    { $seconds ->
        [one] Wartet seit einer Sekunde.
       *[other] Wartet seit { $seconds } Sekunden.
    }
check-asked = Der Datensatz des Workflows wird gelesen …
check-said = Der Datensatz des Workflows meldet jetzt: { $state }.
check-not-reported = Der Datensatz des Workflows meldet keinen Status; von hier aus lässt er sich nicht feststellen.
check-not-read = Der Datensatz des Workflows konnte nicht gelesen werden. { $reason }
step-check-state = Status prüfen
step-send-again = „{ $command }“ erneut senden
step-renew-credentials = Neue Anmeldedaten eingeben…
step-open-profile = Profil öffnen…
step-correct-workflow-id = Workflow-ID korrigieren
step-correct-organization = Organisation korrigieren
step-try-again = Erneut versuchen
server-said = Der Server meldet ({ $status }): „{ $text }“
server-said-nothing = Der Server antwortete mit { $status } und meldete sonst nichts.
retry-after =
    { $seconds ->
        [one] Er bittet, eine Sekunde zu warten.
       *[other] Er bittet, { $seconds } Sekunden zu warten.
    }
token-expired = Das Zugriffstoken ist abgelaufen.
token-expired-next = Geben Sie ein neues ein.
signed-in-expired = Das Zugriffstoken ist abgelaufen
answer-is-page = Es kam eine Webseite zurück. Vielleicht hat ein Proxy oder eine Anmeldeseite anstelle von Campaign geantwortet; sehen Sie sich daher den Status des Workflows an.
body-cut-cancelled = Sie haben abgebrochen, während der Inhalt der Antwort ankam; daher ist nur sein Anfang zu sehen.
body-cut-too-large = Der Inhalt der Antwort ist größer als 256 MiB; der Rest wurde nicht gelesen.
body-cut-broken = Die Verbindung brach ab, während der Inhalt der Antwort ankam ({ $reason }); daher ist nur sein Anfang zu sehen.
body-cut-timed-out = Der Inhalt der Antwort kam nicht rechtzeitig vollständig an; daher ist nur sein Anfang zu sehen.

## Warum etwas nicht gesendet wurde oder niemand es sagen kann

cause-sign-in = Der Anmeldedienst hat abgelehnt ({ $status }).
cause-sign-in-unreachable = Der Anmeldedienst konnte nicht angefragt werden.
cause-ca-file = Die CA-Datei { $path } ist nicht verwendbar ({ $reason }).
cause-ca-file-next = Korrigieren Sie die Angabe im Profil.
cause-name-not-resolved = Der Name { $host } konnte nicht aufgelöst werden.
cause-name-not-resolved-next = Prüfen Sie die Netzwerkverbindung und die Base-URL des Profils.
cause-connection-refused = { $host } hat die Verbindung abgelehnt.
cause-connection-refused-next = Prüfen Sie die Base-URL oder versuchen Sie es später erneut.
cause-connection-timed-out =
    { $seconds ->
        [one] Keine Verbindung zu { $host } innerhalb einer Sekunde.
       *[other] Keine Verbindung zu { $host } innerhalb von { $seconds } Sekunden.
    }
cause-connection-timed-out-next = Prüfen Sie das Netzwerk, das VPN und den Proxy.
cause-unreachable = { $host } war nicht erreichbar ({ $reason }).
cause-tls-expired = Das Zertifikat von { $host } ist abgelaufen oder die Uhr dieses Computers geht vor.
cause-tls-not-yet-valid = Das Zertifikat von { $host } ist noch nicht gültig oder die Uhr dieses Computers geht nach.
cause-tls-wrong-name = Das erhaltene Zertifikat gehört zu einem anderen Host als { $host }.
cause-tls-wrong-name-next = Prüfen Sie die Base-URL und den Proxy.
cause-tls-unknown-issuer = Das Zertifikat von { $host } stammt von keinem Aussteller, dem dieser Computer vertraut.
cause-tls-unknown-issuer-next = Falls Ihr Unternehmen seinen Datenverkehr prüft, geben Sie die CA-Datei des Unternehmens im Profil an.
cause-tls-other = Keine sichere Verbindung zu { $host } ({ $reason }).
cause-proxy = Der Proxy hat die Anfrage nicht durchgelassen ({ $reason }).
cause-proxy-next = Prüfen Sie den Proxy im Profil oder im System.
cause-cancelled = Sie haben abgebrochen.
cause-connection-broke = Die Verbindung brach ab, nachdem das Senden der Anfrage begonnen hatte ({ $reason }).
cause-timed-out =
    { $seconds ->
        [one] Keine vollständige Antwort innerhalb einer Sekunde.
       *[other] Keine vollständige Antwort innerhalb von { $seconds } Sekunden.
    }
cause-not-http = Was zurückkam, ist keine HTTP-Antwort ({ $seen }).
cause-not-a-record = Was zurückkam, ist nicht der Datensatz eines Workflows ({ $seen }).
cause-not-a-record-next = Vielleicht antwortete an seiner Stelle ein Proxy oder eine Wartungsseite. Prüfen Sie den Status später noch einmal.
cause-gateway = Ein Gateway antwortete mit { $status }; der Server dahinter hat den Befehl möglicherweise ausgeführt.
api-key-missing = Das Profil { $profile } hat keinen API-Schlüssel.
api-key-missing-next = Tragen Sie im Profil die Client-ID Ihrer Anmeldedaten ein.
api-key-has-strange-characters = Der API-Schlüssel enthält Zeichen, die in keinem API-Schlüssel vorkommen.
token-has-strange-characters = Das Zugriffstoken enthält Zeichen, die in keinem Token vorkommen. Vielleicht wurde es nicht vollständig kopiert.
token-too-long = Das ist zu lang für ein Zugriffstoken.
api-key-too-long = Das ist zu lang für einen API-Schlüssel.
sign-in-gave-no-token = Der Anmeldedienst antwortete ohne Token.
guard-read-only = Das Profil { $profile } steht auf „Nur lesen“ und sendet daher keine Befehle.
guard-id-not-typed = Zum Stoppen in der Produktion muss die Workflow-ID zur Bestätigung eingegeben werden.
guard-production = { $organization } ist Produktion, und niemand hat dem Befehl zugestimmt.
guard-technical = { $workflow } ist einer der technischen Workflows von Campaign, und niemand hat dem Befehl zugestimmt.

## Was in einem Feld stehen darf

organization-empty = Geben Sie die Organisation ein: den Namen Ihrer Campaign-Instanz, wie in https://acme.campaign.adobe.com.
organization-is-ims = Das ist die IMS-Organisations-ID. Die API erwartet den Namen der Campaign-Instanz, wie in https://acme.campaign.adobe.com.
organization-forbidden = Eine Organisation kann das Zeichen { $character } nicht enthalten.
organization-dots = Punkte allein sind keine Organisation.
organization-too-long = Das ist zu lang für eine Organisation.
workflow-id-empty = Geben Sie die Workflow-ID ein, wie sie in Campaign hinter der Bezeichnung steht: Täglicher Import (WKF35).
workflow-id-forbidden = Eine Workflow-ID kann das Zeichen { $character } nicht enthalten.
workflow-id-dots = Punkte allein sind keine Workflow-ID.
workflow-id-too-long = Das ist zu lang für eine Workflow-ID.
url-not-a-url = Das ist keine https-Adresse. Schreiben Sie sie wie https://mc.adobe.io.
url-not-secure = Nur https ist erlaubt, oder http zu genau diesem Computer: Ein Token darf nicht unverschlüsselt übertragen werden.
url-holds-credentials = In der Adresse darf kein Benutzername oder Passwort stehen: Beides würde in einer Datei landen.
url-holds-more = Auf den Pfad dieser Adresse darf nichts folgen: weder „?“ noch „#“.
seconds-out-of-range = Geben Sie ganze Sekunden ein, von 1 bis 3600.

## Was eine Ablehnung bedeutet

refusal-unknown = Der Server antwortete mit { $status }.
refusal-redirect = Der Server möchte die Anfrage an eine andere Adresse umleiten. Dorthin wurde sie nicht gesendet.
refusal-401013 = Das Zugriffstoken ist falsch oder abgelaufen.
refusal-401013-next = Geben Sie ein neues ein.
refusal-401013-fetched-next = Das Profil meldet sich selbst an, und das Token, das es bekam, wird abgelehnt. Vergleichen Sie API-Schlüssel, Client-Geheimnis und Bereiche (Scopes) mit denen in der Developer Console von Adobe.
refusal-403010 = Es kam kein Zugriffstoken an.
refusal-403010-next = Tragen Sie eines im Profil ein.
refusal-403000 = Es kam kein API-Schlüssel an.
refusal-403000-next = Tragen Sie ihn im Profil ein.
refusal-403003 = Der API-Schlüssel ist falsch oder die Campaign-API ist seinem Projekt nicht hinzugefügt.
refusal-403003-next = Vergleichen Sie ihn mit der Client-ID in der Developer Console von Adobe und prüfen Sie, ob das Projekt die Campaign-API enthält.
refusal-403023 = Das technische Konto darf diese Campaign-Instanz nicht verwenden: Sein Produktprofil ist nicht eingerichtet oder die Organisation ist falsch.
refusal-403023-next = Prüfen Sie die Organisation; ist sie richtig, bitten Sie den Adobe-Support, die Bereitstellung zu prüfen.
refusal-403025 = Das Produktprofil des technischen Kontos ist für dieses Produkt nicht gültig.
refusal-403025-next = Bitten Sie Ihre Administration, den Anmeldedaten das Campaign-Produktprofil hinzuzufügen.
refusal-403027 = Das technische Konto hat keine Region: Seine Organisation oder sein Produktprofil ist falsch.
refusal-403027-next = Prüfen Sie das Produktprofil der Anmeldedaten in der Developer Console von Adobe.
refusal-400003 = Dem Gateway fehlt eine Kopfzeile.
refusal-429 = Es wurden zu viele Anfragen gesendet.
refusal-429-next = Warten Sie ein wenig bis zur nächsten.
refusal-oops-500 = Das Gateway kann dies nicht weiterleiten: Die Adresse oder die Organisation ist falsch.
refusal-oops-500-next = Prüfen Sie die Organisation.
refusal-oops-502 = Das Gateway findet die Campaign-Instanz nicht: Ihr Netzwerkname fehlt oder ist falsch.
refusal-oops-502-next = Das kann nur der Adobe-Support beheben.
refusal-rc-2003 = Campaign kennt diesen REST-Dienst nicht.
refusal-rc-2003-next = Bitten Sie Ihre Administration, das Datenmodell erneut zu veröffentlichen.
refusal-pkey = Campaign kann dies nicht als Workflow-ID lesen.
refusal-pkey-next = Verwenden Sie die ID, die hinter der Bezeichnung des Workflows steht, wie in Täglicher Import (WKF35).
refusal-not-found = Campaign findet keinen Workflow mit dieser ID.
refusal-not-found-next = Prüfen Sie die ID. Wurde sie in Campaign geändert, funktionieren Anfragen mit der alten nicht mehr.
refusal-bas-010003 = Campaign kann dies im aktuellen Status des Workflows nicht tun.
refusal-bas-010003-next = Sehen Sie sich zuerst seinen Status an.
refusal-signal-parameter = Ein Parameter ist in der Signalaktivität nicht deklariert.
refusal-ims-client-id = Der Anmeldedienst kennt diese Client-ID nicht.
refusal-ims-client-id-next = Vergleichen Sie den API-Schlüssel mit der Client-ID in der Developer Console von Adobe.
refusal-ims-client-secret = Das Client-Geheimnis ist falsch.
refusal-ims-client-secret-next = Geben Sie das aktuelle aus der Developer Console von Adobe ein.
refusal-ims-bindings = Die Organisation und das technische Konto gehören nicht zusammen oder das alte Zertifikat des Kontos ist abgelaufen.
refusal-ims-bindings-next = Erstellen Sie in der Developer Console von Adobe Anmeldedaten vom Typ OAuth Server-to-Server.
refusal-rst-360011 = Campaign ist auf einen Fehler gestoßen und sagt nicht, auf welchen.
refusal-status-401 = Die Anmeldung wurde nicht akzeptiert.
refusal-status-401-next = Geben Sie neue Anmeldedaten ein.
refusal-status-404 = Unter dieser Adresse gibt es nichts.
refusal-status-404-next = Prüfen Sie die Workflow-ID. Wurde sie in Campaign geändert, funktionieren Anfragen mit der alten nicht mehr.
refusal-status-408 = Der Server hat zu lange auf die Anfrage gewartet.
refusal-status-502 = Ein Gateway erhielt vom Server dahinter keine gültige Antwort.
refusal-status-503 = Der Server ist gerade nicht verfügbar.
refusal-status-504 = Ein Gateway hat zu lange auf den Server dahinter gewartet.

## Token und Zertifikate

token-not-renewed = Ein neues konnte nicht geholt werden.
cause-ca-file-silent = Die CA-Datei { $path } konnte nicht innerhalb von { $seconds } s gelesen werden.
cause-ca-file-silent-next = Prüfen Sie das Laufwerk oder die Freigabe, auf der sie liegt, oder wählen Sie im Profil eine Kopie auf diesem Computer.

## Der Austausch

tab-response = Antwort
tab-headers = Kopfzeilen
tab-request = Anfrage
copy = Kopieren
save-body = Speichern…
copy-as-curl = Als cURL kopieren
raw-response = Antwort im Original
raw-headers = Kopfzeilen im Original
raw-request = Anfrage im Original
show-raw = Wie erhalten
show-formatted = Formatiert
response-empty = Hier wird die Antwort auf einen Befehl stehen, Byte für Byte.
response-no-answer = Es kam keine Antwort.
body-empty = Die Antwort hat keinen Inhalt.
body-not-text = Der Inhalt ist kein UTF-8-Text. Bytes, die nicht lesbar sind, sind ausgeschrieben, wie <0xFF>. „Bytes“ zeigt alle; „Speichern…“ bewahrt sie, wie sie ankamen.
body-not-saved = Der Inhalt konnte nicht nach { $path } geschrieben werden ({ $reason }).
body-not-saved-next = Wählen Sie einen anderen Ort.
notice-body-saved = Der Inhalt wurde als { $path } gespeichert.

## Die Ansicht der Antwort

show-hex = Bytes
body-reading = Zeilen werden gezählt: { $percent } %
body-formatting = Wird formatiert: { $percent } %
body-format-cancel = Nicht weiter formatieren
body-format-cut = Formatiert ist der Inhalt länger als 256 MiB, deshalb fehlt hier sein Ende. „Wie erhalten“ zeigt ihn ganz.
copy-too-large = Mehr als 64 MiB sind zu viel für die Zwischenablage, deshalb wurde nichts kopiert.
copy-too-large-next = Wählen Sie weniger aus, oder nehmen Sie „Speichern…“, das alles schreibt.
reader-part = Die Zeilen { $first } bis { $last } von { $total } sind zu sehen; nur sie können hier gelesen werden. „Speichern…“ bewahrt alle.
find-field = Im Text suchen
find-next = Nächste Stelle
find-previous = Vorige Stelle
find-close = Suche schließen
find-cancel = Nicht weitersuchen
find-going-on = { $total ->
    [one] Bisher 1 Stelle
   *[other] Bisher { $total } Stellen
  } ({ $percent } %)
find-position = { $position } von { $total }
find-total = { $total ->
    [0] Nicht gefunden
    [one] 1 Stelle
   *[other] { $total } Stellen
  }
find-cut = Der Rest wurde nicht durchsucht.
find-beyond = Nur die ersten { $kept } können angesprungen werden.

## Der Profileditor

editor-title-new = Neues Profil
editor-title-edit = Profil bearbeiten
editor-network = Netzwerk
field-name = Profilname
field-api-key = API-Schlüssel
field-access-token = Zugriffstoken
field-client-secret = Client-Geheimnis
field-scopes = Bereiche (Scopes)
field-base-url = Base-URL
field-sign-in-url = Anmelde-URL
field-ca-file = CA-Datei
field-proxy = Proxy
field-connect-timeout = Sekunden für die Verbindung
field-timeout = Sekunden für die gesamte Anfrage
field-organization-hint = Der Name Ihrer Campaign-Instanz, wie in https://acme.campaign.adobe.com; nicht die IMS-Organisations-ID.
environment = Umgebung
environment-production = Produktion
environment-stage = Stage
environment-practice = Übung
read-only = Nur lesen
sign-in = Anmeldung
sign-in-token = Zugriffstoken
sign-in-oauth = OAuth Server-to-Server
secrets-in-keyring = Token und Geheimnisse werden nur im Schlüsselbund Ihres Systems aufbewahrt.
secret-hint-kept = Leer lassen, um den gespeicherten Wert zu behalten
save = Speichern
saving = Wird gespeichert …
cancel = Abbrechen
check-connection = Verbindung prüfen
check-title = Verbindung prüfen
check-running = Wird geprüft …
check-line = { $step }: { $found }
check-good = in Ordnung
check-skipped = nicht geprüft
check-use = { $value } verwenden
close = Schließen
delete-profile = Profil löschen
delete-question = Dieses Profil und seine Geheimnisse im Schlüsselbund löschen?
delete-confirm = Löschen
delete-keep = Behalten
delete-anyway = Profil trotzdem löschen
secrets-not-kept = Das Profil ist gespeichert, seine Geheimnisse sind es nicht. { $reason }
secrets-not-removed = Das Profil ist noch da, weil seine Geheimnisse nicht aus dem Schlüsselbund entfernt werden konnten. { $reason }
keep-for-session = Geheimnisse nur für diese Sitzung behalten

## Die Rückfrage und die anderen Dialoge

guard-title = „{ $command }“ an { $workflow } in der Produktion senden?
guard-text = Dies sendet „{ $command }“ über das Profil { $profile } an den Workflow { $workflow } von { $organization }.
guard-field = Workflow-ID zur Bestätigung eingeben
guard-confirm = { $verb }: { $workflow } in der Produktion
guard-title-technical = „{ $command }“ an den technischen Workflow { $workflow } senden?
guard-text-stop = Ein gestoppter Lauf lässt sich nicht an derselben Stelle fortsetzen.
guard-text-technical = Campaign selbst braucht { $workflow }: Adobe führt ihn unter den technischen Workflows. Ohne ihn können Tracking, Abrechnung oder Versand stillstehen.
guard-confirm-technical = { $verb }: { $workflow }
intake-title = Anmeldedaten importieren
import-credentials = Anmeldedaten importieren…
intake-text = Fügen Sie eine cURL-Zeile oder den Inhalt einer Datei mit Anmeldedaten ein: aus der Developer Console von Adobe, einer Postman-Umgebung oder einem Browser. Sie können die Datei auch auf das Fenster ziehen. Geheimnisse kommen in Ihren Schlüsselbund; die Datei wird nicht behalten.
intake-field = Eingefügter Text
intake-read = Lesen
intake-use = Diese verwenden
intake-file = Datei wählen…
intake-choose-credential = Es gibt mehrere Anmeldedaten. Wählen Sie eine.
intake-choose-secret = Es gibt mehrere Client-Geheimnisse. Wählen Sie das aktuelle.
path-title-credentials = Datei mit Anmeldedaten wählen
path-title-workflows = Workflows aus einer Datei hinzufügen
import-sets-address = Der Import hat auch eine Adresse eingetragen: { $address }. Ihre Geheimnisse werden dorthin gesendet; prüfen Sie sie, bevor Sie speichern.
import-lacks-organization = Die Organisation steht nicht in diesen Anmeldedaten. Geben Sie sie ein.
import-file-holds-secret = Die Datei { $path } enthält das Geheimnis weiterhin. Löschen Sie sie, sobald das Profil gespeichert ist.
credentials-cannot-be-read = { $path } konnte nicht gelesen werden: { $reason }. Wählen Sie eine andere Datei.
import-title = Profile importieren
import-from = Aus { $path }
import-new = { $name } wird hinzugefügt.
import-replaces = { $name } ersetzt { $old }. Geändert: { $changed }.
import-replaces-unreadable = { $name } ersetzt einen Eintrag, der sich nicht lesen lässt.
import-same-name = { $old } wird als { $name } hinzugefügt, da der Name schon vergeben ist.
import-unchanged = { $name } ist schon vorhanden und bleibt unverändert.
import-trouble = { $name } wird ausgelassen: { $field }. { $reason }
import-nothing = In dieser Datei ist kein Profil, das sich verwenden lässt.
import-confirm = Importieren
notice-imported = Die Profile wurden importiert.
notice-exported = Die Profile wurden nach { $path } exportiert, ohne Geheimnisse.
path-title-import = Profile importieren
path-title-export = Profile exportieren
path-title-body = Antwort speichern
path-text = Kein Programm auf diesem Computer zeigt Dateidialoge an. Geben Sie den Pfad der Datei ein.
path-field = Datei
path-confirm = Diese Datei verwenden
leave-title = Ein Befehl ist unterwegs
leave-text = Wenn Sie das Fenster jetzt schließen, sehen Sie nicht, ob der Befehl ausgeführt wurde.
leave-title-rest = Noch sind nicht alle Befehle gesendet
leave-text-rest =
    { $count ->
        [one] Wenn Sie das Fenster jetzt schließen, wird ein Befehl nicht mehr gesendet, und Sie sehen nicht, was aus den übrigen wurde.
       *[other] Wenn Sie das Fenster jetzt schließen, werden { $count } Befehle nicht mehr gesendet, und Sie sehen nicht, was aus den übrigen wurde.
    }
leave-text-restart =
    { $count ->
        [one] Wenn Sie das Fenster jetzt schließen, wird start nicht mehr gesendet: Sobald stop ausgeführt ist, bleibt { $workflow } gestoppt.
       *[other] Wenn Sie das Fenster jetzt schließen, wird start nicht mehr gesendet: Sobald stop ausgeführt ist, bleiben { $count } Workflows gestoppt.
    }
leave-stay = Weiter warten
leave-confirm = Trotzdem schließen
profile-trouble = Das Profil { $name } ist nicht verwendbar: { $field }. { $reason }

## Ein Pfad, der eingegeben wird

path-taken = Es gibt schon eine Datei { $path }. Soll sie ersetzt werden?
path-other = Anderen Namen wählen
path-replace = Datei ersetzen
path-is-folder = { $path } ist ein Ordner.
path-is-folder-next = Fügen Sie den Namen der Datei hinzu.
path-no-folder = Es gibt keinen Ordner { $path }.
path-no-folder-next = Prüfen Sie die Schreibweise.
path-not-there = Es gibt keine Datei { $path }.
path-not-there-next = Prüfen Sie die Schreibweise.

## Nichts Eingegebenes geht verloren

guard-wrong = Das stimmt nicht überein. Es wurde nichts gesendet.
unsaved-title = Nicht gespeicherte Änderungen
unsaved-text = Was Sie in diesem Profil eingegeben haben, ist nicht gespeichert.
unsaved-stay = Weiter bearbeiten
unsaved-confirm = Änderungen verwerfen
saving-title = Das Profil wird gespeichert
saving-text = Wenn Sie das Fenster jetzt schließen, sehen Sie nicht, ob es getan wurde.
drop-not-read = Ein Dialog war geöffnet, deshalb wurde { $path } nicht gelesen. Legen Sie die Datei noch einmal ab.
save-before-workflow-id = Die Workflow-ID steht im Hauptfenster. Speichern Sie dieses Profil und berichtigen Sie die ID dann dort.

## Die Befehlszeile

cli-about = Eine Fernbedienung für Workflows in Adobe Campaign: starten, pausieren, fortsetzen und stoppen – und wissen, was geschehen ist.
cli-after = Ohne Argumente öffnet sich das Fenster. Beispiel, ohne Konto und Netz: campaign-remote start WKF1 --profile practice
cli-language = Diese Sprache statt der des Systems verwenden
cli-check = Prüfen, ob alles eingerichtet ist; sendet keinen Befehl
cli-check-after = Exit-Codes: 0 alles eingerichtet, 1 abgelehnt, 2 falsche Verwendung, 3 nicht erreicht, 7 keine Anmeldedaten. Beispiel: campaign-remote check --profile "Acme stage" --workflow WKF35
cli-profile = Das Profil; sonst das, das CAMPAIGN_REMOTE_PROFILE nennt, oder das einzige gespeicherte; practice ist immer da
cli-check-workflow = Auch prüfen, ob sich der Datensatz dieses Workflows lesen lässt
cli-json = Ein JSON-Objekt ausgeben
cli-no-home = Hier gibt es keinen Benutzerordner, also auch keine Profile.
cli-no-such-profile = Es gibt kein Profil namens { $name }. campaign-remote profiles list zeigt, welche es gibt.
cli-name-a-profile = Geben Sie das Profil an: --profile NAME oder CAMPAIGN_REMOTE_PROFILE.
cli-practice = Ein Adobe Campaign zum Üben, nur auf diesem Computer, bis es unterbrochen wird
cli-practice-after = Die erste Zeile auf der Standardausgabe ist ein JSON-Objekt mit der Adresse und den Anmeldedaten, die nichts anderes öffnen. Beispiel: campaign-remote practice --port 8700
cli-port = Diesen Port statt eines beliebigen freien verwenden
cli-practice-failed = Das Campaign zum Üben konnte nicht gestartet werden:
cli-help = Diese Hilfe ausgeben
cli-version = Die Version ausgeben
no-display = Hier gibt es keine Anzeige, daher kann sich kein Fenster öffnen. Starten Sie das Programm in einer grafischen Sitzung, oder siehe --help.
no-window = Das Fenster konnte nicht geöffnet werden.

## Die Befehlszeile: ihre Befehle

cli-heading-usage = Aufruf
cli-heading-commands = Befehle
cli-heading-arguments = Argumente
cli-heading-options = Optionen
cli-yes = ja
cli-no = nein
cli-help-json = Gibt die Form des JSON jedes Befehls als JSON-Schema aus
cli-name-a-command = Nennen Sie einen Befehl: { $commands }. Siehe --help.
cli-workflow-id = Die Workflow-ID, wie sie in Campaign hinter der Bezeichnung steht: Daily import (WKF35)
cli-base-url = Nur für das Profil practice: die Adresse eines laufenden Übungs-Campaign; sonst bringt der Befehl ein eigenes mit
cli-base-url-is-pinned = --base-url gilt nur für das Profil practice: Wohin jedes andere Profil sendet, steht im Profil. Zu ändern mit: campaign-remote profiles edit
cli-base-url-is-no-practice = Ein Übungs-Campaign ist auf diesem Computer selbst: Geben Sie die Adresse an, die campaign-remote practice ausgibt.
cli-practice-ground = ÜBUNG: Dieser Befehl bringt auf diesem Computer ein eigenes Campaign mit, das mit ihm endet. Nichts daran ist echt.
cli-practice-is-built-in = Das Profil practice ist eingebaut: Es lässt sich nicht ändern und hat keine Geheimnisse. Nennen Sie ein anderes Profil.
cli-command-after = Exit-Codes: 0 angenommen, 1 abgelehnt, 2 falsche Verwendung, 3 nicht gesendet, 4 möglicherweise ausgeführt, 5 angenommen, aber nicht bestätigt (mit --wait), 6 nicht freigegeben, 7 keine Anmeldedaten oder kein Schlüsselbund. Beispiel: campaign-remote { $command } WKF35 --profile "Acme stage"
cli-state = Liest, was der Datensatz des Workflows über seinen Status sagt; sendet keinen Befehl
cli-state-after = Exit-Codes: 0 der Status ist bekannt, 1 abgelehnt, 2 falsche Verwendung, 3 keine Antwort, 5 der Datensatz nennt keinen Status, 7 keine Anmeldedaten oder kein Schlüsselbund. Beispiel: campaign-remote state WKF35 --profile "Acme stage" --json
cli-wait-flag = Wartet, bis der Datensatz des Workflows es bestätigt
cli-timeout = Wartet nicht länger als so viele Sekunden; sonst 300
cli-timeout-out-of-range = Geben Sie für --timeout ganze Sekunden an, von 1 bis 86400.
cli-production = Stimmt vorab zu, dass der Befehl an die Produktion geht
cli-technical = Stimmt vorab zu, dass er an einen technischen Workflow von Campaign geht
cli-reason = Warum, in Ihren eigenen Worten
cli-wait = Wartet, bis der Datensatz des Workflows einen Status zeigt, wer ihn auch herbeiführt; sendet keinen Befehl
cli-wait-after = Exit-Codes: 0 es ist so, 1 abgelehnt, 2 falsche Verwendung, 3 keine Antwort, 5 nicht rechtzeitig oder kein Status genannt, 7 keine Anmeldedaten oder kein Schlüsselbund. Beispiel: campaign-remote wait WKF35 --until stopped --timeout 600 --profile "Acme stage"
cli-until = Der Status, auf den gewartet wird
cli-restart = Sendet „stop“, wartet, bis der Workflow gestoppt ist, und sendet dann „start“
cli-restart-after = Der Start geht erst hinaus, wenn der Stopp im Datensatz zu sehen ist. --timeout gilt für jedes der beiden Warten. Exit-Codes: 0 gestoppt und gestartet, 1 stop abgelehnt, 2 falsche Verwendung, 3 stop nicht gesendet, 4 einer der beiden Befehle möglicherweise ausgeführt, 5 gestoppt und nicht gestartet oder nicht rechtzeitig bestätigt, 6 nicht freigegeben, 7 keine Anmeldedaten oder kein Schlüsselbund. Beispiel: campaign-remote restart WKF35 --profile "Acme stage"
cli-not-confirmed-next = Sehen Sie später noch einmal nach: campaign-remote state { $workflow } --profile "{ $profile }"
cli-out-of-time = Der Datensatz zeigte es nicht rechtzeitig. Zuletzt nannte er: { $state }.
cli-given-up = Sie haben das Warten beendet, bevor der Datensatz es zeigte.
cli-waiting = Warten: { $what }, der Datensatz nennt: { $state }.
cli-next-production = Wenn das gewollt ist, fügen Sie --production hinzu.
cli-next-technical = Wenn das gewollt ist, fügen Sie --technical hinzu.
cli-profiles = Die gespeicherten Verbindungen
cli-profiles-after = Es sind dieselben wie im Fenster. Beispiel: campaign-remote profiles list
cli-profiles-list = Zeigt die Profile: Name, Umgebung, Organisation, Host
cli-profiles-list-after = Beispiel: campaign-remote profiles list --json
cli-profiles-show = Zeigt ein Profil ganz; kein Geheimnis steht darin
cli-profiles-show-after = Beispiel: campaign-remote profiles show "Acme stage"
cli-profiles-add = Speichert ein neues Profil
cli-profiles-add-after = Geheimnisse folgen danach, mit credentials set. Beispiel: campaign-remote profiles add "Acme stage" --organization acme-mkt-stage --api-key 1234abcd --sign-in oauth
cli-profiles-edit = Ändert einige Felder eines Profils; was nicht genannt wird, bleibt
cli-profiles-edit-after = Ein leerer Wert nimmt eine CA-Datei oder einen Proxy weg. Beispiel: campaign-remote profiles edit "Acme stage" --read-only --proxy ""
cli-profiles-remove = Entfernt ein Profil und seine Geheimnisse aus dem Schlüsselbund
cli-profiles-remove-after = Ist der Schlüsselbund nicht erreichbar, bleibt das Profil. Beispiel: campaign-remote profiles remove "Acme stage"
cli-profiles-import = Importiert Profile aus einer exportierten Datei; Geheimnisse darin werden nicht übernommen
cli-profiles-import-after = Beispiel: campaign-remote profiles import colleagues.toml
cli-profiles-export = Exportiert alle gespeicherten Profile oder das von --profile, ohne Geheimnisse
cli-profiles-export-after = Eine Datei dieses Namens wird ersetzt. Beispiel: campaign-remote profiles export mine.toml
cli-profiles-name = Der Name des Profils
cli-profiles-import-file = Eine Datei mit exportierten Profilen
cli-profiles-export-file = Die Datei, die geschrieben wird
cli-profiles-keep-secrets = Lässt seine Geheimnisse im Schlüsselbund
cli-profiles-replace = Importiert auch, was ein gespeichertes Profil ersetzt
cli-profile-added = Das Profil { $name } wurde hinzugefügt.
cli-profile-changed = Das Profil { $name } wurde geändert.
cli-profile-removed = Das Profil { $name } wurde entfernt.
cli-import-would-replace = Der Import würde das gespeicherte Profil { $name } ersetzen, daher wurde nichts importiert. Sehen Sie sich die Datei an; ist das gewollt, fügen Sie --replace hinzu.
cli-imported-new = { $name } wurde hinzugefügt.
cli-imported-same-name = { $old } wurde als { $name } hinzugefügt, da der Name vergeben ist.
cli-imported-replaces = { $name } hat { $old } ersetzt.
cli-field-organization = Der Name der Campaign-Instanz, wie in https://acme.campaign.adobe.com
cli-field-environment = Wie sorgsam seine Befehle gesichert werden; sonst, was der Name der Organisation nahelegt
cli-field-base-url = Wo das Gateway von Campaign ist; sonst https://mc.adobe.io
cli-field-api-key = Die Client-ID der Anmeldedaten; eine Kennung, kein Geheimnis
cli-field-sign-in = Woher das Zugriffstoken kommt: von Ihnen eingegeben (token) oder mit dem Client-Geheimnis geholt (oauth)
cli-field-sign-in-url = Wo Adobes Anmeldedienst ist
cli-field-scopes = Wofür das Zugriffstoken angefragt wird, durch Kommas getrennt
cli-field-ca-file = Zertifikate, denen neben denen des Systems vertraut wird, als PEM-Datei
cli-field-proxy = Der Proxy; sonst der des Systems
cli-field-read-only = Sendet keine Befehle darüber (--read-only=false: wieder senden)
cli-field-connect-timeout = Wie viele Sekunden eine Verbindung dauern darf, 1 bis 3600
cli-field-timeout = Wie viele Sekunden eine ganze Anfrage dauern darf, 1 bis 3600
cli-field-name = Der neue Name des Profils; Geheimnisse und Verlauf bleiben ihm
cli-credentials = Die Geheimnisse eines Profils, die im Schlüsselbund des Systems liegen und sonst nirgends
cli-credentials-after = Beispiel: campaign-remote credentials set --profile "Acme stage" < secret.txt
cli-credentials-set = Bewahrt ein Geheimnis auf, das über die Standardeingabe kommt oder unsichtbar am Terminal eingegeben wird
cli-credentials-set-after = Nie als Argument: Die zeigt jede Prozessliste. Beispiel: pass show adobe/acme | campaign-remote credentials set --profile "Acme stage" --kind client-secret
cli-credentials-kind = Welches Geheimnis; sonst das, das die Anmeldung des Profils braucht
cli-credentials-import = Übernimmt eine Anmeldedatei aus Adobes Developer Console, eine Postman-Umgebung oder eine cURL-Zeile
cli-credentials-import-after = Die Datei selbst wird nicht aufbewahrt. Beispiel: campaign-remote credentials import oauth_server_to_server.json --profile "Acme stage"
cli-credentials-file = Die Datei, die gelesen wird
cli-credentials-credential = Welche Anmeldedaten, wenn die Datei mehrere enthält
cli-credentials-secret-number = Welches Client-Geheimnis, wenn die Anmeldedaten mehrere haben: 1, 2…
cli-credentials-trust-addresses = Übernimmt auch die Adressen in der Datei, die dann die Geheimnisse bekommen
cli-credentials-forget = Entfernt die Geheimnisse eines Profils aus dem Schlüsselbund
cli-credentials-forget-after = Beispiel: campaign-remote credentials forget --profile "Acme stage"
cli-credentials-imported = Die Anmeldedaten wurden in das Profil { $profile } übernommen.
cli-credentials-forgotten = Die Geheimnisse des Profils { $profile } wurden aus dem Schlüsselbund entfernt.
cli-file-holds-secret = Die Datei { $path } enthält das Geheimnis noch. Löschen Sie sie.
cli-import-moves-secrets = Diese Datei würde ändern, wohin die Geheimnisse gesendet werden: { $addresses }. Nichts wurde übernommen. Wenn Sie dem trauen, fügen Sie --trust-addresses hinzu.
cli-import-several = Die Datei enthält mehrere Anmeldedaten. Nennen Sie mit --credential, welche: { $names }
cli-import-another = Die Datei enthält nur einmal Anmeldedaten, und die heißen anders: { $name }
cli-import-unnamed = Die Datei enthält nur einmal Anmeldedaten und keinen Namen dafür. Lassen Sie --credential weg.
cli-import-several-secrets = Es gibt mehrere Client-Geheimnisse. Nennen Sie mit --secret-number, welches gilt: { $labels }
cli-secret-awaited = Geben Sie das Geheimnis für das Profil { $profile } ein ({ $secret }) und drücken Sie die Eingabetaste. Was Sie tippen, wird nicht angezeigt.
cli-secret-kept = Der Schlüsselbund bewahrt nun das Geheimnis für das Profil { $profile } auf ({ $secret }).
cli-secret-is-no-argument = Ein Geheimnis wird nie als Argument angegeben, denn die zeigt jede Prozessliste. Geben Sie es über die Standardeingabe.
cli-secret-in-argument = Argument { $number } sieht wie ein Geheimnis aus. Argumente sieht man in jeder Prozessliste, daher wurde nichts getan. Ersetzen Sie das Geheimnis und geben Sie das neue über die Standardeingabe: campaign-remote credentials set --profile NAME
cli-secret-in-environment = Die Umgebungsvariable { $name } sieht wie ein Geheimnis aus. Jedes hier gestartete Programm kann sie lesen, daher wurde nichts getan. Entfernen Sie sie und legen Sie das Geheimnis in den Schlüsselbund: campaign-remote credentials set --profile NAME
cli-terminal-shows-all = Dieses Terminal würde zeigen, was Sie tippen. Geben Sie das Geheimnis über eine Pipe oder aus einer Datei: campaign-remote credentials set --profile NAME < DATEI
cli-secret-too-long-to-type = Das ist zu lang zum Eintippen: Ein Terminal schneidet eine Zeile nach { $bytes } Byte ab. Deshalb wurde nichts aufbewahrt. Geben Sie das Geheimnis über eine Pipe oder aus einer Datei: campaign-remote credentials set --profile NAME < FILE
cli-not-kept-cancelled = Sie haben abgebrochen. Kein Geheimnis wurde aufbewahrt.
cli-next-keyring = Führen Sie es aus, wo ein Schlüsselbund offen ist: in Ihrer Desktop-Sitzung oder, auf einem Rechner ohne eine, über dbus-run-session mit gnome-keyring-daemon --unlock, wie das README zeigt.
cli-next-credentials = Geben Sie neue ein: campaign-remote credentials set --profile "{ $profile }"
cli-next-again = Versuchen Sie es erneut.
cli-next-api-key = Geben Sie die Client-ID Ihrer Anmeldedaten ein: campaign-remote profiles edit "{ $profile }" --api-key SCHLÜSSEL
cli-completions = Gibt das Skript aus, mit dem eine Shell die Argumente dieses Programms ergänzt
cli-completions-after = Beispiel: campaign-remote completions bash > ~/.local/share/bash-completion/completions/campaign-remote
cli-completions-shell = Die Shell
cli-man = Gibt die Handbuchseite aus
cli-man-after = Beispiel: campaign-remote man --to ~/.local/share/man/man1
cli-man-to = Schreibt sie und eine Seite je Befehl stattdessen in diesen Ordner
cli-man-not-written = Die Handbuchseiten konnten nicht nach { $path } geschrieben werden: { $reason }

## Files of the program’s own

own-file = { $path } ist eine eigene Datei von Campaign Remote, daher wurde nichts dorthin geschrieben.
own-file-next = Wählen Sie einen anderen Namen oder einen anderen Ordner.

## Profile, Einstellungen und der Schlüsselbund

# { "$path" } ist der Pfad einer Datei; { "$reason" } sind die unübersetzten Worte des Systems oder des Parsers; { "$field" } ist der Name eines Felds in der Datei.

file-cannot-be-read = { $path } konnte nicht gelesen werden: { $reason }. Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.
file-cannot-be-written = { $path } konnte nicht geschrieben werden: { $reason }. Der bisherige Inhalt ist noch da. Prüfen Sie den freien Platz und die Berechtigungen und speichern Sie dann erneut.
folder-cannot-be-created = Der Ordner { $path } konnte nicht erstellt werden: { $reason }. Erstellen Sie ihn oder schaffen Sie Platz dafür und speichern Sie dann erneut.
file-busy = Ein anderes laufendes Campaign Remote hält { $path } belegt. Es wurde nichts gespeichert. Schließen Sie das andere und speichern Sie dann erneut.
file-newer = { $path } stammt von einer neueren Version von Campaign Remote (Dateiversion { $version }). Die Datei lässt sich hier lesen, aber nicht ändern. Aktualisieren Sie dieses Programm, um sie zu ändern.
file-not-text = { $path } ist keine Textdatei, daher konnte nichts daraus gelesen werden. Die Datei bleibt, wie sie ist; vor dem nächsten Speichern wird sie unter einem anderen Namen aufbewahrt.
file-too-large = { $path } ist größer als 16 MiB und wurde daher nicht gelesen. Die Datei bleibt, wie sie ist; vor dem nächsten Speichern wird sie unter einem anderen Namen aufbewahrt.
file-not-toml = { $path } ist in Zeile { $line } nicht verständlich: { $reason }. Die Datei bleibt, wie sie ist; korrigieren Sie sie in einem Editor oder speichern Sie hier: Zuvor wird sie unter einem anderen Namen aufbewahrt.
file-other-shape = { $path } ist nicht verständlich: „{ $field }“ muss eine Liste sein, geschrieben als [[{ $field }]]. Die Datei bleibt, wie sie ist; korrigieren Sie sie in einem Editor oder speichern Sie hier: Zuvor wird sie unter einem anderen Namen aufbewahrt.
file-set-aside = { $path } war nicht verständlich und wurde daher als { $copy } aufbewahrt, bevor die neue Datei geschrieben wurde. Der bisherige Inhalt steht dort.
profiles-hold-secrets = { $path } enthält anscheinend Geheimnisse ({ $fields }). Diese werden nicht verwendet. Bringen Sie sie über das Bearbeiten des Profils in den Schlüsselbund und löschen Sie sie dann aus der Datei.
settings-field-wrong = „{ $field }“ in { $path } ist nicht verständlich, daher gilt die übliche Einstellung. Der Eintrag bleibt, wie er ist, bis Sie ihn hier ändern.

profile-name-empty = Geben Sie einen Namen für das Profil ein.
profile-name-not-one-line = Ein Profilname besteht aus einer Zeile ohne Steuerzeichen.
profile-name-too-long = Ein Profilname hat höchstens { $most } Zeichen. Kürzen Sie ihn.
profile-name-taken = Es gibt ein anderes Profil mit dem Namen { $name }. Wählen Sie einen anderen Namen.
profile-name-double = Ein anderes Profil hat denselben Namen. Geben Sie diesem einen eigenen Namen.
profile-id-double = Ein anderes Profil hat dieselbe ID. Geben Sie diesem eine eigene ID oder entfernen Sie es.
profile-id-practice = Diese ID gehört der eingebauten Übungsverbindung. Geben Sie diesem Profil eine eigene ID oder entfernen Sie es.
profile-id-wrong = Die ID muss eine UUID sein. Eine neue zum Eintragen: { $fresh }
profile-field-missing = „{ $field }“ fehlt.
profile-field-wrong-type = „{ $field }“ enthält eine andere Art von Wert als erwartet. Vergleichen Sie den Eintrag mit einem Profil, das funktioniert.
profile-field-out-of-range = „{ $field }“ muss eine ganze Zahl von { $from } bis { $to } sein.
profile-field-unknown-word = „{ $word }“ ist für „{ $field }“ nicht bekannt. Möglich sind: { $words }.
profile-api-key-not-one-line = Ein API-Schlüssel besteht aus einer Zeile ohne Steuerzeichen. Kopieren Sie ihn erneut aus der Developer Console von Adobe.
profile-ca-file-not-text = Der Name { $path } enthält Zeichen, die keine Textdatei aufnehmen kann. Benennen Sie die CA-Datei um.

proxy-not-a-url = Das ist keine Proxy-Adresse. Schreiben Sie sie wie http://proxy.example:3128.
proxy-no-port = Der Port des Proxys fehlt. Schreiben Sie die Adresse wie http://proxy.example:3128.
proxy-holds-credentials = In der Proxy-Adresse darf kein Benutzername oder Passwort stehen: Beides würde in einer Datei landen.
proxy-holds-more = Auf den Port der Proxy-Adresse darf nichts folgen.

import-not-text = { $path } ist keine Textdatei, daher wurde nichts importiert. Wählen Sie eine Datei, die Campaign Remote exportiert hat.
import-too-large = { $path } ist größer als 16 MiB, daher wurde nichts importiert. Wählen Sie eine Datei, die Campaign Remote exportiert hat.
import-not-toml = { $path } ist in Zeile { $line } nicht verständlich: { $reason }. Es wurde nichts importiert. Wählen Sie eine Datei, die Campaign Remote exportiert hat.
import-other-shape = { $path } ist nicht verständlich: „{ $field }“ muss eine Liste sein, geschrieben als [[{ $field }]]. Es wurde nichts importiert.
import-secrets-ignored = { $path } enthält anscheinend Geheimnisse ({ $fields }). Diese werden nicht importiert; geben Sie sie im Profil ein, das sie im Schlüsselbund aufbewahrt. Löschen Sie sie dann aus der Datei.
import-moves-address = Der Import ändert, wohin { $name } seine Anfragen und seine Geheimnisse sendet. Fahren Sie nur fort, wenn Sie der Datei vertrauen.
import-outdated = Die Profile haben sich geändert, seit Sie { $path } angesehen haben. Es wurde nichts importiert. Wählen Sie die Datei erneut.

secret-empty = Es wurde nichts eingegeben. Fügen Sie das Geheimnis ein.
secret-not-one-line = Ein Geheimnis besteht aus einer Zeile ohne Steuerzeichen. Kopieren Sie es erneut, ohne den Text darum herum.
secret-too-long = Das ist länger als 8 KiB und daher kein Zugriffstoken oder Client-Geheimnis. Kopieren Sie es erneut, ohne den Text darum herum.

vault-no-bus = Kein Schlüsselbund ist erreichbar: Diese Sitzung hat keinen D-Bus-Sitzungsbus.
vault-no-bus-next = Starten Sie Campaign Remote aus einer Desktop-Sitzung oder mit dbus-run-session, während GNOME Keyring oder KWallet läuft; versuchen Sie es dann erneut. Oder behalten Sie das Geheimnis nur für diese Sitzung.
vault-no-keyring = In dieser Sitzung läuft kein Schlüsselbund.
vault-no-keyring-next = Installieren und starten Sie GNOME Keyring (Paket gnome-keyring) oder KWallet und versuchen Sie es dann erneut. Oder behalten Sie das Geheimnis nur für diese Sitzung.
vault-locked = Der Schlüsselbund ist gesperrt oder seine Rückfrage wurde geschlossen.
vault-locked-next = Entsperren Sie den Schlüsselbund und versuchen Sie es dann erneut.
vault-no-collection = Der Schlüsselbund hat keine Sammlung, in der gespeichert werden kann, oder keine, die geöffnet ist.
vault-no-collection-next = Melden Sie sich mit Ihrem Passwort am System an oder erstellen Sie einen Standardschlüsselbund (etwa in „Passwörter und Schlüssel“) und versuchen Sie es dann erneut. Oder behalten Sie das Geheimnis nur für diese Sitzung.
vault-not-found = Keine Anmeldedaten gefunden – ist Ihr Schlüsselbund entsperrt?
vault-not-found-next = Entsperren Sie den Schlüsselbund und versuchen Sie es erneut oder geben Sie die Anmeldedaten im Profil ein.
vault-timed-out =
    { $seconds ->
        [one] Der Schlüsselbund gab innerhalb einer Sekunde keine Antwort; vielleicht wartet er auf Sie.
       *[other] Der Schlüsselbund gab innerhalb von { $seconds } Sekunden keine Antwort; vielleicht wartet er auf Sie.
    }
vault-timed-out-next = Beantworten Sie den Dialog des Schlüsselbunds und versuchen Sie es dann erneut.
vault-ambiguous = Der Schlüsselbund enthält mehrere Einträge für dieses Geheimnis.
vault-ambiguous-next = Entfernen Sie die doppelten Einträge im Programm Ihres Schlüsselbunds und geben Sie die Anmeldedaten dann erneut ein.
vault-damaged = Der Schlüsselbund gab etwas anderes zurück, als gespeichert wurde.
vault-damaged-next = Geben Sie die Anmeldedaten erneut ein.
vault-too-long = Der Schlüsselbund nimmt kein Geheimnis dieser Länge auf.
vault-too-long-next = Versuchen Sie es erneut oder behalten Sie das Geheimnis nur für diese Sitzung.
vault-stopped = Die Verbindung zum Schlüsselbund brach unerwartet ab.
vault-stopped-next = Versuchen Sie es erneut oder behalten Sie das Geheimnis nur für diese Sitzung.
vault-other = Der Schlüsselbund meldete: { $reason }
vault-other-next = Versuchen Sie es erneut oder behalten Sie das Geheimnis nur für diese Sitzung.

## Import von Anmeldedaten und Anfragen

import-empty = Hier gibt es nichts zu importieren.
import-empty-next = Wählen Sie eine Datei mit Anmeldedaten aus der Developer Console von Adobe oder eine Postman-Umgebung, oder fügen Sie eine cURL-Zeile ein.
credentials-too-large = Das ist zu groß für eine Datei mit Anmeldedaten oder eine cURL-Zeile.
credentials-too-large-next = Wählen Sie die Datei, die Sie in der Developer Console von Adobe unter „Download JSON“ erhalten.
import-not-importable = Das ist weder eine Datei noch eine Zeile, die sich importieren lässt.
import-not-importable-next = Möglich sind Anmeldedaten, ein Projekt oder ein Arbeitsbereich aus der Developer Console von Adobe, eine Postman-Umgebung oder eine cURL-Zeile.
import-missing = { $field } fehlt oder ist leer.
import-missing-next = Laden Sie die Datei erneut herunter oder kopieren Sie die Zeile erneut, jeweils vollständig.
import-wants-text = { $field } sollte ein Text sein, ist aber etwas anderes.
import-wants-texts = { $field } sollte eine Liste von Texten sein, ist aber etwas anderes.
import-wants-text-or-texts = { $field } sollte ein Text oder eine Liste von Texten sein, ist aber etwas anderes.
import-wants-list = { $field } sollte eine Liste sein, ist aber etwas anderes.
import-wants-object = { $field } sollte eigene Felder haben, ist aber etwas anderes.
import-wants-address = { $field } sollte die Adresse eines Servers sein, ist aber etwas anderes.
import-strange-characters = { $field } enthält Zeichen, die nicht dorthin gehören. Vielleicht wurde nicht richtig kopiert.
import-too-long = { $field } ist länger als möglich.
import-twice = { $field } kommt zweimal vor, mit verschiedenen Werten.
import-twice-next = Entfernen Sie den Wert, der nicht gemeint ist.
import-placeholders = Es stehen noch Platzhalter darin: { $names }.
import-placeholders-next = Setzen Sie zuerst Ihre eigenen Werte dafür ein.
import-jwt-is-dead = Das sind JWT-Anmeldedaten. Adobe hat diese Art am 1. März 2026 eingestellt, daher funktionieren sie nicht mehr.
import-jwt-is-dead-next = Öffnen Sie das Projekt in der Developer Console von Adobe, fügen Sie Anmeldedaten vom Typ OAuth Server-to-Server hinzu und importieren Sie diese.
import-no-server-to-server = Dieses Projekt hat keine Anmeldedaten vom Typ OAuth Server-to-Server.
import-no-server-to-server-next = Fügen Sie dem Projekt in der Developer Console von Adobe solche Anmeldedaten hinzu und laden Sie das Projekt erneut herunter.
import-open-quote = Ein Anführungszeichen in dieser Zeile ist nicht geschlossen.
import-open-quote-next = Kopieren Sie die ganze Zeile erneut.
import-no-address = In dieser Zeile steht keine Adresse.
import-no-address-next = Kopieren Sie die ganze Zeile erneut, mit ihrer https-Adresse.
import-several-requests = Das ist mehr als eine Anfrage.
import-several-requests-next = Fügen Sie nur eine davon ein.
import-not-campaign = Diese Anfrage geht weder an Adobe Campaign noch an den Anmeldedienst von Adobe.
import-not-campaign-next = Die Adresse eines Befehls sieht so aus: https://mc.adobe.io/acme/campaign/workflow/execution/WKF35/commands.
import-unknown-command = Diese Anfrage enthält keinen der Befehle start, pause, resume und stop.
import-not-client-credentials = Diese Anmeldung ist nicht die eines Programms: Als grant_type steht dort nicht client_credentials.
import-not-client-credentials-next = Verwenden Sie den cURL-Befehl von Anmeldedaten des Typs OAuth Server-to-Server.

## Verbindung prüfen

check-step-name = Name
check-step-connection = Verbindung
check-step-tls = Verschlüsselung
check-step-proxy = Proxy
check-step-clock = Uhr
check-step-token = Zugriffstoken
check-step-organization = Organisation
check-step-api-key = API-Schlüssel
check-step-workflow = Workflow
check-name-resolved = { $host } wird aufgelöst zu { $addresses }.
check-name-is-address = { $host } ist eine Adresse; es gibt keinen Namen aufzulösen.
check-name-by-proxy = Der Proxy löst { $host } auf.
check-tls-silent = { $host } nahm die Verbindung an, antwortete aber nicht auf die Begrüßung für eine sichere Verbindung.
check-tls-silent-next = Prüfen Sie, ob der Port der Base-URL einer für https ist und ob eine Firewall dazwischen steht.
check-tls-broken-off = { $host } nahm die Verbindung an und brach sie ab, bevor sie sicher war.
check-tls-broken-off-next = Prüfen Sie, ob der Port der Base-URL einer für https ist und ob eine Firewall dazwischen steht.
check-proxy-own = Über { $proxy }, wie im Profil angegeben.
check-proxy-system = Über den Proxy des Systems.
check-clock-ahead = Die Uhr dieses Computers geht gegenüber der des Servers { $hours } h { $minutes } min vor.
check-clock-ahead-next = Stellen Sie sie richtig: Bei falscher Uhr sieht ein gültiges Token abgelaufen aus.
check-clock-behind = Die Uhr dieses Computers geht gegenüber der des Servers { $hours } h { $minutes } min nach.
check-clock-behind-next = Stellen Sie sie richtig: Bei falscher Uhr sieht ein abgelaufenes Token gültig aus.
check-clock-unknown = Der Server hat nicht mitgeteilt, wie spät es ist.
check-token-left = Noch { $hours } h { $minutes } min gültig.
check-token-end-unknown = Es gibt nicht an, wann es abläuft.
check-organization-in-token = Das Zugriffstoken gilt für { $organization }.
check-organization-accepted = Campaign hat für { $organization } geantwortet.
check-organization-unknown = Der Anmeldedienst teilt nicht mit, wofür das Zugriffstoken gilt.
check-organization-differs = Das Zugriffstoken gilt nicht für { $organization }, sondern für: { $others }.
check-organization-differs-next = Geben Sie den Namen der Campaign-Instanz ein, die Sie meinen, oder ein Token, das für diese gilt.
check-organization-none = Das Zugriffstoken gilt für keine Campaign-Instanz, also auch nicht für { $organization }.
check-organization-none-next = Bitten Sie einen Administrator, den Anmeldedaten das Campaign-Produktprofil hinzuzufügen.
check-not-campaign = Was unter { $host } antwortete, klingt nicht nach Campaign ({ $status }).
check-not-campaign-next = Prüfen Sie die Base-URL.
check-workflow-readable = Der Datensatz des Workflows { $workflow } lässt sich lesen.

## Das Protokoll

journal-folder = Der Ordner { $path } für das Protokoll konnte nicht angelegt werden: { $reason }.
journal-folder-next = Legen Sie ihn an, oder schaffen Sie Platz dafür.
journal-not-opened = Das Protokoll { $path } konnte nicht geöffnet werden: { $reason }.
journal-not-opened-next = Prüfen Sie, ob der Ordner da ist und ob Sie darin schreiben dürfen.
journal-not-written = Das Protokoll { $path } konnte nicht geschrieben werden: { $reason }.
journal-not-written-next = Prüfen Sie, ob Sie die Datei und ihren Ordner schreiben dürfen.
journal-disk-full = Das Protokoll { $path } konnte nicht geschrieben werden: Der Datenträger ist voll.
journal-disk-full-next = Schaffen Sie Platz auf dem Datenträger.
journal-busy = Ein anderes laufendes Campaign Remote hält das Protokoll { $path } besetzt.
journal-busy-next = Warten Sie einen Moment, und versuchen Sie es dann noch einmal.
journal-newer = Das Protokoll { $path } wurde von einer neueren Version von Campaign Remote geschrieben (Dateiversion { $version }). Es kann hier gelesen, aber nicht geschrieben werden.
journal-newer-next = Aktualisieren Sie dieses Programm.
journal-older = Das Protokoll { $path } stammt von einer älteren Version von Campaign Remote (Dateiversion { $version }) und ließ sich nicht auf den heutigen Stand bringen. Deshalb kann es nicht gelesen werden.
journal-older-next = Prüfen Sie, ob Sie in die Datei und ihren Ordner schreiben dürfen und ob auf dem Datenträger Platz ist.
journal-not-read = Das Protokoll { $path } konnte nicht gelesen werden: { $reason }.
journal-not-read-next = Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.
journal-damaged = Das Protokoll { $path } ist beschädigt und konnte nicht beiseitegelegt werden: { $reason }.
journal-damaged-next = Schließen Sie die anderen Campaign Remote, und geben Sie der Datei einen anderen Namen.
journal-go-without = Sie können diesen einen Befehl auch ohne Protokoll senden.
journal-set-aside = Das Protokoll { $path } war beschädigt ({ $reason }). Es wurde als { $copy } aufbewahrt, und ein neues wurde begonnen.
journal-set-aside-next = Was darin stand, steht in der aufbewahrten Datei. SQLites eigene Werkzeuge können sie oft lesen.
journal-upgraded = Das Protokoll { $path } wurde an diese Version von Campaign Remote angepasst. Die Datei, wie sie war, ist als { $copy } aufbewahrt.
journal-upgraded-next = Die aufbewahrte Datei kann gelöscht werden, sobald alles in Ordnung ist.
journal-verdict-waits = Das Protokoll { $path } konnte nicht geschrieben werden, daher fehlt das Ergebnis eines Befehls noch darin. Es wird geschrieben, sobald es geht.
journal-verdict-waits-next = Lassen Sie das Programm bis dahin offen, und schaffen Sie Platz auf dem Datenträger, oder geben Sie die Datei frei.
journal-entry-gone = Der Eintrag { $id } steht nicht mehr im Protokoll.
journal-entry-gone-next = Er wurde wegen seines Alters entfernt, oder sein Protokoll wurde beiseitegelegt.
journal-not-exported = Der Export { $path } konnte nicht geschrieben werden: { $reason }.
journal-not-exported-next = Prüfen Sie den freien Platz und die Rechte, oder wählen Sie einen anderen Ort.
journal-export-cancelled = Der Export wurde abgebrochen. Es wurde keine Datei geschrieben.
journal-stopped = Das Protokoll ist angehalten, weil das Programm endet.
## Welcher Befehl sinnvoll ist

sense-not-started = Er wurde noch nie gestartet.
sense-starts-already = Er startet gerade.
sense-started-already = Er ist schon gestartet.
sense-wait-until-paused = Er pausiert gerade; warten Sie, bis er pausiert ist.
sense-pauses-already = Er pausiert schon.
sense-paused-already = Er ist schon pausiert.
sense-start-resumes = Er ist pausiert: start setzt ihn dort fort, wo er pausiert wurde.
sense-start-retries = Eine Aktivität ist fehlgeschlagen: start führt diese Aktivität noch einmal aus, keine der vorherigen.
sense-failed-is-suspended = Eine Aktivität ist fehlgeschlagen, der Lauf ist also schon angehalten.
sense-resumes-already = Er wird gerade fortgesetzt.
sense-wait-until-stopped = Er stoppt gerade; warten Sie, bis er gestoppt ist.
sense-stops-already = Er stoppt schon. Ein zweites stop hilft nicht, und Adobe rät davon ab.
sense-finished = Er ist beendet, es läuft also nichts.
step-send-unrecorded = Ohne Protokoll senden

## Bestätigt oder nicht

verdict-confirmed = Bestätigt: { $what }.
verdict-not-confirmed = Nicht bestätigt: { $what }.
following-begins = Es wird nachgesehen, ob er ausgeführt wurde.
following-state = { $state }, { $seconds } s.
following-state-aloud = { $state }.
following-lost = Der Datensatz lässt sich gerade nicht lesen; es wird weiter nachgesehen.
confirmed-after = { $state } nach { $elapsed }.
confirmed-without-time = { $state }. Dieser Rechner hat zwischendurch geschlafen, daher lässt sich nicht sagen, nach welcher Zeit.
confirmed-was-so-before = { $state }, und das schon vor dem Befehl.
not-confirmed-elsewhere = Campaign hat den Befehl angenommen, aber der Datensatz des Workflows sagt jetzt: { $state }.
not-confirmed-in-time = Campaign hat den Befehl angenommen, aber der Datensatz des Workflows sagt nach { $seconds } s immer noch: { $state }. Der Befehl kann noch ausgeführt werden.
not-confirmed-yet = Campaign hat den Befehl angenommen, aber der Datensatz des Workflows sagt immer noch: { $state }. Der Befehl kann noch ausgeführt werden.
confirmation-not-reported = Campaign hat den Befehl angenommen. Der Datensatz nennt keinen Status, daher lässt sich das nicht bestätigen.
confirmation-not-read = Campaign hat den Befehl angenommen. Der Datensatz ließ sich nicht lesen, daher lässt sich das nicht bestätigen. { $reason }
confirmation-given-up = Campaign hat den Befehl angenommen. Ob er ausgeführt wurde, hat niemand weiter verfolgt.
check-was-applied = Vor dem Befehl sagte er: { $before }. Der Befehl wurde also ausgeführt, es sei denn, jemand anders hat denselben gesendet.
check-came-to-it = Vor dem Befehl sagte er: { $before }. Der Befehl wurde also ausgeführt, oder der Lauf kam von selbst dahin, oder jemand anders hat denselben gesendet.
check-nothing-to-tell = Das sagte er schon vor dem Befehl, also folgt daraus nichts.
check-not-applied-yet = Das sagte er schon vor dem Befehl: Der Befehl wurde nicht ausgeführt, oder noch nicht.
check-not-applied-or-over = Das sagte er schon vor dem Befehl: Der Befehl wurde nicht ausgeführt, oder noch nicht, oder was er begann, ist schon vorbei.
check-said-before = Vor dem Befehl sagte er: { $before }.
step-stop-looking = Nicht weiter nachsehen
restart-hint = Sendet stop, wartet, bis der Datensatz des Workflows es zeigt, und sendet dann start. Instanzvariablen werden gelöscht.
restart-first-half = Neustart, Schritt 1 von 2.
restart-second-half = Neustart, Schritt 2 von 2.
restart-start-not-sent = start wurde nicht gesendet.
restart-stands-still = Gestoppt (stop) und nicht gestartet (start): { $workflow } steht still.
disabled-stop-held-back = Vor weniger als einer Minute wurde ein stop angenommen. Warten Sie, bis es wirkt: Adobe rät von einem zweiten ab.
state-unread = nicht lesbar
state-read-ago =
    { $minutes ->
        [0] Vor weniger als einer Minute gelesen.
        [one] Vor einer Minute gelesen.
       *[other] Vor { $minutes } Minuten gelesen.
    }
state-next-processing = Nächste Verarbeitung: { $date }.

## Das Protokoll auf der Befehlszeile

cli-journal = Zeigt, was von hier gesendet wurde und was daraus geworden ist, das Neueste zuerst
cli-journal-after = Mit --json ein Objekt mit allen Einträgen; mit --csv eine Tabelle mit Kopfzeile, in der vor einem Text, den eine Tabellenkalkulation für eine Formel hielte, ein Apostroph steht. --profile zeigt nur ein Profil. Exit-Codes: 0 gezeigt, 2 falsche Verwendung, 3 nicht gelesen oder nicht ausgegeben. Beispiel: campaign-remote journal --workflow WKF35 --since 2026-11-01 --csv
cli-journal-workflow = Nur diesen Workflow
cli-journal-since = Nur ab diesem Tag, etwa 2026-11-22, oder ab diesem Zeitpunkt, etwa 2026-11-22T08:00:00Z
cli-journal-limit = Höchstens so viele Einträge; 50, wenn nichts gesagt ist
cli-journal-csv = Eine Tabelle statt Zeilen
cli-journal-not-a-date = „{ $text }“ ist kein Datum.
cli-journal-not-a-date-next = Schreiben Sie es als 2026-11-22 oder als 2026-11-22T08:00:00Z.
cli-journal-empty = Nichts im Protokoll passt dazu.
cli-journal-lead = { $verdict }: { $what }
cli-without-journal = Auch senden, wenn es nicht ins Protokoll geschrieben werden kann, und dort nichts eintragen
standing-confirmed = Bestätigt
standing-not-confirmed = Nicht bestätigt
standing-accepted = Angenommen
standing-refused = Abgelehnt
standing-not-sent = Nicht gesendet
standing-may-have-been-applied = Möglicherweise ausgeführt
standing-on-its-way = Unterwegs
standing-unknown = Unbekannt (das Programm endete, bevor eine Antwort festgehalten war)

## The command line and a file of profiles that is not in order

cli-profile-empty = Hinter --profile steht kein Name. Kommt er aus einer Variablen, ist diese leer.
cli-profile-not-text = CAMPAIGN_REMOTE_PROFILE ist kein UTF-8 und nennt daher kein Profil.
profiles-not-toml = { $path } ist in Zeile { $line } nicht verständlich: { $reason }. Die Datei bleibt, wie sie ist.
profiles-not-toml-next = Korrigieren Sie sie in einem Editor. Um eine neue zu beginnen, geben Sie dieser zuerst einen anderen Namen.
profiles-not-ours = { $path } ist keine Datei mit Profilen, die sich verstehen lässt. Die Datei bleibt, wie sie ist.
profiles-not-ours-next = Korrigieren Sie sie in einem Editor. Um eine neue zu beginnen, geben Sie dieser zuerst einen anderen Namen.
cli-secret-kept-already = Das neue Geheimnis des Profils { $profile } ist schon im Schlüsselbund; das Profil selbst wurde nicht geändert.
cli-secrets-gone-already = Das Profil { $profile } ist noch da; seine Geheimnisse sind nicht mehr im Schlüsselbund.
cli-restart-start-it = Wenn das behoben ist, starten Sie ihn: campaign-remote start { $workflow } --profile "{ $profile }"
cli-journal-verdict-lost = Was aus diesem Befehl wurde, konnte nicht in das Protokoll { $path } geschrieben werden. Sein Eintrag dort sagt weniger, als bekannt ist.
cli-journal-verdict-lost-next = Bewahren Sie auf, was hier ausgegeben wurde. Schaffen Sie dann Platz auf dem Datenträger, oder geben Sie die Datei frei.
cli-output-lost = Nicht alles konnte ausgegeben werden: { $reason }
cli-line-not-understood = Die Argumente waren nicht verständlich. Was an ihnen falsch ist, steht in der Standardfehlerausgabe.
cli-see-help = Siehe { $command } --help
cli-next-without-journal = Fügen Sie dafür --without-journal hinzu.
cli-next-keep-secrets = Oder entfernen Sie nur das Profil, und lassen Sie seine Geheimnisse, wo sie sind: mit --keep-secrets.

## The journal in the window, and the reason of a command
## Das Protokoll im Fenster, und der Grund eines Befehls

path-title-journal = Aus dem Protokoll exportieren
tab-journal = Protokoll
raw-exchange = Anfrage und Antwort
journal-count =
    { $count ->
        [one] ein Eintrag
       *[other] { $count } Einträge
    }
journal-size = insgesamt { $size }
journal-refresh = Protokoll neu lesen
journal-looking = Im Protokoll wird gesucht …
journal-empty = Hier wird jeder Befehl stehen, der von hier gesendet wird: wer ihn wann gesendet hat und was daraus wurde.
journal-none-fit = Nichts im Protokoll passt dazu. Wählen Sie andere Filter.
journal-bad-date = Ein Datum wird als 2026-11-22 geschrieben, ein Zeitpunkt als 2026-11-22T08:00:00Z. Was anders geschrieben ist, zählt nicht.
journal-row-loading = Dieser Eintrag wird gelesen
journal-filter-workflow = Einträge welches Workflows
journal-this-workflow = Dieser Workflow
journal-all-workflows = Alle Workflows
journal-filter-text = Protokoll filtern
journal-more-filters = Mehr Filter
journal-fewer-filters = Weniger Filter
journal-filter-command = Einträge mit welchem Befehl
journal-any-command = Jeder Befehl
journal-filter-verdict = Einträge mit welchem Ergebnis
journal-any-verdict = Jedes Ergebnis
journal-no-verdict = Ohne Ergebnis
journal-filter-profile = Einträge welches Profils
journal-any-profile = Jedes Profil
journal-filter-from = Ab (Datum)
journal-filter-until = Bis (Datum)
journal-export-csv = CSV exportieren…
journal-export-json = JSON Lines exportieren…
journal-exporting =
    { $count ->
        [one] Export: ein Eintrag, { $percent } %
       *[other] Export: { $count } Einträge, { $percent } %
    }
journal-export-cancel = Export abbrechen
journal-exported =
    { $count ->
        [one] Ein Eintrag wurde nach { $path } exportiert.
       *[other] { $count } Einträge wurden nach { $path } exportiert.
    }
journal-back = Zurück zur Liste
journal-fill-fields = Felder ausfüllen
journal-fill-fields-hint = Füllt Profil, Organisation und Workflow aus. Gesendet wird nichts, bevor Sie einen Befehl drücken.
journal-copy-line = Als Zeile kopieren
journal-reason = Grund: { $reason }
journal-no-exchange = Zu diesem Eintrag sind weder Anfrage noch Antwort aufbewahrt.
journal-profile-gone = Das Profil { $profile } dieses Eintrags gibt es nicht mehr, daher blieb das gewählte.
journal-profile-gone-next = Prüfen Sie das Profil, bevor Sie einen Befehl drücken.
recorded-yes = gesehen: { $state }
recorded-before = war schon so: { $state }
recorded-elsewhere = stattdessen gesehen: { $state }
recorded-out-of-time = zuletzt gesehen: { $state }
recorded-not-reported = kein Status gemeldet
recorded-not-read = Datensatz nicht gelesen
recorded-given-up = nicht abgewartet
field-reason = Grund
add-reason = Grund angeben
reason-required = Nach einem Grund fragen
reason-missing = Das Profil { $profile } verlangt zu jedem Befehl einen Grund.
reason-missing-next = Geben Sie den Grund ein, und senden Sie den Befehl dann noch einmal.
step-enter-reason = Grund eingeben
cli-reason-missing = Das Profil { $profile } verlangt zu jedem Befehl einen Grund, und es wurde keiner angegeben.
cli-reason-missing-next = Ergänzen Sie --reason TEXT.
cli-field-reason-required = Zu jedem Befehl einen Grund verlangen (--reason-required=false: nicht mehr)
## Beobachten

watch = Beobachten
watch-on-hint = Sein Datensatz wird alle { $seconds } s gelesen. Drücken Sie, um ihn nicht mehr zu beobachten.
watch-off-hint = Drücken Sie, damit sein Datensatz alle { $seconds } s gelesen wird.
watch-progress = { $count } beobachtet, alle { $seconds } s
watch-slower = { $count } beobachtet, höchstens alle { $seconds } s: Der Server bat um Zeit
watch-slower-some = { $count } beobachtet, davon { $slow } höchstens alle { $seconds } s: Deren Server bat um Zeit
watch-offline = Beobachtung ruht: Niemand antwortet
watch-offline-some = { $count } beobachtet, davon { $silent } vergebens: Dort antwortet niemand
watch-saw-change =
    { $minutes ->
        [0] Gerade eben geändert: { $before }, jetzt { $after }.
        [one] Vor einer Minute geändert: { $before }, jetzt { $after }.
       *[other] Vor { $minutes } Minuten geändert: { $before }, jetzt { $after }.
    }
at-rest-for-days =
    { $days ->
        [one] { $state }, zuletzt vor einem Tag verarbeitet. Campaign Standard stoppt, was länger als 7 Tage pausiert oder fehlgeschlagen ist.
       *[other] { $state }, zuletzt vor { $days } Tagen verarbeitet. Campaign Standard stoppt, was länger als 7 Tage pausiert oder fehlgeschlagen ist.
    }
notification-title = { $workflow }: { $state }
notification-text = { $profile }, { $organization }. Vorher: { $before }. Gesehen um { $time }.
watch-every = Abstand beim Beobachten
confirm-for = Auf eine Bestätigung warten
notify = Benachrichtigen, wenn sich ein beobachteter Workflow ändert
time-seconds = { $number } Sekunden
time-minutes =
    { $number ->
        [one] eine Minute
       *[other] { $number } Minuten
    }

## Ein gewähltes Profil, das es nicht mehr gibt

profile-lost = Das Profil { $lost } gibt es nicht mehr, daher ist jetzt { $chosen } gewählt. Die Workflow-ID wurde geleert: Sie gehörte zu dem anderen.
profile-lost-none = Das Profil { $lost } gibt es nicht mehr, und ein anderes ist nicht da. Die Workflow-ID wurde geleert.

## Ein Befehl, dem etwas zuvorkam

overtaken-by-command = { $command } { $workflow } wurde nicht gesendet: Ein anderer Befehl an diesen Workflow war schneller.
overtaken-by-stop = { $command } { $workflow } wurde nicht gesendet: Vor weniger als einer Minute wurde ein stop dieses Workflows angenommen, und Adobe rät von einem zweiten ab.
overtaken-by-state = { $command } { $workflow } wurde nicht gesendet: Der Datensatz des Workflows zeigt inzwischen einen Status, in dem der Befehl keinen Sinn hat.
profile-gone = Das Profil { $profile } gibt es nicht mehr, daher wird nichts darüber gesendet.

## Nach einem Schlaf des Rechners

state-read-before-sleep = Gelesen, bevor dieser Rechner schlief oder seine Uhr gestellt wurde.
list-seen-before-sleep = vor einiger Zeit
watch-saw-change-before-sleep = Geändert, bevor dieser Rechner schlief oder seine Uhr gestellt wurde: { $before }, dann { $after }.

## Mehrere auf einmal

many-title =
    { $count ->
        [one] „{ $command }“ an einen Workflow senden?
       *[other] „{ $command }“ an { $count } Workflows senden?
    }
many-text = Dies sendet „{ $command }“ über das Profil { $profile } an diese Workflows von { $organization }, höchstens vier gleichzeitig.
many-left-out = { $workflow } wird ausgelassen. { $reason }
many-crowd = Mehr als { $limit } würden gleichzeitig laufen. Campaign stellt die übrigen in die Warteschlange.
many-technical = Einige davon sind technische Workflows, die Campaign selbst braucht.
many-go-on = Weitermachen, wenn einer nicht angenommen wird
many-field = Geben Sie zur Bestätigung die Organisation ein
many-confirm = { $verb }: { $count }
many-confirm-production = { $verb }: { $count } in Produktion
many-picked =
    { $count ->
        [one] Ein Workflow ausgewählt
       *[other] { $count } Workflows ausgewählt
    }
many-button = { $verb }: { $count } ausgewählte
many-pick-shown = Alle gezeigten auswählen
many-pick-none = Keinen auswählen
many-cancelled =
    { $count ->
        [one] Sie haben abgebrochen; einer wurde nicht gesendet.
       *[other] Sie haben abgebrochen; { $count } wurden nicht gesendet.
    }
many-stopped =
    { $count ->
        [one] Einer wurde nicht angenommen, daher wurde einer nicht gesendet.
       *[other] Einer wurde nicht angenommen, daher wurden { $count } nicht gesendet.
    }
many-profile-changed =
    { $count ->
        [one] Das Profil ist nicht mehr so wie bei Ihrer Zustimmung, daher wurde einer nicht gesendet.
       *[other] Das Profil ist nicht mehr so wie bei Ihrer Zustimmung, daher wurden { $count } nicht gesendet.
    }
many-progress = { $command } an { $total }: { $accepted } angenommen, { $refused } abgelehnt, { $unclear } möglicherweise ausgeführt, { $notsent } nicht gesendet.
many-cancel-rest = Die übrigen nicht senden
list-pick = Für einen Befehl an mehrere auswählen
list-picked = Ausgewählt
list-watched = Beobachtet
