-- A journal as version 1 of its file left it: do not change.
-- Who, with what, and which workflow: the same for many entries, so it stands here once.
create table subject (
    key integer primary key autoincrement,
    user text not null,
    host text not null,
    version text not null,
    profile_id text not null,
    profile text not null,
    organization text not null,
    workflow text not null,
    label text not null,
    unique (workflow, profile_id, organization, label, profile, user, host, version)
) strict;

create table entry (
    seq integer primary key,
    id blob not null unique,
    at integer not null,        -- microseconds since 1970, UTC
    time text not null,         -- the same with the person's time zone
    subject integer not null references subject,
    command text not null,
    reason text,
    open_by text,               -- which process has it in hand; null once there is a verdict
    verdict text,
    status integer,
    code text,
    cause text,
    elapsed_ms integer,
    confirmation text,
    state text,
    confirmed_after_ms integer
) strict;

create index entry_by_subject on entry (subject, at, command, verdict);
create index entry_by_time on entry (at, command, verdict, subject);
create index entry_open on entry (open_by) where open_by is not null;

create table exchange (
    seq integer primary key references entry on delete cascade,
    request text not null,
    status_line text,
    headers text,
    body blob,
    body_length integer,
    whole integer
) strict;

insert into subject values (1, 'anna', 'desk-7', '0.1.0', '0198c0de-0000-7000-8000-000000000001', 'Acme stage', 'acme-mkt-stage', 'WKF35', 'Daily import');
insert into entry values (1, x'0198c0de000070008000000000000011', 1763000000000000, '2025-11-13T03:13:20+01:00[Europe/Berlin]', 1, 'stop', null, null, 'refused', 401, '401013', null, 51, null, null, null);
insert into entry values (2, x'0198c0de000070008000000000000012', 1763000100000000, '2025-11-13T03:15:00+01:00[Europe/Berlin]', 1, 'pause', 'moved to Thursday', '0198c0de-0000-7000-8000-0000000000ff', null, null, null, null, null, null, null, null);
insert into exchange values (1, 'POST https://mc.adobe.io/acme-mkt-stage/campaign/workflow/execution/WKF35/commands HTTP/1.1', '401 Unauthorized', 'content-type: application/json', x'7b7d', 2, 1);
pragma application_id = 1129466479;
pragma user_version = 1;
