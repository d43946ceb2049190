-- Change numbers start anew with a new database, while a cache may still hold rankings of the old one.
alter table change_counter add column lineage uuid not null default gen_random_uuid();
