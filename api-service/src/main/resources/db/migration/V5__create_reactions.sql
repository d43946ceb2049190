-- A reaction that was taken back stays as NONE, so that its revision goes on growing.
create table reactions (
    child_id   bigint      not null constraint reactions_child_fk references children (id) on delete cascade,
    book_id    bigint      not null constraint reactions_book_fk references books (id),
    kind       text        not null constraint reactions_kind_known check (kind in ('LIKE', 'DISLIKE', 'NONE')),
    revision   bigint      not null,
    changed_at timestamptz not null,
    constraint reactions_pk primary key (child_id, book_id)
);
