-- Activities of workshops that the charity wrote itself, beside those of the library.

create table coproduction.activity (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	moment text not null check (moment in ('find', 'shape', 'choose', 'close')),
	minutes integer not null check (minutes between 5 and 120),
	least integer not null check (least >= 2),
	most integer not null check (most between least and 60),
	children text not null check (children in ('fine', 'in-arms', 'without')),
	captures text not null check (length(captures) <= 40),
	title platform.words not null,
	aim platform.words not null default '{}',
	need platform.words not null default '{}',
	steps platform.words not null,
	reading platform.words not null default '{}',
	mind platform.words not null default '{}',
	credit text not null default '' check (length(credit) <= 200),
	written_by uuid not null,
	written_at timestamptz not null default platform.moment(),
	retired_at timestamptz,
	version integer not null default 1,
	primary key (org_id, id)
);
comment on table coproduction.activity is 'An activity for workshops that the charity wrote itself; of no person. Kept as long as the charity uses Kith.';
comment on column coproduction.activity.captures is 'What remains when it is over: themes, names, a choice.';
comment on column coproduction.activity.reading is 'How it goes without reading and writing.';
comment on column coproduction.activity.retired_at is 'Since when it is offered no more.';

call platform.secure('coproduction.activity',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.holds('coordinator'), platform.holds('facilitator')),
	adds => platform.all_of(
		platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator')), platform.own('written_by')),
	changes => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'),
		platform.all_of(platform.holds('facilitator'), platform.own('written_by'))),
	changing => 'moment, minutes, least, most, children, captures, title, aim, need, steps, reading, mind, credit, retired_at, version');
