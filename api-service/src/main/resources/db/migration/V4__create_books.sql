-- A book is a work, not an edition, so a title and an author name one book.
create table books (
    id         bigint generated always as identity constraint books_pk primary key,
    title      text        not null,
    author     text        not null,
    isbn       text,
    first_year integer,
    genres     text[]      not null,
    topics     text[]      not null,
    mbti_ei    float8      not null,
    mbti_sn    float8      not null,
    mbti_tf    float8      not null,
    mbti_jp    float8      not null,
    age_from   integer     not null,
    age_to     integer     not null,
    revision   bigint      not null,
    changed_at timestamptz not null,
    constraint books_title_author_unique unique (title, author)
);

create index books_genres on books using gin (genres);
create index books_topics on books using gin (topics);
