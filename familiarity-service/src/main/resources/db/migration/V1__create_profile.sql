-- The newest approved snapshot of each profile, and the order in which they changed.
create table profile (
    member_id  bigint not null,
    revision   bigint not null,
    change_seq bigint not null,
    withdrawn  boolean not null,
    hobbies    text[] not null,
    interests  text[] not null,
    mbti       text,
    region     text,
    constraint profile_pk primary key (member_id),
    constraint profile_change_seq_key unique (change_seq),
    constraint profile_member_id_range check (member_id between 1 and 9007199254740991)
);

-- One row that stays locked from taking a number until the commit. A sequence would let 11 commit
-- before 10, and whoever had then read up to 11 would never see 10.
create table change_counter (
    only_row boolean not null default true,
    last     bigint not null,
    constraint change_counter_pk primary key (only_row),
    constraint change_counter_one_row check (only_row)
);

insert into change_counter (last) values (0);
