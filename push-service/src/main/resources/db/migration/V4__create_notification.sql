-- A member is told of an event once, in the inbox and in every browser.
create table notification (
    id         bigint generated always as identity,
    event_id   uuid        not null,
    member_id  bigint      not null,
    kind       text        not null,
    title      text        not null,
    body       text        not null,
    url        text        not null,
    tag        text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    read_at    timestamptz,
    constraint notification_pkey primary key (id),
    constraint notification_event_member_key unique (event_id, member_id)
);

create index notification_inbox_idx on notification (member_id, id);
create index notification_unread_idx on notification (member_id) where read_at is null;
