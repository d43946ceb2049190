-- A refresh token is used once. One that comes back after its use was stolen, by then or before, so its whole
-- family (all that descend from one log-in) is refused from then on.
create table refresh_tokens (
    token_hash bytea       not null constraint refresh_tokens_pk primary key,
    family     uuid        not null,
    member_id  bigint      not null constraint refresh_tokens_member_fk references members (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index refresh_tokens_family on refresh_tokens (family);
create index refresh_tokens_member on refresh_tokens (member_id);
