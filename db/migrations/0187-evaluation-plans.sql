-- The plan of an evaluation that parents lead: what it asks and how, in whose words, whom it must hear, and who helps with what.

create table evaluation.evaluation (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	name platform.words not null,
	purpose platform.words not null,
	led_by text not null check (length(led_by) between 1 and 120),
	opens_on date not null,
	closes_on date not null,
	cuts integer[] not null default '{6,12,24}' check (cardinality(cuts) between 1 and 5 and array_position(cuts, null) is null),
	smallest integer not null default 5 check (smallest between 5 and 20),
	state text not null default 'planned' check (state in ('planned', 'collecting', 'reading', 'writing', 'published', 'closed')),
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	check (closes_on >= opens_on)
);
comment on table evaluation.evaluation is 'An evaluation that parents lead, and its plan. Kept as long as the organisation uses Kith.';
comment on column evaluation.evaluation.led_by is 'Who leads it, as parents know her. Kept as the evaluation, or until somebody changes it.';
comment on column evaluation.evaluation.cuts is 'Where one band of months of membership ends and the next begins.';
comment on column evaluation.evaluation.smallest is 'Counts of fewer people than this are shown to no reader.';

create table evaluation.question (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	evaluation_id uuid not null,
	words platform.words not null,
	methods text[] not null default '{}' check (methods <@ '{stories,panel,focus-group,support-map,measure,earlier-studies}'),
	criterion_id uuid,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, evaluation_id) references evaluation.evaluation (org_id, id),
	foreign key (org_id, criterion_id) references coproduction.criterion (org_id, id) on delete set null (criterion_id)
);
create index on evaluation.question (org_id, evaluation_id);
create index on evaluation.question (org_id, criterion_id) where criterion_id is not null;
comment on table evaluation.question is 'What an evaluation wants to find out, and by which methods. Of no person. Kept as the evaluation.';
comment on column evaluation.question.criterion_id is 'The criterion of success that parents chose and of which it came.';

create table evaluation.outcome (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	evaluation_id uuid not null,
	words platform.words not null,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, evaluation_id) references evaluation.evaluation (org_id, id)
);
create index on evaluation.outcome (org_id, evaluation_id);
comment on table evaluation.outcome is 'Something that can have changed, in parents'' words. Of no person. Kept as the evaluation.';

create table evaluation.aim (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	evaluation_id uuid not null,
	months integer check (months between 0 and 120),
	language text check (length(language) between 2 and 12),
	area_id uuid,
	people platform.words not null default '{}',
	wanted integer not null check (wanted between 1 and 500),
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, evaluation_id) references evaluation.evaluation (org_id, id),
	foreign key (org_id, area_id) references programmes.area (org_id, id),
	check (num_nonnulls(months, language, area_id) > 0 or people <> '{}')
);
create index on evaluation.aim (org_id, evaluation_id);
create index on evaluation.aim (org_id, area_id) where area_id is not null;
comment on table evaluation.aim is 'Whom an evaluation must hear, and how many of them: by how long they have come, language, area or group. Of no single person. Kept as the evaluation.';
comment on column evaluation.aim.months is 'The first month of the band of membership that is meant.';
comment on column evaluation.aim.people is 'The group that is meant, in words.';

create table evaluation.helper (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	evaluation_id uuid not null,
	called text not null check (length(called) between 1 and 120),
	does text not null check (does in ('collects', 'removes-names', 'codes', 'sits-on-panel', 'reads-along')),
	since date not null,
	until date not null,
	hours integer check (hours between 1 and 500),
	person_id uuid,
	agreed_at timestamptz,
	agreed_by uuid,
	ended_at timestamptz,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, evaluation_id) references evaluation.evaluation (org_id, id),
	foreign key (org_id, person_id) references people.person (org_id, id),
	check (until >= since),
	constraint agreed_for_somebody check (person_id is null or agreed_at is not null)
);
create index on evaluation.helper (org_id, evaluation_id);
create index on evaluation.helper (org_id, person_id) where person_id is not null;
comment on table evaluation.helper is 'Somebody named to do one thing in one evaluation, from one day to another: a row and no role. It opens this evaluation and nothing else, from the day a coordinator said yes to her and her hours. Legal basis: legitimate interest. Kept as the evaluation, or until she is forgotten.';
comment on column evaluation.helper.called is 'What she is called, for those who plan. Goes with its row.';
comment on column evaluation.helper.hours is 'For how many hours she is paid; empty where that is agreed elsewhere.';
comment on column evaluation.helper.person_id is 'Who she is: said by a coordinator with her yes.';

create function evaluation.helped() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select h.evaluation_id from evaluation.helper h join platform.organisation o on o.id = h.org_id
	where h.org_id = platform.org() and h.person_id = platform.actor()
		and h.ended_at is null and (platform.now() at time zone o.time_zone)::date between h.since and h.until $$;
revoke all on function evaluation.helped from public;
grant execute on function evaluation.helped to kith_app;
comment on function evaluation.helped() is 'The evaluations in which the speaker helps today, by the clocks of the organisation.';

call platform.secure('evaluation.evaluation',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('id', 'evaluation.helped()')),
	adds => platform.role('evaluator'),
	changes => platform.role('evaluator'),
	changing => 'name, purpose, led_by, opens_on, closes_on, cuts, smallest, state, version');
call platform.secure('evaluation.question',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('evaluation_id', 'evaluation.helped()')),
	adds => platform.role('evaluator'),
	changes => platform.role('evaluator'),
	removes => platform.role('evaluator'),
	changing => 'words, methods');
call platform.secure('evaluation.outcome',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('evaluation_id', 'evaluation.helped()')),
	adds => platform.role('evaluator'),
	removes => platform.role('evaluator'));
call platform.secure('evaluation.aim',
	sees => platform.any_of(platform.role('evaluator', 'coordinator'), platform.among('evaluation_id', 'evaluation.helped()')),
	adds => platform.role('evaluator'),
	removes => platform.role('evaluator'));
call platform.secure('evaluation.helper',
	sees => platform.any_of(platform.role('evaluator', 'coordinator', 'job'), platform.own('person_id')),
	adds => platform.all_of(platform.role('evaluator'), 'agreed_at is null'),
	changes => platform.role('coordinator', 'evaluator'),
	removes => platform.role('job'),
	changing => 'person_id, agreed_at, agreed_by, ended_at');

create or replace function evaluation.bring_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
	mine uuid;
	hers uuid;
begin
	for two in select * from people.merging(merge) loop
		select p.id into mine from evaluation.participant p where p.org_id = platform.org() and p.person_id = two.kept;
		select p.id into hers from evaluation.participant p where p.org_id = platform.org() and p.person_id = two.gone;
		perform people.hand_over(merge, 'evaluation.helper', 'person_id', two.gone, two.kept);
		if mine is null then
			perform people.hand_over(merge, 'evaluation.participant', 'person_id', two.gone, two.kept);
		elsif hers is not null then
			perform people.hand_over(merge, 'evaluation.invitation', 'participant_id', hers, mine, only_those => format(
				'not exists (select from evaluation.invitation i where i.org_id = t.org_id and i.wave_id = t.wave_id and i.participant_id = %L)', mine));
			perform people.hand_over(merge, 'evaluation.response', 'participant_id', hers, mine, only_those => format(
				'exists (select from evaluation.invitation i where i.org_id = t.org_id and i.id = t.invitation_id and i.participant_id = %L)', mine));
		end if;
	end loop;
end $$;
comment on function evaluation.bring_together(uuid) is 'For a coordinator who brings two records of one person together: her pseudonyms become one, and she helps where either did. It reads no answer to her.';
