-- A profile changes only by an approved request; a member has at most one request waiting.
create table profile_requests (
    id           bigint generated always as identity constraint profile_requests_pk primary key,
    member_id    bigint      not null constraint profile_requests_member_fk references members (id),
    type         text        not null constraint profile_requests_type_known check (type in ('REGISTER', 'UPDATE')),
    status       text        not null constraint profile_requests_status_known check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    hobbies      text[]      not null,
    interests    text[]      not null,
    mbti         text        not null,
    region       text        not null,
    introduction text        not null,
    reason       text,
    decided_by   bigint      constraint profile_requests_decider_fk references members (id),
    created_at   timestamptz not null,
    decided_at   timestamptz
);

create unique index profile_requests_one_pending on profile_requests (member_id) where status = 'PENDING';
create index profile_requests_status on profile_requests (status, id);

-- A withdrawn profile stays as a row without content, so that its revision goes on growing.
create table profiles (
    member_id    bigint      not null constraint profiles_pk primary key constraint profiles_member_fk references members (id),
    withdrawn    boolean     not null,
    hobbies      text[]      not null,
    interests    text[]      not null,
    mbti         text,
    region       text,
    introduction text,
    revision     bigint      not null,
    changed_at   timestamptz not null
);
