-- How many people a run hopes to reach, in all and by language, to stand beside how many came.
create table programmes.hope (
	org_id uuid not null,
	cohort_id uuid not null,
	language text not null default '' check (language = '' or language ~ '^[a-z]{2,3}$'),
	people integer not null check (people between 1 and 5000),
	primary key (org_id, cohort_id, language),
	foreign key (org_id, cohort_id) references programmes.cohort (org_id, id) on delete cascade
);
comment on table programmes.hope is 'How many different people a run hopes to reach: a number, and nobody. Kept as long as the run.';
comment on column programmes.hope.language is 'Those who speak it; empty for all together.';

call platform.secure('programmes.hope',
	sees => platform.runs('cohort_id'),
	adds => platform.runs('cohort_id'),
	changes => platform.runs('cohort_id'),
	removes => platform.runs('cohort_id'),
	changing => 'people');
