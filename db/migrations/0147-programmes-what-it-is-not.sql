-- What a course or group is not: a sentence for whoever wonders whether she will be taught, judged or treated.
alter table programmes.cohort add column is_not platform.words not null default '{}';
comment on column programmes.cohort.is_not is 'What it is not, in the words of the charity, for its page and its leaflet; empty where nobody said.';
grant update (is_not) on programmes.cohort to kith_app;
