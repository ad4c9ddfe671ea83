-- "What became of mine": by the code on her receipt, which needs no account, or on her own page once she has put the code there herself.

alter table coproduction.note_teller add column told_digest text, add column looked_at timestamptz;
comment on column coproduction.note_teller.told_digest is 'What she was last told of, as a digest: where it differs from how things stand, she is written to once.';
comment on column coproduction.note_teller.looked_at is 'When it was last looked whether anything has changed.';
create index on coproduction.note_teller (org_id, looked_at) where wants_word and person_id is not null;
create policy changes on coproduction.note_teller for update to kith_app
	using (org_id = (select platform.org()) and (select platform.is('job'))) with check (org_id = (select platform.org()) and (select platform.is('job')));
grant update (told_digest, looked_at) on coproduction.note_teller to kith_app;

create function coproduction.became(receipt bytea) returns table (kind text, id uuid, project_id uuid, words platform.words, state text, why platform.words, day date, is_public boolean)
	stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	with recursive told as (
		select n.id, n.state, n.read_on, n.handed_in_on, c.project_id, c.name from coproduction.note_teller t
			join coproduction.note n on n.org_id = t.org_id and n.id = t.note_id and n.state <> 'draft'
			join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id
		where t.org_id = platform.org() and t.receipt_hash = receipt),
	up (kind, id) as (
		select 'note', told.id from told
		union select t.later_kind, t.later_id from up join coproduction.thread t on t.org_id = platform.org() and t.earlier_kind = up.kind and t.earlier_id = up.id)
	select 'note', null::uuid, told.project_id, told.name, case when told.state = 'withdrawn' then 'withdrawn' when told.read_on is not null then 'read' else 'received' end,
		'{}'::platform.words, coalesce(told.read_on, told.handed_in_on), false from told
	union all select 'theme', t.id, t.project_id, t.name, t.kind, '{}'::platform.words, null, t.id in (select coproduction.public_themes())
		from up join coproduction.theme t on t.org_id = platform.org() and t.id = up.id and t.merged_into is null where up.kind = 'theme'
	union all select 'decision', d.id, d.project_id, d.question, d.state, '{}'::platform.words, coalesce(d.adopted_at, d.counted_at, d.opened_at)::date,
		d.id in (select coproduction.public_decisions())
		from up join coproduction.decision d on d.org_id = platform.org() and d.id = up.id and d.opened_at is not null where up.kind = 'decision'
	union all select 'promise', p.id, p.project_id, p.doing, p.state, p.why, p.state_on, p.id in (select coproduction.public_promises())
		from up join coproduction.promise p on p.org_id = platform.org() and p.id = up.id where up.kind = 'promise' $$;
revoke all on function coproduction.became from public;
grant execute on function coproduction.became to kith_app;
comment on function coproduction.became(bytea) is 'What became of the note to which a code belongs, for whoever has the code: never what was said in it, nor who said it.';

create function coproduction.became_digest(receipt bytea) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select md5(coalesce(string_agg(concat_ws(' ', b.kind, b.id, b.state), ',' order by b.kind, b.id), '')) from coproduction.became(receipt) b $$;
revoke all on function coproduction.became_digest from public;
grant execute on function coproduction.became_digest to kith_app;
comment on function coproduction.became_digest(bytea) is 'How things stand with the note to which a code belongs, so short that it tells nothing.';

create function coproduction.follow_note(receipt bytea, wants boolean) returns boolean volatile language sql security definer set search_path = pg_catalog, pg_temp as $$
	with kept as (
		update coproduction.note_teller t set person_id = platform.actor(), wants_word = wants, told_digest = coproduction.became_digest(receipt), looked_at = platform.now()
		from coproduction.note n
		where t.org_id = platform.org() and t.receipt_hash = receipt and n.org_id = t.org_id and n.id = t.note_id and n.state <> 'draft'
			and (t.person_id is null or t.person_id = platform.actor())
			and people.record_of(platform.actor()) = platform.actor()
		returning 1)
	select exists (select from kept) $$;
revoke all on function coproduction.follow_note from public;
grant execute on function coproduction.follow_note to kith_app;
comment on function coproduction.follow_note(bytea, boolean) is 'She who is signed in puts the note of a code on her own page; not one that another has put on hers.';

create function coproduction.unfollow_note(teller uuid) returns boolean volatile language sql security definer set search_path = pg_catalog, pg_temp as $$
	with let as (
		update coproduction.note_teller t set person_id = null, wants_word = false, told_digest = null, looked_at = null
		where t.org_id = platform.org() and t.id = teller and t.person_id = platform.actor() returning 1)
	select exists (select from let) $$;
revoke all on function coproduction.unfollow_note from public;
grant execute on function coproduction.unfollow_note to kith_app;
comment on function coproduction.unfollow_note(uuid) is 'She takes a note off her own page; the code goes on answering.';

create function coproduction.due_words() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct t.org_id from coproduction.note_teller t
	where t.wants_word and t.person_id is not null and (t.looked_at is null or t.looked_at < platform.now() - interval '1 hour') $$;
revoke all on function coproduction.due_words from public;
grant execute on function coproduction.due_words to kith_worker;
comment on function coproduction.due_words() is 'Organisations in which it is time to look whether anything became of what somebody said who wants to hear of it.';

-- Two records of one person are one: what she looks after goes with her too.
create or replace function coproduction.bring_listening_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.listener', 'account_id', two.gone, two.kept, 'mine.campaign_id = hers.campaign_id');
		perform people.hand_over(merge, 'coproduction.note', 'listener_id', two.gone, two.kept);
		perform people.hand_over(merge, 'coproduction.note_teller', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'coproduction.promise', 'owner_id', two.gone, two.kept);
	end loop;
end $$;
