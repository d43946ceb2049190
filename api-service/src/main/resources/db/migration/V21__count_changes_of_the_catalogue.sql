-- How often a book was added or changed. The row stays locked until the commit, so whoever reads the number sees all
-- that it counts, and what was found at one number holds until the next.
create table catalogue (
    changes bigint not null
);

insert into catalogue (changes) values (0);

create function count_change_of_catalogue() returns trigger
    language plpgsql as
$$
begin
    update catalogue set changes = changes + 1;
    return null;
end
$$;

create trigger books_changed after insert or update or delete or truncate on books
    for each statement execute function count_change_of_catalogue();
