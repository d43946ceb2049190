-- How far each partition has been applied, moved in the transaction that applies. The epoch grows whenever somebody
-- takes a partition over; whoever holds an older one can no longer move the position.
create table consumer_positions (
    topic       text    not null,
    partition   integer not null,
    epoch       bigint  not null,
    next_offset bigint  not null,
    constraint consumer_positions_pk primary key (topic, partition)
);
