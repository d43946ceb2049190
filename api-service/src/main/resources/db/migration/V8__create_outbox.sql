-- Events of committed transactions that are not yet known to be in Kafka. The identity is taken after the
-- aggregate's row is locked, so within a key the order of ids is the order of commits.
create table outbox (
    id          bigint generated always as identity constraint outbox_pk primary key,
    event_id    uuid        not null constraint outbox_event_unique unique,
    occurred_at timestamptz not null,
    shard       smallint    not null,
    topic       text        not null,
    msg_key     text        not null,
    payload     bytea       not null constraint outbox_payload_size check (octet_length(payload) <= 200000),
    created_at  timestamptz not null default clock_timestamp()
) with (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);

create index outbox_shard_id on outbox (shard, id);
