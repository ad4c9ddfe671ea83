-- Before something is decided, names for it can be gathered: drafting → suggesting → open. Suggestions are for those who run the project; what is on the
-- list is for its people. An anonymous one has no trace of who wrote it: no account, no time, and an id that says nothing of when.

alter table coproduction.decision drop constraint decision_state_check, drop constraint decision_check1;
alter table coproduction.decision
	add column suggests_until timestamptz,
	add column read_days integer check (read_days between 1 and 14),
	add column suggest_link text check (length(suggest_link) between 16 and 40),
	add column list_closed_at timestamptz,
	add constraint decision_state_check check (state in ('drafting', 'suggesting', 'no-go', 'open', 'counted', 'adopted', 'void')),
	add constraint decision_check1 check (state in ('drafting', 'suggesting', 'no-go', 'void') or kind <> 'vote' or opened_at is not null),
	add constraint decision_suggests check ((suggests_until is null) = (read_days is null)),
	add unique (org_id, suggest_link);
grant update (suggests_until, read_days, suggest_link, list_closed_at) on coproduction.decision to kith_app;
comment on table coproduction.decision is 'Something that is decided in a project, by a secret vote; before, names for it can be gathered. From its opening on its terms stand as they are. Kept as long as the project.';
comment on column coproduction.decision.suggests_until is 'Until when names are suggested; empty where the options are written by those who run the project.';
comment on column coproduction.decision.read_days is 'Within how many days somebody reads each suggestion: whoever suggests is told by when.';
comment on column coproduction.decision.suggest_link is 'What stands in the address at which anybody may suggest: no secret, and nobody''s own.';
comment on column coproduction.decision.list_closed_at is 'When the list was closed: from then on it stands as it is, and a change makes a new one.';

create table coproduction.suggestion (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	decision_id uuid not null,
	words text not null check (length(words) between 1 and 120),
	language text not null check (length(language) between 2 and 12),
	meaning text not null default '' check (length(meaning) <= 1200),
	way text not null check (way in ('signed', 'known', 'anonymous')),
	signed_as text check (length(signed_as) between 1 and 200),
	person_id uuid,
	receipt_hash bytea not null check (length(receipt_hash) = 32),
	received_on date not null,
	read_on date,
	why text check (length(why) between 1 and 1000),
	option_id uuid,
	into_id uuid,
	primary key (org_id, id),
	unique (org_id, receipt_hash),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, option_id) references coproduction.option (org_id, id) on delete set null (option_id),
	foreign key (org_id, into_id) references coproduction.suggestion (org_id, id) on delete set null (into_id),
	foreign key (org_id, person_id) references people.person (org_id, id),
	check (way <> 'anonymous' or (signed_as is null and person_id is null)),
	check (num_nonnulls(why, option_id, into_id) <= 1),
	check (read_on is not null or num_nonnulls(why, option_id, into_id) = 0),
	check (into_id <> id)
);
create index on coproduction.suggestion (org_id, decision_id);
create index on coproduction.suggestion (org_id, person_id) where person_id is not null;
create index on coproduction.suggestion (org_id, option_id) where option_id is not null;
create index on coproduction.suggestion (org_id, into_id) where into_id is not null;
comment on table coproduction.suggestion is 'A name that somebody suggested, and what it means. A day and no time; an anonymous one has no trace of who wrote it. Its id says nothing of when. Legal basis: consent. Kept as the decision; of somebody who is forgotten, only what is on the list stays, without her.';
comment on column coproduction.suggestion.way is 'Signed: her name is told beside it. Known: those who run the project know it. Anonymous: nobody does, then or later.';
comment on column coproduction.suggestion.receipt_hash is 'A keyed hash of the code by which she follows it.';
comment on column coproduction.suggestion.read_on is 'When somebody had read it.';
comment on column coproduction.suggestion.why is 'Why it was left out: she reads it by her receipt.';
comment on column coproduction.suggestion.option_id is 'What it became on the list.';
comment on column coproduction.suggestion.into_id is 'The suggestion with which it was joined, since both had said yes; both keep their credit.';

create table coproduction.alike (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	decision_id uuid not null,
	from_id uuid not null,
	into_id uuid not null,
	from_says text check (from_says in ('yes', 'no')),
	into_says text check (into_says in ('yes', 'no')),
	asked_on date not null,
	primary key (org_id, id),
	unique (org_id, from_id, into_id),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, from_id) references coproduction.suggestion (org_id, id) on delete cascade,
	foreign key (org_id, into_id) references coproduction.suggestion (org_id, id) on delete cascade,
	check (from_id <> into_id)
);
create index on coproduction.alike (org_id, decision_id);
create index on coproduction.alike (org_id, into_id);
comment on table coproduction.alike is 'Two suggestions that seem to be one: whoever made each is asked whether they may be joined. A day and no time. Kept as the decision.';
comment on column coproduction.alike.from_says is 'What whoever made the first said. Both have to say yes; silence joins nothing.';

-- policies ask these

create or replace function coproduction.drafts() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.state in ('drafting', 'suggesting', 'no-go')
		and (platform.is('coordinator') or d.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
comment on function coproduction.drafts() is 'The decisions that have not opened and that the speaker may open: hers, or each for whoever coordinates.';

create function coproduction.open_lists() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and (d.state = 'drafting' or d.state = 'suggesting' and d.list_closed_at is null)
		and (platform.is('coordinator') or d.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.open_lists from public;
grant execute on function coproduction.open_lists to kith_app;
comment on function coproduction.open_lists() is 'The decisions whose list of options the speaker may still write.';

create function coproduction.suggestible() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.state = 'suggesting' and d.list_closed_at is null
		and d.suggests_until > platform.now() $$;
revoke all on function coproduction.suggestible from public;
grant execute on function coproduction.suggestible to kith_app;
comment on function coproduction.suggestible() is 'The decisions for which names are gathered at this moment.';

create function coproduction.own_suggestions() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from coproduction.suggestion s where s.org_id = platform.org() and s.person_id = platform.actor() $$;
revoke all on function coproduction.own_suggestions from public;
grant execute on function coproduction.own_suggestions to kith_app;
comment on function coproduction.own_suggestions() is 'What the speaker suggested under her account.';

create function coproduction.shown_suggestions() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.id from coproduction.suggestion s where s.org_id = platform.org() and s.receipt_hash = platform.shown_hash() and platform.is('link') $$;
revoke all on function coproduction.shown_suggestions from public;
grant execute on function coproduction.shown_suggestions to kith_app;
comment on function coproduction.shown_suggestions() is 'The suggestion whose receipt was shown.';

create or replace function coproduction.group_decisions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and (d.opened_at is not null or d.state in ('suggesting', 'no-go'))
		and d.project_id in (select coproduction.own_projects()) $$;
comment on function coproduction.group_decisions() is 'The decisions of the speaker''s own projects, from the gathering of names or their opening on.';

create or replace function coproduction.shown_decisions() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.decision_id from coproduction.roll r where r.org_id = platform.org() and r.id in (select coproduction.shown_rolls())
	union select s.decision_id from coproduction.slip s where s.org_id = platform.org() and s.code_hash = platform.shown_hash() and platform.is('link')
	union select s.decision_id from coproduction.suggestion s where s.org_id = platform.org() and s.id in (select coproduction.shown_suggestions())
	union select d.id from coproduction.decision d where d.org_id = platform.org() and d.suggest_link is not null and platform.is('door')
		and sha256(convert_to(d.suggest_link, 'UTF8')) = platform.shown_hash() $$;
comment on function coproduction.shown_decisions() is 'The decision to which the link that was shown belongs, the code of a slip, the receipt of a suggestion, or the address at which names are suggested.';

create function coproduction.suggested(decision uuid) returns table (option_id uuid, signed_as text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(s.option_id, i.option_id), s.signed_as
	from coproduction.suggestion s left join coproduction.suggestion i on i.org_id = s.org_id and i.id = s.into_id
	where s.org_id = platform.org() and s.decision_id = decision and s.way = 'signed' and s.signed_as is not null and coalesce(s.option_id, i.option_id) is not null
		and (platform.is_any('{coordinator,evaluator,job}') or decision in (select coproduction.decisions_of('facilitator')) or decision in (select coproduction.own_decisions())
			or decision in (select coproduction.group_decisions()) or decision in (select coproduction.told_decisions())
			or decision in (select coproduction.shown_decisions()) or decision in (select coproduction.public_decisions()))
	order by s.option_id is null, s.signed_as $$;
revoke all on function coproduction.suggested from public;
grant execute on function coproduction.suggested to kith_app;
comment on function coproduction.suggested(uuid) is 'Who suggested what is on a list, for whoever sees the list: names that were signed, and no other.';

-- What a suggestion became on the list, by itself or with the one that it was joined with; an id that says nothing of whose it is.
create function coproduction.option_of(suggestion uuid) returns uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select coalesce(s.option_id, i.option_id) from coproduction.suggestion s left join coproduction.suggestion i on i.org_id = s.org_id and i.id = s.into_id
	where s.org_id = platform.org() and s.id = suggestion
		and (s.id in (select coproduction.own_suggestions()) or s.id in (select coproduction.shown_suggestions())) $$;
revoke all on function coproduction.option_of from public;
grant execute on function coproduction.option_of to kith_app;
comment on function coproduction.option_of(uuid) is 'What her suggestion became on the list, for whoever made it.';

call platform.secure('coproduction.suggestion',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')'), platform.own('person_id'),
		platform.among('id', 'coproduction.shown_suggestions()')),
	adds => platform.all_of(platform.among('decision_id', 'coproduction.suggestible()'), 'read_on is null', platform.any_of(
		platform.all_of(platform.role('door'), 'person_id is null'),
		platform.all_of(platform.own('person_id'), platform.among('decision_id', 'coproduction.group_decisions()')))),
	changes => platform.among('decision_id', 'coproduction.open_lists()'),
	changing => 'read_on, why, option_id, into_id');
call platform.secure('coproduction.alike',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')'),
		platform.among('from_id', 'coproduction.own_suggestions()'), platform.among('into_id', 'coproduction.own_suggestions()'),
		platform.among('from_id', 'coproduction.shown_suggestions()'), platform.among('into_id', 'coproduction.shown_suggestions()')),
	adds => platform.all_of(platform.among('decision_id', 'coproduction.open_lists()'), 'from_says is null and into_says is null'),
	removes => platform.among('decision_id', 'coproduction.open_lists()'));

alter policy adds on coproduction.option with check (org_id = (select platform.org()) and (decision_id in (select coproduction.open_lists())));
alter policy changes on coproduction.option using (org_id = (select platform.org()) and (decision_id in (select coproduction.open_lists())))
	with check (org_id = (select platform.org()) and (decision_id in (select coproduction.open_lists())));
alter policy removes on coproduction.option using (org_id = (select platform.org()) and (decision_id in (select coproduction.open_lists())));

-- What the other suggestion says, for whoever is asked whether hers and that one are alike; never who made it.
create function coproduction.alike_with(alike uuid) returns table (words text, meaning text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select s.words, s.meaning from coproduction.alike a
		join coproduction.suggestion s on s.org_id = a.org_id and s.id = case when a.from_id in (select coproduction.own_suggestions() union select coproduction.shown_suggestions())
			then a.into_id else a.from_id end
	where a.org_id = platform.org() and a.id = alike
		and (a.from_id in (select coproduction.own_suggestions() union select coproduction.shown_suggestions())
			or a.into_id in (select coproduction.own_suggestions() union select coproduction.shown_suggestions())) $$;
revoke all on function coproduction.alike_with from public;
grant execute on function coproduction.alike_with to kith_app;
comment on function coproduction.alike_with(uuid) is 'For whoever is asked whether two suggestions are alike: the words of the other, and not whose they are.';

-- She says whether hers may be joined with another, by her account or her receipt; of one that is not anonymous, also somebody who asked her and runs the project.
create function coproduction.say_alike(alike uuid, suggestion uuid, says text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	asked coproduction.alike;
	hers coproduction.suggestion;
begin
	select a.* into asked from coproduction.alike a where a.org_id = platform.org() and a.id = alike and suggestion in (a.from_id, a.into_id);
	select s.* into hers from coproduction.suggestion s where s.org_id = platform.org() and s.id = suggestion;
	if asked.id is null then
		return 'gone';
	end if;
	if not (suggestion in (select coproduction.own_suggestions()) or suggestion in (select coproduction.shown_suggestions())
			or hers.way <> 'anonymous' and asked.decision_id in (select coproduction.open_lists())) then
		raise exception using errcode = '42501', message = 'whether a suggestion is joined says whoever made it';
	end if;
	perform from coproduction.decision d where d.org_id = asked.org_id and d.id = asked.decision_id and d.state = 'suggesting' and d.list_closed_at is null for update;
	if not found then
		return 'closed';
	end if;
	update coproduction.alike a set from_says = case when a.from_id = suggestion then says else a.from_says end,
		into_says = case when a.into_id = suggestion then says else a.into_says end
		where a.org_id = asked.org_id and a.id = alike returning * into asked;
	if asked.from_says = 'yes' and asked.into_says = 'yes' then
		update coproduction.suggestion s set into_id = asked.into_id
			where s.org_id = asked.org_id and s.id = asked.from_id and num_nonnulls(s.why, s.option_id) = 0 and s.read_on is not null
				and not exists (select from coproduction.suggestion o where o.org_id = s.org_id and o.into_id = s.id)
				and exists (select from coproduction.suggestion i where i.org_id = s.org_id and i.id = asked.into_id and num_nonnulls(i.why, i.into_id) = 0);
		return 'joined';
	end if;
	update coproduction.suggestion s set into_id = null where s.org_id = asked.org_id and s.id = asked.from_id and s.into_id = asked.into_id;
	return 'said';
end $$;
revoke all on function coproduction.say_alike from public;
grant execute on function coproduction.say_alike to kith_app;
comment on function coproduction.say_alike(uuid, uuid, text) is 'Somebody says whether her suggestion may be joined with another: joined once both said yes, apart again when one says no. Until the list is closed.';

-- Somebody is forgotten: what is on the list stays without her, the rest goes.
create function coproduction.forget_suggestions(person uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work forgets somebody';
	end if;
	delete from coproduction.suggestion s where s.org_id = platform.org() and s.person_id = person and s.option_id is null
		and not exists (select from coproduction.suggestion o where o.org_id = s.org_id and o.into_id = s.id);
	update coproduction.suggestion s set way = 'anonymous', signed_as = null, person_id = null where s.org_id = platform.org() and s.person_id = person;
end $$;
revoke all on function coproduction.forget_suggestions from public;
grant execute on function coproduction.forget_suggestions to kith_app;
comment on function coproduction.forget_suggestions(uuid) is 'Somebody is forgotten: what she suggested goes, or stays on the list without her.';

create function coproduction.bring_suggestions_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.suggestion', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function coproduction.bring_suggestions_together from public;
grant execute on function coproduction.bring_suggestions_together to kith_app;
comment on function coproduction.bring_suggestions_together(uuid) is 'For a coordinator who brings two records together: what one of them suggested is the other''s.';

-- A decision goes forwards: names are gathered only where that was meant, and it opens once the list is closed.
create or replace function coproduction.keeps_terms() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	if (old.state, new.state) not in (('drafting', 'drafting'), ('drafting', 'suggesting'), ('drafting', 'open'), ('suggesting', 'suggesting'), ('suggesting', 'open'),
			('suggesting', 'void'), ('open', 'open'), ('open', 'counted'), ('open', 'void'),
			('counted', 'counted'), ('counted', 'adopted'), ('counted', 'void'), ('adopted', 'adopted'), ('void', 'void'))
		or (new.state = 'counted' and old.state = 'open' and not platform.is('job')) then
		raise exception using errcode = '42501', message = 'a decision goes forwards, and timed work counts it';
	end if;
	if (old.state, new.state) in (('drafting', 'open'), ('drafting', 'suggesting')) and (new.suggests_until is not null) <> (new.state = 'suggesting')
		or (old.state, new.state) = ('suggesting', 'open') and old.list_closed_at is null
		or old.list_closed_at is not null and new.list_closed_at is distinct from old.list_closed_at then
		raise exception using errcode = '42501', message = 'a vote opens when its list is closed';
	end if;
	if old.state <> 'drafting' and (old.question, old.why, old.method, old.places, old.dots, old.tie_rule, old.shows, old.circles, old.suggests_until, old.read_days, old.suggest_link)
			is distinct from
			(new.question, new.why, new.method, new.places, new.dots, new.tie_rule, new.shows, new.circles, new.suggests_until, new.read_days, new.suggest_link)
		or old.state not in ('drafting', 'suggesting', 'no-go') and (old.closes_at, old.opened_at, old.terms_digest, old.roll_digest, old.seed_digest, old.on_roll) is distinct from
			(new.closes_at, new.opened_at, new.terms_digest, new.roll_digest, new.seed_digest, new.on_roll) then
		raise exception using errcode = '42501', message = 'the terms of a vote stand from its opening on';
	end if;
	return new;
end $$;
