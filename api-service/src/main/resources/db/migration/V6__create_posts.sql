-- Posts and their comments.
create table posts (
    id         bigint generated always as identity constraint posts_pk primary key,
    author_id  bigint      not null constraint posts_author_fk references members (id),
    book_id    bigint      constraint posts_book_fk references books (id),
    title      text        not null,
    body       text        not null,
    created_at timestamptz not null
);

create table comments (
    id         bigint generated always as identity constraint comments_pk primary key,
    post_id    bigint      not null constraint comments_post_fk references posts (id) on delete cascade,
    author_id  bigint      not null constraint comments_author_fk references members (id),
    body       text        not null,
    created_at timestamptz not null
);

create index comments_post on comments (post_id, id);
