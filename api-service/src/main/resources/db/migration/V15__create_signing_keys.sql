-- Key pairs that sign access tokens, shared by all instances. The private half is encrypted with a secret that is
-- not in the database. The last one whose time has come signs; those before it are removed when their last token has expired.
create table signing_keys (
    id             text        not null constraint signing_keys_pk primary key,
    encrypted_pair bytea       not null,
    created_at     timestamptz not null,
    signs_from     timestamptz not null
);
