-- Headers of an event's record beside those of CloudEvents, such as the trace it belongs to: an object of strings.
alter table outbox add column headers jsonb;
