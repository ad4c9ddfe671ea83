-- What somebody needs to take part: said once, shown to whoever prepares the meetings she comes to.
create table people.need (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	person_id uuid not null,
	kind text not null check (kind in ('interpreter', 'access', 'food', 'travel')),
	choices text[] not null default '{}',
	words text not null default '' check (length(words) <= 400),
	since timestamptz not null default platform.moment(),
	said_by uuid check (said_by <> person_id),
	primary key (org_id, id),
	check (choices <> '{}' or words <> ''),
	check (case kind
		when 'interpreter' then cardinality(choices) = 1 and length(choices[1]) <= 10
		when 'access' then choices <@ array['step-free', 'seat', 'hearing', 'sight', 'quiet-corner']
		when 'food' then choices <@ array['no-pork', 'no-meat', 'no-dairy', 'no-nuts', 'no-gluten']
		else choices <@ array['lift', 'meet-at-stop', 'parking', 'fare'] end),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, said_by) references platform.account (org_id, id)
);
create index on people.need (org_id, person_id);
create index on people.need (org_id, said_by);
comment on table people.need is 'What somebody needs to take part: an interpreter, a way in or a seat, what she can''t eat, a way to get there. Special category data. Kept as the person; what is taken back or said anew is gone at once, and the trail says when.';
comment on column people.need.said_by is 'The coordinator who wrote it down because she was asked; empty where she said it herself.';
do $$ declare
	hers constant text := platform.any_of(platform.role('coordinator'), platform.among('person_id', 'people.coordinated()'));
begin
	call platform.secure('people.need',
		sees => platform.any_of(platform.own('person_id'), people.member('person_id', 'facilitator'), hers),
		adds => platform.any_of(platform.all_of(platform.own('person_id'), 'said_by is null'),
			platform.all_of(platform.own('said_by'), platform.not_own('person_id'), hers)),
		removes => platform.any_of(platform.own('person_id'), platform.all_of(platform.not_own('person_id'), hers)));
end $$;

create view people.need_card with (security_invoker) as
	select n.org_id, n.person_id, n.kind, n.choices, n.words, n.since from people.need n;
grant select on people.need_card to kith_app;
comment on view people.need_card is 'Published: what somebody needs to take part, for whoever may know.';

create function people.note_need(org uuid, person uuid, kind text, choices text[], words text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
	delete from people.need n where n.org_id = org and n.person_id = person and n.kind = note_need.kind;
	insert into people.need (org_id, person_id, kind, choices, words) values (org, person, kind, choices, words) $$;
revoke all on function people.note_need from public;
comment on function people.note_need(uuid, uuid, text, text[], text) is 'Published, for the trigger of the room by whose form she said it: what she says of a kind counts instead of what she said before.';

-- what both records say is kept: of what she needs nothing is lost by bringing them together
create or replace function people.bring_together(kept uuid, gone uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	merge uuid;
	pair record;
begin
	perform from people.person p where p.org_id = platform.org() and p.id in (kept, gone) order by p.id for update;
	if kept = gone or not coalesce(people.may_merge(kept) and people.may_merge(gone), false) then
		raise exception using errcode = '42501', message = 'these two are not brought together';
	end if;
	insert into people.merge (org_id, kept_id, gone_id, made_by) values (platform.org(), kept, gone, platform.actor()) returning id into merge;
	perform people.one_way_in(merge, kept, gone);
	perform people.stricter(merge, kept, gone);
	perform people.hand_over(merge, 'people.consent', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.membership', 'person_id', gone, kept, 'mine.circle_id = hers.circle_id and mine.until is not distinct from hers.until');
	for pair in select distinct on (hers.id) mine.id as mine, hers.id as hers from people.child hers join people.child mine
		on mine.org_id = hers.org_id and mine.person_id = kept and people.name_key(mine.first_name) = people.name_key(hers.first_name) and mine.put_away_at is null
		where hers.org_id = platform.org() and hers.person_id = gone and hers.put_away_at is null order by hers.id, mine.id
	loop
		perform people.one_child(merge, pair.mine, pair.hers);
	end loop;
	perform people.hand_over(merge, 'people.child', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.phone_try', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.change_for', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.contact_change', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.loss', 'person_id', gone, kept, 'mine.resumed_at is null and hers.resumed_at is null');
	perform people.hand_over(merge, 'people.topic', 'person_id', gone, kept, 'mine.topic = hers.topic and mine.way = hers.way', 'mine.is_on and not hers.is_on');
	perform people.hand_over(merge, 'people.other_readers', 'person_id', gone, kept, 'true', 'hers.mailbox or hers.phone');
	perform people.hand_over(merge, 'people.text_reply', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.need', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.ruling', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.letter', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.access', 'person_id', gone, kept);
	return merge;
end $$;

alter table people.change_for drop constraint change_for_what_check;
alter table people.change_for add constraint change_for_what_check
	check (what in ('name', 'phone', 'email', 'safe-contact', 'consent', 'child', 'absence', 'coming', 'creche-asked', 'creche-left', 'needs'));
