-- A circle may lie in others: a run of a programme in an area, and with the partner that delivers it. A role that is given on the outer
-- circle counts in each circle within it.

create table platform.circle_part (
	org_id uuid not null references platform.organisation,
	outer_id uuid not null,
	inner_id uuid not null,
	until timestamptz,
	primary key (org_id, outer_id, inner_id)
);
create index on platform.circle_part (org_id, inner_id);
comment on table platform.circle_part is 'That a circle lies in another. A role held on the outer one counts in the inner one until then, for ever where that is empty. Only ids; nobody reads it but the functions that say who speaks. Kept as long as the inner circle.';
call platform.secure('platform.circle_part', sees => null);

-- The room whose circles these are says it; the web's login can't.
create function platform.put_circle_in(org uuid, inner_circle uuid, outers uuid[], ends timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	delete from platform.circle_part p where p.org_id = org and p.inner_id = inner_circle and p.outer_id <> all (outers);
	insert into platform.circle_part as p (org_id, outer_id, inner_id, until) select org, o, inner_circle, ends from unnest(outers) o
		on conflict (org_id, outer_id, inner_id) do update set until = excluded.until where p.until is distinct from excluded.until;
end $$;
revoke all on function platform.put_circle_in from public;
comment on function platform.put_circle_in(uuid, uuid, uuid[], timestamptz) is 'Says in which circles a circle lies, and until when roles on those count in it.';

-- Whoever makes a circle within one where she holds roles holds them in the new one at once, and not from her next request on.
create function platform.hold_in_new(inner_circle uuid, outers uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	held constant text := (select string_agg(distinct split_part(entry, ':', 1) || ':' || inner_circle, ',')
		from unnest(string_to_array(platform.said(5), ',')) as entry where split_part(entry, ':', 2) = any (outers::text[]));
begin
	if held is not null then
		perform platform.speak(platform.org(), platform.actor(), platform.said(4), platform.said(5) || ',' || held);
	end if;
end $$;
revoke all on function platform.hold_in_new from public;
comment on function platform.hold_in_new(uuid, uuid[]) is 'Whoever speaks holds in a circle that was just made the roles that she holds on the circles around it.';

create or replace function platform.open_session(hash bytea) returns platform.speaker
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	found platform.speaker;
	seen timestamptz;
begin
	select s.org_id, s.account_id, a.language,
			case when s.strong then (select string_agg(distinct g.role, ',') from platform.role_now g
				where g.org_id = s.org_id and g.account_id = s.account_id and g.circle_id is null and g.role <> 'outside_contact') end,
			case when s.strong then (select string_agg(distinct g.role || ':' || c.id, ',') from platform.role_now g
				cross join lateral (select g.circle_id as id union all select p.inner_id from platform.circle_part p
					where p.org_id = g.org_id and p.outer_id = g.circle_id and (p.until is null or p.until > platform.now())) c
				where g.org_id = s.org_id and g.account_id = s.account_id and g.circle_id is not null) end,
			s.strong, platform.now(), o.time_zone, o.languages, o.default_language, s.last_seen_at
		into found.org_id, found.account_id, found.language, found.roles, found.circles, found.strong,
			found.org_now, found.org_zone, found.org_languages, found.org_default_language, seen
		from platform.session s join platform.account a on a.org_id = s.org_id and a.id = s.account_id
			join platform.organisation o on o.id = s.org_id
		where s.token_hash = hash and s.ended_at is null and s.expires_at > platform.now() and a.closed_at is null
			and (not s.strong or s.last_seen_at > platform.now() - interval '1 hour')
			and (not s.strong or exists (select from platform.role_now g where g.org_id = s.org_id and g.account_id = s.account_id
				and g.role <> 'outside_contact'));
	if found.account_id is null then
		perform platform.speak(null, null, null, null);
		return null;
	end if;
	if seen < platform.now() - interval '5 minutes' then
		update platform.session set last_seen_at = platform.now() where token_hash = hash;
	end if;
	perform platform.speak(found.org_id, found.account_id, found.roles, found.circles);
	return found;
end $$;

create function platform.runs(named text) returns text immutable language sql return
	platform.any_of(platform.role('coordinator'), platform.circle(named, 'coordinator'));
comment on function platform.runs(text) is 'The column names a circle that the speaker coordinates: each of the organisation, or those of her areas.';
