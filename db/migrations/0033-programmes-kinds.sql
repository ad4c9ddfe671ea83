-- One table for every kind of programme: a course, a group that comes round in blocks, a workshop. What differs are facts on the row.

alter table programmes.programme
	drop constraint programme_kind_check,
	add constraint programme_kind_check check (kind in ('course', 'group', 'workshop', 'trip', 'training', 'one-to-one')),
	add constraint programme_org_id_id_kind_key unique (org_id, id, kind);

alter table programmes.cohort
	add column kind text not null default 'course',
	add column way_in text not null default 'whole',
	add column children text not null default 'creche',
	alter column places drop not null,
	add constraint cohort_way_in_check check (way_in in ('whole', 'open')),
	add constraint cohort_children_check check (children in ('creche', 'with-parent', 'none')),
	-- whoever comes through an open door took no place, and her child has no place in a crèche that counts them
	add constraint cohort_open_check check (case way_in when 'open' then places is null and children <> 'creche' and kind in ('group', 'workshop', 'trip') else places is not null end),
	add constraint cohort_org_id_programme_id_kind_fkey foreign key (org_id, programme_id, kind) references programmes.programme (org_id, id, kind);
comment on table programmes.cohort is 'One run of a programme, whatever its kind: a course, a group, a workshop. Its id is also the circle to which its parents belong.';
comment on column programmes.cohort.kind is 'What it is, as its programme has it.';
comment on column programmes.cohort.way_in is 'whole: one place for all meetings. open: nobody asks for a place; whoever comes is welcome, and is of the circle from then on.';
comment on column programmes.cohort.children is 'Where the children are: in a crèche next door, in the room with their parents, or elsewhere.';
comment on column programmes.cohort.places is 'How many fit; empty where the door is open.';

create table programmes.block (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	cohort_id uuid not null,
	position integer not null check (position between 1 and 500),
	template_block text not null check (length(template_block) between 1 and 60),
	round integer not null check (round between 1 and 500),
	title platform.words not null,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, cohort_id, position),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
comment on table programmes.block is 'Some weeks of a group that belong together. position counts all blocks of the group; round says how often this one has come, this time included.';
call platform.secure('programmes.block',
	sees => platform.any_of(
		platform.role('coordinator', 'job'),
		platform.circle('cohort_id', 'facilitator'),
		platform.among('cohort_id', 'programmes.published()')),
	adds => platform.role('coordinator'),
	removes => platform.role('coordinator'));

alter table programmes.session
	add column block_id uuid,
	add constraint session_org_id_block_id_fkey foreign key (org_id, block_id) references programmes.block (org_id, id),
	drop constraint session_week_check,
	add constraint session_week_check check (week between 1 and 5000);
create index on programmes.session (org_id, block_id);
comment on column programmes.session.week is 'Its number among the meetings of the run, from 1; a group counts on from block to block.';
comment on column programmes.session.block_id is 'The block of a group in which it lies.';

alter table programmes.part
	drop constraint part_kind_check,
	add constraint part_kind_check check (kind in ('arrive', 'grounding', 'check-in', 'theme', 'parent-led', 'break', 'snack', 'craft', 'speaker', 'feedback', 'nature', 'celebration', 'energiser'));
