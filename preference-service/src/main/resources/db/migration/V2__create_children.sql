-- Whose a child is. A row with revision 0 is a child that has reacted before this service heard of it; it is the row
-- that every writer of the child's taste locks. An erased child's row stays, so that no late event brings it back.
create table children (
    id         bigint  not null,
    revision   bigint  not null default 0,
    member_id  bigint,
    birth_year integer,
    erased     boolean not null default false,
    constraint children_pk primary key (id),
    constraint children_forgotten_when_erased check (not erased or (member_id is null and birth_year is null))
);
