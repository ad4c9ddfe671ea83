-- A meeting can be moved with all that follow it: what was moved by one press is told in one letter and undone in one tap.
alter table programmes.session_change
	add column moved_with uuid,
	add foreign key (org_id, moved_with) references programmes.session (org_id, id) on delete cascade;
create index on programmes.session_change (org_id, moved_with);
comment on column programmes.session_change.moved_with is 'The meeting with which it was moved, where all that follow one were moved at once; also on that one itself.';
