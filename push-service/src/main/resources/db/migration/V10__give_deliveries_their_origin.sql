-- Senders take what is due for each push service by itself, so that none waits behind another's.
alter table delivery add column origin text not null default '';

update delivery d
set origin = coalesce(lower(substring(s.endpoint from '^[^:/?#]+://[^/?#]*')), '')
from subscription s
where s.id = d.subscription_id;

drop index delivery_due_idx;
create index delivery_due_idx on delivery (origin, next_attempt_at) where state = 'WAITING';
create index delivery_expiry_idx on delivery (expires_at) where state = 'WAITING';

-- Each attempt leaves a dead row version behind; the queue is to stay short for those who look.
alter table delivery set (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0,
    fillfactor = 80
);
