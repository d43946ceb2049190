-- What rankings show of a member, and that somebody is gone for good.
create table member (
    id           bigint not null,
    revision     bigint not null,
    erased       boolean not null,
    display_name text,
    language     text,
    constraint member_pk primary key (id)
);
