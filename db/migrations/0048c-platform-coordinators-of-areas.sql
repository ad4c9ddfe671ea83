-- A coordinator may hold her role for an area: she sees and does in its runs what a coordinator of the whole organisation does in all.
-- Each policy that names coordinators of the whole says below what it says of one of an area.

create procedure platform.widen(named regclass, commands text[], more text) language plpgsql as $$
declare
	rule record;
	head constant text := '((org_id = ( SELECT platform.org() AS org)) AND ';
	wider text;
begin
	for rule in select p.polname as name, p.polcmd as cmd, pg_get_expr(p.polqual, p.polrelid) as sees, pg_get_expr(p.polwithcheck, p.polrelid) as keeps
		from pg_policy p where p.polrelid = named and p.polname = any (commands) loop
		if not coalesce(rule.sees, rule.keeps) like replace(head, '_', '\_') || '%' then
			raise exception 'a policy of % is not as secure() makes it', named;
		end if;
		wider := head || '(' || substr(coalesce(rule.sees, rule.keeps), length(head) + 1, length(coalesce(rule.sees, rule.keeps)) - length(head) - 1) || ' or ' || more || '))';
		execute format('alter policy %I on %s', rule.name, named)
			|| case when rule.sees is not null then ' using (' || wider || ')' else '' end
			|| case when rule.keeps is not null then ' with check (' || wider || ')' else '' end;
		commands := array_remove(commands, rule.name::text);
	end loop;
	if cardinality(commands) > 0 then
		raise exception '% has no policy %', named, commands;
	end if;
end $$;
revoke all on procedure platform.widen from public;
comment on procedure platform.widen(regclass, text[], text) is 'Lets the policies of a table that are named let one more case through: within the organisation, as the rest of each.';

-- Who works in the circles of the speaker.
create function platform.team_of(role text) returns setof uuid stable language sql rows 50 security definer set search_path = pg_catalog, pg_temp as $$
	select g.account_id from platform.role_grant g where g.org_id = platform.org() and g.circle_id = any ((select platform.circles(role))::uuid[]) $$;
revoke all on function platform.team_of from public;
grant execute on function platform.team_of to kith_app;
comment on function platform.team_of(text) is 'Accounts that hold or held a role in the circles in which the speaker holds this role.';

call platform.widen('platform.role_grant', '{sees}', platform.circle('circle_id', 'coordinator'));

create or replace function platform.has_set_up(account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
	select (platform.is('coordinator') or platform.is('door') or platform.is('job') or account in (select platform.team_of('coordinator'))) and exists (select from platform.credential c
		where c.org_id = platform.org() and c.account_id = account and c.totp_confirmed_at is not null) $$;
