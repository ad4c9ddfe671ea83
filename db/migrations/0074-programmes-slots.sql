-- What a parent could show: offered or wished for, planned with somebody, agreed on as a part of a plan, led and thanked for. And the group's shelf.

create table programmes.slot (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid,
	wish_id uuid,
	session_id uuid,
	words text not null check (length(words) between 1 and 300),
	language text not null,
	state text not null check (state in ('wanted', 'offered', 'planned', 'agreed', 'led', 'not-this-time')),
	asked_by uuid,
	with_id uuid,
	minutes integer check (minutes between 1 and 600),
	helps text not null default '' check (length(helps) <= 200),
	costs text not null default '' check (length(costs) <= 100),
	reply text not null default '' check (length(reply) <= 300),
	said_at timestamptz not null default platform.moment(),
	led_at timestamptz,
	thanked_by uuid,
	primary key (org_id, id),
	unique (org_id, wish_id, person_id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, wish_id) references programmes.slot (org_id, id) on delete set null (wish_id),
	foreign key (org_id, session_id) references programmes.session (org_id, id) on delete set null (session_id),
	constraint slot_of_somebody check (person_id is not null or state in ('wanted', 'not-this-time')),
	constraint slot_wanted_by check (state <> 'wanted' or asked_by is not null),
	constraint slot_with_another check (with_id <> person_id),
	constraint slot_agreed check (state not in ('agreed', 'led') or (with_id is not null and minutes is not null)),
	constraint slot_thanked check ((state = 'led') = (led_at is not null) and (state = 'led') = (thanked_by is not null)),
	constraint slot_thanked_by_another check (thanked_by <> person_id)
);
comment on table programmes.slot is 'A part of a meeting that a parent leads, or could: what she could show in her words, or what is wanted. For her, who leads the circle and who coordinates it; what is wanted of anybody, for the circle too. Legal basis: consent. What was led stays on her record; all else goes a year after the run.';
comment on column programmes.slot.person_id is 'Whose it is; none where something is wanted of anybody, or was.';
comment on column programmes.slot.wish_id is 'What was wanted, where this answers it: who has answered is not asked again.';
comment on column programmes.slot.asked_by is 'Who wants it, or asked her by name, which is done once in a run.';
comment on column programmes.slot.with_id is 'Who plans it with her.';
comment on column programmes.slot.reply is 'What was said back to her: thanks, or why not this time.';
create index on programmes.slot (org_id, cohort_id);
create index on programmes.slot (org_id, person_id);
create index on programmes.slot (org_id, session_id);
create unique index slot_asked_once on programmes.slot (org_id, cohort_id, person_id) where asked_by is not null;

call platform.secure('programmes.slot',
	sees => platform.any_of(
		platform.own('person_id'),
		platform.all_of('person_id is null', platform.among('cohort_id', 'programmes.own_circles()')),
		platform.circle('cohort_id', 'facilitator'),
		platform.runs('cohort_id'),
		platform.role('job')),
	adds => platform.any_of(
		platform.all_of(platform.own('person_id'), 'asked_by is null', $$state in ('offered', 'not-this-time')$$, platform.among('cohort_id', 'programmes.own_circles()')),
		platform.all_of($$state = 'wanted'$$, platform.own('asked_by'), platform.any_of(platform.circle('cohort_id', 'facilitator'), platform.runs('cohort_id')))),
	changes => platform.any_of(
		platform.all_of(platform.own('person_id'), $$state <> 'led'$$),
		platform.circle('cohort_id', 'facilitator'),
		platform.runs('cohort_id'),
		platform.role('job')),
	changing => 'state, session_id, with_id, minutes, helps, costs, reply, led_at, thanked_by',
	removes => platform.all_of($$state <> 'led'$$, platform.role('job')));

-- a part of a plan knows what was agreed on; whoever steps back or leaves is named in no plan
alter table programmes.part add column slot_id uuid;
alter table programmes.part add foreign key (org_id, slot_id) references programmes.slot (org_id, id) on delete set null (slot_id);
create index on programmes.part (org_id, slot_id);
comment on column programmes.part.slot_id is 'What a parent leads in it, as it was agreed with her.';

create function programmes.free_part() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update programmes.part p set led_by = '', slot_id = null where p.org_id = old.org_id and p.slot_id = old.id;
	return coalesce(new, old);
end $$;
revoke all on function programmes.free_part from public;
create trigger free_part before update of state on programmes.slot
	for each row when (old.state = 'agreed' and new.state not in ('agreed', 'led')) execute function programmes.free_part();
create trigger free_part_of_nobody before delete on programmes.slot for each row execute function programmes.free_part();

create function programmes.has_led(slot uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from programmes.slot s join programmes.slot before on before.org_id = s.org_id and before.person_id = s.person_id and before.state = 'led'
		where s.org_id = platform.org() and s.id = slot
			and (platform.is('coordinator') or s.cohort_id = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[]))) $$;
revoke all on function programmes.has_led from public;
grant execute on function programmes.has_led to kith_app;
comment on function programmes.has_led is 'For those who run the circle of a slot: whether whose it is has led a part before, wherever that was; no more of it.';

create function programmes.planned_with(slot uuid) returns text stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.called from programmes.slot s join people.card c on c.org_id = s.org_id and c.id = s.with_id
	where s.org_id = platform.org() and s.id = slot
		and (s.person_id = platform.actor() or platform.is('coordinator') or s.cohort_id = any ((select platform.circles(array['coordinator', 'facilitator']))::uuid[])) $$;
revoke all on function programmes.planned_with from public;
grant execute on function programmes.planned_with to kith_app;
comment on function programmes.planned_with is 'What she is called who plans a part with a parent, for that parent and those who run the circle; no more of her.';

create table programmes.shelf (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid not null,
	kind text not null check (kind in ('tip', 'book')),
	words text not null check (length(words) between 1 and 500),
	language text not null,
	at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade
);
comment on table programmes.shelf is 'A tip or a book that somebody puts on the shelf of her group. The group reads it without her name, her facilitators with it. Legal basis: consent. Taken back whenever she likes, by a facilitator too; goes a year after the run.';
create index on programmes.shelf (org_id, cohort_id);
create index on programmes.shelf (org_id, person_id);

call platform.secure('programmes.shelf',
	sees => platform.any_of(platform.own('person_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job')),
	adds => platform.all_of(platform.own('person_id'), platform.among('cohort_id', 'programmes.own_circles()')),
	removes => platform.any_of(platform.own('person_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job')));

create function programmes.shelf_of(cohort uuid) returns table (id uuid, kind text, words text, language text, is_own boolean)
stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id, s.kind, s.words, s.language, s.person_id = platform.actor() from programmes.shelf s
	where s.org_id = platform.org() and s.cohort_id = cohort and cohort in (select programmes.own_circles())
	order by s.id desc $$;
revoke all on function programmes.shelf_of from public;
grant execute on function programmes.shelf_of to kith_app;
comment on function programmes.shelf_of is 'For whoever comes to a group: what stands on its shelf, without a name.';

create function programmes.due_slots() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct c.org_id from programmes.cohort c
	where not exists (select from programmes.session s where s.org_id = c.org_id and s.cohort_id = c.id and s.ends_at > platform.now() - interval '1 year')
		and (exists (select from programmes.slot s where s.org_id = c.org_id and s.cohort_id = c.id and s.state <> 'led')
			or exists (select from programmes.shelf s where s.org_id = c.org_id and s.cohort_id = c.id)) $$;
revoke all on function programmes.due_slots from public;
grant execute on function programmes.due_slots to kith_worker;
comment on function programmes.due_slots is 'Organisations with runs that were over a year ago, of which slots that were not led, or a shelf, are still kept.';

-- what she offered, led and put on the shelf follows when two records of her become one
CREATE OR REPLACE FUNCTION programmes.bring_together(merge uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
	two record;
	courses constant text := 'mine.cohort_id = hers.cohort_id';
	meetings constant text := 'mine.session_id = hers.session_id';
begin
	perform creche.bring_together(merge);
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'programmes.registration', 'person_id', two.gone, two.kept, courses,
			$q$(array_position(array['place', 'offered', 'waiting', 'left'], hers.state), hers.joined_at)
				< (array_position(array['place', 'offered', 'waiting', 'left'], mine.state), mine.joined_at)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.attendance', 'person_id', two.gone, two.kept, meetings,
			$q$array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], hers.state)
				< array_position(array['came', 'late', 'left-early', 'apologies', 'no-word'], mine.state)$q$, watched => true);
		perform people.hand_over(merge, 'programmes.mark', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.check_in', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.certificate', 'person_id', two.gone, two.kept, courses);
		perform people.hand_over(merge, 'programmes.follow_up', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.interest', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.parent_message', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.booklet_opened', 'person_id', two.gone, two.kept, meetings);
		perform people.hand_over(merge, 'programmes.writing_key', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_text', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.page_shown', 'person_id', two.gone, two.kept, meetings || ' and mine.page = hers.page');
		perform people.hand_over(merge, 'programmes.goal', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.watering', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.claim', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.proposal', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.slot', 'person_id', two.gone, two.kept,
			'mine.wish_id = hers.wish_id or (mine.asked_by is not null and hers.asked_by is not null and mine.cohort_id = hers.cohort_id)');
		perform people.hand_over(merge, 'programmes.shelf', 'person_id', two.gone, two.kept);
		perform people.hand_over(merge, 'programmes.accepted', 'person_id', two.gone, two.kept, 'mine.agreement_id = hers.agreement_id');
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $function$;
