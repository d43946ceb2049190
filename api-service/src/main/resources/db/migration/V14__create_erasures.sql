-- Who asked to be erased, and which services have confirmed. Ids and times alone; what an erasure's event must repeat
-- when a service has to be asked again is kept with it.
create table erasures (
    id                 uuid        not null constraint erasures_pk primary key,
    kind               text        not null constraint erasures_kind_known check (kind in ('CHILD', 'MEMBER')),
    subject_id         bigint      not null,
    member_id          bigint      not null,
    revision           bigint      not null,
    profile_revision   bigint,
    child_ids          bigint[]    not null,
    requested_at       timestamptz not null,
    completed_at       timestamptz,
    asked              integer     not null,
    ask_again_at       timestamptz not null,
    snapshots_repeated boolean     not null default false,
    constraint erasures_subject_unique unique (kind, subject_id)
);

create index erasures_open on erasures (ask_again_at) where completed_at is null;

create index erasures_snapshots_not_repeated on erasures (requested_at)
    where kind = 'MEMBER' and not snapshots_repeated;

create table erasure_confirmations (
    erasure_id   uuid not null constraint erasure_confirmations_erasure_fk references erasures (id) on delete cascade,
    service      text not null,
    confirmed_at timestamptz,
    constraint erasure_confirmations_pk primary key (erasure_id, service)
);

-- An erasure deletes by these.
create index posts_author on posts (author_id);

create index comments_author on comments (author_id);

create index profile_requests_member on profile_requests (member_id);

create index profile_requests_decider on profile_requests (decided_by);

create index subscription_requests_member on subscription_requests (member_id);
