-- Words that a charity says, and those that it does not say any more: why, and where that was decided.

create table coproduction.word (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	say platform.words not null check (say <> '{}'),
	not_this platform.words not null default '{}',
	why platform.words not null default '{}',
	decided text check (length(decided) between 1 and 160),
	published_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id)
);
comment on table coproduction.word is 'A word that the charity says, and what it says no more; of no person. Kept as long as the charity uses Kith.';
comment on column coproduction.word.not_this is 'What is said no more; a comma stands between several.';
comment on column coproduction.word.decided is 'Where it was decided, as anybody may read it.';

call platform.secure('coproduction.word',
	sees => platform.any_of('published_at is not null', platform.role('coordinator', 'evaluator'), platform.holds('coordinator'), platform.holds('facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator')),
	changes => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.holds('coordinator'), platform.holds('facilitator')),
	changing => 'say, not_this, why, decided, published_at, version');
