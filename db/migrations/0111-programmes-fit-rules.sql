-- Whom a run is meant for by age, by pregnancy or the child's age, and by whether somebody has been here before. It is asked kindly and turns nobody away.
alter table programmes.cohort
	add column age_from smallint check (age_from between 12 and 70),
	add column age_to smallint check (age_to between 12 and 70),
	add column child_from text not null default '' check (child_from in ('', 'pregnant-early', 'pregnant-middle', 'pregnant-late', 'newborn', 'baby', 'one', 'two', 'three-or-more')),
	add column child_to text not null default '' check (child_to in ('', 'pregnant-early', 'pregnant-middle', 'pregnant-late', 'newborn', 'baby', 'one', 'two')),
	add column been_before text not null default 'either' check (been_before in ('either', 'first-time', 'returning')),
	add constraint cohort_age_check check (age_from <= age_to);
comment on column programmes.cohort.age_from is 'The age in years from which on a parent finds it meant for her; null where any age may come.';
comment on column programmes.cohort.age_to is 'The age in years up to which it is meant, that year included; null where any age may come.';
comment on column programmes.cohort.child_from is 'The week of pregnancy or the age of the child from which on it is meant; empty where it does not matter.';
comment on column programmes.cohort.child_to is 'Up to which part of pregnancy or age of the child it is meant, that part included; empty where it does not matter.';
comment on column programmes.cohort.been_before is 'Whether it is meant for those who come for the first time, for those who have been here before, or for either.';
grant update (age_from, age_to, child_from, child_to, been_before) on programmes.cohort to kith_app;
