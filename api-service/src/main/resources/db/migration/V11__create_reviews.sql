-- Reviews of books. Each shows what its author has last told of the reader, as a copy with the revision that it was
-- made from (0: none), so that a late copy is recognised and a stale one is found.
create table reader_infos (
    member_id     bigint      not null constraint reader_infos_pk primary key constraint reader_infos_member_fk references members (id) on delete cascade,
    reading_level integer     not null constraint reader_infos_reading_level_known check (reading_level between 1 and 10),
    age_years     integer     not null constraint reader_infos_age_years_known check (age_years between 0 and 18),
    revision      bigint      not null,
    changed_at    timestamptz not null
);

create table reviews (
    id                   bigint generated always as identity constraint reviews_pk primary key,
    book_id              bigint      not null constraint reviews_book_fk references books (id),
    author_id            bigint      not null constraint reviews_author_fk references members (id),
    rating               integer     not null constraint reviews_rating_known check (rating between 1 and 5),
    body                 text        not null,
    reader_info_revision bigint      not null,
    reading_level        integer     constraint reviews_reading_level_known check (reading_level between 1 and 10),
    age_years            integer     constraint reviews_age_years_known check (age_years between 0 and 18),
    created_at           timestamptz not null,
    constraint reviews_author_book_unique unique (author_id, book_id)
);

create index reviews_book on reviews (book_id, id);
