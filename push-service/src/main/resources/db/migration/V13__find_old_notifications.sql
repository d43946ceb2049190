-- Notifications are removed when they are old, and their deliveries with them.
create index notification_created_idx on notification (created_at);
