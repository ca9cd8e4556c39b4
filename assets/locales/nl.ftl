# Elke zin die Campaign Remote in het Nederlands zegt.
#
# - Een zin zegt wat er is gebeurd; `<sleutel>-next`, waar die bestaat, zegt wat u kunt doen.
# - Aanspreekvorm “u”, geen uitroeptekens, geen verwijten. “…” aan het eind van de naam van een bedieningselement betekent dat er een dialoogvenster opengaat.
# - start, pause, resume en stop als woorden van een verzoek worden nooit vertaald: { "$command" }, { "$what" } en { "$wire" } bevatten ze.

## Het venster

window-title = { $profile } – Campaign Remote
profile = Profiel
no-profile-chosen = Geen profiel
new-profile = Nieuw profiel
edit-profile = Profiel bewerken
menu = Menu
address = { $organization } · { $host }
signed-in = Aangemeld · nog { $hours } u { $minutes } min
chip-production = PRODUCTIE
chip-stage = STAGE
chip-practice = OEFENING
chip-read-only = ALLEEN LEZEN
import-profiles = Profielen importeren…
export-profiles = Profielen exporteren…
language = Taal
language-system = Zoals in het systeem
theme = Weergave
theme-system = Licht of donker, zoals in het systeem
theme-light = Licht
theme-dark = Donker
version = Versie { $version }
dismiss = Verbergen
decimal-mark = ,

## De eerste start

welcome-begin = Verbinden met Adobe Campaign…

## De Campaign om te oefenen

practice-banner = Dit is een Campaign om te oefenen: niets van wat u hier doet, verlaat deze computer.
practice-story = { $workflow }: { $story }
practice-obeys = Gehoorzaamt. Elke opdracht wordt meteen geaccepteerd en een paar seconden later uitgevoerd.
practice-slow-to-stop = Heeft driekwart minuut nodig om te stoppen. Verzend intussen geen tweede stop: die zou worden geweigerd.
practice-never-stops = Accepteert het stoppen en blijft daarna eindeloos stoppen. In een echte Campaign zou iemand de workflow daar moeten stoppen.
practice-fails = Start, en een paar seconden later mislukt een activiteit. Opnieuw starten probeert die nog een keer.
practice-paused-for-days = Is al zes dagen gepauzeerd. Campaign stopt vanzelf wat zeven dagen gepauzeerd is.
practice-no-state = Gehoorzaamt, maar het record zegt niets over de status, zodat niets kan worden bevestigd.
practice-renamed = De id is in Campaign gewijzigd in WKF70. Verzoeken met de oude id worden geweigerd.
practice-loses-answer = Voert de opdracht uit, en het antwoord raakt verloren. Controleer de status voordat u nog iets verzendt.
practice-expired-token = Antwoordt alsof het toegangstoken is verlopen. Een echte Campaign zou een nieuw token verlangen.
practice-bad-gateway = Een gateway antwoordt ervoor en kan niet zeggen of de opdracht is aangekomen.
practice-too-many-requests = Weigert een opdracht omdat het er te veel waren, en zegt wanneer het weer kan: na 30 seconden. Dan wordt die geaccepteerd.
practice-long-answer = Gehoorzaamt, en het antwoord op een opdracht is 20 MB groot.
practice-signal = Wacht op een extern signaal met drie parameters: audience, email en test. In tien minuten wordt één signaal geaccepteerd.

## Velden en knoppen

field-organization = Organisatie
field-workflow-id = Workflow-id
command-start = Starten
command-pause = Pauzeren
command-resume = Hervatten
command-stop = Stoppen
restart = Herstarten
command-start-hint = Verzendt “{ $wire }”: de workflow begint van voren af aan; een gepauzeerde gaat verder.
command-pause-hint = Verzendt “{ $wire }”: er begint geen nieuwe activiteit; wat loopt, wordt afgemaakt.
command-resume-hint = Verzendt “{ $wire }”: een gepauzeerde workflow gaat verder waar die was.
command-stop-hint = Verzendt “{ $wire }”: de uitvoering eindigt en kan niet vanaf hetzelfde punt verdergaan.
cancel-request = Verzoek annuleren
disabled-on-its-way = Er is een verzoek onderweg. Wacht op het antwoord of annuleer het verzoek.
disabled-read-only = Dit profiel mag alleen lezen: het verzendt geen opdrachten.
no-profile = Er is nog geen profiel. Maak er eerst een.
workflows = Workflows
save-workflow = Workflow opslaan
remove-workflow = Workflow verwijderen
filter-workflows = Workflows filteren
workflows-empty = Hier staan de workflows die u opslaat: typ of plak een id en druk op het plusteken.
workflows-none-fit = Geen opgeslagen workflow past.
refresh = Status vernieuwen
state-line = Status: { $state }
state-line-old = Laatst gezien: { $state }
state-not-read = nog niet gelezen
state-not-reported = niet gemeld
state-unknown = “{ $said }”
state-editing = Wordt bewerkt
state-pending = Wachtend
state-starting = Wordt gestart
state-started = Gestart
state-pausing = Wordt gepauzeerd
state-paused = Gepauzeerd
state-failed = Mislukt
state-resuming = Wordt hervat
state-stopping = Wordt gestopt
state-restarting = Wordt opnieuw gestart
state-finished = Beëindigd

## Waarom iets niet kan worden ingedrukt

export-nothing = Er is nog geen eigen profiel om te exporteren.
edit-practice-fixed = De verbinding om te oefenen kan niet worden gewijzigd. Maak eerst een eigen profiel.
file-being-read = Er wordt een bestand gelezen.

## De lijst met workflows

# { "$workflow" } is een workflow zoals mensen hem kennen: het label en de id. { "$state" } is een van de statussen hierboven.

list-open = Workflows…
list-close = Lijst sluiten
list-add = Meerdere workflows toevoegen…
list-no-id-in-field = Voer eerst een workflow-id in.
list-already-there = Deze workflow staat al in de lijst.
list-not-there = Kies eerst een workflow uit de lijst.
list-practice-fixed = De lijst van de Campaign om te oefenen kan niet worden gewijzigd. Kies eerst een eigen profiel.
list-file-fixed = Een nieuwere versie van dit programma heeft de profielen geschreven; daarom kan de lijst hier niet worden gewijzigd.
list-order-filtered = Er wordt maar een deel van de lijst getoond. Maak het filter leeg om de volgorde te wijzigen.
list-is-first = De workflow staat al vooraan.
list-is-last = De workflow staat al achteraan.
list-removed = { $workflow } is uit de lijst verwijderd.
list-added =
    { $count ->
        [one] Eén workflow is toegevoegd.
       *[other] { $count } workflows zijn toegevoegd.
    }
list-undo = Ongedaan maken
list-undone = De laatste wijziging is teruggedraaid.
list-nothing-to-undo = Er is niets om terug te draaien.
list-row-menu = Wat u met deze workflow kunt doen
list-rename = Hernoemen…
list-move-up = Omhoog
list-move-down = Omlaag
list-remove = Verwijderen
list-copy-id = Id kopiëren
list-rename-title = { $workflow } hernoemen
list-rename-field = Label
list-rename-confirm = Hernoemen
list-seen = { $state }, { $ago }
list-seen-now = zojuist
list-seen-minutes = { $minutes } min geleden
list-seen-hours = { $hours } u geleden
list-seen-days =
    { $days ->
        [one] één dag geleden
       *[other] { $days } dagen geleden
    }
list-add-title = Meerdere workflows toevoegen
list-add-text = Plak op elke regel één workflow, of kies een CSV-bestand. De eerste regel mag de kolommen benoemen.
list-add-field = Toe te voegen workflows
list-add-example =
    Dagelijkse import (WKF35)
    WKF35;Dagelijkse import
    WKF35
list-add-file = Bestand kiezen…
list-add-from-file = Uit { $path }
list-add-from-clipboard =
    { $lines ->
        [one] Van het klembord: één regel
       *[other] Van het klembord: { $lines } regels
    }
list-add-start-over = Opnieuw beginnen
list-add-confirm =
    { $count ->
        [0] Toevoegen
        [one] Eén workflow toevoegen
       *[other] { $count } workflows toevoegen
    }
list-preview-new =
    { $count ->
        [0] Er wordt er geen toegevoegd.
        [one] Eén wordt toegevoegd:
       *[other] { $count } worden toegevoegd:
    }
list-preview-known =
    { $count ->
        [one] Eén staat al in de lijst en blijft zoals die is:
       *[other] { $count } staan al in de lijst en blijven zoals ze zijn:
    }
list-preview-doubles =
    { $count ->
        [one] Eén regel noemt een workflow die er al boven staat.
       *[other] { $count } regels noemen workflows die er al boven staan.
    }
list-preview-not-understood =
    { $count ->
        [one] Eén regel is niet begrepen:
       *[other] { $count } regels zijn niet begrepen:
    }
list-preview-line = Regel { $line }: “{ $text }”. { $reason }
list-preview-more = … en nog { $count }
list-empty = Er staat niets in.
list-empty-next = Kies een bestand met één workflow per regel.
list-too-large = Dit is groter dan 4 MiB en dus geen lijst met workflows.
list-too-many = Dit zijn meer dan { $most } workflows.
list-too-many-next = Voeg de workflows toe waarmee u werkt.
list-credentials = Dit lijkt op aanmeldgegevens of een cURL-regel en is daarom niet als lijst gelezen.
list-credentials-next = Open het profiel en kies “Aanmeldgegevens importeren…” om aanmeldgegevens te importeren.
list-open-quote = Een aanhalingsteken is niet gesloten.
list-no-id = Waar een id zou moeten staan, staat er geen.
list-blanks = Waar de id zou moeten staan, staan meerdere woorden.
list-blanks-next = Schrijf de id vooraan, of benoem de kolommen in de eerste regel.
list-cannot-be-read = { $path } kon niet worden gelezen: { $reason }.
list-cannot-be-read-next = Controleer of het een bestand is en of u het mag lezen.

## De uitslag

verdict-none = Hier komt te staan wat er van een opdracht is geworden.
verdict-sending = Wordt verzonden: { $what }…
verdict-not-sent = Niet verzonden: { $what }.
verdict-maybe-applied = Mogelijk uitgevoerd: { $what }.
verdict-refused = Geweigerd: { $what }.
verdict-accepted = Geaccepteerd: { $what }.
verdict-accepted-rest = Campaign heeft de opdracht na { $elapsed } geaccepteerd en voert die uit zodra er een server vrij is.
verdict-maybe-applied-next = Controleer de status van de workflow voordat u de opdracht opnieuw verzendt.
line-reading = Wordt gelezen: het record van de workflow { $workflow }…
line-not-read = Niet gelezen: het record van de workflow { $workflow }.
line-reading-cancelled = Geannuleerd: het lezen van het record van de workflow { $workflow }.
line-cancelling = Wordt geannuleerd…
line-waiting =
    { $seconds ->
        [one] Wacht al één seconde.
       *[other] Wacht al { $seconds } seconden.
    }
check-asked = Het record van de workflow wordt gelezen…
check-said = Het record van de workflow meldt nu: { $state }.
check-not-reported = Het record van de workflow meldt geen status, dus die is van hieruit niet vast te stellen.
check-not-read = Het record van de workflow kon niet worden gelezen. { $reason }
step-check-state = Status controleren
step-send-again = “{ $command }” opnieuw verzenden
step-renew-credentials = Nieuwe aanmeldgegevens invoeren…
step-open-profile = Profiel openen…
step-correct-workflow-id = Workflow-id corrigeren
step-correct-organization = Organisatie corrigeren
step-try-again = Opnieuw proberen
server-said = De server meldt ({ $status }): “{ $text }”
server-said-nothing = De server antwoordde met { $status } en meldde verder niets.
retry-after =
    { $seconds ->
        [one] Hij vraagt om één seconde te wachten.
       *[other] Hij vraagt om { $seconds } seconden te wachten.
    }
token-expired = Het toegangstoken is verlopen.
token-expired-next = Voer een nieuw in.
signed-in-expired = Het toegangstoken is verlopen
answer-is-page = Er kwam een webpagina terug. Misschien heeft een proxy of een aanmeldpagina in plaats van Campaign geantwoord; bekijk daarom de status van de workflow.
body-cut-cancelled = U hebt geannuleerd terwijl de inhoud van het antwoord binnenkwam, dus alleen het begin is te zien.
body-cut-too-large = De inhoud van het antwoord is groter dan 256 MiB; de rest is niet gelezen.
body-cut-broken = De verbinding werd verbroken terwijl de inhoud van het antwoord binnenkwam ({ $reason }), dus alleen het begin is te zien.
body-cut-timed-out = De inhoud van het antwoord kwam niet op tijd volledig binnen, dus alleen het begin is te zien.

## Waarom iets niet is verzonden, of niemand het kan zeggen

cause-sign-in = De aanmeldservice heeft geweigerd ({ $status }).
cause-sign-in-unreachable = De aanmeldservice kon niet worden geraadpleegd.
cause-ca-file = Het CA-bestand { $path } is niet bruikbaar ({ $reason }).
cause-ca-file-next = Corrigeer dit in het profiel.
cause-name-not-resolved = De naam { $host } kon niet worden omgezet in een adres.
cause-name-not-resolved-next = Controleer de netwerkverbinding en de base-URL van het profiel.
cause-connection-refused = { $host } heeft de verbinding geweigerd.
cause-connection-refused-next = Controleer de base-URL of probeer het later opnieuw.
cause-connection-timed-out =
    { $seconds ->
        [one] Geen verbinding met { $host } binnen één seconde.
       *[other] Geen verbinding met { $host } binnen { $seconds } seconden.
    }
cause-connection-timed-out-next = Controleer het netwerk, de VPN en de proxy.
cause-unreachable = { $host } was niet bereikbaar ({ $reason }).
cause-tls-expired = Het certificaat van { $host } is verlopen of de klok van deze computer loopt voor.
cause-tls-not-yet-valid = Het certificaat van { $host } is nog niet geldig of de klok van deze computer loopt achter.
cause-tls-wrong-name = Het ontvangen certificaat hoort bij een andere host dan { $host }.
cause-tls-wrong-name-next = Controleer de base-URL en de proxy.
cause-tls-unknown-issuer = Het certificaat van { $host } is niet ondertekend door een partij die deze computer vertrouwt.
cause-tls-unknown-issuer-next = Als uw bedrijf zijn netwerkverkeer controleert, geef dan het CA-bestand van het bedrijf op in het profiel.
cause-tls-other = Geen beveiligde verbinding met { $host } ({ $reason }).
cause-proxy = De proxy heeft het verzoek niet doorgelaten ({ $reason }).
cause-proxy-next = Controleer de proxy in het profiel of in het systeem.
cause-cancelled = U hebt geannuleerd.
cause-connection-broke = De verbinding werd verbroken nadat het verzenden van het verzoek was begonnen ({ $reason }).
cause-timed-out =
    { $seconds ->
        [one] Geen volledig antwoord binnen één seconde.
       *[other] Geen volledig antwoord binnen { $seconds } seconden.
    }
cause-not-http = Wat terugkwam, is geen HTTP-antwoord ({ $seen }).
cause-not-a-record = Wat terugkwam, is niet het record van een workflow ({ $seen }).
cause-not-a-record-next = Misschien antwoordde in plaats daarvan een proxy of een onderhoudspagina. Controleer de status later opnieuw.
cause-gateway = Een gateway antwoordde met { $status }; de server erachter heeft de opdracht mogelijk uitgevoerd.
api-key-missing = Het profiel { $profile } heeft geen API-sleutel.
api-key-missing-next = Voer in het profiel de client-id van uw aanmeldgegevens in.
api-key-has-strange-characters = De API-sleutel bevat tekens die in geen enkele API-sleutel voorkomen.
token-has-strange-characters = Het toegangstoken bevat tekens die in geen enkel token voorkomen. Misschien is het niet volledig gekopieerd.
token-too-long = Dit is te lang voor een toegangstoken.
api-key-too-long = Dit is te lang voor een API-sleutel.
sign-in-gave-no-token = De aanmeldservice antwoordde zonder token.
guard-read-only = Het profiel { $profile } staat op “Alleen lezen” en verzendt daarom geen opdrachten.
guard-id-not-typed = Voor stoppen in productie moet de workflow-id ter bevestiging worden ingevoerd.
guard-production = { $organization } is productie, en niemand heeft met de opdracht ingestemd.
guard-technical = { $workflow } is een van de technische workflows van Campaign, en niemand heeft met de opdracht ingestemd.

## Wat in een veld mag staan

organization-empty = Voer de organisatie in: de naam van uw Campaign-instantie, zoals in https://acme.campaign.adobe.com.
organization-is-ims = Dit is de IMS-organisatie-id. De API verwacht de naam van de Campaign-instantie, zoals in https://acme.campaign.adobe.com.
organization-forbidden = Een organisatie kan het teken { $character } niet bevatten.
organization-dots = Alleen punten vormen geen organisatie.
organization-too-long = Dit is te lang voor een organisatie.
workflow-id-empty = Voer de workflow-id in zoals die in Campaign achter het label staat: Dagelijkse import (WKF35).
workflow-id-forbidden = Een workflow-id kan het teken { $character } niet bevatten.
workflow-id-dots = Alleen punten vormen geen workflow-id.
workflow-id-too-long = Dit is te lang voor een workflow-id.
url-not-a-url = Dit is geen https-adres. Schrijf het zoals https://mc.adobe.io.
url-not-secure = Alleen https is toegestaan, of http naar deze computer zelf: een token mag niet onversleuteld worden verzonden.
url-holds-credentials = In het adres mag geen gebruikersnaam of wachtwoord staan, want die zou in een bestand terechtkomen.
url-holds-more = Na het pad van dit adres mag niets volgen: geen “?” en geen “#”.
seconds-out-of-range = Voer hele seconden in, van 1 tot en met 3600.

## Wat een weigering betekent

refusal-unknown = De server antwoordde met { $status }.
refusal-redirect = De server wil dat het verzoek naar een ander adres gaat. Daarheen is het niet verzonden.
refusal-401013 = Het toegangstoken is onjuist of verlopen.
refusal-401013-next = Voer een nieuw token in.
refusal-401013-fetched-next = Het profiel meldt zichzelf aan, en het token dat het kreeg wordt geweigerd. Vergelijk API-sleutel, clientgeheim en bereiken (scopes) met die in de Developer Console van Adobe.
refusal-403010 = Er is geen toegangstoken aangekomen.
refusal-403010-next = Voer er een in het profiel in.
refusal-403000 = Er is geen API-sleutel aangekomen.
refusal-403000-next = Voer die in het profiel in.
refusal-403003 = De API-sleutel is onjuist of de Campaign-API is niet aan het bijbehorende project toegevoegd.
refusal-403003-next = Vergelijk de sleutel met de client-id in de Developer Console van Adobe en kijk of het project de Campaign-API bevat.
refusal-403023 = Het technische account mag deze Campaign-instantie niet gebruiken: het productprofiel is niet ingesteld of de organisatie is onjuist.
refusal-403023-next = Controleer de organisatie; als die juist is, vraag de ondersteuning van Adobe dan om de inrichting te controleren.
refusal-403025 = Het productprofiel van het technische account is niet geldig voor dit product.
refusal-403025-next = Vraag een beheerder om het Campaign-productprofiel aan de aanmeldgegevens toe te voegen.
refusal-403027 = Het technische account heeft geen regio: de organisatie of het productprofiel ervan is onjuist.
refusal-403027-next = Controleer het productprofiel van de aanmeldgegevens in de Developer Console van Adobe.
refusal-400003 = De gateway mist een header.
refusal-429 = Er zijn te veel verzoeken verzonden.
refusal-429-next = Wacht even met het volgende.
refusal-oops-500 = De gateway kan dit niet doorsturen: het adres of de organisatie is onjuist.
refusal-oops-500-next = Controleer de organisatie.
refusal-oops-502 = De gateway vindt de Campaign-instantie niet: de netwerknaam ontbreekt of is onjuist.
refusal-oops-502-next = Alleen de ondersteuning van Adobe kan dat verhelpen.
refusal-rc-2003 = Campaign kent deze REST-service niet.
refusal-rc-2003-next = Vraag een beheerder om het gegevensmodel opnieuw te publiceren.
refusal-pkey = Campaign kan dit niet als workflow-id lezen.
refusal-pkey-next = Gebruik de id die achter het label van de workflow staat, zoals in Dagelijkse import (WKF35).
refusal-not-found = Campaign vindt geen workflow met deze id.
refusal-not-found-next = Controleer de id. Als die in Campaign is gewijzigd, werken verzoeken met de oude niet meer.
refusal-bas-010003 = Campaign kan dit niet in de huidige status van de workflow.
refusal-bas-010003-next = Bekijk eerst de status ervan.
refusal-signal-parameter = Een parameter is niet gedeclareerd in de signaalactiviteit.
refusal-ims-client-id = De aanmeldservice kent deze client-id niet.
refusal-ims-client-id-next = Vergelijk de API-sleutel met de client-id in de Developer Console van Adobe.
refusal-ims-client-secret = Het clientgeheim is onjuist.
refusal-ims-client-secret-next = Voer het huidige in, uit de Developer Console van Adobe.
refusal-ims-bindings = De organisatie en het technische account horen niet bij elkaar, of het oude certificaat van het account is verlopen.
refusal-ims-bindings-next = Maak in de Developer Console van Adobe aanmeldgegevens van het type OAuth Server-to-Server.
refusal-rst-360011 = Campaign is op een fout gestuit en meldt niet welke.
refusal-status-401 = De aanmelding is niet geaccepteerd.
refusal-status-401-next = Voer nieuwe aanmeldgegevens in.
refusal-status-404 = Op dit adres is niets te vinden.
refusal-status-404-next = Controleer de workflow-id. Als die in Campaign is gewijzigd, werken verzoeken met de oude niet meer.
refusal-status-408 = De server heeft te lang op het verzoek gewacht.
refusal-status-502 = Een gateway kreeg geen geldig antwoord van de server erachter.
refusal-status-503 = De server is op dit moment niet beschikbaar.
refusal-status-504 = Een gateway heeft te lang op de server erachter gewacht.

## Tokens en certificaten

token-not-renewed = Er kon geen nieuw worden opgehaald.
cause-ca-file-silent = Het CA-bestand { $path } kon niet binnen { $seconds } s worden gelezen.
cause-ca-file-silent-next = Controleer het station of de gedeelde map waarop het staat, of kies in het profiel een kopie op deze computer.

## De uitwisseling

tab-response = Antwoord
tab-headers = Headers
tab-request = Verzoek
copy = Kopiëren
save-body = Opslaan…
copy-as-curl = Kopiëren als cURL
raw-response = Onbewerkt antwoord
raw-headers = Onbewerkte headers
raw-request = Onbewerkt verzoek
show-raw = Zoals ontvangen
show-formatted = Opgemaakt
response-empty = Hier komt het antwoord op een opdracht te staan, byte voor byte.
response-no-answer = Er kwam geen antwoord.
body-empty = Het antwoord heeft geen inhoud.
body-not-text = De inhoud is geen UTF-8-tekst. Bytes die niet leesbaar zijn, zijn uitgeschreven, zoals <0xFF>. “Bytes” toont ze alle; “Opslaan…” bewaart ze zoals ze binnenkwamen.
body-not-saved = De inhoud kon niet naar { $path } worden geschreven ({ $reason }).
body-not-saved-next = Kies een andere plaats.
notice-body-saved = De inhoud is opgeslagen als { $path }.

## De weergave van het antwoord

show-hex = Bytes
body-reading = Regels worden geteld: { $percent } %
body-formatting = Wordt opgemaakt: { $percent } %
body-format-cancel = Niet verder opmaken
body-format-cut = Opgemaakt is de inhoud langer dan 256 MiB, dus hier ontbreekt het einde. “Zoals ontvangen” toont alles.
copy-too-large = Meer dan 64 MiB is te veel voor het klembord, dus er is niets gekopieerd.
copy-too-large-next = Selecteer minder, of gebruik “Opslaan…”, dat alles schrijft.
reader-part = De regels { $first } tot en met { $last } van { $total } zijn te zien; alleen deze kunnen hier worden gelezen. “Opslaan…” bewaart alles.
find-field = Zoeken in de tekst
find-next = Volgende plaats
find-previous = Vorige plaats
find-close = Zoeken sluiten
find-cancel = Niet verder zoeken
find-going-on = { $total ->
    [one] Tot nu toe 1 plaats
   *[other] Tot nu toe { $total } plaatsen
  } ({ $percent } %)
find-position = { $position } van { $total }
find-total = { $total ->
    [0] Niet gevonden
    [one] 1 plaats
   *[other] { $total } plaatsen
  }
find-cut = De rest is niet doorzocht.
find-beyond = Alleen de eerste { $kept } zijn te bereiken.

## De profieleditor

editor-title-new = Nieuw profiel
editor-title-edit = Profiel bewerken
editor-network = Netwerk
field-name = Profielnaam
field-api-key = API-sleutel
field-access-token = Toegangstoken
field-client-secret = Clientgeheim
field-scopes = Bereiken (scopes)
field-base-url = Base-URL
field-sign-in-url = Aanmeld-URL
field-ca-file = CA-bestand
field-proxy = Proxy
field-connect-timeout = Seconden voor de verbinding
field-timeout = Seconden voor het hele verzoek
field-organization-hint = De naam van uw Campaign-instantie, zoals in https://acme.campaign.adobe.com; niet de IMS-organisatie-id.
environment = Omgeving
environment-production = Productie
environment-stage = Stage
environment-practice = Oefening
read-only = Alleen lezen
sign-in = Aanmelding
sign-in-token = Toegangstoken
sign-in-oauth = OAuth Server-to-Server
secrets-in-keyring = Tokens en geheimen worden alleen in de sleutelbos van uw systeem bewaard.
secret-hint-kept = Laat leeg om de opgeslagen waarde te behouden
save = Opslaan
saving = Wordt opgeslagen…
cancel = Annuleren
check-connection = Verbinding controleren
check-title = Verbinding controleren
check-running = Bezig met controleren…
check-line = { $step }: { $found }
check-good = in orde
check-skipped = niet gecontroleerd
check-use = { $value } gebruiken
close = Sluiten
delete-profile = Profiel verwijderen
delete-question = Dit profiel en de bijbehorende geheimen in de sleutelbos verwijderen?
delete-confirm = Verwijderen
delete-keep = Behouden
delete-anyway = Profiel toch verwijderen
secrets-not-kept = Het profiel is opgeslagen, de geheimen ervan niet. { $reason }
secrets-not-removed = Het profiel is er nog, omdat de geheimen ervan niet uit de sleutelbos konden worden verwijderd. { $reason }
keep-for-session = Geheimen alleen voor deze sessie bewaren

## De controlevraag en de andere dialoogvensters

guard-title = “{ $command }” naar { $workflow } in productie verzenden?
guard-text = Hiermee wordt “{ $command }” via het profiel { $profile } verzonden naar de workflow { $workflow } van { $organization }.
guard-field = Typ de workflow-id ter bevestiging
guard-confirm = { $verb }: { $workflow } in productie
guard-title-technical = “{ $command }” naar de technische workflow { $workflow } verzenden?
guard-text-stop = Een gestopte uitvoering kan niet vanaf hetzelfde punt verdergaan.
guard-text-technical = Campaign zelf heeft { $workflow } nodig: Adobe noemt hem bij de technische workflows. Zonder hem kunnen tracking, facturering of verzending stilstaan.
guard-confirm-technical = { $verb }: { $workflow }
intake-title = Aanmeldgegevens importeren
import-credentials = Aanmeldgegevens importeren…
intake-text = Plak een cURL-regel of de inhoud van een bestand met aanmeldgegevens: uit de Developer Console van Adobe, een Postman-omgeving of een browser. U kunt het bestand ook naar het venster slepen. Geheimen gaan naar uw sleutelbos; het bestand wordt niet bewaard.
intake-field = Geplakte tekst
intake-read = Lezen
intake-use = Deze gebruiken
intake-file = Bestand kiezen…
intake-choose-credential = Er zijn meerdere aanmeldgegevens. Kies er één.
intake-choose-secret = Er zijn meerdere clientgeheimen. Kies het huidige.
path-title-credentials = Bestand met aanmeldgegevens kiezen
path-title-workflows = Workflows uit een bestand toevoegen
import-sets-address = De import heeft ook een adres ingevuld: { $address }. Uw geheimen worden daarheen verzonden; controleer het voordat u opslaat.
import-lacks-organization = De organisatie staat niet in deze aanmeldgegevens. Voer deze in.
import-file-holds-secret = Het bestand { $path } bevat het geheim nog steeds. Verwijder het zodra het profiel is opgeslagen.
credentials-cannot-be-read = { $path } kan niet worden gelezen: { $reason }. Kies een ander bestand.
import-title = Profielen importeren
import-from = Uit { $path }
import-new = { $name } wordt toegevoegd.
import-replaces = { $name } vervangt { $old }. Gewijzigd: { $changed }.
import-replaces-unreadable = { $name } vervangt een item dat niet kan worden gelezen.
import-same-name = { $old } wordt toegevoegd als { $name }, omdat die naam al in gebruik is.
import-unchanged = { $name } is er al en blijft ongewijzigd.
import-trouble = { $name } wordt weggelaten: { $field }. { $reason }
import-nothing = In dit bestand staat geen profiel dat kan worden gebruikt.
import-confirm = Importeren
notice-imported = De profielen zijn geïmporteerd.
notice-exported = De profielen zijn geëxporteerd naar { $path }, zonder geheimen.
path-title-import = Profielen importeren
path-title-export = Profielen exporteren
path-title-body = Antwoord opslaan
path-text = Geen programma op deze computer toont bestandsdialogen. Typ het pad van het bestand.
path-field = Bestand
path-confirm = Dit bestand gebruiken
leave-title = Er is een opdracht onderweg
leave-text = Als u het venster nu sluit, ziet u niet of de opdracht is uitgevoerd.
leave-title-rest = Nog niet alle opdrachten zijn verzonden
leave-text-rest =
    { $count ->
        [one] Als u het venster nu sluit, wordt één opdracht niet meer verzonden en ziet u niet wat er van de andere is geworden.
       *[other] Als u het venster nu sluit, worden { $count } opdrachten niet meer verzonden en ziet u niet wat er van de andere is geworden.
    }
leave-text-restart =
    { $count ->
        [one] Als u het venster nu sluit, wordt start niet meer verzonden: zodra stop is uitgevoerd, blijft { $workflow } gestopt.
       *[other] Als u het venster nu sluit, wordt start niet meer verzonden: zodra stop is uitgevoerd, blijven { $count } workflows gestopt.
    }
leave-stay = Blijven wachten
leave-confirm = Toch sluiten
profile-trouble = Het profiel { $name } is niet bruikbaar: { $field }. { $reason }

## Een pad dat wordt getypt

path-taken = Er is al een bestand { $path }. Moet het worden vervangen?
path-other = Een andere naam kiezen
path-replace = Bestand vervangen
path-is-folder = { $path } is een map.
path-is-folder-next = Voeg de naam van het bestand toe.
path-no-folder = Er is geen map { $path }.
path-no-folder-next = Controleer de spelling.
path-not-there = Er is geen bestand { $path }.
path-not-there-next = Controleer de spelling.

## Niets wat is ingevoerd gaat verloren

guard-wrong = Dit komt niet overeen. Er is niets verzonden.
unsaved-title = Niet-opgeslagen wijzigingen
unsaved-text = Wat u in dit profiel hebt ingevoerd, is niet opgeslagen.
unsaved-stay = Verder bewerken
unsaved-confirm = Wijzigingen weggooien
saving-title = Het profiel wordt opgeslagen
saving-text = Als u het venster nu sluit, ziet u niet of het is gedaan.
drop-not-read = Er was een dialoogvenster open, daarom is { $path } niet gelezen. Sleep het bestand nog een keer naar het venster.
save-before-workflow-id = De workflow-id staat in het hoofdvenster. Sla dit profiel op en verbeter de id daarna daar.

## De opdrachtregel

cli-about = Een afstandsbediening voor workflows in Adobe Campaign: starten, pauzeren, hervatten en stoppen, en weten wat er is gebeurd.
cli-after = Zonder argumenten opent het venster. Voorbeeld, zonder account en netwerk: campaign-remote start WKF1 --profile practice
cli-language = Deze taal gebruiken in plaats van die van het systeem
cli-check = Kijken of alles is ingesteld; verzendt geen opdracht
cli-check-after = Exitcodes: 0 alles is ingesteld, 1 geweigerd, 2 verkeerd gebruik, 3 niet bereikt, 7 geen aanmeldgegevens. Voorbeeld: campaign-remote check --profile "Acme stage" --workflow WKF35
cli-profile = Het profiel; anders dat wat CAMPAIGN_REMOTE_PROFILE noemt, of het enige opgeslagene; practice is er altijd
cli-check-workflow = Ook kijken of het record van deze workflow kan worden gelezen
cli-json = Eén JSON-object weergeven
cli-no-home = Hier is geen thuismap, dus zijn er geen profielen.
cli-no-such-profile = Er is geen profiel met de naam { $name }. campaign-remote profiles list toont welke er zijn.
cli-name-a-profile = Geef het profiel op: --profile NAME of CAMPAIGN_REMOTE_PROFILE.
cli-practice = Een Adobe Campaign om te oefenen, alleen op deze computer, tot het wordt onderbroken
cli-practice-after = De eerste regel op de standaarduitvoer is een JSON-object met het adres en de aanmeldgegevens, die niets anders openen. Voorbeeld: campaign-remote practice --port 8700
cli-port = Deze poort gebruiken in plaats van een willekeurige vrije
cli-practice-failed = De Campaign om te oefenen kon niet worden gestart:
cli-help = Deze hulp tonen
cli-version = De versie tonen
no-display = Er is hier geen beeldscherm, dus er kan geen venster worden geopend. Start het programma in een grafische sessie, of zie --help.
no-window = Het venster kon niet worden geopend.

## De opdrachtregel: de opdrachten

cli-heading-usage = Gebruik
cli-heading-commands = Opdrachten
cli-heading-arguments = Argumenten
cli-heading-options = Opties
cli-yes = ja
cli-no = nee
cli-help-json = Toont de vorm van de JSON van elke opdracht, als JSON-schema
cli-name-a-command = Noem een opdracht: { $commands }. Zie --help.
cli-workflow-id = De workflow-id, zoals die in Campaign achter het label staat: Daily import (WKF35)
cli-base-url = Alleen voor het profiel practice: het adres van een oefen-Campaign die draait; anders brengt de opdracht een eigen mee
cli-base-url-is-pinned = --base-url is alleen voor het profiel practice: waarheen elk ander profiel verzendt, staat in het profiel. Te wijzigen met: campaign-remote profiles edit
cli-base-url-is-no-practice = Een oefen-Campaign staat op deze computer zelf: geef het adres op dat campaign-remote practice toont.
cli-practice-ground = OEFENING: deze opdracht brengt op deze computer een eigen Campaign mee, die ermee eindigt. Niets ervan is echt.
cli-practice-is-built-in = Het profiel practice is ingebouwd: het kan niet worden gewijzigd en heeft geen geheimen. Noem een ander profiel.
cli-command-after = Exitcodes: 0 geaccepteerd, 1 geweigerd, 2 verkeerd gebruik, 3 niet verzonden, 4 mogelijk uitgevoerd, 5 geaccepteerd maar niet bevestigd (met --wait), 6 niet vrijgegeven, 7 geen aanmeldgegevens of geen sleutelbos. Voorbeeld: campaign-remote { $command } WKF35 --profile "Acme stage"
cli-state = Leest wat het record van de workflow over de status zegt; verzendt geen opdracht
cli-state-after = Exitcodes: 0 de status is bekend, 1 geweigerd, 2 verkeerd gebruik, 3 geen antwoord, 5 het record meldt geen status, 7 geen aanmeldgegevens of geen sleutelbos. Voorbeeld: campaign-remote state WKF35 --profile "Acme stage" --json
cli-wait-flag = Wacht tot het record van de workflow het bevestigt
cli-timeout = Wacht niet langer dan zoveel seconden; anders 300
cli-timeout-out-of-range = Geef voor --timeout hele seconden op, van 1 tot 86400.
cli-production = Stemt er vooraf mee in dat de opdracht naar productie gaat
cli-technical = Stemt er vooraf mee in dat die naar een technische workflow van Campaign gaat
cli-reason = Waarom, in uw eigen woorden
cli-wait = Wacht tot het record van de workflow een status toont, wie die ook teweegbrengt; verzendt geen opdracht
cli-wait-after = Exitcodes: 0 het is zo, 1 geweigerd, 2 verkeerd gebruik, 3 geen antwoord, 5 niet op tijd of geen status gemeld, 7 geen aanmeldgegevens of geen sleutelbos. Voorbeeld: campaign-remote wait WKF35 --until stopped --timeout 600 --profile "Acme stage"
cli-until = De status waarop wordt gewacht
cli-restart = Verzendt “stop”, wacht tot de workflow is gestopt, en verzendt dan “start”
cli-restart-after = De start gaat pas weg als de stop in het record te zien is. --timeout geldt voor elk van beide keren wachten. Exitcodes: 0 gestopt en gestart, 1 stop geweigerd, 2 verkeerd gebruik, 3 stop niet verzonden, 4 een van de twee mogelijk uitgevoerd, 5 gestopt en niet gestart, of niet op tijd bevestigd, 6 niet vrijgegeven, 7 geen aanmeldgegevens of geen sleutelbos. Voorbeeld: campaign-remote restart WKF35 --profile "Acme stage"
cli-not-confirmed-next = Kijk later nog eens: campaign-remote state { $workflow } --profile "{ $profile }"
cli-out-of-time = Het record toonde het niet op tijd. Het meldde als laatste: { $state }.
cli-given-up = U bent gestopt met wachten voordat het record het toonde.
cli-waiting = Wachten: { $what }, het record meldt: { $state }.
cli-next-production = Is dat de bedoeling, voeg dan --production toe.
cli-next-technical = Is dat de bedoeling, voeg dan --technical toe.
cli-profiles = De opgeslagen verbindingen
cli-profiles-after = Het zijn dezelfde als in het venster. Voorbeeld: campaign-remote profiles list
cli-profiles-list = Toont de profielen: naam, omgeving, organisatie, host
cli-profiles-list-after = Voorbeeld: campaign-remote profiles list --json
cli-profiles-show = Toont een profiel helemaal; er staat geen geheim in
cli-profiles-show-after = Voorbeeld: campaign-remote profiles show "Acme stage"
cli-profiles-add = Slaat een nieuw profiel op
cli-profiles-add-after = Geheimen volgen daarna, met credentials set. Voorbeeld: campaign-remote profiles add "Acme stage" --organization acme-mkt-stage --api-key 1234abcd --sign-in oauth
cli-profiles-edit = Wijzigt enkele velden van een profiel; wat niet wordt genoemd, blijft
cli-profiles-edit-after = Een lege waarde haalt een CA-bestand of een proxy weg. Voorbeeld: campaign-remote profiles edit "Acme stage" --read-only --proxy ""
cli-profiles-remove = Verwijdert een profiel, en zijn geheimen uit de sleutelbos
cli-profiles-remove-after = Is de sleutelbos niet bereikbaar, dan blijft het profiel. Voorbeeld: campaign-remote profiles remove "Acme stage"
cli-profiles-import = Importeert profielen uit een geëxporteerd bestand; geheimen erin worden niet overgenomen
cli-profiles-import-after = Voorbeeld: campaign-remote profiles import colleagues.toml
cli-profiles-export = Exporteert alle opgeslagen profielen, of dat van --profile, zonder geheimen
cli-profiles-export-after = Een bestand met deze naam wordt vervangen. Voorbeeld: campaign-remote profiles export mine.toml
cli-profiles-name = De naam van het profiel
cli-profiles-import-file = Een bestand met geëxporteerde profielen
cli-profiles-export-file = Het bestand dat wordt geschreven
cli-profiles-keep-secrets = Laat zijn geheimen in de sleutelbos
cli-profiles-replace = Importeert ook wat een opgeslagen profiel vervangt
cli-profile-added = Het profiel { $name } is toegevoegd.
cli-profile-changed = Het profiel { $name } is gewijzigd.
cli-profile-removed = Het profiel { $name } is verwijderd.
cli-import-would-replace = Importeren zou het opgeslagen profiel { $name } vervangen, daarom is er niets geïmporteerd. Bekijk het bestand; is dat de bedoeling, voeg dan --replace toe.
cli-imported-new = { $name } is toegevoegd.
cli-imported-same-name = { $old } is toegevoegd als { $name }, omdat die naam bezet is.
cli-imported-replaces = { $name } heeft { $old } vervangen.
cli-field-organization = De naam van de Campaign-instantie, zoals in https://acme.campaign.adobe.com
cli-field-environment = Hoe zorgvuldig zijn opdrachten worden beveiligd; anders wat de naam van de organisatie aangeeft
cli-field-base-url = Waar de gateway van Campaign is; anders https://mc.adobe.io
cli-field-api-key = De client-id van de aanmeldgegevens; een kenmerk, geen geheim
cli-field-sign-in = Waar het toegangstoken vandaan komt: door u ingevoerd (token), of opgevraagd met het clientgeheim (oauth)
cli-field-sign-in-url = Waar de aanmeldservice van Adobe is
cli-field-scopes = Waarvoor het toegangstoken wordt aangevraagd, gescheiden door komma’s
cli-field-ca-file = Certificaten die naast die van het systeem worden vertrouwd, als PEM-bestand
cli-field-proxy = De proxy; anders die van het systeem
cli-field-read-only = Verzendt er geen opdrachten mee (--read-only=false: weer wel)
cli-field-connect-timeout = Hoeveel seconden een verbinding mag duren, 1 tot 3600
cli-field-timeout = Hoeveel seconden een heel verzoek mag duren, 1 tot 3600
cli-field-name = De nieuwe naam van het profiel; geheimen en geschiedenis blijven erbij
cli-credentials = De geheimen van een profiel, die in de sleutelbos van het systeem staan en nergens anders
cli-credentials-after = Voorbeeld: campaign-remote credentials set --profile "Acme stage" < secret.txt
cli-credentials-set = Bewaart een geheim dat via de standaardinvoer komt, of onzichtbaar op een terminal wordt getypt
cli-credentials-set-after = Nooit als argument: die toont elke proceslijst. Voorbeeld: pass show adobe/acme | campaign-remote credentials set --profile "Acme stage" --kind client-secret
cli-credentials-kind = Welk geheim; anders dat wat de aanmelding van het profiel nodig heeft
cli-credentials-import = Neemt een bestand met aanmeldgegevens uit de Developer Console van Adobe over, een Postman-omgeving of een cURL-regel
cli-credentials-import-after = Het bestand zelf wordt niet bewaard. Voorbeeld: campaign-remote credentials import oauth_server_to_server.json --profile "Acme stage"
cli-credentials-file = Het bestand dat wordt gelezen
cli-credentials-credential = Welke aanmeldgegevens, als het bestand er meer bevat
cli-credentials-secret-number = Welk clientgeheim, als de aanmeldgegevens er meer hebben: 1, 2…
cli-credentials-trust-addresses = Neemt ook de adressen in het bestand over, die voortaan de geheimen krijgen
cli-credentials-forget = Verwijdert de geheimen van een profiel uit de sleutelbos
cli-credentials-forget-after = Voorbeeld: campaign-remote credentials forget --profile "Acme stage"
cli-credentials-imported = De aanmeldgegevens zijn in het profiel { $profile } overgenomen.
cli-credentials-forgotten = De geheimen van het profiel { $profile } zijn uit de sleutelbos verwijderd.
cli-file-holds-secret = Het bestand { $path } bevat het geheim nog. Verwijder het.
cli-import-moves-secrets = Dit bestand zou wijzigen waarheen de geheimen worden verzonden: { $addresses }. Er is niets overgenomen. Vertrouwt u dat, voeg dan --trust-addresses toe.
cli-import-several = Het bestand bevat meer aanmeldgegevens. Noem met --credential welke: { $names }
cli-import-another = Het bestand bevat maar één keer aanmeldgegevens, en die heten anders: { $name }
cli-import-unnamed = Het bestand bevat maar één keer aanmeldgegevens, zonder naam. Laat --credential weg.
cli-import-several-secrets = Er zijn meer clientgeheimen. Noem met --secret-number welk geldig is: { $labels }
cli-secret-awaited = Voer het geheim voor het profiel { $profile } in ({ $secret }) en druk op Enter. Wat u typt, wordt niet getoond.
cli-secret-kept = De sleutelbos bewaart nu het geheim voor het profiel { $profile } ({ $secret }).
cli-secret-is-no-argument = Een geheim wordt nooit als argument gegeven, want die toont elke proceslijst. Geef het via de standaardinvoer.
cli-secret-in-argument = Argument { $number } lijkt op een geheim. Argumenten zijn in elke proceslijst te zien, daarom is er niets gedaan. Vervang dat geheim, en geef het nieuwe via de standaardinvoer: campaign-remote credentials set --profile NAME
cli-secret-in-environment = De omgevingsvariabele { $name } lijkt op een geheim. Elk programma dat hier wordt gestart kan die lezen, daarom is er niets gedaan. Verwijder die, en bewaar het geheim in de sleutelbos: campaign-remote credentials set --profile NAME
cli-terminal-shows-all = Deze terminal zou tonen wat u typt. Geef het geheim via een pipe of uit een bestand: campaign-remote credentials set --profile NAME < BESTAND
cli-secret-too-long-to-type = Dat is te lang om te typen: een terminal kapt een regel af na { $bytes } bytes, dus er is niets bewaard. Geef het geheim via een pipe of uit een bestand: campaign-remote credentials set --profile NAME < FILE
cli-not-kept-cancelled = U hebt geannuleerd. Er is geen geheim bewaard.
cli-next-keyring = Voer het uit waar een sleutelbos open is: in uw bureaubladsessie, of op een machine zonder via dbus-run-session met gnome-keyring-daemon --unlock, zoals het README laat zien.
cli-next-credentials = Voer nieuwe in: campaign-remote credentials set --profile "{ $profile }"
cli-next-again = Probeer het opnieuw.
cli-next-api-key = Voer de client-id van uw aanmeldgegevens in: campaign-remote profiles edit "{ $profile }" --api-key SLEUTEL
cli-completions = Toont het script waarmee een shell de argumenten van dit programma aanvult
cli-completions-after = Voorbeeld: campaign-remote completions bash > ~/.local/share/bash-completion/completions/campaign-remote
cli-completions-shell = De shell
cli-man = Toont de handleidingpagina
cli-man-after = Voorbeeld: campaign-remote man --to ~/.local/share/man/man1
cli-man-to = Schrijft die en een pagina per opdracht in plaats daarvan in deze map
cli-man-not-written = De handleidingpagina’s konden niet naar { $path } worden geschreven: { $reason }

## Files of the program’s own

own-file = { $path } is een eigen bestand van Campaign Remote, dus er is niets naartoe geschreven.
own-file-next = Kies een andere naam of een andere map.

## Profielen, instellingen en de sleutelbos

# { "$path" } is het pad van een bestand; { "$reason" } zijn de onvertaalde woorden van het systeem of de parser; { "$field" } is de naam van een veld in het bestand.

file-cannot-be-read = { $path } kon niet worden gelezen: { $reason }. Controleer of het een bestand is en of u het mag lezen.
file-cannot-be-written = { $path } kon niet worden geschreven: { $reason }. De vorige inhoud is er nog. Controleer de vrije ruimte en de rechten en sla daarna opnieuw op.
folder-cannot-be-created = De map { $path } kon niet worden gemaakt: { $reason }. Maak de map, of maak er ruimte voor, en sla daarna opnieuw op.
file-busy = Een ander actief exemplaar van Campaign Remote houdt { $path } bezet. Er is niets opgeslagen. Sluit het andere exemplaar en sla daarna opnieuw op.
file-newer = { $path } is geschreven door een nieuwere versie van Campaign Remote (bestandsversie { $version }). Het bestand kan hier worden gelezen, maar niet gewijzigd. Werk dit programma bij om het te wijzigen.
file-not-text = { $path } is geen tekstbestand, dus er kon niets uit worden gelezen. Het bestand blijft zoals het is; voordat er weer wordt opgeslagen, wordt het onder een andere naam bewaard.
file-too-large = { $path } is groter dan 16 MiB en is dus niet gelezen. Het bestand blijft zoals het is; voordat er weer wordt opgeslagen, wordt het onder een andere naam bewaard.
file-not-toml = { $path } is op regel { $line } niet te begrijpen: { $reason }. Het bestand blijft zoals het is; corrigeer het in een editor of sla hier op: het wordt eerst onder een andere naam bewaard.
file-other-shape = { $path } is niet te begrijpen: “{ $field }” moet een lijst zijn, geschreven als [[{ $field }]]. Het bestand blijft zoals het is; corrigeer het in een editor of sla hier op: het wordt eerst onder een andere naam bewaard.
file-set-aside = { $path } was niet te begrijpen en is daarom bewaard als { $copy } voordat het nieuwe bestand werd geschreven. De vorige inhoud staat daar.
profiles-hold-secrets = { $path } lijkt geheimen te bevatten ({ $fields }). Die worden niet gebruikt. Zet ze in de sleutelbos door het profiel te bewerken en verwijder ze daarna uit het bestand.
settings-field-wrong = “{ $field }” in { $path } is niet te begrijpen, dus wordt de gebruikelijke instelling gebruikt. De vermelding blijft zoals die is totdat u die hier wijzigt.

profile-name-empty = Voer een naam voor het profiel in.
profile-name-not-one-line = Een profielnaam bestaat uit één regel zonder besturingstekens.
profile-name-too-long = Een profielnaam heeft hoogstens { $most } tekens. Maak de naam korter.
profile-name-taken = Er is een ander profiel met de naam { $name }. Kies een andere naam.
profile-name-double = Een ander profiel heeft dezelfde naam. Geef dit profiel een eigen naam.
profile-id-double = Een ander profiel heeft dezelfde id. Geef dit profiel een eigen id of verwijder het.
profile-id-practice = Deze id hoort bij de ingebouwde oefenverbinding. Geef dit profiel een eigen id of verwijder het.
profile-id-wrong = De id moet een UUID zijn. Een nieuwe om daar in te vullen: { $fresh }
profile-field-missing = “{ $field }” ontbreekt.
profile-field-wrong-type = “{ $field }” bevat een ander soort waarde dan verwacht. Vergelijk het met een profiel dat werkt.
profile-field-out-of-range = “{ $field }” moet een geheel getal van { $from } tot en met { $to } zijn.
profile-field-unknown-word = “{ $word }” is niet bekend voor “{ $field }”. Mogelijk zijn: { $words }.
profile-api-key-not-one-line = Een API-sleutel bestaat uit één regel zonder besturingstekens. Kopieer de sleutel opnieuw uit de Developer Console van Adobe.
profile-ca-file-not-text = De naam { $path } bevat tekens die geen tekstbestand kan bewaren. Geef het CA-bestand een andere naam.

proxy-not-a-url = Dit is geen proxyadres. Schrijf het zoals http://proxy.example:3128.
proxy-no-port = De poort van de proxy ontbreekt. Schrijf het adres zoals http://proxy.example:3128.
proxy-holds-credentials = In het proxyadres mag geen gebruikersnaam of wachtwoord staan, want die zou in een bestand terechtkomen.
proxy-holds-more = Na de poort van het proxyadres mag niets volgen.

import-not-text = { $path } is geen tekstbestand, dus er is niets geïmporteerd. Kies een bestand dat Campaign Remote heeft geëxporteerd.
import-too-large = { $path } is groter dan 16 MiB, dus er is niets geïmporteerd. Kies een bestand dat Campaign Remote heeft geëxporteerd.
import-not-toml = { $path } is op regel { $line } niet te begrijpen: { $reason }. Er is niets geïmporteerd. Kies een bestand dat Campaign Remote heeft geëxporteerd.
import-other-shape = { $path } is niet te begrijpen: “{ $field }” moet een lijst zijn, geschreven als [[{ $field }]]. Er is niets geïmporteerd.
import-secrets-ignored = { $path } lijkt geheimen te bevatten ({ $fields }). Die worden niet geïmporteerd; voer ze in het profiel in, dat ze in de sleutelbos bewaart. Verwijder ze daarna uit het bestand.
import-moves-address = De import wijzigt waarheen { $name } verzoeken en geheimen verzendt. Ga alleen verder als u het bestand vertrouwt.
import-outdated = De profielen zijn gewijzigd sinds u { $path } hebt bekeken. Er is niets geïmporteerd. Kies het bestand opnieuw.

secret-empty = Er is niets ingevoerd. Plak het geheim.
secret-not-one-line = Een geheim bestaat uit één regel zonder besturingstekens. Kopieer het opnieuw, zonder de tekst eromheen.
secret-too-long = Dit is langer dan 8 KiB en dus geen toegangstoken of clientgeheim. Kopieer het opnieuw, zonder de tekst eromheen.

vault-no-bus = Er is geen sleutelbos bereikbaar: deze sessie heeft geen D-Bus-sessiebus.
vault-no-bus-next = Start Campaign Remote vanuit een bureaubladsessie of met dbus-run-session, terwijl GNOME Keyring of KWallet actief is; probeer het dan opnieuw. Of bewaar het geheim alleen voor deze sessie.
vault-no-keyring = Er is in deze sessie geen sleutelbos actief.
vault-no-keyring-next = Installeer en start GNOME Keyring (pakket gnome-keyring) of KWallet en probeer het dan opnieuw. Of bewaar het geheim alleen voor deze sessie.
vault-locked = De sleutelbos is vergrendeld of het dialoogvenster ervan is gesloten.
vault-locked-next = Ontgrendel de sleutelbos en probeer het dan opnieuw.
vault-no-collection = De sleutelbos heeft geen verzameling om in op te slaan, of geen die open is.
vault-no-collection-next = Meld u met uw wachtwoord aan bij het systeem of maak een standaardsleutelbos (bijvoorbeeld in “Wachtwoorden en sleutels”) en probeer het dan opnieuw. Of bewaar het geheim alleen voor deze sessie.
vault-not-found = Geen aanmeldgegevens gevonden – is uw sleutelbos ontgrendeld?
vault-not-found-next = Ontgrendel de sleutelbos en probeer het opnieuw, of voer de aanmeldgegevens in het profiel in.
vault-timed-out =
    { $seconds ->
        [one] De sleutelbos gaf binnen één seconde geen antwoord; misschien wacht die op u.
       *[other] De sleutelbos gaf binnen { $seconds } seconden geen antwoord; misschien wacht die op u.
    }
vault-timed-out-next = Beantwoord het dialoogvenster van de sleutelbos en probeer het dan opnieuw.
vault-ambiguous = De sleutelbos bevat meerdere vermeldingen voor dit geheim.
vault-ambiguous-next = Verwijder de dubbele items in het programma van uw sleutelbos en voer de aanmeldgegevens daarna opnieuw in.
vault-damaged = De sleutelbos gaf iets anders terug dan was opgeslagen.
vault-damaged-next = Voer de aanmeldgegevens opnieuw in.
vault-too-long = De sleutelbos neemt geen geheim van deze lengte op.
vault-too-long-next = Probeer het opnieuw of bewaar het geheim alleen voor deze sessie.
vault-stopped = De verbinding met de sleutelbos is onverwacht verbroken.
vault-stopped-next = Probeer het opnieuw of bewaar het geheim alleen voor deze sessie.
vault-other = De sleutelbos meldde: { $reason }
vault-other-next = Probeer het opnieuw of bewaar het geheim alleen voor deze sessie.

## Aanmeldgegevens en verzoeken importeren

import-empty = Er is hier niets om te importeren.
import-empty-next = Kies een bestand met aanmeldgegevens uit de Developer Console van Adobe of een Postman-omgeving, of plak een cURL-regel.
credentials-too-large = Dit is te groot voor een bestand met aanmeldgegevens of een cURL-regel.
credentials-too-large-next = Kies het bestand dat u in de Developer Console van Adobe onder “Download JSON” krijgt.
import-not-importable = Dit is geen bestand of regel die kan worden geïmporteerd.
import-not-importable-next = Mogelijk zijn aanmeldgegevens, een project of een werkruimte uit de Developer Console van Adobe, een Postman-omgeving of een cURL-regel.
import-missing = { $field } ontbreekt of is leeg.
import-missing-next = Download het volledige bestand opnieuw of kopieer de hele regel opnieuw.
import-wants-text = { $field } moet een tekst zijn, maar is iets anders.
import-wants-texts = { $field } moet een lijst met teksten zijn, maar is iets anders.
import-wants-text-or-texts = { $field } moet een tekst of een lijst met teksten zijn, maar is iets anders.
import-wants-list = { $field } moet een lijst zijn, maar is iets anders.
import-wants-object = { $field } moet eigen velden hebben, maar is iets anders.
import-wants-address = { $field } moet het adres van een server zijn, maar is iets anders.
import-strange-characters = { $field } bevat tekens die daar niet thuishoren. Misschien is er iets misgegaan bij het kopiëren.
import-too-long = { $field } is langer dan mogelijk is.
import-twice = { $field } komt twee keer voor, met verschillende waarden.
import-twice-next = Verwijder de waarde die niet bedoeld is.
import-placeholders = Er staan nog tijdelijke aanduidingen in: { $names }.
import-placeholders-next = Vervang die eerst door uw eigen waarden.
import-jwt-is-dead = Dit zijn JWT-aanmeldgegevens. Adobe heeft die op 1 maart 2026 beëindigd, dus ze werken niet meer.
import-jwt-is-dead-next = Open het project in de Developer Console van Adobe, voeg aanmeldgegevens van het type OAuth Server-to-Server toe en importeer die.
import-no-server-to-server = Dit project heeft geen aanmeldgegevens van het type OAuth Server-to-Server.
import-no-server-to-server-next = Voeg zulke aanmeldgegevens in de Developer Console van Adobe aan het project toe en download het project opnieuw.
import-open-quote = Een aanhalingsteken in deze regel is niet gesloten.
import-open-quote-next = Kopieer de hele regel opnieuw.
import-no-address = In deze regel staat geen adres.
import-no-address-next = Kopieer de hele regel opnieuw, met het https-adres.
import-several-requests = Dit is meer dan één verzoek.
import-several-requests-next = Plak er maar één.
import-not-campaign = Dit verzoek gaat niet naar Adobe Campaign en ook niet naar de aanmeldservice van Adobe.
import-not-campaign-next = Het adres van een opdracht ziet er zo uit: https://mc.adobe.io/acme/campaign/workflow/execution/WKF35/commands.
import-unknown-command = Dit verzoek bevat geen van de opdrachten start, pause, resume en stop.
import-not-client-credentials = Deze aanmelding is niet die van een programma: als grant_type staat er niet client_credentials.
import-not-client-credentials-next = Gebruik de cURL-opdracht van aanmeldgegevens van het type OAuth Server-to-Server.

## Verbinding controleren

check-step-name = Naam
check-step-connection = Verbinding
check-step-tls = Versleuteling
check-step-proxy = Proxy
check-step-clock = Klok
check-step-token = Toegangstoken
check-step-organization = Organisatie
check-step-api-key = API-sleutel
check-step-workflow = Workflow
check-name-resolved = { $host } wordt omgezet in { $addresses }.
check-name-is-address = { $host } is een adres; er hoeft geen naam te worden omgezet.
check-name-by-proxy = De proxy zet { $host } om in een adres.
check-tls-silent = { $host } nam de verbinding aan, maar antwoordde niet op de begroeting voor een beveiligde verbinding.
check-tls-silent-next = Controleer of de poort van de base-URL er een voor https is en of er een firewall tussen zit.
check-tls-broken-off = { $host } nam de verbinding aan en verbrak die voordat ze beveiligd was.
check-tls-broken-off-next = Controleer of de poort van de base-URL er een voor https is en of er een firewall tussen zit.
check-proxy-own = Via { $proxy }, zoals in het profiel staat.
check-proxy-system = Via de proxy van het systeem.
check-clock-ahead = De klok van deze computer loopt { $hours } u { $minutes } min voor op die van de server.
check-clock-ahead-next = Zet de klok goed: als die verkeerd staat, lijkt een geldig token verlopen.
check-clock-behind = De klok van deze computer loopt { $hours } u { $minutes } min achter op die van de server.
check-clock-behind-next = Zet de klok goed: als die verkeerd staat, lijkt een verlopen token geldig.
check-clock-unknown = De server heeft niet gemeld hoe laat het is.
check-token-left = Nog { $hours } u { $minutes } min geldig.
check-token-end-unknown = Het meldt niet wanneer het verloopt.
check-organization-in-token = Het toegangstoken geldt voor { $organization }.
check-organization-accepted = Campaign heeft voor { $organization } geantwoord.
check-organization-unknown = De aanmeldservice meldt niet waarvoor het toegangstoken geldt.
check-organization-differs = Het toegangstoken geldt niet voor { $organization }, maar voor: { $others }.
check-organization-differs-next = Voer de naam in van de Campaign-instantie die u bedoelt, of een token dat daarvoor geldt.
check-organization-none = Het toegangstoken geldt voor geen enkele Campaign-instantie, dus ook niet voor { $organization }.
check-organization-none-next = Vraag een beheerder om het Campaign-productprofiel aan de aanmeldgegevens toe te voegen.
check-not-campaign = Wat op { $host } antwoordde, klinkt niet als Campaign ({ $status }).
check-not-campaign-next = Controleer de base-URL.
check-workflow-readable = Het record van de workflow { $workflow } kan worden gelezen.

## Het logboek

journal-folder = De map { $path } voor het logboek kon niet worden gemaakt: { $reason }.
journal-folder-next = Maak de map, of maak er ruimte voor.
journal-not-opened = Het logboek { $path } kon niet worden geopend: { $reason }.
journal-not-opened-next = Controleer of de map er is en of u erin mag schrijven.
journal-not-written = Het logboek { $path } kon niet worden geschreven: { $reason }.
journal-not-written-next = Controleer of u in het bestand en de map mag schrijven.
journal-disk-full = Het logboek { $path } kon niet worden geschreven: de schijf is vol.
journal-disk-full-next = Maak ruimte op de schijf.
journal-busy = Een ander actief Campaign Remote houdt het logboek { $path } bezet.
journal-busy-next = Wacht even en probeer het dan opnieuw.
journal-newer = Het logboek { $path } is geschreven door een nieuwere versie van Campaign Remote (bestandsversie { $version }). Het kan hier worden gelezen, maar niet geschreven.
journal-newer-next = Werk dit programma bij.
journal-older = Het logboek { $path } komt van een oudere versie van Campaign Remote (bestandsversie { $version }) en kon niet worden bijgewerkt, dus het kan niet worden gelezen.
journal-older-next = Controleer of u in het bestand en de map ervan mag schrijven en of er ruimte op de schijf is.
journal-not-read = Het logboek { $path } kon niet worden gelezen: { $reason }.
journal-not-read-next = Controleer of het een bestand is en of u het mag lezen.
journal-damaged = Het logboek { $path } is beschadigd en kon niet opzij worden gezet: { $reason }.
journal-damaged-next = Sluit de andere exemplaren van Campaign Remote en geef het bestand een andere naam.
journal-go-without = U kunt deze ene opdracht ook zonder logboek verzenden.
journal-set-aside = Het logboek { $path } was beschadigd ({ $reason }). Het is bewaard als { $copy } en er is een nieuw begonnen.
journal-set-aside-next = Wat erin stond, staat in het bewaarde bestand. De eigen hulpmiddelen van SQLite kunnen het vaak lezen.
journal-upgraded = Het logboek { $path } is aangepast aan deze versie van Campaign Remote. Het bestand zoals het was, is bewaard als { $copy }.
journal-upgraded-next = Het bewaarde bestand kan weg zodra alles in orde is.
journal-verdict-waits = Het logboek { $path } kon niet worden geschreven, dus het resultaat van een opdracht staat er nog niet in. Dat wordt geschreven zodra het kan.
journal-verdict-waits-next = Laat het programma tot dan open, en maak ruimte op de schijf of geef het bestand vrij.
journal-entry-gone = De vermelding { $id } staat niet meer in het logboek.
journal-entry-gone-next = De vermelding is verwijderd vanwege de leeftijd, of het logboek is opzij gezet.
journal-not-exported = De export { $path } kon niet worden geschreven: { $reason }.
journal-not-exported-next = Controleer de vrije ruimte en de rechten, of kies een andere plaats.
journal-export-cancelled = De export is afgebroken. Er is geen bestand geschreven.
journal-stopped = Het logboek is gestopt, omdat het programma eindigt.
## Welke opdracht zinvol is

sense-not-started = Hij is nog nooit gestart.
sense-starts-already = Hij start op dit moment.
sense-started-already = Hij is al gestart.
sense-wait-until-paused = Hij pauzeert op dit moment; wacht tot hij gepauzeerd is.
sense-pauses-already = Hij pauzeert al.
sense-paused-already = Hij is al gepauzeerd.
sense-start-resumes = Hij is gepauzeerd: start laat hem verdergaan waar hij gepauzeerd werd.
sense-start-retries = Een activiteit is mislukt: start voert die activiteit opnieuw uit, en geen van de eerdere.
sense-failed-is-suspended = Een activiteit is mislukt, dus de uitvoering is al onderbroken.
sense-resumes-already = Hij gaat op dit moment verder.
sense-wait-until-stopped = Hij stopt op dit moment; wacht tot hij gestopt is.
sense-stops-already = Hij stopt al. Een tweede stop helpt niet, en Adobe raadt het af.
sense-finished = Hij is beëindigd, er loopt dus niets.
step-send-unrecorded = Verzenden zonder logboek

## Bevestigd of niet

verdict-confirmed = Bevestigd: { $what }.
verdict-not-confirmed = Niet bevestigd: { $what }.
following-begins = Er wordt gekeken of de opdracht is uitgevoerd.
following-state = { $state }, { $seconds } s.
following-state-aloud = { $state }.
following-lost = Het record is op dit moment niet te lezen; er wordt opnieuw gekeken.
confirmed-after = { $state } na { $elapsed }.
confirmed-without-time = { $state }. Deze computer heeft intussen geslapen, dus niemand kan zeggen na hoe lang.
confirmed-was-so-before = { $state }, en dat was al zo voor de opdracht.
check-came-to-it = Voor de opdracht zei het: { $before }. De opdracht is dus uitgevoerd, of de uitvoering kwam er vanzelf toe, of iemand anders heeft dezelfde verzonden.
check-not-applied-or-over = Dat zei het al voor de opdracht: de opdracht is niet uitgevoerd, of nog niet, of wat die begon is al voorbij.
not-confirmed-elsewhere = Campaign heeft de opdracht geaccepteerd, maar het record van de workflow zegt nu: { $state }.
not-confirmed-in-time = Campaign heeft de opdracht geaccepteerd, maar na { $seconds } s zegt het record van de workflow nog steeds: { $state }. De opdracht kan nog worden uitgevoerd.
not-confirmed-yet = Campaign heeft de opdracht geaccepteerd, maar het record van de workflow zegt nog steeds: { $state }. De opdracht kan nog worden uitgevoerd.
confirmation-not-reported = Campaign heeft de opdracht geaccepteerd. Het record meldt geen status, dus dit kan niet worden bevestigd.
confirmation-not-read = Campaign heeft de opdracht geaccepteerd. Het record was niet te lezen, dus dit kan niet worden bevestigd. { $reason }
confirmation-given-up = Campaign heeft de opdracht geaccepteerd. Niemand heeft verder gekeken of de opdracht is uitgevoerd.
check-was-applied = Voor de opdracht zei het: { $before }. De opdracht is dus uitgevoerd, tenzij iemand anders dezelfde heeft verzonden.
check-nothing-to-tell = Dat zei het al voor de opdracht, dus daar volgt niets uit.
check-not-applied-yet = Dat zei het al voor de opdracht: de opdracht is niet uitgevoerd, of nog niet.
check-said-before = Voor de opdracht zei het: { $before }.
step-stop-looking = Niet verder kijken
restart-hint = Verzendt stop, wacht tot het record van de workflow dat toont en verzendt dan start. Instantievariabelen worden gewist.
restart-first-half = Herstart, stap 1 van 2.
restart-second-half = Herstart, stap 2 van 2.
restart-start-not-sent = start is niet verzonden.
restart-stands-still = Gestopt (stop) en niet gestart (start): { $workflow } staat stil.
disabled-stop-held-back = Minder dan een minuut geleden is een stop geaccepteerd. Wacht tot die werkt: Adobe raadt een tweede af.
state-unread = niet te lezen
state-read-ago =
    { $minutes ->
        [0] Minder dan een minuut geleden gelezen.
        [one] Eén minuut geleden gelezen.
       *[other] { $minutes } minuten geleden gelezen.
    }
state-next-processing = Volgende verwerking: { $date }.

## Het logboek op de opdrachtregel

cli-journal-after = Met --json één object met alle vermeldingen; met --csv een tabel met een kop, waarin een tekst die een rekenblad voor een formule zou houden een apostrof ervoor krijgt. --profile toont maar één profiel. Exitcodes: 0 getoond, 2 verkeerd gebruik, 3 niet gelezen of niet afgedrukt. Voorbeeld: campaign-remote journal --workflow WKF35 --since 2026-11-01 --csv
cli-journal = Toont wat vanaf hier is verzonden en wat ervan is geworden, het nieuwste eerst
cli-journal-workflow = Alleen deze workflow
cli-journal-since = Alleen vanaf deze dag, zoals 2026-11-22, of dit moment, zoals 2026-11-22T08:00:00Z
cli-journal-limit = Hoogstens zoveel vermeldingen; 50 als er niets is gezegd
cli-journal-csv = Een tabel in plaats van regels
cli-journal-not-a-date = “{ $text }” is geen datum.
cli-journal-not-a-date-next = Schrijf het als 2026-11-22 of als 2026-11-22T08:00:00Z.
cli-journal-empty = Niets in het logboek past hierbij.
cli-journal-lead = { $verdict }: { $what }
cli-without-journal = Ook verzenden als het niet in het logboek kan worden geschreven, en er niets in zetten
standing-confirmed = Bevestigd
standing-not-confirmed = Niet bevestigd
standing-accepted = Geaccepteerd
standing-refused = Geweigerd
standing-not-sent = Niet verzonden
standing-may-have-been-applied = Mogelijk uitgevoerd
standing-on-its-way = Onderweg
standing-unknown = Onbekend (het programma eindigde voordat een antwoord was vastgelegd)

## The command line and a file of profiles that is not in order

cli-profile-empty = Achter --profile staat geen naam. Komt die uit een variabele, dan is die leeg.
cli-profile-not-text = CAMPAIGN_REMOTE_PROFILE is geen UTF-8 en noemt dus geen profiel.
profiles-not-toml = { $path } is op regel { $line } niet te begrijpen: { $reason }. Het bestand blijft zoals het is.
profiles-not-toml-next = Corrigeer het in een editor. Om een nieuw te beginnen, geeft u dit eerst een andere naam.
profiles-not-ours = { $path } is geen bestand met profielen dat te begrijpen is. Het bestand blijft zoals het is.
profiles-not-ours-next = Corrigeer het in een editor. Om een nieuw te beginnen, geeft u dit eerst een andere naam.
cli-secret-kept-already = Het nieuwe geheim van het profiel { $profile } staat al in de sleutelbos; het profiel zelf is niet gewijzigd.
cli-secrets-gone-already = Het profiel { $profile } is er nog; de geheimen ervan staan niet meer in de sleutelbos.
cli-restart-start-it = Als dat verholpen is, start u hem: campaign-remote start { $workflow } --profile "{ $profile }"
cli-journal-verdict-lost = Wat er van deze opdracht geworden is, kon niet in het logboek { $path } worden geschreven. De regel daar zegt minder dan bekend is.
cli-journal-verdict-lost-next = Bewaar wat hier is afgedrukt. Maak daarna ruimte op de schijf, of geef het bestand vrij.
cli-output-lost = Niet alles kon worden afgedrukt: { $reason }
cli-line-not-understood = De argumenten waren niet te begrijpen. Wat eraan niet klopt, staat in de standaardfoutuitvoer.
cli-see-help = Zie { $command } --help
cli-next-without-journal = Voeg daarvoor --without-journal toe.
cli-next-keep-secrets = Of verwijder alleen het profiel, en laat de geheimen waar ze zijn: met --keep-secrets.

## The journal in the window, and the reason of a command
## Het logboek in het venster, en de reden van een opdracht

path-title-journal = Uit het logboek exporteren
tab-journal = Logboek
raw-exchange = Verzoek en antwoord
journal-count =
    { $count ->
        [one] één vermelding
       *[other] { $count } vermeldingen
    }
journal-size = { $size } in totaal
journal-refresh = Logboek opnieuw lezen
journal-looking = In het logboek wordt gezocht…
journal-empty = Hier komt elke opdracht te staan die vanaf hier wordt verzonden: wie die wanneer verzond en wat ervan is geworden.
journal-none-fit = Niets in het logboek past hierbij. Kies andere filters.
journal-bad-date = Een datum wordt geschreven als 2026-11-22, een tijdstip als 2026-11-22T08:00:00Z. Wat anders is geschreven, telt niet.
journal-row-loading = Deze vermelding wordt gelezen
journal-filter-workflow = Vermeldingen van welke workflow
journal-this-workflow = Deze workflow
journal-all-workflows = Alle workflows
journal-filter-text = Logboek filteren
journal-more-filters = Meer filters
journal-fewer-filters = Minder filters
journal-filter-command = Vermeldingen met welke opdracht
journal-any-command = Elke opdracht
journal-filter-verdict = Vermeldingen met welk resultaat
journal-any-verdict = Elk resultaat
journal-no-verdict = Zonder resultaat
journal-filter-profile = Vermeldingen van welk profiel
journal-any-profile = Elk profiel
journal-filter-from = Vanaf (datum)
journal-filter-until = Tot en met (datum)
journal-export-csv = CSV exporteren…
journal-export-json = JSON Lines exporteren…
journal-exporting =
    { $count ->
        [one] Exporteren: één vermelding, { $percent } %
       *[other] Exporteren: { $count } vermeldingen, { $percent } %
    }
journal-export-cancel = Exporteren annuleren
journal-exported =
    { $count ->
        [one] Eén vermelding is geëxporteerd naar { $path }.
       *[other] { $count } vermeldingen zijn geëxporteerd naar { $path }.
    }
journal-back = Terug naar de lijst
journal-fill-fields = Velden invullen
journal-fill-fields-hint = Vult profiel, organisatie en workflow in. Er wordt niets verzonden voordat u op een opdracht drukt.
journal-copy-line = Kopiëren als regel
journal-reason = Reden: { $reason }
journal-no-exchange = Bij deze vermelding zijn geen verzoek en antwoord bewaard.
journal-profile-gone = Het profiel { $profile } van deze vermelding is er niet meer, dus het gekozen profiel bleef.
journal-profile-gone-next = Controleer het profiel voordat u op een opdracht drukt.
recorded-yes = gezien: { $state }
recorded-before = was al zo: { $state }
recorded-elsewhere = in plaats daarvan gezien: { $state }
recorded-out-of-time = laatst gezien: { $state }
recorded-not-reported = geen status gemeld
recorded-not-read = record niet gelezen
recorded-given-up = niet afgewacht
field-reason = Reden
add-reason = Reden toevoegen
reason-required = Naar een reden vragen
reason-missing = Het profiel { $profile } vraagt bij elke opdracht om een reden.
reason-missing-next = Vul de reden in en verzend de opdracht dan opnieuw.
step-enter-reason = Reden invullen
cli-reason-missing = Het profiel { $profile } vraagt bij elke opdracht om een reden, en die is niet gegeven.
cli-reason-missing-next = Voeg --reason TEXT toe.
cli-field-reason-required = Bij elke opdracht om een reden vragen (--reason-required=false: niet meer)
## Volgen

watch = Volgen
watch-on-hint = Zijn record wordt elke { $seconds } s gelezen. Druk om hem niet meer te volgen.
watch-off-hint = Druk om zijn record elke { $seconds } s te laten lezen.
watch-progress = { $count } gevolgd, elke { $seconds } s
watch-slower = { $count } gevolgd, hoogstens elke { $seconds } s: de server vroeg om tijd
watch-slower-some = { $count } gevolgd, waarvan { $slow } hoogstens elke { $seconds } s: hun server vroeg om tijd
watch-offline = Volgen is onderbroken: er komt geen antwoord
watch-offline-some = { $count } gevolgd, waarvan { $silent } vergeefs: daar antwoordt niemand
watch-saw-change =
    { $minutes ->
        [0] Zojuist veranderd: { $before }, nu { $after }.
        [one] Eén minuut geleden veranderd: { $before }, nu { $after }.
       *[other] { $minutes } minuten geleden veranderd: { $before }, nu { $after }.
    }
at-rest-for-days =
    { $days ->
        [one] { $state }, en één dag geleden voor het laatst verwerkt. Campaign Standard stopt wat langer dan 7 dagen gepauzeerd of mislukt is.
       *[other] { $state }, en { $days } dagen geleden voor het laatst verwerkt. Campaign Standard stopt wat langer dan 7 dagen gepauzeerd of mislukt is.
    }
notification-title = { $workflow }: { $state }
notification-text = { $profile }, { $organization }. Daarvoor: { $before }. Gezien om { $time }.
watch-every = Interval bij het volgen
confirm-for = Op een bevestiging wachten
notify = Melden wanneer een gevolgde workflow verandert
time-seconds = { $number } seconden
time-minutes =
    { $number ->
        [one] één minuut
       *[other] { $number } minuten
    }

## Een gekozen profiel dat er niet meer is

profile-lost = Het profiel { $lost } is er niet meer, dus nu is { $chosen } gekozen. De workflow-id is leeggemaakt: die hoorde bij het andere.
profile-lost-none = Het profiel { $lost } is er niet meer, en een ander is er niet. De workflow-id is leeggemaakt.

## Een opdracht die werd ingehaald

overtaken-by-command = { $command } { $workflow } is niet verzonden: een andere opdracht aan deze workflow was eerder.
overtaken-by-stop = { $command } { $workflow } is niet verzonden: minder dan een minuut geleden is een stop van deze workflow geaccepteerd, en Adobe raadt een tweede af.
overtaken-by-state = { $command } { $workflow } is niet verzonden: het record van de workflow toont inmiddels een status waarin de opdracht geen zin heeft.
profile-gone = Het profiel { $profile } is er niet meer, dus er wordt niets via dit profiel verzonden.

## Na een slaap van de computer

state-read-before-sleep = Gelezen voordat deze computer sliep of zijn klok werd gezet.
list-seen-before-sleep = enige tijd geleden
watch-saw-change-before-sleep = Veranderd voordat deze computer sliep of zijn klok werd gezet: { $before }, daarna { $after }.

## Meerdere tegelijk

many-title =
    { $count ->
        [one] “{ $command }” naar één workflow verzenden?
       *[other] “{ $command }” naar { $count } workflows verzenden?
    }
many-text = Hiermee wordt “{ $command }” via het profiel { $profile } verzonden naar deze workflows van { $organization }, hoogstens vier tegelijk.
many-left-out = { $workflow } wordt overgeslagen. { $reason }
many-crowd = Meer dan { $limit } zouden tegelijk lopen. Campaign zet de overige in de wachtrij.
many-technical = Sommige hiervan zijn technische workflows die Campaign zelf nodig heeft.
many-go-on = Doorgaan als er een niet wordt geaccepteerd
many-field = Typ de organisatie ter bevestiging
many-confirm = { $verb }: { $count }
many-confirm-production = { $verb }: { $count } in productie
many-picked =
    { $count ->
        [one] Eén workflow gekozen
       *[other] { $count } workflows gekozen
    }
many-button = { $verb }: { $count } gekozen
many-pick-shown = Alle getoonde kiezen
many-pick-none = Geen kiezen
many-cancelled =
    { $count ->
        [one] U hebt geannuleerd; één is niet verzonden.
       *[other] U hebt geannuleerd; { $count } zijn niet verzonden.
    }
many-stopped =
    { $count ->
        [one] Eén werd niet geaccepteerd, dus één is niet verzonden.
       *[other] Eén werd niet geaccepteerd, dus { $count } zijn niet verzonden.
    }
many-profile-changed =
    { $count ->
        [one] Het profiel is niet meer zoals toen u instemde, dus één is niet verzonden.
       *[other] Het profiel is niet meer zoals toen u instemde, dus { $count } zijn niet verzonden.
    }
many-progress = { $command } naar { $total }: { $accepted } geaccepteerd, { $refused } geweigerd, { $unclear } mogelijk uitgevoerd, { $notsent } niet verzonden.
many-cancel-rest = De rest niet verzenden
list-pick = Kiezen voor een opdracht aan meerdere
list-picked = Gekozen
list-watched = Gevolgd
