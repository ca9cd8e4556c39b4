# Every sentence that Campaign Remote says in English.
#
# - A sentence says what happened; `<key>-next`, where there is one, says what to do.
# - Sentence case, no exclamation marks, no blame. "…" ends the name of a control that opens a dialog.
# - start, pause, resume and stop as words of a request are never translated: { "$command" }, { "$what" } and { "$wire" } hold them.

## The window

window-title = { $profile } – Campaign Remote
profile = Profile
no-profile-chosen = No profile
new-profile = New profile
edit-profile = Edit profile
menu = Menu
address = { $organization } · { $host }
signed-in = Signed in · { $hours } h { $minutes } min left
chip-production = PRODUCTION
chip-stage = STAGE
chip-practice = PRACTICE
chip-read-only = READ-ONLY
import-profiles = Import profiles…
export-profiles = Export profiles…
language = Language
language-system = As the system has it
theme = Appearance
theme-system = Light or dark, as the system has it
theme-light = Light
theme-dark = Dark
version = Version { $version }
dismiss = Dismiss
decimal-mark = .

## The first start

welcome-begin = Connect to Adobe Campaign…

## The Campaign to practise on

practice-banner = This is a Campaign to practise on: nothing that you do here leaves this computer.
practice-story = { $workflow }: { $story }
practice-obeys = Obeys. Each command is accepted at once and done a few seconds later.
practice-slow-to-stop = Takes three quarters of a minute to stop. Do not send a second stop meanwhile: it would be refused.
practice-never-stops = Accepts the stop and goes on stopping for ever. In a real Campaign somebody would have to stop it there.
practice-fails = Starts, and a few seconds later an activity fails. Starting it again tries the activity once more.
practice-paused-for-days = Has been paused for six days. Campaign stops by itself what has been paused for seven.
practice-no-state = Obeys, but its record says nothing of its state, so that nothing can be confirmed.
practice-renamed = Its ID was changed in Campaign, to WKF70. Requests with the old one are refused.
practice-loses-answer = Applies the command, and the answer gets lost. Check its state before you send anything again.
practice-expired-token = Answers as if the access token had expired. A new one is what a real Campaign would want.
practice-bad-gateway = A gateway answers for it and cannot say whether the command arrived.
practice-too-many-requests = Refuses a command because there were too many, and says when to try again: after 30 seconds. It takes that one.
practice-long-answer = Obeys, and its answer to a command is 20 MB long.
practice-signal = Waits for an external signal with three parameters: audience, email and test. One signal in ten minutes is taken.

## Fields and buttons

field-organization = Organization
field-workflow-id = Workflow ID
command-start = Start
command-pause = Pause
command-resume = Resume
command-stop = Stop
restart = Restart
command-start-hint = Sends “{ $wire }”: the workflow runs from its beginning; a paused one goes on.
command-pause-hint = Sends “{ $wire }”: no new activity begins; what is running goes on to its end.
command-resume-hint = Sends “{ $wire }”: a paused workflow goes on where it was.
command-stop-hint = Sends “{ $wire }”: the run ends, and cannot go on from the same place.
cancel-request = Cancel request
disabled-on-its-way = A request is on its way. Wait for its answer, or cancel it.
disabled-read-only = This profile is read-only: it sends no commands.
no-profile = There is no profile yet. Make one first.
workflows = Workflows
save-workflow = Save workflow
remove-workflow = Remove workflow
filter-workflows = Filter workflows
workflows-empty = Workflows that you save stand here: type or paste an ID, and press the plus.
workflows-none-fit = No saved workflow fits.
refresh = Refresh the state
state-line = State: { $state }
state-line-old = Last seen: { $state }
state-not-read = not read yet
state-not-reported = not reported
state-unknown = “{ $said }”
state-editing = Being edited
state-pending = Pending
state-starting = Starting
state-started = Started
state-pausing = Pausing
state-paused = Paused
state-failed = Failed
state-resuming = Resuming
state-stopping = Stopping
state-restarting = Restarting
state-finished = Finished

## Why something cannot be pressed

export-nothing = There is no profile of your own to export yet.
edit-practice-fixed = The connection to practise with cannot be changed. Make a profile of your own first.
file-being-read = A file is being read.

## The list of workflows

# { "$workflow" } is a workflow as people know it: its label and its ID. { "$state" } is one of the states above.

list-open = Workflows…
list-close = Close the list
list-add = Add several workflows…
list-no-id-in-field = Enter a workflow ID first.
list-already-there = This workflow is in the list already.
list-not-there = Choose a workflow of the list first.
list-practice-fixed = The list of the Campaign to practise on cannot be changed. Choose a profile of your own first.
list-file-fixed = A newer version of this program wrote the profiles, so the list cannot be changed here.
list-order-filtered = Only a part of the list is shown. Empty the filter to change the order.
list-is-first = It stands first already.
list-is-last = It stands last already.
list-removed = { $workflow } was removed from the list.
list-added =
    { $count ->
        [one] One workflow was added.
       *[other] { $count } workflows were added.
    }
list-undo = Undo
list-undone = The last change was taken back.
list-nothing-to-undo = There is nothing to take back.
list-row-menu = What can be done with this workflow
list-rename = Rename…
list-move-up = Move up
list-move-down = Move down
list-remove = Remove
list-copy-id = Copy ID
list-rename-title = Rename { $workflow }
list-rename-field = Label
list-rename-confirm = Rename
list-seen = { $state }, { $ago }
list-seen-now = just now
list-seen-minutes = { $minutes } min ago
list-seen-hours = { $hours } h ago
list-seen-days =
    { $days ->
        [one] one day ago
       *[other] { $days } days ago
    }
list-add-title = Add several workflows
list-add-text = Paste one workflow on each line, or choose a CSV file. A first line may name the columns.
list-add-field = Workflows to add
list-add-example =
    Daily import (WKF35)
    WKF35;Daily import
    WKF35
list-add-file = Choose a file…
list-add-from-file = From { $path }
list-add-from-clipboard =
    { $lines ->
        [one] From the clipboard: one line
       *[other] From the clipboard: { $lines } lines
    }
list-add-start-over = Start over
list-add-confirm =
    { $count ->
        [0] Add
        [one] Add one workflow
       *[other] Add { $count } workflows
    }
list-preview-new =
    { $count ->
        [0] None will be added.
        [one] One will be added:
       *[other] { $count } will be added:
    }
list-preview-known =
    { $count ->
        [one] One is in the list already and stays as it is:
       *[other] { $count } are in the list already and stay as they are:
    }
list-preview-doubles =
    { $count ->
        [one] One line names a workflow that stands above it.
       *[other] { $count } lines name a workflow that stands above them.
    }
list-preview-not-understood =
    { $count ->
        [one] One line was not understood:
       *[other] { $count } lines were not understood:
    }
list-preview-line = Line { $line }: “{ $text }”. { $reason }
list-preview-more = … and { $count } more
list-empty = There is nothing in it.
list-empty-next = Choose a file with one workflow on each line.
list-too-large = This is larger than 4 MiB, so it is no list of workflows.
list-too-many = These are more than { $most } workflows.
list-too-many-next = Add those that you work with.
list-credentials = This looks like credentials or a cURL line, so it was not read as a list.
list-credentials-next = To import credentials, open the profile and choose “Import credentials…”.
list-open-quote = A quotation mark is not closed.
list-no-id = There is no ID where one should stand.
list-blanks = Where the ID should stand are several words.
list-blanks-next = Write the ID first, or name the columns in the first line.
list-cannot-be-read = { $path } could not be read: { $reason }.
list-cannot-be-read-next = Check that it is a file and that you may read it.

## The verdict

verdict-none = What became of a command will stand here.
verdict-sending = Sending: { $what }…
verdict-not-sent = Not sent: { $what }.
verdict-maybe-applied = May have been applied: { $what }.
verdict-refused = Refused: { $what }.
verdict-accepted = Accepted: { $what }.
verdict-accepted-rest = Campaign took it in { $elapsed } and applies it as soon as a server is free.
verdict-maybe-applied-next = Look at the workflow’s state before you send it again.
line-reading = Reading: the record of { $workflow }…
line-not-read = Not read: the record of { $workflow }.
line-reading-cancelled = Cancelled: reading the record of { $workflow }.
line-cancelling = Cancelling…
line-waiting =
    { $seconds ->
        [one] Waiting for one second.
       *[other] Waiting for { $seconds } seconds.
    }
check-asked = Reading the workflow’s record…
check-said = The workflow’s record now says: { $state }.
check-not-reported = The workflow’s record reports no state, so it cannot be told from here.
check-not-read = The workflow’s record could not be read. { $reason }
step-check-state = Check state
step-send-again = Send { $command } again
step-renew-credentials = Enter new credentials…
step-open-profile = Open the profile…
step-correct-workflow-id = Correct the workflow ID
step-correct-organization = Correct the organization
step-try-again = Try again
server-said = The server said ({ $status }): “{ $text }”
server-said-nothing = The server answered { $status } and said nothing more.
retry-after =
    { $seconds ->
        [one] It asks to wait one second.
       *[other] It asks to wait { $seconds } seconds.
    }
token-expired = The access token has expired.
token-expired-next = Enter a new one.
signed-in-expired = The access token has expired
answer-is-page = A web page came back. A proxy or a sign-in page may have answered instead of Campaign, so look at the workflow’s state.
body-cut-cancelled = You cancelled while the answer’s body was coming, so only its beginning is shown.
body-cut-too-large = The answer’s body is larger than 256 MiB; the rest was not read.
body-cut-broken = The connection broke while the answer’s body was coming ({ $reason }), so only its beginning is shown.
body-cut-timed-out = The answer’s body did not come whole in time, so only its beginning is shown.

## Why something was not sent, or nobody can tell

cause-sign-in = The sign-in service refused ({ $status }).
cause-sign-in-unreachable = The sign-in service could not be asked.
cause-ca-file = The CA file { $path } cannot be used ({ $reason }).
cause-ca-file-next = Correct it in the profile.
cause-name-not-resolved = The name { $host } could not be resolved.
cause-name-not-resolved-next = Check the network connection and the profile’s base URL.
cause-connection-refused = { $host } refused the connection.
cause-connection-refused-next = Check the base URL, or try again later.
cause-connection-timed-out =
    { $seconds ->
        [one] No connection to { $host } within one second.
       *[other] No connection to { $host } within { $seconds } seconds.
    }
cause-connection-timed-out-next = Check the network, the VPN and the proxy.
cause-unreachable = { $host } could not be reached ({ $reason }).
cause-tls-expired = The certificate of { $host } has expired, or this computer’s clock is ahead.
cause-tls-not-yet-valid = The certificate of { $host } is not valid yet, or this computer’s clock is behind.
cause-tls-wrong-name = The certificate that came belongs to another host than { $host }.
cause-tls-wrong-name-next = Check the base URL and the proxy.
cause-tls-unknown-issuer = Nobody whom this computer trusts has signed the certificate of { $host }.
cause-tls-unknown-issuer-next = If your company checks its traffic, name its CA file in the profile.
cause-tls-other = No secure connection to { $host } ({ $reason }).
cause-proxy = The proxy did not let the request through ({ $reason }).
cause-proxy-next = Check the proxy in the profile or in the system.
cause-cancelled = You cancelled.
cause-connection-broke = The connection broke after the request had begun to go out ({ $reason }).
cause-timed-out =
    { $seconds ->
        [one] No whole answer within one second.
       *[other] No whole answer within { $seconds } seconds.
    }
cause-not-http = What came back is not an HTTP answer ({ $seen }).
cause-not-a-record = What came back is not a workflow’s record ({ $seen }).
cause-not-a-record-next = A proxy, or a page of maintenance, may have answered in its place. Check the state again later.
cause-gateway = A gateway answered { $status }; the server behind it may have carried the command out.
api-key-missing = The profile { $profile } has no API key.
api-key-missing-next = Enter the client ID of your credential in the profile.
api-key-has-strange-characters = The API key holds characters that no API key has.
token-has-strange-characters = The access token holds characters that no token has. Perhaps it was not copied whole.
token-too-long = This is too long for an access token.
api-key-too-long = This is too long for an API key.
sign-in-gave-no-token = The sign-in service answered without a token.
guard-read-only = The profile { $profile } is read-only, so it sends no commands.
guard-id-not-typed = Stopping in production needs the workflow ID typed as confirmation.
guard-production = { $organization } is production, and nobody agreed to the command.
guard-technical = { $workflow } is one of Campaign’s technical workflows, and nobody agreed to the command.

## What may stand in a field

organization-empty = Enter the organization: the name of your Campaign instance, as in https://acme.campaign.adobe.com.
organization-is-ims = This is the IMS organization ID. The API wants the name of the Campaign instance, as in https://acme.campaign.adobe.com.
organization-forbidden = No organization can hold the character { $character }.
organization-dots = Dots alone are no organization.
organization-too-long = This is too long for an organization.
workflow-id-empty = Enter the workflow ID, as it stands after the label in Campaign: Daily import (WKF35).
workflow-id-forbidden = No workflow ID can hold the character { $character }.
workflow-id-dots = Dots alone are no workflow ID.
workflow-id-too-long = This is too long for a workflow ID.
url-not-a-url = This is not an https address. Write it like https://mc.adobe.io.
url-not-secure = Only https is allowed, or http to this very computer: a token must not travel in the clear.
url-holds-credentials = A user name or password must not stand in the address, since it would land in a file.
url-holds-more = Nothing may follow the path of this address: no “?” and no “#”.
seconds-out-of-range = Enter whole seconds, from 1 to 3600.

## What a refusal means

refusal-unknown = The server answered { $status }.
refusal-redirect = The server wants the request to go to another address. It was not sent there.
refusal-401013 = The access token is wrong or has expired.
refusal-401013-next = Enter a new one.
refusal-401013-fetched-next = The profile signs in by itself, and the token that it got is refused. Compare its API key, client secret and scopes with those in Adobe’s Developer Console.
refusal-403010 = No access token arrived.
refusal-403010-next = Enter one in the profile.
refusal-403000 = No API key arrived.
refusal-403000-next = Enter it in the profile.
refusal-403003 = The API key is wrong, or the Campaign API is not added to its project.
refusal-403003-next = Compare it with the client ID in Adobe’s Developer Console, and look whether the project has the Campaign API.
refusal-403023 = The technical account may not use this Campaign instance: its product profile is not set up, or the organization is wrong.
refusal-403023-next = Check the organization; if it is right, ask Adobe’s support to check the provisioning.
refusal-403025 = The technical account’s product profile is not valid for this product.
refusal-403025-next = Ask an administrator to add the Campaign product profile to the credential.
refusal-403027 = The technical account has no region: its organization or product profile is wrong.
refusal-403027-next = Check the credential’s product profile in Adobe’s Developer Console.
refusal-400003 = The gateway misses a header.
refusal-429 = Too many requests were sent.
refusal-429-next = Wait a little before the next one.
refusal-oops-500 = The gateway cannot route this: the address or the organization is wrong.
refusal-oops-500-next = Check the organization.
refusal-oops-502 = The gateway does not find the Campaign instance: its network name is missing or wrong.
refusal-oops-502-next = Only Adobe’s support can mend that.
refusal-rc-2003 = Campaign does not know this REST service.
refusal-rc-2003-next = Ask an administrator to publish the data model again.
refusal-pkey = Campaign cannot read this as a workflow ID.
refusal-pkey-next = Use the ID that stands after the workflow’s label, as in Daily import (WKF35).
refusal-not-found = Campaign finds no workflow with this ID.
refusal-not-found-next = Check the ID. If it was changed in Campaign, requests with the old one no longer work.
refusal-bas-010003 = Campaign cannot do this in the workflow’s present state.
refusal-bas-010003-next = Look at its state first.
refusal-signal-parameter = A parameter is not declared in the signal activity.
refusal-ims-client-id = The sign-in service does not know this client ID.
refusal-ims-client-id-next = Compare the API key with the client ID in Adobe’s Developer Console.
refusal-ims-client-secret = The client secret is wrong.
refusal-ims-client-secret-next = Enter the current one from Adobe’s Developer Console.
refusal-ims-bindings = The organization and the technical account do not belong together, or its old certificate has expired.
refusal-ims-bindings-next = Make an OAuth Server-to-Server credential in Adobe’s Developer Console.
refusal-rst-360011 = Campaign met an error and does not say which.
refusal-status-401 = The sign-in was not accepted.
refusal-status-401-next = Enter new credentials.
refusal-status-404 = There is nothing at this address.
refusal-status-404-next = Check the workflow ID. If it was changed in Campaign, requests with the old one no longer work.
refusal-status-408 = The server waited too long for the request.
refusal-status-502 = A gateway got no proper answer from the server behind it.
refusal-status-503 = The server is not available just now.
refusal-status-504 = A gateway waited too long for the server behind it.

## Tokens and certificates

token-not-renewed = No new one could be fetched.
cause-ca-file-silent = The CA file { $path } could not be read within { $seconds } s.
cause-ca-file-silent-next = Check the drive or the share that it lies on, or choose a copy on this computer in the profile.

## The exchange

tab-response = Response
tab-headers = Headers
tab-request = Request
copy = Copy
save-body = Save…
copy-as-curl = Copy as cURL
raw-response = Raw response
raw-headers = Raw headers
raw-request = Raw request
show-raw = As it came
show-formatted = Formatted
response-empty = The answer to a command will stand here, byte for byte.
response-no-answer = No answer came.
body-empty = The answer has no body.
body-not-text = The body is not UTF-8 text. Bytes that cannot be read are written out, as in <0xFF>. “Bytes” shows all of them; Save… keeps them as they came.
body-not-saved = The body could not be written to { $path } ({ $reason }).
body-not-saved-next = Choose another place.
notice-body-saved = The body was saved as { $path }.

## The response viewer

show-hex = Bytes
body-reading = Counting lines: { $percent } %
body-formatting = Formatting: { $percent } %
body-format-cancel = Stop formatting
body-format-cut = Formatted, the body is longer than 256 MiB, so its end is missing here. “As it came” shows all of it.
copy-too-large = More than 64 MiB is too much for the clipboard, so nothing was copied.
copy-too-large-next = Select less, or use Save…, which writes all of it.
reader-part = Rows { $first } to { $last } of { $total } are on screen; only these can be read here. Save… keeps all of them.
find-field = Find in the text
find-next = Next match
find-previous = Previous match
find-close = Close the search
find-cancel = Stop searching
find-going-on = { $total ->
    [one] 1 match so far
   *[other] { $total } matches so far
  } ({ $percent } %)
find-position = { $position } of { $total }
find-total = { $total ->
    [0] No match
    [one] 1 match
   *[other] { $total } matches
  }
find-cut = The rest was not searched.
find-beyond = Only the first { $kept } can be stepped through.

## The profile editor

editor-title-new = New profile
editor-title-edit = Edit profile
editor-network = Network
field-name = Profile name
field-api-key = API key
field-access-token = Access token
field-client-secret = Client secret
field-scopes = Scopes
field-base-url = Base URL
field-sign-in-url = Sign-in URL
field-ca-file = CA file
field-proxy = Proxy
field-connect-timeout = Seconds for the connection
field-timeout = Seconds for the whole request
field-organization-hint = The name of your Campaign instance, as in https://acme.campaign.adobe.com; not the IMS organization ID.
environment = Environment
environment-production = Production
environment-stage = Stage
environment-practice = Practice
read-only = Read-only
sign-in = Sign-in
sign-in-token = Access token
sign-in-oauth = OAuth Server-to-Server
secrets-in-keyring = Tokens and secrets are kept in your system’s keyring only.
secret-hint-kept = Leave empty to keep the saved one
save = Save
saving = Saving…
cancel = Cancel
check-connection = Check connection
check-title = Check connection
check-running = Checking…
check-line = { $step }: { $found }
check-good = all right
check-skipped = not checked
check-use = Use { $value }
close = Close
delete-profile = Delete profile
delete-question = Delete this profile and its secrets in the keyring?
delete-confirm = Delete
delete-keep = Keep it
delete-anyway = Delete the profile anyway
secrets-not-kept = The profile is saved, its secrets are not. { $reason }
secrets-not-removed = The profile is still there, since its secrets could not be removed from the keyring. { $reason }
keep-for-session = Keep secrets for this session only

## The guard and the other dialogs

guard-title = Send { $command } to { $workflow } in production?
guard-text = This sends { $command } to the workflow { $workflow } of { $organization } through the profile { $profile }.
guard-field = Type the workflow ID to confirm
guard-confirm = { $verb } { $workflow } in production
guard-title-technical = Send { $command } to the technical workflow { $workflow }?
guard-text-stop = A stopped run cannot go on from the same place.
guard-text-technical = Campaign itself needs { $workflow }: Adobe lists it among the technical workflows. Without it, tracking, billing or mail may stand still.
guard-confirm-technical = { $verb } { $workflow }
intake-title = Import credentials
import-credentials = Import credentials…
intake-text = Paste a cURL line or the content of a credential file: from Adobe’s Developer Console, a Postman environment, or a browser. You can also drop the file on the window. Secrets go into your keyring; the file is not kept.
intake-field = Pasted text
intake-read = Read it
intake-use = Use these
intake-file = Choose a file…
intake-choose-credential = There are several credentials. Choose one.
intake-choose-secret = There are several client secrets. Choose the one that is current.
path-title-credentials = Choose a credential file
path-title-workflows = Add workflows from a file
import-sets-address = The import also set an address: { $address }. Your secrets are sent there; check it before you save.
import-lacks-organization = The organization does not stand in these credentials. Enter it.
import-file-holds-secret = The file { $path } still holds the secret. Delete it once the profile is saved.
credentials-cannot-be-read = { $path } could not be read: { $reason }. Choose another file.
import-title = Import profiles
import-from = From { $path }
import-new = { $name } will be added.
import-replaces = { $name } will replace { $old }. Changed: { $changed }.
import-replaces-unreadable = { $name } will replace an entry that cannot be read.
import-same-name = { $old } will be added as { $name }, since that name is taken.
import-unchanged = { $name } is already there and stays as it is.
import-trouble = { $name } will be left out: { $field }. { $reason }
import-nothing = There is no profile in this file that can be used.
import-confirm = Import
notice-imported = The profiles were imported.
notice-exported = The profiles were exported to { $path }, without secrets.
path-title-import = Import profiles
path-title-export = Export profiles
path-title-body = Save the response
path-text = No program on this computer shows file dialogs. Type the file’s path.
path-field = File
path-confirm = Use this file
leave-title = A command is on its way
leave-text = If you close the window now, you will not see whether it was applied.
leave-title-rest = Not all commands have gone out
leave-text-rest =
    { $count ->
        [one] If you close the window now, one command is not sent any more, and you will not see what became of the others.
       *[other] If you close the window now, { $count } commands are not sent any more, and you will not see what became of the others.
    }
leave-text-restart =
    { $count ->
        [one] If you close the window now, start is not sent any more: once stop is applied, { $workflow } stays stopped.
       *[other] If you close the window now, start is not sent any more: once stop is applied, { $count } workflows stay stopped.
    }
leave-stay = Keep waiting
leave-confirm = Close anyway
profile-trouble = The profile { $name } cannot be used: { $field }. { $reason }

## A path that is typed

path-taken = There is a file { $path } already. Replace it?
path-other = Choose another name
path-replace = Replace the file
path-is-folder = { $path } is a folder.
path-is-folder-next = Add the name of the file.
path-no-folder = There is no folder { $path }.
path-no-folder-next = Check how it is spelled.
path-not-there = There is no file { $path }.
path-not-there-next = Check how it is spelled.

## Nothing that was typed is lost

guard-wrong = This does not match. Nothing was sent.
unsaved-title = Unsaved changes
unsaved-text = What you entered in this profile is not saved.
unsaved-stay = Go on editing
unsaved-confirm = Discard the changes
saving-title = The profile is being saved
saving-text = If you close the window now, you will not see whether that was done.
drop-not-read = A dialog was open, so { $path } was not read. Drop it again.
save-before-workflow-id = The workflow ID stands in the main window. Save this profile, then correct the ID there.

## The command line

cli-about = A remote control for Adobe Campaign workflows: start, pause, resume and stop them, and know what happened.
cli-after = Without arguments the window opens. Example, with no account and no network: campaign-remote start WKF1 --profile practice
cli-language = Speak this language instead of the system’s
cli-check = Look whether everything is set up; sends no command
cli-check-after = Exit codes: 0 everything is set up, 1 refused, 2 wrong use, 3 not reached, 7 no credentials. Example: campaign-remote check --profile "Acme stage" --workflow WKF35
cli-profile = The profile; otherwise the one that CAMPAIGN_REMOTE_PROFILE names, or the only saved one; practice is always there
cli-check-workflow = Also look whether this workflow’s record can be read
cli-json = Print one JSON object
cli-no-home = There is no home folder here, so there are no profiles.
cli-no-such-profile = There is no profile named { $name }. campaign-remote profiles list shows those that there are.
cli-name-a-profile = Say which profile: --profile NAME, or CAMPAIGN_REMOTE_PROFILE.
cli-practice = An Adobe Campaign to practise on, on this computer only, until it is interrupted
cli-practice-after = The first line on standard output is a JSON object with the address and the credentials, which open nothing else. Example: campaign-remote practice --port 8700
cli-port = Listen on this port instead of any free one
cli-practice-failed = The practice Campaign could not begin to listen:
cli-help = Print this help
cli-version = Print the version
no-display = There is no display here, so no window can open. Start it in a graphical session, or see --help.
no-window = The window could not be opened.

## The command line: its commands

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-yes = yes
cli-no = no
cli-help-json = Print the form of every command’s JSON, as a JSON Schema
cli-name-a-command = Say which command: { $commands }. See --help.
cli-workflow-id = The workflow ID, as it stands after the label in Campaign: Daily import (WKF35)
cli-base-url = For the profile practice only: the address of a practice Campaign that is running; otherwise the command brings its own
cli-base-url-is-pinned = --base-url is for the profile practice only: where any other profile sends its requests stands in the profile. Change it with: campaign-remote profiles edit
cli-base-url-is-no-practice = A practice Campaign is on this very computer: give the address that campaign-remote practice prints.
cli-practice-ground = PRACTICE: this command brings up a Campaign of its own on this computer, which ends with it. Nothing is real.
cli-practice-is-built-in = The profile practice is built in: it cannot be changed, and it has no secrets. Name another profile.
cli-command-after = Exit codes: 0 accepted, 1 refused, 2 wrong use, 3 not sent, 4 may have been applied, 5 accepted but not confirmed (with --wait), 6 the guard said no, 7 no credentials or no keyring. Example: campaign-remote { $command } WKF35 --profile "Acme stage"
cli-state = Read what the workflow’s record says of its state; sends no command
cli-state-after = Exit codes: 0 the state is known, 1 refused, 2 wrong use, 3 no answer, 5 the record reports no state, 7 no credentials or no keyring. Example: campaign-remote state WKF35 --profile "Acme stage" --json
cli-wait-flag = Wait until the workflow’s record confirms it
cli-timeout = Wait no longer than this; otherwise 300 seconds
cli-timeout-out-of-range = Enter whole seconds for --timeout, from 1 to 86400.
cli-production = Agree beforehand that the command goes to production
cli-technical = Agree beforehand that it goes to one of Campaign’s technical workflows
cli-reason = Why, in your own words
cli-wait = Wait until the workflow’s record shows a state, whoever brings it about; sends no command
cli-wait-after = Exit codes: 0 it is so, 1 refused, 2 wrong use, 3 no answer, 5 not in time or no state reported, 7 no credentials or no keyring. Example: campaign-remote wait WKF35 --until stopped --timeout 600 --profile "Acme stage"
cli-until = The state to wait for
cli-restart = Sends “stop”, waits until the workflow is stopped, then sends “start”
cli-restart-after = The start goes out only after the stop is seen in the record. --timeout holds for each of the two waits. Exit codes: 0 stopped and started, 1 the stop was refused, 2 wrong use, 3 the stop was not sent, 4 one of the two may have been applied, 5 stopped and not started, or not confirmed in time, 6 the guard said no, 7 no credentials or no keyring. Example: campaign-remote restart WKF35 --profile "Acme stage"
cli-not-confirmed-next = Look again later: campaign-remote state { $workflow } --profile "{ $profile }"
cli-out-of-time = The record did not show it in time. It said last: { $state }.
cli-given-up = You stopped waiting before the record showed it.
cli-waiting = Waiting: { $what }, the record says: { $state }.
cli-next-production = If that is meant, add --production.
cli-next-technical = If that is meant, add --technical.
cli-profiles = The saved connections
cli-profiles-after = They are the window’s own. Example: campaign-remote profiles list
cli-profiles-list = List the profiles: name, environment, organization, host
cli-profiles-list-after = Example: campaign-remote profiles list --json
cli-profiles-show = Show all of one profile; there is no secret in it
cli-profiles-show-after = Example: campaign-remote profiles show "Acme stage"
cli-profiles-add = Save a new profile
cli-profiles-add-after = Secrets come afterwards, with credentials set. Example: campaign-remote profiles add "Acme stage" --organization acme-mkt-stage --api-key 1234abcd --sign-in oauth
cli-profiles-edit = Change some of a profile’s fields; what is not named stays
cli-profiles-edit-after = An empty value takes a CA file or a proxy away. Example: campaign-remote profiles edit "Acme stage" --read-only --proxy ""
cli-profiles-remove = Remove a profile, and its secrets from the keyring
cli-profiles-remove-after = Where the keyring cannot be reached, the profile stays. Example: campaign-remote profiles remove "Acme stage"
cli-profiles-import = Import profiles from a file that was exported; secrets in it are not taken over
cli-profiles-import-after = Example: campaign-remote profiles import colleagues.toml
cli-profiles-export = Export all saved profiles, or the one of --profile, without secrets
cli-profiles-export-after = A file of this name is replaced. Example: campaign-remote profiles export mine.toml
cli-profiles-name = The profile’s name
cli-profiles-import-file = A file of exported profiles
cli-profiles-export-file = The file to write
cli-profiles-keep-secrets = Leave its secrets in the keyring
cli-profiles-replace = Also import what replaces a saved profile
cli-profile-added = The profile { $name } was added.
cli-profile-changed = The profile { $name } was changed.
cli-profile-removed = The profile { $name } was removed.
cli-import-would-replace = Importing would replace the saved profile { $name }, so nothing was imported. Look at the file; if that is meant, add --replace.
cli-imported-new = { $name } was added.
cli-imported-same-name = { $old } was added as { $name }, since that name is taken.
cli-imported-replaces = { $name } has replaced { $old }.
cli-field-organization = The name of the Campaign instance, as in https://acme.campaign.adobe.com
cli-field-environment = How carefully its commands are guarded; otherwise what the organization’s name suggests
cli-field-base-url = Where Campaign’s gateway is; otherwise https://mc.adobe.io
cli-field-api-key = The credential’s client ID; an identifier, not a secret
cli-field-sign-in = Where the access token comes from: put in by you (token), or asked for with the client secret (oauth)
cli-field-sign-in-url = Where Adobe’s sign-in service is
cli-field-scopes = What the access token is asked for, separated by commas
cli-field-ca-file = Certificates to trust beside the system’s, as a PEM file
cli-field-proxy = The proxy; otherwise the system’s
cli-field-read-only = Send no commands through it (--read-only=false: send them again)
cli-field-connect-timeout = How many seconds a connection may take, 1 to 3600
cli-field-timeout = How many seconds a whole request may take, 1 to 3600
cli-field-name = The profile’s new name; its secrets and history stay with it
cli-credentials = A profile’s secrets, which are in the system’s keyring and nowhere else
cli-credentials-after = Example: campaign-remote credentials set --profile "Acme stage" < secret.txt
cli-credentials-set = Keep a secret that comes through standard input, or is typed unseen on a terminal
cli-credentials-set-after = Never as an argument: every process list shows those. Example: pass show adobe/acme | campaign-remote credentials set --profile "Acme stage" --kind client-secret
cli-credentials-kind = Which secret; otherwise the one that the profile’s sign-in needs
cli-credentials-import = Take over a credential file from Adobe’s Developer Console, a Postman environment or a cURL line
cli-credentials-import-after = The file itself is not kept. Example: campaign-remote credentials import oauth_server_to_server.json --profile "Acme stage"
cli-credentials-file = The file to read
cli-credentials-credential = Which credential, where the file holds several
cli-credentials-secret-number = Which client secret, where the credential has several: 1, 2…
cli-credentials-trust-addresses = Also take over the addresses in the file, which get the secrets from then on
cli-credentials-forget = Remove a profile’s secrets from the keyring
cli-credentials-forget-after = Example: campaign-remote credentials forget --profile "Acme stage"
cli-credentials-imported = The credentials were taken over into the profile { $profile }.
cli-credentials-forgotten = The secrets of the profile { $profile } were removed from the keyring.
cli-file-holds-secret = The file { $path } still holds the secret. Delete it.
cli-import-moves-secrets = This file would change where the secrets are sent: { $addresses }. Nothing was taken over. If you trust that, add --trust-addresses.
cli-import-several = The file holds several credentials. Say which with --credential: { $names }
cli-import-another = The file holds one credential, and it has another name: { $name }
cli-import-unnamed = The file holds one credential and no name for it. Leave out --credential.
cli-import-several-secrets = There are several client secrets. Say which is current with --secret-number: { $labels }
cli-secret-awaited = Enter the secret for the profile { $profile } ({ $secret }), then press Enter. What you type is not shown.
cli-secret-kept = The keyring now keeps the secret for the profile { $profile } ({ $secret }).
cli-secret-is-no-argument = A secret is never given as an argument, since every process list shows those. Give it through standard input.
cli-secret-in-argument = Argument { $number } looks like a secret. Arguments are seen in every process list, so nothing was done. Replace that secret, and give the new one through standard input: campaign-remote credentials set --profile NAME
cli-secret-in-environment = The environment variable { $name } looks like a secret. Every program started from here can read it, so nothing was done. Unset it, and keep the secret in the keyring: campaign-remote credentials set --profile NAME
cli-terminal-shows-all = This terminal would show what you type. Give the secret through a pipe or from a file: campaign-remote credentials set --profile NAME < FILE
cli-secret-too-long-to-type = That is too long to type: a terminal cuts a line at { $bytes } bytes, so nothing was kept. Give the secret through a pipe or from a file: campaign-remote credentials set --profile NAME < FILE
cli-not-kept-cancelled = You cancelled. No secret was kept.
cli-next-keyring = Run it where a keyring is open: in your desktop session, or on a machine without one through dbus-run-session with gnome-keyring-daemon --unlock, as the README shows.
cli-next-credentials = Put in new ones: campaign-remote credentials set --profile "{ $profile }"
cli-next-again = Try again.
cli-next-api-key = Put in the client ID of your credential: campaign-remote profiles edit "{ $profile }" --api-key KEY
cli-completions = Print the script with which a shell completes this program’s arguments
cli-completions-after = Example: campaign-remote completions bash > ~/.local/share/bash-completion/completions/campaign-remote
cli-completions-shell = The shell
cli-man = Print the manual page
cli-man-after = Example: campaign-remote man --to ~/.local/share/man/man1
cli-man-to = Write it and a page for each command into this folder instead
cli-man-not-written = The manual pages could not be written to { $path }: { $reason }

## Files of the program’s own

own-file = { $path } is one of Campaign Remote’s own files, so nothing was written there.
own-file-next = Choose another name or another folder.

## Profiles, settings and the keyring

# { "$path" } is a file’s path; { "$reason" } are the system’s or the parser’s own words, untranslated; { "$field" } is a field’s name in the file.

file-cannot-be-read = { $path } could not be read: { $reason }. Check that it is a file and that you may read it.
file-cannot-be-written = { $path } could not be written: { $reason }. What stood in it before is still there. Check the free space and the permissions, then save again.
folder-cannot-be-created = The folder { $path } could not be created: { $reason }. Create it, or make room for it, then save again.
file-busy = Another running copy of Campaign Remote keeps { $path } busy. Nothing was saved. Close the other copy, then save again.
file-newer = { $path } was written by a newer version of Campaign Remote (file version { $version }). It can be read here, but not changed. Update this program to change it.
file-not-text = { $path } is not a text file, so nothing could be read from it. It is left as it is; before the next save it is kept under another name.
file-too-large = { $path } is larger than 16 MiB, so it was not read. It is left as it is; before the next save it is kept under another name.
file-not-toml = { $path } could not be understood, at line { $line }: { $reason }. It is left as it is; correct it in an editor, or save here: it is kept under another name first.
file-other-shape = { $path } could not be understood: “{ $field }” must be a list, written as [[{ $field }]]. The file is left as it is; correct it in an editor, or save here: it is kept under another name first.
file-set-aside = { $path } could not be understood, so it was kept as { $copy } before the new file was written. What stood in it is there.
profiles-hold-secrets = { $path } seems to hold secrets ({ $fields }). They are not used. Move them to the keyring by editing the profile, then delete them from the file.
settings-field-wrong = “{ $field }” in { $path } could not be understood, so the usual setting is used. It is left as it is until you change it here.

profile-name-empty = Enter a name for the profile.
profile-name-not-one-line = A profile’s name is one line without control characters.
profile-name-too-long = A profile’s name has at most { $most } characters. Shorten it.
profile-name-taken = There is another profile called { $name }. Choose another name.
profile-name-double = Another profile has the same name. Give this one a name of its own.
profile-id-double = Another profile has the same id. Give this one an id of its own, or remove it.
profile-id-practice = This id is the built-in practice connection’s. Give this profile an id of its own, or remove it.
profile-id-wrong = The id must be a UUID. A fresh one to put there: { $fresh }
profile-field-missing = “{ $field }” is missing.
profile-field-wrong-type = “{ $field }” holds another kind of value than expected. Compare it with a profile that works.
profile-field-out-of-range = “{ $field }” must be a whole number from { $from } to { $to }.
profile-field-unknown-word = “{ $word }” is not known for “{ $field }”. It must be one of: { $words }.
profile-api-key-not-one-line = An API key is one line without control characters. Copy it again from Adobe’s Developer Console.
profile-ca-file-not-text = The name { $path } holds characters that no text file can keep. Rename the CA file.

proxy-not-a-url = This is not a proxy’s address. Write it like http://proxy.example:3128.
proxy-no-port = The proxy’s port is missing. Write it like http://proxy.example:3128.
proxy-holds-credentials = A user name or password must not stand in the proxy’s address, since it would land in a file.
proxy-holds-more = Nothing may follow the port of the proxy’s address.

import-not-text = { $path } is not a text file, so nothing was imported. Choose a file that Campaign Remote exported.
import-too-large = { $path } is larger than 16 MiB, so nothing was imported. Choose a file that Campaign Remote exported.
import-not-toml = { $path } could not be understood, at line { $line }: { $reason }. Nothing was imported. Choose a file that Campaign Remote exported.
import-other-shape = { $path } could not be understood: “{ $field }” must be a list, written as [[{ $field }]]. Nothing was imported.
import-secrets-ignored = { $path } seems to hold secrets ({ $fields }). They are not imported; enter them in the profile, which keeps them in the keyring. Then delete them from the file.
import-moves-address = Importing changes where { $name } sends its requests and its secrets. Go on only if you trust the file.
import-outdated = The profiles changed since you looked at { $path }. Nothing was imported. Choose the file again.

secret-empty = Nothing was entered. Paste the secret.
secret-not-one-line = A secret is one line without control characters. Copy it again, without what stands around it.
secret-too-long = This is longer than 8 KiB, so it is no access token or client secret. Copy it again, without what stands around it.

vault-no-bus = No keyring can be reached: this session has no D-Bus session bus.
vault-no-bus-next = Start Campaign Remote from a desktop session, or through dbus-run-session, with GNOME Keyring or KWallet running; then try again. Or keep the secret for this session only.
vault-no-keyring = No keyring is running in this session.
vault-no-keyring-next = Install and start GNOME Keyring (package gnome-keyring) or KWallet, then try again. Or keep the secret for this session only.
vault-locked = The keyring is locked, or its question was dismissed.
vault-locked-next = Unlock the keyring, then try again.
vault-no-collection = The keyring has no collection to save into, or none that is open.
vault-no-collection-next = Log in with your password or create a default keyring (in “Passwords and Keys”, for instance), then try again. Or keep the secret for this session only.
vault-not-found = No credentials found — is your keyring unlocked?
vault-not-found-next = Unlock the keyring and try again, or enter the credentials in the profile.
vault-timed-out =
    { $seconds ->
        [one] The keyring gave no answer within one second; it may be waiting for you.
       *[other] The keyring gave no answer within { $seconds } seconds; it may be waiting for you.
    }
vault-timed-out-next = Answer the keyring’s dialog, then try again.
vault-ambiguous = The keyring holds several entries for this secret.
vault-ambiguous-next = Remove the doubled entries in your keyring’s own program, then enter the credentials again.
vault-damaged = What the keyring gave back is not what was saved.
vault-damaged-next = Enter the credentials again.
vault-too-long = The keyring does not take a secret of this length.
vault-too-long-next = Try again, or keep the secret for this session only.
vault-stopped = The connection to the keyring broke off unexpectedly.
vault-stopped-next = Try again, or keep the secret for this session only.
vault-other = The keyring reported: { $reason }
vault-other-next = Try again, or keep the secret for this session only.

## Importing credentials and requests

import-empty = There is nothing here to import.
import-empty-next = Choose a credential file from Adobe’s Developer Console or a Postman environment, or paste a cURL line.
credentials-too-large = This is too large to be a credential file or a cURL line.
credentials-too-large-next = Choose the file that Adobe’s Developer Console gives under “Download JSON”.
import-not-importable = This is not a file or a line that can be imported.
import-not-importable-next = It can be a credential, a project or a workspace from Adobe’s Developer Console, a Postman environment, or a cURL line.
import-missing = { $field } is missing or empty.
import-missing-next = Download the file or copy the line again, whole.
import-wants-text = { $field } should be a text, and is something else.
import-wants-texts = { $field } should be a list of texts, and is something else.
import-wants-text-or-texts = { $field } should be a text or a list of texts, and is something else.
import-wants-list = { $field } should be a list, and is something else.
import-wants-object = { $field } should have fields of its own, and is something else.
import-wants-address = { $field } should be the address of a server, and is something else.
import-strange-characters = { $field } holds characters that do not belong there. Perhaps it was not copied well.
import-too-long = { $field } is longer than it can be.
import-twice = { $field } is there twice, with different values.
import-twice-next = Remove the one that is not meant.
import-placeholders = Placeholders are still in it: { $names }.
import-placeholders-next = Put your own values in their places first.
import-jwt-is-dead = This is a JWT credential. Adobe ended those on 1 March 2026, so it no longer works.
import-jwt-is-dead-next = In Adobe’s Developer Console, open the project, add an OAuth Server-to-Server credential, and import that one.
import-no-server-to-server = This project has no OAuth Server-to-Server credential.
import-no-server-to-server-next = Add one to the project in Adobe’s Developer Console, and download it again.
import-open-quote = A quotation mark in this line is not closed.
import-open-quote-next = Copy the line again, whole.
import-no-address = No address is in this line.
import-no-address-next = Copy the line again, whole, with its https address.
import-several-requests = This is more than one request.
import-several-requests-next = Paste one of them alone.
import-not-campaign = This request goes neither to Adobe Campaign nor to Adobe’s sign-in.
import-not-campaign-next = The address of a command looks like https://mc.adobe.io/acme/campaign/workflow/execution/WKF35/commands.
import-unknown-command = This request holds none of the commands start, pause, resume and stop.
import-not-client-credentials = This sign-in is not one of a program: its grant_type is not client_credentials.
import-not-client-credentials-next = Use the cURL command of an OAuth Server-to-Server credential.

## Check connection

check-step-name = Name
check-step-connection = Connection
check-step-tls = Encryption
check-step-proxy = Proxy
check-step-clock = Clock
check-step-token = Access token
check-step-organization = Organization
check-step-api-key = API key
check-step-workflow = Workflow
check-name-resolved = { $host } is { $addresses }.
check-name-is-address = { $host } is an address; there is no name to resolve.
check-name-by-proxy = The proxy resolves { $host }.
check-tls-silent = { $host } took the connection and did not answer the greeting of a secure one.
check-tls-silent-next = Check whether the base URL’s port is one for https, and whether a firewall stands between.
check-tls-broken-off = { $host } took the connection and broke it off before it was secure.
check-tls-broken-off-next = Check whether the base URL’s port is one for https, and whether a firewall stands between.
check-proxy-own = Through { $proxy }, as the profile says.
check-proxy-system = Through the system’s proxy.
check-clock-ahead = This computer’s clock is { $hours } h { $minutes } min ahead of the server’s.
check-clock-ahead-next = Set it right: with a wrong clock, a good token looks expired.
check-clock-behind = This computer’s clock is { $hours } h { $minutes } min behind the server’s.
check-clock-behind-next = Set it right: with a wrong clock, an expired token looks good.
check-clock-unknown = The server did not say what time it is.
check-token-left = Good for { $hours } h { $minutes } min.
check-token-end-unknown = When it ends, it does not say.
check-organization-in-token = The access token is for { $organization }.
check-organization-accepted = Campaign answered for { $organization }.
check-organization-unknown = What the access token is for, the sign-in service does not say.
check-organization-differs = The access token is not for { $organization }, but for: { $others }.
check-organization-differs-next = Enter the name of the Campaign instance that you mean, or a token that is for it.
check-organization-none = The access token is for no Campaign instance, so not for { $organization } either.
check-organization-none-next = Ask an administrator to add the Campaign product profile to the credential.
check-not-campaign = What answered at { $host } does not sound like Campaign ({ $status }).
check-not-campaign-next = Check the base URL.
check-workflow-readable = The record of { $workflow } can be read.

## The journal

journal-folder = The folder { $path } for the journal could not be created: { $reason }.
journal-folder-next = Create it, or make room for it.
journal-not-opened = The journal { $path } could not be opened: { $reason }.
journal-not-opened-next = Check that the folder is there and that you may write to it.
journal-not-written = The journal { $path } could not be written: { $reason }.
journal-not-written-next = Check that you may write to it and to its folder.
journal-disk-full = The journal { $path } could not be written: the disk is full.
journal-disk-full-next = Make room on the disk.
journal-busy = Another running copy of Campaign Remote keeps the journal { $path } busy.
journal-busy-next = Wait a moment, then try again.
journal-newer = The journal { $path } was written by a newer version of Campaign Remote (file version { $version }). It can be read here, but not written.
journal-newer-next = Update this program.
journal-older = The journal { $path } was written by an older version of Campaign Remote (file version { $version }) and could not be brought to this one, so it cannot be read.
journal-older-next = Check that you may write to it and to its folder, and that there is room on the disk.
journal-not-read = The journal { $path } could not be read: { $reason }.
journal-not-read-next = Check that it is a file and that you may read it.
journal-damaged = The journal { $path } is damaged and could not be set aside: { $reason }.
journal-damaged-next = Close the other copies of Campaign Remote and give the file another name.
journal-go-without = You can also go on without a journal for this one command.
journal-set-aside = The journal { $path } was damaged ({ $reason }), so it was kept as { $copy } and a new one was begun.
journal-set-aside-next = What was in it is in the kept file. SQLite’s own tools can often read it.
journal-upgraded = The journal { $path } was brought to this version of Campaign Remote. The file as it was is kept as { $copy }.
journal-upgraded-next = The kept file can be deleted once everything is in order.
journal-verdict-waits = The journal { $path } could not be written, so the verdict of a command is not in it yet. It is written as soon as that is possible.
journal-verdict-waits-next = Until then leave the program open, and make room on the disk or free the file.
journal-entry-gone = The entry { $id } is no longer in the journal.
journal-entry-gone-next = It was cleared out because of its age, or its journal was set aside.
journal-not-exported = The export { $path } could not be written: { $reason }.
journal-not-exported-next = Check the free space and the permissions, or choose another place.
journal-export-cancelled = The export was cancelled. No file was written.
journal-stopped = The journal has stopped, because the program is ending.
## Which command makes sense

sense-not-started = It has never been started.
sense-starts-already = It is about to start.
sense-started-already = It is started already.
sense-wait-until-paused = It is pausing; wait until it is paused.
sense-pauses-already = It is pausing already.
sense-paused-already = It is paused already.
sense-start-resumes = It is paused: start makes it go on where it was paused.
sense-start-retries = An activity failed: start runs that activity again, and none of those before it.
sense-failed-is-suspended = An activity failed, so the run is suspended already.
sense-resumes-already = It is about to go on.
sense-wait-until-stopped = It is stopping; wait until it is stopped.
sense-stops-already = It is stopping already. A second stop helps nothing, and Adobe advises against it.
sense-finished = It is finished, so nothing is running.
step-send-unrecorded = Send without a journal

## Confirmed, or not

verdict-confirmed = Confirmed: { $what }.
verdict-not-confirmed = Not confirmed: { $what }.
following-begins = Looking whether it has been applied.
following-state = { $state }, { $seconds } s.
following-state-aloud = { $state }.
following-lost = The record cannot be read at the moment; looking again.
confirmed-after = { $state } after { $elapsed }.
confirmed-without-time = { $state }. This computer slept meanwhile, so nobody can say after how long.
confirmed-was-so-before = { $state }, and so it was before the command.
not-confirmed-elsewhere = Campaign took it, but the workflow’s record now says: { $state }.
not-confirmed-in-time = Campaign took it, but after { $seconds } s the workflow’s record still says: { $state }. It may still be applied.
not-confirmed-yet = Campaign took it, but the workflow’s record still says: { $state }. It may still be applied.
confirmation-not-reported = Campaign took it. The record reports no state, so this cannot be confirmed.
confirmation-not-read = Campaign took it. The record could not be read, so this cannot be confirmed. { $reason }
confirmation-given-up = Campaign took it. Nobody looked any longer whether it was applied.
check-was-applied = Before the command it said: { $before }. So it was applied, unless somebody else sent the same.
check-came-to-it = Before the command it said: { $before }. So it was applied, or the run came to it by itself, or somebody else sent the same.
check-nothing-to-tell = It said so before the command too, so nothing follows from it.
check-not-applied-yet = It said so before the command too: it was not applied, or not yet.
check-not-applied-or-over = It said so before the command too: it was not applied, or not yet, or what it began is over already.
check-said-before = Before the command it said: { $before }.
step-stop-looking = Stop looking
restart-hint = Sends stop, waits until the workflow’s record shows it, then sends start. Instance variables are cleared.
restart-first-half = Restart, step 1 of 2.
restart-second-half = Restart, step 2 of 2.
restart-start-not-sent = start was not sent.
restart-stands-still = Stopped, and not started: { $workflow } stands still.
disabled-stop-held-back = A stop was accepted less than a minute ago. Wait until it is effective: Adobe advises against a second one.
state-unread = could not be read
state-read-ago =
    { $minutes ->
        [0] Read less than a minute ago.
        [one] Read one minute ago.
       *[other] Read { $minutes } minutes ago.
    }
state-next-processing = Next processing: { $date }.

## The journal on the command line

cli-journal = Show what was sent from here, and what came of it, newest first
cli-journal-after = With --json one object with all entries; with --csv a table with a heading, in which a text that a spreadsheet would take for a formula has an apostrophe in front. --profile shows one profile only. Exit codes: 0 shown, 2 wrong use, 3 not read or not printed. Example: campaign-remote journal --workflow WKF35 --since 2026-11-01 --csv
cli-journal-workflow = Only this workflow
cli-journal-since = Only since this day, such as 2026-11-22, or this moment, such as 2026-11-22T08:00:00Z
cli-journal-limit = At most so many entries; 50 where nothing is said
cli-journal-csv = A table instead of lines
cli-journal-not-a-date = “{ $text }” is no date.
cli-journal-not-a-date-next = Write it as 2026-11-22, or as 2026-11-22T08:00:00Z.
cli-journal-empty = Nothing in the journal fits.
cli-journal-lead = { $verdict }: { $what }
cli-without-journal = Send even if it cannot be written into the journal, and do not write it there
standing-confirmed = Confirmed
standing-not-confirmed = Not confirmed
standing-accepted = Accepted
standing-refused = Refused
standing-not-sent = Not sent
standing-may-have-been-applied = May have been applied
standing-on-its-way = On its way
standing-unknown = Unknown (the program ended before an answer was written down)

## The command line and a file of profiles that is not in order

cli-profile-empty = There is no name after --profile. If it comes from a variable, that variable is empty.
cli-profile-not-text = CAMPAIGN_REMOTE_PROFILE is not UTF-8, so it names no profile.
profiles-not-toml = { $path } could not be understood, at line { $line }: { $reason }. It is left as it is.
profiles-not-toml-next = Correct it in an editor. To begin a new one, give this one another name first.
profiles-not-ours = { $path } is no file of profiles that could be understood. It is left as it is.
profiles-not-ours-next = Correct it in an editor. To begin a new one, give this one another name first.
cli-secret-kept-already = The new secret of the profile { $profile } is in the keyring already; the profile itself was not changed.
cli-secrets-gone-already = The profile { $profile } is still there; its secrets are no longer in the keyring.
cli-restart-start-it = When that is put right, start it: campaign-remote start { $workflow } --profile "{ $profile }"
cli-journal-verdict-lost = What came of this command could not be written into the journal { $path }. Its entry there says less than is known.
cli-journal-verdict-lost-next = Keep what was printed here. Then make room on the disk, or free the file.
cli-output-lost = Not everything could be printed: { $reason }
cli-line-not-understood = The arguments could not be understood. What is wrong with them was said on standard error.
cli-see-help = See { $command } --help
cli-next-without-journal = For that, add --without-journal.
cli-next-keep-secrets = Or remove the profile alone, and leave its secrets where they are: add --keep-secrets.

## The journal in the window, and the reason of a command

path-title-journal = Export from the journal
tab-journal = Journal
raw-exchange = Request and answer
journal-count =
    { $count ->
        [one] one entry
       *[other] { $count } entries
    }
journal-size = { $size } in all
journal-refresh = Read the journal again
journal-looking = Looking in the journal…
journal-empty = Every command that is sent from here will stand here: who sent it, when, and what came of it.
journal-none-fit = Nothing in the journal fits. Choose other filters.
journal-bad-date = A date is written as 2026-11-22, a moment as 2026-11-22T08:00:00Z. What is written otherwise does not count.
journal-row-loading = This entry is being read
journal-filter-workflow = Entries of which workflow
journal-this-workflow = This workflow
journal-all-workflows = All workflows
journal-filter-text = Filter the journal
journal-more-filters = More filters
journal-fewer-filters = Fewer filters
journal-filter-command = Entries with which command
journal-any-command = Any command
journal-filter-verdict = Entries with which verdict
journal-any-verdict = Any verdict
journal-no-verdict = No verdict
journal-filter-profile = Entries of which profile
journal-any-profile = Any profile
journal-filter-from = From (date)
journal-filter-until = Until (date)
journal-export-csv = Export CSV…
journal-export-json = Export JSON Lines…
journal-exporting =
    { $count ->
        [one] Exporting: one entry, { $percent } %
       *[other] Exporting: { $count } entries, { $percent } %
    }
journal-export-cancel = Cancel the export
journal-exported =
    { $count ->
        [one] One entry was exported to { $path }.
       *[other] { $count } entries were exported to { $path }.
    }
journal-back = Back to the list
journal-fill-fields = Fill in the fields
journal-fill-fields-hint = Fills in profile, organization and workflow. Nothing is sent before you press a command.
journal-copy-line = Copy as a line
journal-reason = Reason: { $reason }
journal-no-exchange = No request and no answer are kept for this entry.
journal-profile-gone = The profile { $profile } of this entry is not here any more, so the chosen one stayed.
journal-profile-gone-next = Check the profile before you press a command.
recorded-yes = seen: { $state }
recorded-before = was so before: { $state }
recorded-elsewhere = seen instead: { $state }
recorded-out-of-time = last seen: { $state }
recorded-not-reported = no state reported
recorded-not-read = record not read
recorded-given-up = not waited for
field-reason = Reason
add-reason = Add a reason
reason-required = Ask for a reason
reason-missing = The profile { $profile } asks for a reason with every command.
reason-missing-next = Enter the reason, then send the command again.
step-enter-reason = Enter the reason
cli-reason-missing = The profile { $profile } asks for a reason with every command, and none was given.
cli-reason-missing-next = Add --reason TEXT.
cli-field-reason-required = Ask for a reason with every command (--reason-required=false: no longer)
## Watching

watch = Watch
watch-on-hint = Its record is read every { $seconds } s. Press to watch it no longer.
watch-off-hint = Press to have its record read every { $seconds } s.
watch-progress = Watching { $count }, every { $seconds } s
watch-slower = Watching { $count }, at most every { $seconds } s: the server asked for time
watch-slower-some = Watching { $count }, { $slow } of them at most every { $seconds } s: their server asked for time
watch-offline = Watching pauses: nobody answers
watch-offline-some = Watching { $count }, { $silent } of them in vain: nobody answers there
watch-saw-change =
    { $minutes ->
        [0] It changed a moment ago: { $before }, now { $after }.
        [one] It changed one minute ago: { $before }, now { $after }.
       *[other] It changed { $minutes } minutes ago: { $before }, now { $after }.
    }
at-rest-for-days =
    { $days ->
        [one] { $state }, and last processed one day ago. Campaign Standard stops what has been paused or failed for more than 7 days.
       *[other] { $state }, and last processed { $days } days ago. Campaign Standard stops what has been paused or failed for more than 7 days.
    }
notification-title = { $workflow }: { $state }
notification-text = { $profile }, { $organization }. Before: { $before }. Seen at { $time }.
watch-every = Read watched workflows every
confirm-for = Look for a confirmation for
notify = Notify me when a watched workflow changes
time-seconds = { $number } seconds
time-minutes =
    { $number ->
        [one] one minute
       *[other] { $number } minutes
    }

## A chosen profile that is gone

profile-lost = The profile { $lost } is there no longer, so { $chosen } is chosen now. The workflow ID was cleared: it belonged to the other one.
profile-lost-none = The profile { $lost } is there no longer, and there is no other. The workflow ID was cleared.

## A command that something came before

overtaken-by-command = { $command } { $workflow } was not sent: another command of this workflow got on its way first.
overtaken-by-stop = { $command } { $workflow } was not sent: a stop of this workflow was accepted less than a minute ago, and Adobe advises against a second one.
overtaken-by-state = { $command } { $workflow } was not sent: by now the workflow’s record shows a state in which it makes no sense.
profile-gone = The profile { $profile } is there no longer, so nothing is sent through it.

## After a sleep of the machine

state-read-before-sleep = Read before this computer slept or its clock was set.
list-seen-before-sleep = some time ago
watch-saw-change-before-sleep = It changed before this computer slept or its clock was set: { $before }, then { $after }.

## Several at once

many-title =
    { $count ->
        [one] Send { $command } to one workflow?
       *[other] Send { $command } to { $count } workflows?
    }
many-text = This sends { $command } to these workflows of { $organization } through the profile { $profile }, at most four at a time.
many-left-out = { $workflow } is left out. { $reason }
many-crowd = More than { $limit } would run at once. Campaign queues those above that number.
many-technical = Some of these are technical workflows that Campaign itself needs.
many-go-on = Go on if one is not accepted
many-field = Type the organization to confirm
many-confirm = { $verb } { $count }
many-confirm-production = { $verb } { $count } in production
many-picked =
    { $count ->
        [one] One workflow picked
       *[other] { $count } workflows picked
    }
many-button = { $verb } { $count } picked
many-pick-shown = Pick all shown
many-pick-none = Pick none
many-progress = { $command } to { $total }: { $accepted } accepted, { $refused } refused, { $unclear } may have been applied, { $notsent } not sent.
many-cancelled =
    { $count ->
        [one] You cancelled; one was not sent.
       *[other] You cancelled; { $count } were not sent.
    }
many-stopped =
    { $count ->
        [one] One was not accepted, so one was not sent.
       *[other] One was not accepted, so { $count } were not sent.
    }
many-profile-changed =
    { $count ->
        [one] The profile is no longer as it was when you agreed, so one was not sent.
       *[other] The profile is no longer as it was when you agreed, so { $count } were not sent.
    }
many-cancel-rest = Do not send the rest
list-pick = Pick for a command to several
list-picked = Picked
list-watched = Watched
