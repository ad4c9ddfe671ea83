-- What somebody said with a joining form that she needs is nobody's before she answers, like the children that were typed with it.
create table programmes.typed_need (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	registration_id uuid not null,
	kind text not null check (length(kind) <= 20),
	choices text[] not null,
	words text not null check (length(words) <= 400),
	primary key (org_id, id),
	foreign key (org_id, registration_id) references programmes.registration (org_id, id) on delete cascade
);
create index on programmes.typed_need (org_id, registration_id);
comment on table programmes.typed_need is 'What a joining form said that somebody needs to take part. It is put to nobody before she whose address was typed has answered. Special category data. Deleted with her answer, or when the place is let go.';
call platform.secure('programmes.typed_need', sees => null, adds => platform.role('door'));

create function programmes.bring_typed_needs() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if new.state <> 'left' then
		perform people.note_need(t.org_id, new.person_id, t.kind, t.choices, t.words) from programmes.typed_need t
			where t.org_id = new.org_id and t.registration_id = new.id;
	end if;
	delete from programmes.typed_need t where t.org_id = new.org_id and t.registration_id = new.id;
	return null;
end $$;
revoke all on function programmes.bring_typed_needs from public;
create trigger bring_typed_needs after update on programmes.registration for each row
	when (old.answer_by is not null and new.answer_by is null) execute function programmes.bring_typed_needs();
