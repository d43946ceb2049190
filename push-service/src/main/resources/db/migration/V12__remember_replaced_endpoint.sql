-- A browser that says again what its endpoint was before is told again that it is done: sha256 of the endpoint and the secret that it had.
alter table subscription add column replaced_hash bytea;
