-- An event's id is made for it alone, and each insert and delete paid for the index.
alter table outbox drop constraint outbox_event_unique;
