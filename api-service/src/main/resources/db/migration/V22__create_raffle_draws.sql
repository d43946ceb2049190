-- What is published of a raffle's draw. It outlives the entries, since a member may be erased and a draw stays checkable:
-- a hash of a receipt says nothing about anybody who does not have the receipt.
create table raffle_draws (
    giveaway_id    bigint      not null,
    seed           bytea       not null,
    entries        integer     not null,
    entries_sha256 bytea       not null,
    winners        bytea       not null,
    constraint raffle_draws_pk primary key (giveaway_id)
);

-- SHA-256 of the receipts in the order of their places, some thousand to a row.
create table raffle_draw_entries (
    giveaway_id bigint  not null,
    part        integer not null,
    hashes      bytea   not null,
    constraint raffle_draw_entries_pk primary key (giveaway_id, part)
);
