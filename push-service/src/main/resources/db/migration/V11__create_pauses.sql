-- Until when a push service has asked to be left alone (Retry-After); all senders keep to it.
create table origin_pause (
    origin       text        not null,
    paused_until timestamptz not null,
    constraint origin_pause_pkey primary key (origin)
);

-- A subscription that refuses our key is kept, and asked again more and more rarely. A browser that
-- is bound anew (bound_at), or another key of ours, begins without a pause.
create table subscription_pause (
    subscription_id bigint      not null,
    bound_at        timestamptz not null,
    key_id          text        not null,
    refusals        int         not null,
    paused_until    timestamptz not null,
    constraint subscription_pause_pkey primary key (subscription_id),
    constraint subscription_pause_subscription_fkey
        foreign key (subscription_id) references subscription (id) on delete cascade
);
