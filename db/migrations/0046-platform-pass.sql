-- A phone without signal took a register along. It speaks by a token of its own, in one circle, as long as its role is held there.

create table platform.pass (
	org_id uuid not null,
	id uuid not null,
	account_id uuid not null,
	role text not null check (role in ('facilitator', 'creche_worker', 'coordinator')),
	circle_id uuid not null,
	token_hash bytea not null unique check (length(token_hash) = 32),
	until timestamptz not null,
	primary key (org_id, id),
	foreign key (org_id, account_id) references platform.account (org_id, id)
);
create index on platform.pass (org_id, account_id);
create index on platform.pass (until);
comment on table platform.pass is 'What a phone without signal speaks by: whose it is, with which role, in which circle. The token itself is on the phone alone. Kept until 90 days after the meeting.';
call platform.secure('platform.pass',
	sees => platform.any_of(platform.own('account_id'), platform.role('job')),
	adds => platform.own('account_id'),
	removes => platform.role('job'));

create function platform.open_pocket(hash bytea)
returns table (pocket_id uuid, org_id uuid, account_id uuid, language text, roles text, circles text, strong boolean,
	org_now timestamptz, org_zone text, org_languages text[], org_default_language text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
	held boolean;
	found platform.pass;
begin
	select p.* into found from platform.pass p where p.token_hash = hash and p.until > platform.now();
	if found.id is null then
		perform platform.speak(null, null, null, null);
		return;
	end if;
	-- whoever coordinates stands in for a facilitator there, and nowhere else
	held := exists (select from platform.role_grant g join platform.account a on a.org_id = g.org_id and a.id = g.account_id
		where g.org_id = found.org_id and g.account_id = found.account_id and g.role = found.role and a.closed_at is null
			and g.ended_at is null and platform.now() >= g.since and platform.now() < g.until
			and (g.circle_id = found.circle_id or (g.circle_id is null and found.role = 'coordinator')
				or exists (select from platform.circle_part c where c.org_id = g.org_id and c.outer_id = g.circle_id
					and c.inner_id = found.circle_id and (c.until is null or c.until > platform.now()))));
	perform platform.speak(found.org_id, found.account_id, 'pocket',
		case when held then case found.role when 'coordinator' then 'facilitator' else found.role end || ':' || found.circle_id end);
	return query select found.id, found.org_id, found.account_id, a.language, null::text,
			case when held then case found.role when 'coordinator' then 'facilitator' else found.role end || ':' || found.circle_id end,
			false, platform.now(), o.time_zone, o.languages, o.default_language
		from platform.organisation o join platform.account a on a.org_id = o.id and a.id = found.account_id where o.id = found.org_id;
end $$;
revoke all on function platform.open_pocket from public;
grant execute on function platform.open_pocket to kith_app;
comment on function platform.open_pocket(bytea) is 'A phone speaks that took a register along, for whom it belongs to, with the role it was taken with, in that circle alone, and without any once that role ended or the account was closed.';
