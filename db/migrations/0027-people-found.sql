-- Somebody is found by the beginnings of words of her name and by any run of digits of her number without all of them being read: an index
-- holds the words of each name, and each number from every digit on. Neither needs an extension that a server may not have.
alter table people.person add column name_words tsvector generated always as (array_to_tsvector(string_to_array(people.name_key(called), ' '))) stored;
create index on people.person using gin (name_words);

create function people.digits_on(number text) returns tsvector immutable parallel safe strict language sql
	return array_to_tsvector(array(select substr(number, digit) from generate_series(1, length(number)) as digit));
comment on function people.digits_on(text) is 'A number from every digit on: whoever looks for a run of its digits looks for the beginning of one of them.';
create index on people.address using gin (people.digits_on(value)) where kind = 'phone';

create function people.beginning(word text) returns tsquery immutable parallel safe strict language sql
	return ('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*')::tsquery;
comment on function people.beginning(text) is 'What begins like this word, whatever signs stand in it.';

create or replace function people.found(words text[], address text, digits text) returns setof uuid stable rows 50 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from people.person p where p.org_id = platform.org() and platform.is('coordinator') and cardinality(words) > 0
		and p.name_words @@ (select string_agg(people.beginning(word)::text, ' & ')::tsquery from unnest(words) as word)
	union
	select a.person_id from people.address a where a.org_id = platform.org() and platform.is('coordinator') and a.kind = 'email'
		and a.value ~>=~ address and a.value ~<~ (address || chr(1114111))
	union
	select a.person_id from people.address a where a.org_id = platform.org() and platform.is('coordinator') and a.kind = 'phone'
		and people.digits_on(a.value) @@ people.beginning(digits) $$;
