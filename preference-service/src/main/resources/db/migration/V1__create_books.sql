-- A copy of what the scores and recommendations need of the catalogue, so that neither asks api-service.
-- "change" grows with each commit (the writer holds a lock until then), so a reader that asks for what is above the
-- highest number it has seen misses nothing.
create sequence book_changes;

create table books (
    id       bigint   not null,
    revision bigint   not null,
    change   bigint   not null,
    title    text     not null,
    author   text     not null,
    genres   text[]   not null,
    topics   text[]   not null,
    ei       numeric  not null,
    sn       numeric  not null,
    tf       numeric  not null,
    jp       numeric  not null,
    age_from integer  not null,
    age_to   integer  not null,
    constraint books_pk primary key (id),
    constraint books_change_key unique (change)
);
