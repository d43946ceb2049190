-- How far each partition has been applied, moved in the transaction that applies. The epoch grows whenever somebody
-- takes a partition over; whoever holds an older one can no longer move the position.
create table consumer_positions (
    topic       text    not null,
    partition   integer not null,
    topic_id    text    not null,
    epoch       bigint  not null,
    next_offset bigint  not null,
    constraint consumer_positions_pk primary key (topic, partition)
);

-- A record is known by where it was first met; the timestamp tells a topic from one of the same name before it.
-- Key, value and headers are bytes, since nothing is known of what is in them.
create table dead_letters (
    id               bigint      not null generated always as identity,
    topic            text        not null,
    partition        integer     not null,
    record_offset    bigint      not null,
    record_timestamp bigint      not null,
    key              bytea,
    value            bytea,
    headers          bytea       not null,
    reason           text        not null,
    cause            text        not null,
    state            text        not null,
    failures         integer     not null default 1,
    replays          integer     not null default 0,
    first_failed_at  timestamptz not null,
    last_failed_at   timestamptz not null,
    changed_at       timestamptz not null,
    constraint dead_letters_pk primary key (id),
    constraint dead_letters_origin_key unique (topic, partition, record_offset, record_timestamp),
    constraint dead_letters_reason_known check (reason in ('BAD_DATA', 'BUG')),
    constraint dead_letters_state_known
        check (state in ('WAITING', 'REPLAYING', 'PARKED', 'APPLIED', 'DISCARDED'))
);

create index dead_letters_open on dead_letters (id) where state in ('WAITING', 'REPLAYING', 'PARKED');

create index dead_letters_finished on dead_letters (changed_at) where state in ('APPLIED', 'DISCARDED');

-- Who did what. Rows outlive the dead letters they are about.
create table consumer_audit (
    id        bigint      not null generated always as identity,
    at        timestamptz not null,
    member_id bigint      not null,
    action    text        not null,
    subject   text        not null,
    constraint consumer_audit_pk primary key (id)
);
