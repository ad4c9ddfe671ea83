-- What somebody spent and is given back, and what a run was to cost and did.

create table programmes.claim (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	person_id uuid,
	what text not null check (what in ('travel', 'food', 'materials', 'children')),
	pence integer not null check (pence between 1 and 100000),
	spent_on date not null,
	words text not null default '' check (length(words) <= 300),
	photo bytea check (length(photo) <= 8000000),
	photo_mark bytea,
	is_another boolean not null default false,
	sent_at timestamptz not null default platform.moment(),
	state text not null default 'sent' check (state in ('sent', 'back', 'approved', 'paid')),
	why text not null default '' check (length(why) <= 300),
	decided_by uuid,
	decided_at timestamptz,
	paid_by uuid,
	paid_at timestamptz,
	paid_how text check (paid_how in ('cash', 'bank', 'voucher')),
	signed text not null default '' check (length(signed) <= 100),
	primary key (org_id, id),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id) on delete set null (person_id),
	constraint claim_by_another check (decided_by <> person_id and paid_by <> person_id),
	constraint claim_decided check ((state = 'sent') = (decided_by is null)),
	constraint claim_said_why check (state <> 'back' or why <> ''),
	constraint claim_paid check ((state = 'paid') = (paid_how is not null) and (state = 'paid') = (paid_by is not null)),
	constraint claim_signed check (paid_how is distinct from 'cash' or signed <> '')
);
comment on table programmes.claim is 'What somebody spent for a run and asks back: how much, for what, on which day, with a photo of the receipt. Somebody else approves it. No bank details and no address are kept. Legal basis: legitimate interest. Photos go after seven years; of whoever leaves the sum stays, without her name, words and photo.';
comment on column programmes.claim.photo is 'The receipt, drawn anew: what a camera writes beside a picture, such as where it was taken, is not kept.';
comment on column programmes.claim.photo_mark is 'By which the same receipt is known again.';
comment on column programmes.claim.signed is 'The name that she wrote when she was given cash in the room.';
create index on programmes.claim (org_id, cohort_id);
create index on programmes.claim (org_id, person_id);
create index on programmes.claim (sent_at) where photo is not null;

call platform.secure('programmes.claim',
	sees => platform.any_of(platform.own('person_id'), platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator'), platform.role('job')),
	adds => platform.all_of(platform.own('person_id'), $$state = 'sent'$$,
		platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator', 'creche_worker'), platform.among('cohort_id', 'programmes.own_circles()'))),
	changes => platform.any_of(platform.role('job'),
		platform.all_of($$person_id is distinct from (select platform.actor())$$, platform.any_of(platform.runs('cohort_id'), platform.circle('cohort_id', 'facilitator')))),
	changing => 'state, why, decided_by, decided_at, paid_by, paid_at, paid_how, signed, photo, words',
	removes => platform.all_of(platform.own('person_id'), $$state in ('sent', 'back')$$));

create function programmes.due_claims() returns setof uuid stable rows 10 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct c.org_id from programmes.claim c where c.photo is not null and c.sent_at < platform.now() - interval '7 years' $$;
revoke all on function programmes.due_claims from public;
grant execute on function programmes.due_claims to kith_worker;

create table programmes.cost (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	what text not null check (what in ('venue', 'creche', 'food', 'materials', 'fees', 'staff')),
	planned integer not null default 0 check (planned between 0 and 100000000),
	paid integer not null default 0 check (paid between 0 and 100000000),
	hours numeric(7, 2) check (hours between 0 and 10000),
	kept_by uuid not null,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique (org_id, cohort_id, what),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
comment on table programmes.cost is 'What a run was to cost and did, in pence, by what it was for; hours: of staff, planned. Approved claims are counted beside it and never in it.';

call platform.secure('programmes.cost',
	sees => platform.runs('cohort_id'),
	adds => platform.runs('cohort_id'),
	changes => platform.runs('cohort_id'),
	changing => 'planned, paid, hours, kept_by, kept_at');

-- what she asked back follows when two records of her become one
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
		perform people.hand_over(merge, 'programmes.accepted', 'person_id', two.gone, two.kept, 'mine.agreement_id = hers.agreement_id');
		-- a calendar that somebody subscribed to with the other record, and what was new on its page, rest until it is taken back
		perform people.set_aside(merge, 'programmes.calendar_link', 'person_id', two.gone);
		perform people.set_aside(merge, 'programmes.session_news', 'person_id', two.gone);
	end loop;
end $function$;
