-- A push is written in the member's language, and an erased member must stay erased.
create table member (
    id           bigint  not null,
    revision     bigint  not null,
    erased       boolean not null,
    display_name text,
    language     text,
    time_zone    text,
    constraint member_pkey primary key (id)
);
