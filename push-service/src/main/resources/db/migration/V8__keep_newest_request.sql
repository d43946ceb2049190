-- A browser stays as its newest request left it: an older one that comes late must find that there
-- was a newer one, also after the browser was released. Nobody can be called with a hash.
create table newest_request (
    endpoint_hash bytea       not null,
    requested_at  timestamptz not null,
    constraint newest_request_pkey primary key (endpoint_hash)
);

-- Those of members who are erased should have gone with them.
delete from subscription s using member m where m.id = s.member_id and m.erased;

insert into newest_request (endpoint_hash, requested_at)
select sha256(convert_to(endpoint, 'UTF8')), bound_at from subscription;
