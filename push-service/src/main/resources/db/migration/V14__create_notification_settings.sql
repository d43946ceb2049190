-- What each member wants pushed, when, and in which language; no row is: everything, always.
create table notification_setting (
    member_id  bigint      not null,
    kinds_off  text[]      not null,
    quiet_from time,
    quiet_to   time,
    language   text,
    changed_at timestamptz not null,
    constraint notification_setting_pkey primary key (member_id),
    constraint notification_setting_quiet_check
        check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);

create table muted_post (
    member_id bigint not null,
    post_id   bigint not null,
    constraint muted_post_pkey primary key (member_id, post_id)
);

-- Which post a notification is about, so that it can be muted.
alter table notification add column post_id bigint;

-- A language set here and one set in the account: the newer statement holds.
alter table member add column language_since timestamptz;

-- What waits for the end of quiet hours, found when these change.
create index delivery_held_idx on delivery (notification_id)
    where state = 'WAITING' and reason = 'quiet';
