-- A request that is sent again gets the answer it got before.
create table answered_request (
    request_id      uuid        not null,
    outcome         text        not null,
    subscription_id bigint,
    reason          text,
    answered_at     timestamptz not null,
    constraint answered_request_pkey primary key (request_id),
    constraint answered_request_outcome_check
        check (outcome in ('SUBSCRIBED', 'UNSUBSCRIBED', 'REFUSED'))
);
