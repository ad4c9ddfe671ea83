-- Of two records of one person one may have only an e-mail address and the other only a number. Until now no way was left then, and nobody was told
-- anything any more: where no way that the two have is left open by both, the ways of the record that stays hold, as was always said.
create or replace function people.stricter(merge uuid, kept uuid, gone uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
	mine people.safe_contact;
	hers people.safe_contact;
	own people.safe_contact;
	both_days smallint[];
begin
	select * into mine from people.safe_contact s where s.org_id = platform.org() and s.person_id = kept;
	select * into hers from people.safe_contact s where s.org_id = platform.org() and s.person_id = gone;
	own := mine;
	perform people.set_aside(merge, 'people.safe_contact', 'person_id', kept);
	perform people.set_aside(merge, 'people.safe_contact', 'person_id', gone);
	if mine.person_id is null then
		mine := hers;
	elsif hers.person_id is not null then
		mine.may_email := mine.may_email and hers.may_email;
		mine.may_text := mine.may_text and hers.may_text;
		mine.may_call := mine.may_call and hers.may_call;
		mine.may_leave_message := mine.may_leave_message and hers.may_leave_message;
		if not people.can_be_reached(kept, mine) then
			mine.may_email := own.may_email;
			mine.may_text := own.may_text;
			mine.may_call := own.may_call;
			mine.may_leave_message := own.may_leave_message;
		end if;
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

create function people.can_be_reached(person uuid, rules people.safe_contact) returns boolean stable language sql set search_path = pg_catalog, pg_temp as $$
	select rules.may_email and (exists (select from people.address a where a.org_id = platform.org() and a.person_id = person and a.kind = 'email')
			or exists (select from platform.sign_in_name n where n.org_id = platform.org() and n.account_id = person))
		or (rules.may_text or rules.may_call)
			and exists (select from people.address a where a.org_id = platform.org() and a.person_id = person and a.kind = 'phone') $$;
revoke all on function people.can_be_reached from public;
comment on function people.can_be_reached(uuid, people.safe_contact) is 'Whether these rules leave open a way that somebody has.';
