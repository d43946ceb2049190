-- Runs that publish the current reactions of all children again, and how far each has come. One at a time.
create table republications (
    id            bigint generated always as identity constraint republications_pk primary key,
    requested_by  bigint      not null,
    requested_at  timestamptz not null,
    last_child_id bigint      not null default 0,
    last_book_id  bigint      not null default 0,
    published     bigint      not null default 0,
    finished_at   timestamptz
);

create unique index republications_one_unfinished on republications ((true)) where finished_at is null;
