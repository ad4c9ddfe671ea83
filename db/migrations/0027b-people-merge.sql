-- Two records of one person, or of one child, are brought together: every row that names one of them names the other from then on. What was
-- done is written down row by row, so that it can be taken back.
create table people.merge (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	kept_id uuid not null,
	gone_id uuid not null,
	kept_child uuid,
	gone_child uuid,
	made_by uuid not null,
	made_at timestamptz not null default platform.now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (org_id, id),
	check (gone_child is not null or kept_id <> gone_id),
	check ((kept_child is null) = (gone_child is null)),
	foreign key (org_id, kept_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, gone_id) references people.person (org_id, id) on delete cascade,
	foreign key (org_id, made_by) references platform.account (org_id, id),
	foreign key (org_id, undone_by) references platform.account (org_id, id)
);
create unique index on people.merge (org_id, gone_id) where undone_at is null and gone_child is null;
create index on people.merge (org_id, kept_id);
create index on people.merge (org_id, gone_id);
create index on people.merge (made_at) where undone_at is null;
comment on table people.merge is 'That a coordinator brought together two records of one person, or of one child of hers: which stays, which is gone, and whether that was taken back. After 30 days the one that is gone is forgotten, and this with it.';
call platform.secure('people.merge', sees => platform.any_of(platform.own('kept_id'), platform.role('coordinator', 'job')));

create table people.handed_row (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	merge_id uuid not null,
	named text not null,
	whose text not null,
	key text not null default 'id',
	row_id uuid not null,
	what text not null check (what in ('moved', 'set-aside', 'added', 'put-away')),
	was jsonb,
	is_watched boolean not null default false,
	primary key (org_id, id),
	foreign key (org_id, merge_id) references people.merge (org_id, id) on delete cascade
);
create index on people.handed_row (org_id, merge_id);
comment on table people.handed_row is 'One row that two records brought together have moved, set aside or added, of whatever room, so that it can be put back. Read by nobody: it would tell what a coordinator must not know. Goes with the merge.';
call platform.secure('people.handed_row', sees => null);

-- Only the functions of rooms, which have the owner's rights, call the five that follow.
create function people.set_aside(merge uuid, named regclass, key text, whose uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	execute format('with aside as (delete from %1$s t where t.org_id = platform.org() and t.%2$I = $2 returning to_jsonb(t) as was)
		insert into people.handed_row (org_id, merge_id, named, whose, key, row_id, what, was)
		select platform.org(), $1, %1$L, %2$L, %2$L, $2, ''set-aside'', was from aside', named, key) using merge, whose;
end $$;
revoke all on function people.set_aside from public;
comment on function people.set_aside(uuid, regclass, text, uuid) is 'Published, for functions that bring two records together: takes away the rows whose key is this, until it is taken back.';

create function people.note_added(merge uuid, named regclass, key text, whose uuid) returns void language sql set search_path = pg_catalog, pg_temp as $$
	insert into people.handed_row (org_id, merge_id, named, whose, key, row_id, what) values (platform.org(), merge, named::text, key, key, whose, 'added') $$;
revoke all on function people.note_added from public;
comment on function people.note_added(uuid, regclass, text, uuid) is 'Published, for functions that bring two records together: the rows whose key is this go when it is taken back.';

create function people.hand_over(merge uuid, named regclass, whose text, gone uuid, kept uuid, alike text default null, better text default 'false',
	only_those text default 'true', watched boolean default false) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	double uuid;
begin
	if alike is not null then
		for double in execute format('select case when %4$s then mine.id else hers.id end
			from %1$s hers join %1$s mine on mine.org_id = hers.org_id and mine.%2$I = $2 and %3$s
			where hers.org_id = platform.org() and hers.%2$I = $1', named, whose, alike, better) using gone, kept
		loop
			perform people.set_aside(merge, named, 'id', double);
		end loop;
	end if;
	execute format('with moved as (update %1$s t set %2$I = $3 where t.org_id = platform.org() and t.%2$I = $2 and %3$s returning t.id)
		insert into people.handed_row (org_id, merge_id, named, whose, row_id, what, was, is_watched)
		select platform.org(), $1, %1$L, %2$L, id, ''moved'', jsonb_build_object(''whose'', $2), $4 from moved',
		named, whose, only_those) using merge, gone, kept, watched;
end $$;
revoke all on function people.hand_over from public;
comment on function people.hand_over(uuid, regclass, text, uuid, uuid, text, text, text, boolean) is 'Published, for functions that bring two records together: the rows of one name the other. Of two rows that are alike ("hers" of the one that goes, "mine") the better one stays. Watched rows that change later forbid taking it back.';

create function people.merging(merge uuid) returns table (kept uuid, gone uuid) stable rows 1 language sql set search_path = pg_catalog, pg_temp as $$
	select m.kept_id, m.gone_id from people.merge m where m.org_id = platform.org() and m.id = merge and m.gone_child is null
		and m.made_by = platform.actor() and m.made_at = platform.now() and m.undone_at is null and platform.is('coordinator') $$;
revoke all on function people.merging from public;
comment on function people.merging(uuid) is 'Published, for functions that bring two records together: which stays and which goes, in the transaction that does it and in no other.';

create function people.merging_children(merge uuid) returns table (kept uuid, gone uuid) stable rows 3 language sql set search_path = pg_catalog, pg_temp as $$
	select (h.was ->> 'kept')::uuid, h.row_id from people.merge m join people.handed_row h on h.org_id = m.org_id and h.merge_id = m.id
	where m.org_id = platform.org() and m.id = merge and h.what = 'put-away'
		and m.made_by = platform.actor() and m.made_at = platform.now() and m.undone_at is null and platform.is('coordinator') $$;
revoke all on function people.merging_children from public;
comment on function people.merging_children(uuid) is 'Published, for functions that bring two records together: which children are one and the same, in the transaction that does it and in no other.';

create function people.handed(merge uuid, table_name text, done text) returns table (id uuid, was jsonb) stable language sql set search_path = pg_catalog, pg_temp as $$
	select h.row_id, h.was from people.handed_row h where h.org_id = platform.org() and h.merge_id = merge and h.named = table_name and h.what = done $$;
revoke all on function people.handed from public;
comment on function people.handed(uuid, text, text) is 'Published, for functions that ask whether two records can be taken apart: the rows of a table that were moved, or as they were when they were set aside.';

-- One child of two: what the crèche must know of either stands on it, the last word first.
create function people.one_child(merge uuid, kept uuid, gone uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	mine people.child_care;
	hers people.child_care;
	older people.child_care;
	said people.child_care;
	days people.creche_day[];
begin
	select * into mine from people.child_care k where k.org_id = platform.org() and k.child_id = kept;
	select * into hers from people.child_care k where k.org_id = platform.org() and k.child_id = gone;
	if hers.confirmed_at > mine.confirmed_at then
		said := hers; older := mine;
	else
		said := mine; older := hers;
	end if;
	said.child_id := kept;
	if nullif(older.allergies, '') is not null and position(lower(older.allergies) in lower(said.allergies)) = 0 then
		said.allergies := concat_ws(' · ', nullif(said.allergies, ''), older.allergies);
	end if;
	if nullif(older.needs, '') is not null and position(lower(older.needs) in lower(coalesce(said.needs, ''))) = 0 then
		said.needs := concat_ws(' · ', nullif(said.needs, ''), older.needs);
	end if;
	said.collectors := coalesce(nullif(said.collectors, ''), older.collectors);
	said.urgent_phone := coalesce(nullif(said.urgent_phone, ''), older.urgent_phone);
	perform people.set_aside(merge, 'people.child_care', 'child_id', kept);
	insert into people.child_care select said.*;
	perform people.note_added(merge, 'people.child_care', 'child_id', kept);
	days := array(select d from people.creche_day d where d.org_id = platform.org() and d.child_id in (kept, gone));
	perform people.set_aside(merge, 'people.creche_day', 'child_id', kept);
	perform people.set_aside(merge, 'people.creche_day', 'child_id', gone);
	insert into people.creche_day (org_id, circle_id, child_id, day) select distinct d.org_id, d.circle_id, kept, d.day from unnest(days) d;
	perform people.note_added(merge, 'people.creche_day', 'child_id', kept);
	update people.child c set put_away_at = platform.now() where c.org_id = platform.org() and c.id = gone;
	insert into people.handed_row (org_id, merge_id, named, whose, row_id, what, was)
		values (platform.org(), merge, 'people.child', 'id', gone, 'put-away', jsonb_build_object('kept', kept));
end $$;
revoke all on function people.one_child from public;

-- The safer of two rules holds: a way stays open where both leave it open, at hours and on days that both allow. Where none is left, those of the
-- record that stays hold. Of two answers to a question about consent, no.
create function people.stricter(merge uuid, kept uuid, gone uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	mine people.safe_contact;
	hers people.safe_contact;
	both_days smallint[];
begin
	select * into mine from people.safe_contact s where s.org_id = platform.org() and s.person_id = kept;
	select * into hers from people.safe_contact s where s.org_id = platform.org() and s.person_id = gone;
	perform people.set_aside(merge, 'people.safe_contact', 'person_id', kept);
	perform people.set_aside(merge, 'people.safe_contact', 'person_id', gone);
	if mine.person_id is null then
		mine := hers;
	elsif hers.person_id is not null then
		mine.may_email := mine.may_email and hers.may_email;
		mine.may_text := mine.may_text and hers.may_text;
		mine.may_call := mine.may_call and hers.may_call;
		mine.may_leave_message := mine.may_leave_message and hers.may_leave_message;
		if greatest(mine.from_hour, hers.from_hour) < least(mine.to_hour, hers.to_hour) then
			mine.from_hour := greatest(mine.from_hour, hers.from_hour);
			mine.to_hour := least(mine.to_hour, hers.to_hour);
		end if;
		both_days := array(select day from unnest(mine.days) day where day = any (hers.days));
		if cardinality(both_days) > 0 then
			mine.days := both_days;
		end if;
		if nullif(hers.note, '') is not null and hers.note is distinct from mine.note then
			mine.note := concat_ws(' · ', nullif(mine.note, ''), hers.note);
		end if;
	end if;
	if mine.person_id is not null then
		mine.person_id := kept;
		mine.changed_at := platform.now();
		insert into people.safe_contact select mine.*;
		perform people.note_added(merge, 'people.safe_contact', 'person_id', kept);
	end if;
	with answers as (select distinct on (c.person_id, c.purpose) c.* from people.consent c
			where c.org_id = platform.org() and c.person_id in (kept, gone) order by c.person_id, c.purpose, c.at desc, c.id desc),
		no as (insert into people.consent (org_id, person_id, purpose, given, wording, language)
			select distinct on (n.purpose) n.org_id, kept, n.purpose, false, n.wording, n.language
			from answers n join answers y on y.purpose = n.purpose and y.given where not n.given returning id)
	insert into people.handed_row (org_id, merge_id, named, whose, row_id, what) select platform.org(), merge, 'people.consent', 'id', id, 'added' from no;
end $$;
revoke all on function people.stricter from public;

-- How she signs in and is reached: the record that stays keeps its ways; of the other come only those that it has not.
create function people.one_way_in(merge uuid, kept uuid, gone uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	name platform.sign_in_name;
begin
	select * into name from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = gone;
	if found then
		perform people.set_aside(merge, 'platform.sign_in_name', 'account_id', gone);
		if not exists (select from people.address a where a.org_id = platform.org() and a.person_id = kept and a.kind = 'email')
			and not exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = kept) then
			insert into platform.sign_in_name (org_id, account_id, email, confirmed_at) values (platform.org(), kept, name.email, name.confirmed_at);
			perform people.note_added(merge, 'platform.sign_in_name', 'account_id', kept);
		end if;
	end if;
	perform people.hand_over(merge, 'people.address', 'person_id', gone, kept, 'mine.kind = hers.kind', watched => true);
	perform people.set_aside(merge, 'people.address_change', 'person_id', gone);
	update platform.session s set ended_at = platform.now() where s.org_id = platform.org() and s.account_id = gone and s.ended_at is null;
	update platform.proof p set used_at = platform.now() where p.org_id = platform.org() and p.account_id = gone and p.used_at is null;
	update people.page_code c set ended_at = platform.now(), how_ended = 'taken-back' where c.org_id = platform.org() and c.person_id = gone and c.ended_at is null;
end $$;
revoke all on function people.one_way_in from public;

create function people.may_merge(person uuid) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select platform.is('coordinator') and person <> platform.actor()
		and exists (select from people.person p where p.org_id = platform.org() and p.id = person)
		and not exists (select from platform.role_grant g where g.org_id = platform.org() and g.account_id = person)
		and not exists (select from people.merge m where m.org_id = platform.org() and m.gone_id = person and m.undone_at is null and m.gone_child is null) $$;
revoke all on function people.may_merge from public;
grant execute on function people.may_merge to kith_app;
comment on function people.may_merge(uuid) is 'For a coordinator: whether somebody''s record can be brought together with another: she never was on the team, is not the speaker, and has not gone already.';

create function people.bring_together(kept uuid, gone uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	merge uuid;
	pair record;
begin
	perform from people.person p where p.org_id = platform.org() and p.id in (kept, gone) order by p.id for update;
	if kept = gone or not coalesce(people.may_merge(kept) and people.may_merge(gone), false) then
		raise exception using errcode = '42501', message = 'these two are not brought together';
	end if;
	insert into people.merge (org_id, kept_id, gone_id, made_by) values (platform.org(), kept, gone, platform.actor()) returning id into merge;
	perform people.one_way_in(merge, kept, gone);
	perform people.stricter(merge, kept, gone);
	perform people.hand_over(merge, 'people.consent', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.membership', 'person_id', gone, kept, 'mine.circle_id = hers.circle_id and mine.until is not distinct from hers.until');
	for pair in select distinct on (hers.id) mine.id as mine, hers.id as hers from people.child hers join people.child mine
		on mine.org_id = hers.org_id and mine.person_id = kept and people.name_key(mine.first_name) = people.name_key(hers.first_name) and mine.put_away_at is null
		where hers.org_id = platform.org() and hers.person_id = gone and hers.put_away_at is null order by hers.id, mine.id
	loop
		perform people.one_child(merge, pair.mine, pair.hers);
	end loop;
	perform people.hand_over(merge, 'people.child', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.phone_try', 'person_id', gone, kept);
	perform people.hand_over(merge, 'people.change_for', 'person_id', gone, kept);
	perform people.hand_over(merge, 'platform.letter', 'account_id', gone, kept);
	perform people.hand_over(merge, 'platform.access', 'person_id', gone, kept);
	return merge;
end $$;
revoke all on function people.bring_together from public;
grant execute on function people.bring_together to kith_app;
comment on function people.bring_together(uuid, uuid) is 'For a coordinator: of two records of one person one stays, with what this room and the platform hold of both. Other rooms follow in the same transaction.';

create function people.bring_children_together(kept uuid, gone uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	merge uuid;
	parent uuid;
begin
	select mine.person_id into parent from people.child mine join people.child hers on hers.org_id = mine.org_id and hers.person_id = mine.person_id
		where mine.org_id = platform.org() and mine.id = kept and hers.id = gone and kept <> gone and mine.put_away_at is null and hers.put_away_at is null
		for update;
	if parent is null or not platform.is('coordinator') or parent = platform.actor() then
		raise exception using errcode = '42501', message = 'these two children are not brought together';
	end if;
	insert into people.merge (org_id, kept_id, gone_id, kept_child, gone_child, made_by)
		values (platform.org(), parent, parent, kept, gone, platform.actor()) returning id into merge;
	perform people.one_child(merge, kept, gone);
	return merge;
end $$;
revoke all on function people.bring_children_together from public;
grant execute on function people.bring_children_together to kith_app;
comment on function people.bring_children_together(uuid, uuid) is 'For a coordinator: a child that its parent has written down twice is one. Other rooms follow in the same transaction.';

-- Keeps how the watched rows stand once all rooms have followed, so that a later change of one is seen.
create function people.seal_merge(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	h people.handed_row;
begin
	for h in select r.* from people.handed_row r join people.merge m on m.org_id = r.org_id and m.id = r.merge_id
		where r.org_id = platform.org() and r.merge_id = merge and r.is_watched and m.made_by = platform.actor() and m.made_at = platform.now()
	loop
		execute format('update people.handed_row r set was = r.was || jsonb_build_object(''stood'', md5(t::text)) from %s t
			where t.org_id = platform.org() and t.id = $1 and r.org_id = platform.org() and r.id = $2', h.named) using h.row_id, h.id;
	end loop;
end $$;
revoke all on function people.seal_merge from public;
grant execute on function people.seal_merge to kith_app;
comment on function people.seal_merge(uuid) is 'For a coordinator, at the end of bringing two records together.';

create function people.is_built_on(merge uuid) returns boolean stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	h people.handed_row;
	stands boolean;
begin
	for h in select r.* from people.handed_row r where r.org_id = platform.org() and r.merge_id = merge and r.is_watched loop
		execute format('select md5(t::text) = $3 ->> ''stood'' from %s t where t.org_id = $1 and t.id = $2', h.named) using h.org_id, h.row_id, h.was into stands;
		if stands is not true then
			return true;
		end if;
	end loop;
	return exists (select from people.merge m join people.safe_contact s on s.org_id = m.org_id and s.person_id = m.kept_id
			where m.org_id = platform.org() and m.id = merge and m.gone_child is null and s.changed_at > m.made_at)
		or exists (select from people.merge m join people.consent c on c.org_id = m.org_id and c.person_id = m.kept_id and c.at > m.made_at
			where m.org_id = platform.org() and m.id = merge and m.gone_child is null
				and not exists (select from people.handed_row r where r.org_id = m.org_id and r.merge_id = m.id and r.row_id = c.id))
		or exists (select from people.merge m join people.handed_row r on r.org_id = m.org_id and r.merge_id = m.id and r.what = 'put-away'
				join people.child_care k on k.org_id = r.org_id and k.child_id = (r.was ->> 'kept')::uuid
			where m.org_id = platform.org() and m.id = merge and k.confirmed_at > m.made_at)
		or exists (select from people.merge m join people.merge later on later.org_id = m.org_id and later.gone_id = m.kept_id
				and later.undone_at is null and later.gone_child is null and later.id <> m.id
			where m.org_id = platform.org() and m.id = merge);
end $$;
revoke all on function people.is_built_on from public;
grant execute on function people.is_built_on to kith_app;
comment on function people.is_built_on(uuid) is 'For a coordinator: whether something of what two records brought together was changed since, so that it can''t be taken back. Nothing of a concern counts.';

create function people.take_apart(merge uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	h people.handed_row;
	m people.merge;
begin
	select * into m from people.merge x where x.org_id = platform.org() and x.id = merge and platform.is('coordinator') and x.kept_id <> platform.actor() for update;
	if not found then
		raise exception using errcode = '42501', message = 'not for this speaker to take back';
	end if;
	if m.undone_at is not null or m.made_at < platform.now() - interval '30 days' or people.is_built_on(merge) then
		return false;
	end if;
	for h in select r.* from people.handed_row r where r.org_id = platform.org() and r.merge_id = merge
		order by array_position(array['added', 'moved', 'put-away', 'set-aside'], r.what), r.id desc
	loop
		case h.what
			when 'added' then execute format('delete from %s t where t.org_id = $1 and t.%I = $2', h.named, h.key) using h.org_id, h.row_id;
			when 'moved' then execute format('update %s t set %I = ($3 ->> ''whose'')::uuid where t.org_id = $1 and t.id = $2', h.named, h.whose) using h.org_id, h.row_id, h.was;
			when 'put-away' then update people.child c set put_away_at = null where c.org_id = h.org_id and c.id = h.row_id;
			else execute format('insert into %1$s select * from jsonb_populate_record(null::%1$s, $1)', h.named) using h.was;
		end case;
	end loop;
	delete from people.handed_row r where r.org_id = platform.org() and r.merge_id = merge;
	update people.merge x set undone_at = platform.now(), undone_by = platform.actor() where x.org_id = platform.org() and x.id = merge;
	return true;
end $$;
revoke all on function people.take_apart from public;
grant execute on function people.take_apart to kith_app;
comment on function people.take_apart(uuid) is 'For a coordinator, within 30 days: puts every row of every room back as it was before two records were brought together. False where something was built on it.';

create function people.due_merges() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct m.org_id from people.merge m where m.undone_at is null and m.made_at < platform.now() - interval '30 days' and m.gone_child is null $$;
revoke all on function people.due_merges from public;
grant execute on function people.due_merges to kith_worker;
comment on function people.due_merges() is 'Organisations in which two records were brought together so long ago that the one that went is forgotten now.';
