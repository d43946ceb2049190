-- A browser has one endpoint, whoever is logged in there; the version tells one owner from the next.
create table subscription (
    id              bigint generated always as identity,
    member_id       bigint      not null,
    endpoint        text        not null,
    p256dh          text        not null,
    auth            text        not null,
    vapid_key_id    text        not null,
    binding_version int         not null,
    bound_at        timestamptz not null,
    constraint subscription_pkey primary key (id),
    constraint subscription_endpoint_key unique (endpoint)
);

create index subscription_member_idx on subscription (member_id);
