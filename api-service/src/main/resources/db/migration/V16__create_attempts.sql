-- Failed log-ins and the like, so that all instances count together. The subject is a hash of what was tried and from where.
create table attempts (
    subject        bytea       not null constraint attempts_pk primary key,
    count          integer     not null,
    window_ends_at timestamptz not null
);

create index attempts_window_ends_at on attempts (window_ends_at);

-- From where a member has logged in: those who guess its password from elsewhere cannot shut it out there.
create table known_clients (
    member_id bigint      not null constraint known_clients_member_fk references members (id) on delete cascade,
    client    bytea       not null,
    seen_at   timestamptz not null,
    constraint known_clients_pk primary key (member_id, client)
);

create index known_clients_seen_at on known_clients (seen_at);

-- Refresh tokens are removed when they have expired.
create index refresh_tokens_expires_at on refresh_tokens (expires_at);
