-- Exercises that the charity wrote itself, beside those of the library.

create table programmes.exercise (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	theme text not null check (length(theme) <= 40),
	minutes integer not null check (minutes between 2 and 20),
	ways text[] not null check (ways <@ array['alone', 'pairs', 'group', 'home'] and cardinality(ways) between 1 and 4),
	children text not null check (children in ('fine', 'in-arms', 'without')),
	about_baby boolean not null,
	credit text not null default '' check (length(credit) <= 200),
	drawing text check (length(drawing) <= 40),
	says jsonb not null check (jsonb_typeof(says) = 'object' and says <> '{}' and length(says::text) <= 20000),
	written_by uuid not null,
	written_at timestamptz not null default platform.moment(),
	retired_at timestamptz,
	version integer not null default 1,
	primary key (org_id, id)
);
comment on table programmes.exercise is 'An exercise of the charity''s own, for booklets; of no person. Kept as long as the charity uses Kith.';
comment on column programmes.exercise.says is 'By language: title, what is needed, three to six steps, when it is better left. It fits on one A5 page in each, also in large print.';
comment on column programmes.exercise.retired_at is 'Since when it is offered no more; booklets in which it stands keep it.';

create function programmes.exercises_given() returns setof uuid stable language sql rows 20 security definer set search_path = pg_catalog, pg_temp as $$
	select e.id from programmes.booklet b
		join programmes.exercise e on e.org_id = b.org_id and e.id::text = any (b.pages)
	where b.org_id = platform.org() and b.given_at is not null and b.session_id in (select programmes.own_sessions()) $$;
revoke all on function programmes.exercises_given from public;
grant execute on function programmes.exercises_given to kith_app;
comment on function programmes.exercises_given is 'The exercises of the charity''s own that stand in booklets which groups of whoever speaks were given.';

call platform.secure('programmes.exercise',
	sees => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator'),
		platform.among('id', 'programmes.exercises_given()')),
	adds => platform.all_of(
		platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator')), platform.own('written_by')),
	changes => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'),
		platform.all_of(platform.holds('facilitator'), platform.own('written_by'))),
	changing => 'theme, minutes, ways, children, about_baby, credit, drawing, says, retired_at, version');
