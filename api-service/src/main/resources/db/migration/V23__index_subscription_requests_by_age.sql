-- Old ones are removed hourly.
create index subscription_requests_created_at on subscription_requests (created_at);
