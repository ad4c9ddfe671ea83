-- A letter that came back is said by phone where there is one. The rest is the rule of 0002-people.sql.
create or replace view people.phone_message with (security_invoker) as
	select l.org_id, l.id as letter_id, l.kind, l.data, l.created_at as since, p.id as person_id, p.called, a.language, l.withheld = 'returned' as came_back
	from platform.letter l
		join platform.account a on a.org_id = l.org_id and a.id = l.account_id
		join people.person p on p.org_id = l.org_id and p.id = l.account_id
		left join people.safe_contact s on s.org_id = p.org_id and s.person_id = p.id
	where (l.withheld = 'by-phone' or (l.withheld = 'returned' and l.kind not like 'platform.%')) and l.passed_on_at is null and a.closed_at is null
		and exists (select from people.address w where w.org_id = p.org_id and w.person_id = p.id and w.kind = 'phone')
		and (s.person_id is null or ((s.may_text or s.may_call) and cardinality(s.days) > 0))
		and (l.withheld = 'returned' or s.may_email is false
			or not exists (select from people.address w where w.org_id = p.org_id and w.person_id = p.id and w.kind = 'email'))
		and coalesce((select c.given from people.consent_now c where c.org_id = p.org_id and c.person_id = p.id and c.purpose = 'contact'), true);
comment on view people.phone_message is 'The messages that somebody has to ring or text and may: not passed on yet, and the phone is the way that is safe for her, or the letter came back.';
