-- Who blocks whom. A block that was lifted stays, so that an older event cannot bring it back.
create table block (
    member_id         bigint  not null,
    blocked_member_id bigint  not null,
    revision          bigint  not null,
    active            boolean not null,
    constraint block_pk primary key (member_id, blocked_member_id)
);

create index block_blocked_member_idx on block (blocked_member_id) where active;
