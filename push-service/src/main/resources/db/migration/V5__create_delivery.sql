-- One attempt after another to bring a notification to a browser. The browser may be forgotten
-- meanwhile; what became of the delivery is still worth knowing, so there is no reference to it.
create table delivery (
    id              bigint generated always as identity,
    notification_id bigint      not null,
    subscription_id bigint      not null,
    binding_version int         not null,
    state           text        not null default 'WAITING',
    reason          text,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    expires_at      timestamptz not null,
    finished_at     timestamptz,
    constraint delivery_pkey primary key (id),
    constraint delivery_notification_subscription_key unique (notification_id, subscription_id),
    constraint delivery_notification_fkey
        foreign key (notification_id) references notification (id) on delete cascade,
    constraint delivery_state_check
        check (state in ('WAITING', 'ACCEPTED', 'GONE', 'REJECTED', 'DROPPED'))
);

create index delivery_due_idx on delivery (next_attempt_at) where state = 'WAITING';
