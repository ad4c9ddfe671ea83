-- Who else may collect a child and a number to ring in a hurry: for those who look after the child that day, as its allergies are.
alter table people.child_care
	add column collectors text not null default '' check (length(collectors) <= 10000),
	add column urgent_phone text not null default '' check (length(urgent_phone) <= 40);
grant update (collectors, urgent_phone) on people.child_care to kith_app;
comment on column people.child_care.collectors is 'Who else than whoever brought the child may collect it, as its parent wrote it. Empty when she named nobody.';
comment on column people.child_care.urgent_phone is 'A number to ring in a hurry while the child is in the crèche.';

-- An age is said as a band, and a child grows: the band moves on once it can't be right any more, and is asked again before.
alter table people.child add column age_said_at timestamptz;
alter table people.child alter column age_said_at set default platform.now();
grant update (age_said_at) on people.child to kith_app;
comment on column people.child.age_said_at is 'When her parent last said how old the child is; unknown is as old as the row.';
create function people.age_band_now(band text, said timestamptz) returns text stable language sql
	return case
		when band = 'under-two' and platform.now() >= said + interval '3 years' then 'three-or-more'
		when band = 'under-two' and platform.now() >= said + interval '2 years' then 'two'
		when band = 'two' and platform.now() >= said + interval '1 year' then 'three-or-more'
		else band
	end;
revoke all on function people.age_band_now from public;
grant execute on function people.age_band_now to kith_app;
comment on function people.age_band_now(text, timestamptz) is 'How old a child is now that was in this age band when it was said: no older than it must be, because younger children need more adults.';
create or replace view people.child_card with (security_invoker) as
	select k.org_id, k.id, k.person_id, k.first_name, people.age_band_now(k.age_band, coalesce(k.age_said_at, k.created_at)) as age_band,
		k.created_at, k.put_away_at, c.allergies, c.needs, c.confirmed_at, c.collectors, c.urgent_phone
	from people.child k left join people.child_care c on c.org_id = k.org_id and c.child_id = k.id;

-- The same name is the same child, and the last word on it counts everywhere: two lines for one child would hide what one of them says.
-- The door may not read what is known of a child, so the database writes the new word itself. Whoever did not say a number or what
-- helps has not taken it back; whoever named nobody to collect has.
create function people.say_again(person uuid, named text, band text, allergic_to text, helped_by text, collected_by text, hurry text)
returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	child uuid;
begin
	if (platform.is('door') or platform.actor() = person) is not true then
		return null;
	end if;
	select c.id into child from people.child c
		where c.org_id = platform.org() and c.person_id = person and c.put_away_at is null
			and lower(normalize(btrim(c.first_name), nfkc)) = lower(normalize(btrim(named), nfkc))
		order by c.created_at desc, c.id desc limit 1;
	update people.child c set age_band = band, age_said_at = platform.now() where c.org_id = platform.org() and c.id = child;
	update people.child_care k set allergies = allergic_to, needs = coalesce(nullif(helped_by, ''), k.needs), collectors = collected_by,
			urgent_phone = coalesce(nullif(hurry, ''), k.urgent_phone), confirmed_at = platform.now()
		where k.org_id = platform.org() and k.child_id = child;
	return child;
end $$;
revoke all on function people.say_again from public;
grant execute on function people.say_again to kith_app;
comment on function people.say_again(uuid, text, text, text, text, text, text) is 'What is said anew of a child that is known by this name; nothing for one that is not, and for whoever is neither its parent nor at the door.';
drop function people.same_child(uuid, text, text, text, text);
