-- A block that was lifted stays as a row that is not active, so that its revision goes on growing.
create table blocks (
    member_id         bigint      not null constraint blocks_member_fk references members (id) on delete cascade,
    blocked_member_id bigint      not null constraint blocks_blocked_member_fk references members (id) on delete cascade,
    active            boolean     not null,
    revision          bigint      not null,
    changed_at        timestamptz not null,
    constraint blocks_pk primary key (member_id, blocked_member_id),
    constraint blocks_somebody_else check (member_id <> blocked_member_id)
);

create index blocks_blocked_member on blocks (blocked_member_id);
