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
