-- Wishes for web push that push-service has not answered in time; sent again through the outbox.
create table subscription_requests (
    id              uuid        not null constraint subscription_requests_pk primary key,
    member_id       bigint      not null constraint subscription_requests_member_fk references members (id) on delete cascade,
    status          text        not null constraint subscription_requests_status_known check (status in ('WAITING', 'SUBSCRIBED', 'UNSUBSCRIBED', 'REFUSED')),
    subscription_id bigint,
    reason          text,
    created_at      timestamptz not null
);
