-- Who may log in. An address is compared without regard to case, so it is stored in lower case.
create table members (
    id            bigint generated always as identity constraint members_pk primary key,
    email         text        not null constraint members_email_unique unique,
    password_hash text        not null,
    display_name  text        not null,
    language      text        not null,
    time_zone     text        not null,
    admin         boolean     not null,
    revision      bigint      not null,
    created_at    timestamptz not null
);
