-- Who has been erased: a tombstone that every handler asks for first, so that no old event, replay or dead letter
-- brings anybody back. It holds an id and a time, and stays for ever.
create table erased_subjects (
    kind       text        not null,
    subject_id bigint      not null,
    erased_at  timestamptz not null,
    constraint erased_subjects_pk primary key (kind, subject_id),
    constraint erased_subjects_kind_known check (kind in ('CHILD', 'MEMBER'))
);

create index erased_subjects_erased_at on erased_subjects (erased_at);
