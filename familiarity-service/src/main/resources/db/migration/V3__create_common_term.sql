-- The terms that count less because many members have them. They are counted now and then, so that
-- all scores of a while are made with the same weights, on every instance.
create table common_term (
    kind   text not null,
    term   text not null,
    weight integer not null,
    constraint common_term_pk primary key (kind, term),
    constraint common_term_kind check (kind in ('HOBBY', 'INTEREST'))
);

-- The epoch grows when a weight changes: older scores cannot be compared with newer ones.
create table rarity (
    only_row           boolean not null default true,
    epoch              bigint not null,
    counted_change_seq bigint not null,
    constraint rarity_pk primary key (only_row),
    constraint rarity_one_row check (only_row)
);

insert into rarity (epoch, counted_change_seq) values (0, 0);
