-- A letter that was refused for good is not tried again, and whoever coordinates sees it; one that could only not leave yet is tried until it does.

alter table platform.letter
	add column leaves_at timestamptz,
	add column tried_at timestamptz,
	add column refused text check (length(refused) <= 60);
comment on column platform.letter.leaves_at is 'From when it may leave, where that is not at once: her safe hours.';
comment on column platform.letter.tried_at is 'When a mail server was last asked to take it and did not.';
comment on column platform.letter.refused is 'What the mail server said then: its codes, never its words, which may name an address.';
comment on table platform.letter is 'A message to one person: its kind and the ids it is about, never its words. once: the effect key that stops a second one, and tells nothing. A coordinator sees what has not reached anybody, but no alert. Kept 90 days.';
comment on column platform.letter.withheld is 'Why it was not sent: returned (a mail server refused it for good), by-phone, not-needed, or why there is no way to her.';

alter policy sees on platform.letter using (org_id = (select platform.org()) and (
	(select platform.is_any('{job}'))
	or account_id = (select platform.actor())
	or ((select platform.is_any('{coordinator}')) and sent_at is null and coalesce(withheld, '') not in ('not-needed', 'closed') and kind not like 'safeguarding.%')));
grant update (leaves_at, tried_at, refused) on platform.letter to kith_app;
create index on platform.letter (org_id, created_at) where sent_at is null and passed_on_at is null and (withheld is null or withheld = 'returned');

create or replace function platform.hand_over_letter() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	perform graphile_worker.add_job('letter', json_build_object('org', new.org_id, 'letter', new.id), max_attempts => 12,
		job_key => 'letter-' || new.id, run_at => new.leaves_at - platform.clock());
	return null;
end $$;

-- Nothing is lost: what was to leave an hour ago and is not being tried is taken up again.
create function platform.due_letters() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct l.org_id from platform.letter l
	where l.sent_at is null and l.withheld is null
		and greatest(l.created_at, l.leaves_at, l.tried_at) < platform.now() - interval '1 hour' $$;
revoke all on function platform.due_letters from public;
grant execute on function platform.due_letters to kith_worker;
comment on function platform.due_letters is 'Organisations with a letter that was to leave an hour ago, and that nobody has tried to send since.';

create function platform.send_again(letter uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('coordinator') then
		raise exception using errcode = '42501', message = 'only a coordinator sends a letter again';
	end if;
	update platform.letter l set withheld = null, refused = null, tried_at = null, leaves_at = null
		where l.org_id = platform.org() and l.id = send_again.letter and l.sent_at is null and l.kind not like 'safeguarding.%'
			and (l.withheld is null or l.withheld = 'returned');
	if not found then
		return false;
	end if;
	perform graphile_worker.add_job('letter', json_build_object('org', platform.org(), 'letter', send_again.letter), max_attempts => 12,
		job_key => 'letter-' || send_again.letter);
	return true;
end $$;
revoke all on function platform.send_again from public;
grant execute on function platform.send_again to kith_app;
comment on function platform.send_again is 'A coordinator lets a letter that came back, or has not left yet, be tried once more; its words are written anew.';

-- The hours of an offer, and of what is held, run only while she could be told.

create function programmes.told(registration uuid) returns table (untold boolean, at timestamptz)
stable language sql security definer rows 1 set search_path = pg_catalog, pg_temp as $$
	with hers as (
		select l.passed_on_at, l.sent_at,
			l.sent_at is null and l.passed_on_at is null and (l.withheld is null or l.withheld in ('by-phone', 'returned')) as untold
		from programmes.registration r join platform.letter l on l.org_id = r.org_id and l.account_id = r.person_id
		where r.org_id = platform.org() and r.id = registration
			and (r.person_id = platform.actor() or platform.is('coordinator') or platform.is('door') or platform.is('job'))
			and l.data ->> 'registration' = r.id::text
			and case when r.answer_by is null
				then l.kind = 'programmes.offer' and (l.data ->> 'offered')::timestamptz = r.offered_at
				else l.kind = 'programmes.held' and l.created_at >= r.joined_at - interval '1 minute' end)
	select coalesce(bool_and(hers.untold), false), min(coalesce(hers.sent_at, hers.passed_on_at)) from hers $$;
revoke all on function programmes.told from public;
grant execute on function programmes.told to kith_app;
comment on function programmes.told is 'Whether there is a letter about what she is offered, or what is held for her, and none reached her yet; and when the first did.';

