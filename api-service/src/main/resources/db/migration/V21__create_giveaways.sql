-- Giveaways, and who has entered them as far as the log has been read. The keys of receipts and the seeds of raffles are
-- encrypted. `entries` counts the places that were given; one that was given to a member who is erased stays empty.
create table giveaways (
    id            bigint      not null generated always as identity,
    title         text        not null,
    mode          text        not null,
    quota         integer     not null,
    opens_at      timestamptz not null,
    closes_at     timestamptz not null,
    sealed_as     uuid        not null,
    receipt_key   bytea       not null,
    seed          bytea,
    commitment    bytea,
    created_at    timestamptz not null,
    entries       integer     not null default 0,
    asked_to_close_at timestamptz,
    closed_offset bigint,
    asked_to_draw_at  timestamptz,
    drawn_at      timestamptz,
    constraint giveaways_pk primary key (id),
    constraint giveaways_mode_known check (mode in ('FIRST_COME', 'RAFFLE')),
    constraint giveaways_quota_positive check (quota > 0),
    constraint giveaways_open_before_they_close check (opens_at < closes_at),
    constraint giveaways_raffles_are_committed
        check ((mode = 'RAFFLE') = (seed is not null) and (mode = 'RAFFLE') = (commitment is not null))
);

create index giveaways_not_drawn on giveaways (closes_at) where drawn_at is null;

-- No foreign keys: the only writer holds the row of the giveaway, and an entry may be older than the news that its member
-- is gone.
create table giveaway_entries (
    giveaway_id   bigint      not null,
    member_id     bigint      not null,
    place         integer     not null,
    record_offset bigint      not null,
    won           boolean     not null default false,
    constraint giveaway_entries_pk primary key (giveaway_id, member_id)
);

create index giveaway_entries_member on giveaway_entries (member_id);
