-- Events of committed transactions that are not yet known to be in Kafka: the confirmations of erasures, so that one
-- is told if and only if it has happened.
create table outbox (
    id          bigint generated always as identity,
    event_id    uuid        not null,
    occurred_at timestamptz not null,
    shard       smallint    not null,
    topic       text        not null,
    msg_key     text        not null,
    payload     bytea       not null,
    traceparent text,
    created_at  timestamptz not null default clock_timestamp(),
    constraint outbox_pk primary key (id),
    constraint outbox_event_key unique (event_id),
    constraint outbox_payload_size check (octet_length(payload) <= 200000)
) with (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);

create index outbox_shard_id on outbox (shard, id);

-- An erased member's children are found by it.
create index children_member on children (member_id);
