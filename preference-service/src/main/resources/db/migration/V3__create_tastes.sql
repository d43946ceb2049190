-- What was applied (ledger), what it sums up to (scores, tastes), and how that went (taste_history).
-- All amounts are numeric: they are added and taken back, and must come out exact.
create table ledger (
    child_id      bigint        not null,
    book_id       bigint        not null,
    kind          text          not null,
    revision      bigint        not null,
    book_revision bigint        not null,
    weight        numeric(3, 1) not null,
    genres        text[]        not null,
    topics        text[]        not null,
    ei            numeric       not null,
    sn            numeric       not null,
    tf            numeric       not null,
    jp            numeric       not null,
    constraint ledger_pk primary key (child_id, book_id),
    constraint ledger_kind_known check (kind in ('LIKE', 'DISLIKE', 'NONE'))
);

-- A changed book finds what was applied for it.
create index ledger_book_id on ledger (book_id, child_id);

-- Reactions that wait for a book nobody has told us of yet.
create index ledger_waiting on ledger (child_id) where book_revision = 0;

create table scores (
    child_id bigint        not null,
    feature  text          not null,
    name     text          not null,
    score    numeric(12, 1) not null,
    constraint scores_pk primary key (child_id, feature, name),
    constraint scores_feature_known check (feature in ('GENRE', 'TOPIC'))
);

-- Per axis: the last survey's answer, and beside it the sum over the reactions.
create table tastes (
    child_id   bigint      not null,
    survey_ei  integer     not null default 0,
    survey_sn  integer     not null default 0,
    survey_tf  integer     not null default 0,
    survey_jp  integer     not null default 0,
    ei         numeric     not null default 0,
    sn         numeric     not null default 0,
    tf         numeric     not null default 0,
    jp         numeric     not null default 0,
    updated_at timestamptz not null,
    constraint tastes_pk primary key (child_id)
);

create table taste_history (
    id       bigint      not null generated always as identity,
    child_id bigint      not null,
    at       timestamptz not null,
    source   text        not null,
    ei       numeric     not null,
    sn       numeric     not null,
    tf       numeric     not null,
    jp       numeric     not null,
    genres   text[]      not null,
    topics   text[]      not null,
    constraint taste_history_pk primary key (id),
    constraint taste_history_source_known check (source in ('FEEDBACK', 'SURVEY'))
);

create index taste_history_child_id on taste_history (child_id, id desc);
