-- A child is a nickname and a year of birth: the least that a recommendation needs.
create table children (
    id         bigint generated always as identity constraint children_pk primary key,
    member_id  bigint      not null constraint children_member_fk references members (id),
    nickname   text        not null,
    birth_year integer     not null,
    revision   bigint      not null,
    created_at timestamptz not null
);

create index children_member on children (member_id);
