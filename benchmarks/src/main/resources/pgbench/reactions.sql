\set child random(1, 200)
\set book random(1, 100)
begin;
insert into copied_reactions (child_id, book_id, kind, revision, changed_at)
values (:child, :book, 'LIKE', 1, now())
on conflict (child_id, book_id) do update
set kind = excluded.kind, revision = copied_reactions.revision + 1, changed_at = excluded.changed_at;
insert into copied_outbox (event_id, occurred_at, shard, topic, msg_key, payload, traceparent)
values (gen_random_uuid(), now(), :child % 64, 'v1.event.book-like', :child::text,
        '{"eventId":"0199f3c0-7d1c-7c3e-8a55-2f6f0c1d9b7a","occurredAt":"2026-05-05T01:02:03.456789Z","childId":123,"bookId":45,"kind":"LIKE","revision":678}',
        '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00');
commit;
