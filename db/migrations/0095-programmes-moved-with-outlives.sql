-- Where the first of the meetings that were moved together is deleted, parents are still told of the others.
alter table programmes.session_change
	drop constraint session_change_org_id_moved_with_fkey,
	add constraint session_change_org_id_moved_with_fkey
		foreign key (org_id, moved_with) references programmes.session (org_id, id) on delete set null (moved_with);
