-- The trace that an event was made in (W3C Trace Context), so that its readers can continue it.
alter table outbox add column traceparent text;
