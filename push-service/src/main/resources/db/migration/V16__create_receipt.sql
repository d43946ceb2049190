-- What browsers have told of pushes: a row for the first time that each was shown, and clicked. It has
-- nothing of the member, and no reference, so that the counts stay when the member is gone.
create table receipt (
    delivery_id bigint      not null,
    event       text        not null,
    kind        text        not null,
    received_at timestamptz not null,
    constraint receipt_pkey primary key (delivery_id, event),
    constraint receipt_event_check check (event in ('SHOWN', 'CLICKED'))
);

-- Signs the tokens of receipts. All instances share it; whoever reads this database needs no forged
-- receipt. Two random UUIDs have 244 random bits.
create table receipt_key (
    key bytea not null,
    constraint receipt_key_check check (octet_length(key) = 32)
);

insert into receipt_key (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
