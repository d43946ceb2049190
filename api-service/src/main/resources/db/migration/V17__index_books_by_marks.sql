-- All that a book can be searched by, as marks in one index: the letters of its title and author and each pair of
-- neighbouring ones (pairs, since most words of Korean have two letters), its genres, topics, ages and ISBN.
alter table books add column search_text text not null
    generated always as (lower(normalize(title || E'\n' || author))) stored;

create function letter_pairs(text) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(distinct letter || next), '{}')
            from (select letter, lead(letter) over (order by n) as next
                  from unnest(string_to_array($1, null)) with ordinality as letters (letter, n)) neighbours
            where next is not null);

-- Its cost keeps the planner from computing it book by book where the index has the answer, and a search is too short
-- to start parallel workers for.
create function book_marks(search_text text, isbn text, genres text[], topics text[], age_from integer, age_to integer)
    returns text[]
    language sql immutable parallel restricted cost 10000
    return string_to_array(search_text, null)
        || letter_pairs(search_text)
        || array(select 'genre:' || genre from unnest(genres) genre)
        || array(select 'topic:' || topic from unnest(topics) topic)
        || array(select 'age:' || age from generate_series(age_from, age_to) age)
        || array_remove(array['isbn:' || isbn], null);

-- Without fastupdate, or each search would read through a list of the books added last.
create index books_marks on books
    using gin (book_marks(search_text, isbn, genres, topics, age_from, age_to)) with (fastupdate = off);

drop index books_genres;
drop index books_topics;
