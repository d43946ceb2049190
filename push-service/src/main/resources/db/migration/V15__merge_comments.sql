-- A notification is told anew when more comments have come to its post, each time in a new edition:
-- one delivery for each edition and browser.
alter table notification add column edition int not null default 1;

alter table delivery add column edition int not null default 1;
alter table delivery drop constraint delivery_notification_subscription_key;
alter table delivery add constraint delivery_edition_key
    unique (notification_id, subscription_id, edition);

-- Comments that come before this ends are merged into its notification. A post has one at a time.
create table comment_window (
    member_id       bigint      not null,
    post_id         bigint      not null,
    notification_id bigint      not null,
    ends_at         timestamptz not null,
    untold          boolean     not null,
    held            boolean     not null,
    constraint comment_window_pkey primary key (member_id, post_id),
    constraint comment_window_notification_fkey
        foreign key (notification_id) references notification (id) on delete cascade
);

create index comment_window_due_idx on comment_window (ends_at) where untold;
create index comment_window_notification_idx on comment_window (notification_id);

-- Each comment once, so that one that is heard again counts once.
create table heard_comment (
    id              bigint generated always as identity,
    event_id        uuid    not null,
    notification_id bigint  not null,
    author_id       bigint  not null,
    author_name     text    not null,
    told            boolean not null,
    constraint heard_comment_pkey primary key (id),
    constraint heard_comment_event_key unique (event_id),
    constraint heard_comment_notification_fkey
        foreign key (notification_id) references notification (id) on delete cascade
);

create index heard_comment_notification_idx on heard_comment (notification_id);
create index heard_comment_author_idx on heard_comment (author_id);
