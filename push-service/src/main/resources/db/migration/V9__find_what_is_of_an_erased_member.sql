-- Whose name is in a notification's text, so that it goes with that member. Notifications from before do not say.
alter table notification add column about_member_id bigint;

create index notification_about_idx on notification (about_member_id);

create index block_blocked_member_idx on block (blocked_member_id);

create index answered_request_subscription_idx on answered_request (subscription_id);
