create table if not exists counters (key bigint primary key, revision bigint not null);
create table if not exists outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    occurred_at timestamptz not null,
    shard       smallint    not null,
    topic       text        not null,
    msg_key     text        not null,
    payload     bytea       not null,
    traceparent text,
    created_at  timestamptz not null default clock_timestamp()
);
create index if not exists outbox_shard_id on outbox (shard, id);
