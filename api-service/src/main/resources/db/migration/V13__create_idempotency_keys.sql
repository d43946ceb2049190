-- What a request with an Idempotency-Key was answered. It is written in the transaction of the
-- request's effect; status and body are null only until that transaction commits.
create table idempotency_keys (
    member_id    bigint      not null constraint idempotency_keys_member_fk references members (id) on delete cascade,
    key          text        not null,
    request_hash bytea       not null,
    created_at   timestamptz not null,
    status       integer,
    location     text,
    body         text,
    constraint idempotency_keys_pk primary key (member_id, key)
);

create index idempotency_keys_created_at on idempotency_keys (created_at);
