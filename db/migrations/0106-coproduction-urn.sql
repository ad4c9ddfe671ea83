-- The secret ballot. After closing nobody can tell who chose what, whoever owns the database (docs/decisions/0065).

create table coproduction.roll (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	decision_id uuid not null,
	person_id uuid not null,
	added_at timestamptz,
	added_by uuid,
	added_why text check (length(added_why) between 1 and 500),
	primary key (org_id, id),
	unique (org_id, decision_id, person_id),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, person_id) references people.person (org_id, id) on delete cascade,
	check (num_nulls(added_at, added_why) in (0, 2))
);
create index on coproduction.roll (org_id, person_id);
comment on table coproduction.roll is 'Who may vote. Written when the vote opens; whoever is added later stands there with a reason. It says of nobody whether she voted. Legal basis: legitimate interest. Kept six months after the closing.';

create table coproduction.roll_link (
	org_id uuid not null,
	token_hash bytea not null,
	roll_id uuid not null,
	primary key (org_id, token_hash),
	foreign key (org_id, roll_id) references coproduction.roll (org_id, id) on delete cascade
);
create index on coproduction.roll_link (org_id, roll_id);
comment on table coproduction.roll_link is 'A link of one person''s own to one vote: the hash alone. Each letter has a new one, and older ones still work, on any device, until the vote closes. Kept as the roll.';

create table coproduction.slip (
	org_id uuid not null,
	decision_id uuid not null,
	code_hash bytea not null,
	primary key (org_id, decision_id, code_hash),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade
);
create index on coproduction.slip (org_id, code_hash);
comment on table coproduction.slip is 'A slip of paper to vote with: the hash of the code on it. Whoever draws one from the hat is not written anywhere. Deleted when the vote is counted.';

create table coproduction.tick (
	org_id uuid not null,
	decision_id uuid not null,
	roll_id uuid not null,
	mark bytea not null check (length(mark) = 32),
	primary key (org_id, decision_id, roll_id)
);
create index on coproduction.tick (org_id, decision_id, mark);
comment on table coproduction.tick is 'That somebody on the roll took a slip, so that she no longer votes by phone: seen by the tellers of this vote while it is open. No key to the roll, which would leave a trace on its row. Deleted when the vote is counted.';

create table coproduction.ballot (
	org_id uuid not null,
	decision_id uuid not null,
	mark bytea not null check (length(mark) = 32),
	sealed bytea not null check (length(sealed) = 284),
	primary key (org_id, decision_id, mark)
);
comment on table coproduction.ballot is 'A paper in the urn: sealed, under a mark that only the key of the urn leads to. No time, no number, no person, and no key to a row of any other table. Nobody reads it but the closing. Deleted when the vote is counted.';

create table coproduction.typed_slip (
	org_id uuid not null,
	decision_id uuid not null,
	mark bytea not null check (length(mark) = 32),
	account_id uuid not null,
	sealed bytea not null check (length(sealed) = 284),
	primary key (org_id, decision_id, mark, account_id),
	foreign key (org_id, decision_id, account_id) references coproduction.teller (org_id, decision_id, account_id) on delete cascade
);
create index on coproduction.typed_slip (org_id, decision_id, account_id);
comment on table coproduction.typed_slip is 'What one teller read on a slip, sealed, until a second one has typed the same. Deleted when the vote is counted.';

create table coproduction.kept_ballot (
	org_id uuid not null,
	decision_id uuid not null,
	pattern text not null check (length(pattern) <= 200),
	n integer not null check (n > 0),
	primary key (org_id, decision_id, pattern),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade
);
comment on table coproduction.kept_ballot is 'What stood on papers, sorted by what it is, and on how many: nothing of when or whose. None where fewer than five valid papers were in. Kept as long as the decision.';

create table coproduction.count (
	org_id uuid not null,
	decision_id uuid not null,
	papers integer not null check (papers >= 0),
	by_phone integer not null check (by_phone >= 0),
	by_slip integer not null check (by_slip >= 0),
	by_hands integer not null default 0 check (by_hands >= 0),
	exchanged integer not null check (exchanged >= 0),
	result text,
	winners integer[] not null,
	open_tie integer[] not null default '{}',
	receipts text[] not null,
	urn_digest bytea not null,
	seed bytea not null,
	counted_at timestamptz not null default platform.now(),
	primary key (org_id, decision_id),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	check (papers = by_phone + by_slip + by_hands)
);
comment on table coproduction.count is 'The result of a vote. Kept as long as the decision.';
comment on column coproduction.count.result is 'The count, as the library writes it; empty where fewer than five valid papers were in: then only who won is told.';
comment on column coproduction.count.exchanged is 'How many took a slip: each has a receipt too.';
comment on column coproduction.count.receipts is 'Every receipt in alphabetical order: those who voted by phone, and those who took a slip.';
comment on column coproduction.count.open_tie is 'The options between which it is asked again, where that was the rule for a tie.';
comment on column coproduction.count.urn_digest is 'SHA-256 over the sealed papers as they lay in the urn, in the order of their marks.';

-- policies ask these

create function coproduction.own_rolls() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.id from coproduction.roll r where r.org_id = platform.org() and r.person_id = platform.actor() $$;
revoke all on function coproduction.own_rolls from public;
grant execute on function coproduction.own_rolls to kith_app;
comment on function coproduction.own_rolls() is 'The speaker''s own lines on rolls.';
create function coproduction.own_decisions() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.decision_id from coproduction.roll r where r.org_id = platform.org() and r.person_id = platform.actor() $$;
revoke all on function coproduction.own_decisions from public;
grant execute on function coproduction.own_decisions to kith_app;
comment on function coproduction.own_decisions() is 'The decisions on whose roll the speaker is.';

create function coproduction.shown_rolls() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select l.roll_id from coproduction.roll_link l where l.org_id = platform.org() and l.token_hash = platform.shown_hash() and platform.is('link') $$;
revoke all on function coproduction.shown_rolls from public;
grant execute on function coproduction.shown_rolls to kith_app;
comment on function coproduction.shown_rolls() is 'The line on a roll whose link was shown.';
create function coproduction.shown_decisions() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.decision_id from coproduction.roll r where r.org_id = platform.org() and r.id in (select coproduction.shown_rolls())
	union select s.decision_id from coproduction.slip s where s.org_id = platform.org() and s.code_hash = platform.shown_hash() and platform.is('link') $$;
revoke all on function coproduction.shown_decisions from public;
grant execute on function coproduction.shown_decisions to kith_app;
comment on function coproduction.shown_decisions() is 'The decision to which the link that was shown belongs, or the code of a slip.';
create function coproduction.shown_projects() returns setof uuid stable rows 1 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.project_id from coproduction.decision d where d.org_id = platform.org()
		and (d.id in (select coproduction.shown_decisions()) or d.id in (select coproduction.own_decisions()) or d.id in (select coproduction.told_decisions())) $$;
revoke all on function coproduction.shown_projects from public;
grant execute on function coproduction.shown_projects to kith_app;
comment on function coproduction.shown_projects() is 'The projects of decisions that are the speaker''s to vote in or to tell, or whose link was shown.';

create function coproduction.open_decisions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.state = 'open' and d.closes_at > platform.now() $$;
revoke all on function coproduction.open_decisions from public;
grant execute on function coproduction.open_decisions to kith_app;
comment on function coproduction.open_decisions() is 'The votes that are open: to the roll of another nobody is added.';

-- For policies: the column names a decision that the speaker sees.
create function coproduction.seen(named text) returns text immutable language sql return platform.any_of(
	platform.role('coordinator', 'evaluator', 'job'),
	platform.among(named, 'coproduction.decisions_of(''facilitator'')'),
	platform.among(named, 'coproduction.own_decisions()'),
	platform.among(named, 'coproduction.group_decisions()'),
	platform.among(named, 'coproduction.told_decisions()'),
	platform.among(named, 'coproduction.shown_decisions()'),
	platform.among(named, 'coproduction.public_decisions()'));
comment on function coproduction.seen(text) is 'For policies: the column names a decision that the speaker may see.';

call platform.secure('coproduction.project',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('id', 'facilitator'), platform.among('id', 'coproduction.own_projects()'),
		platform.among('id', 'coproduction.shown_projects()'), 'published_at is not null'),
	adds => platform.role('coordinator'),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('id', 'facilitator')),
	changing => 'name, purpose, ladder, stage, programme_id, published_at, version');
call platform.secure('coproduction.decision',
	sees => platform.any_of(coproduction.seen('id'), platform.circle('project_id', 'facilitator')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changes => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	changing => 'state, question, why, method, places, dots, tie_rule, shows, circles, closes_at, opened_at, terms_digest, roll_digest, seed_digest, on_roll, reminded_at, typed_at, held_why, counted_at, key_gone_at, adopted_at, voided_at, void_reason, version');
call platform.secure('coproduction.option',
	sees => coproduction.seen('decision_id'),
	adds => platform.among('decision_id', 'coproduction.drafts()'),
	changes => platform.among('decision_id', 'coproduction.drafts()'),
	removes => platform.among('decision_id', 'coproduction.drafts()'),
	changing => 'place, name, meaning');
call platform.secure('coproduction.teller',
	sees => platform.any_of(platform.own('account_id'), platform.role('coordinator', 'job'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')')),
	adds => platform.any_of(platform.role('coordinator'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')')),
	removes => platform.any_of(platform.role('coordinator', 'job'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')')));
call platform.secure('coproduction.roll',
	sees => platform.any_of(platform.own('person_id'), platform.role('job'), platform.among('decision_id', 'coproduction.told_decisions()'),
		platform.among('id', 'coproduction.shown_rolls()'), platform.all_of(platform.role('coordinator'), 'added_at is not null')),
	adds => platform.all_of(platform.role('coordinator'), 'added_at is not null', platform.own('added_by'), platform.among('decision_id', 'coproduction.open_decisions()')),
	removes => platform.role('job'));
call platform.secure('coproduction.roll_link',
	sees => platform.any_of(platform.role('job'), platform.all_of(platform.role('link'), 'token_hash = (select platform.shown_hash())')),
	adds => platform.role('job'),
	removes => platform.role('job'));
call platform.secure('coproduction.slip',
	sees => platform.any_of(platform.role('job'), platform.all_of(platform.role('link'), 'code_hash = (select platform.shown_hash())'), platform.among('decision_id', 'coproduction.told_decisions()')),
	adds => platform.any_of(platform.role('coordinator'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')')));
call platform.secure('coproduction.tick',
	sees => platform.any_of(platform.role('job'), platform.among('decision_id', 'coproduction.told_decisions()'), platform.among('roll_id', 'coproduction.own_rolls()')),
	removes => platform.role('job'));
call platform.secure('coproduction.ballot', sees => null);
call platform.secure('coproduction.typed_slip',
	sees => platform.any_of(platform.role('job'), platform.among('decision_id', 'coproduction.told_decisions()')),
	adds => platform.all_of(platform.own('account_id'), platform.among('decision_id', 'coproduction.told_decisions()')),
	removes => platform.among('decision_id', 'coproduction.told_decisions()'));
call platform.secure('coproduction.kept_ballot',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.among('decision_id', 'coproduction.decisions_of(''facilitator'')'),
		platform.among('decision_id', 'coproduction.own_decisions()'), platform.among('decision_id', 'coproduction.group_decisions()'),
		platform.among('decision_id', 'coproduction.told_decisions()')),
	adds => platform.role('job'));
call platform.secure('coproduction.count',
	sees => coproduction.seen('decision_id'),
	adds => platform.role('job'));

-- opening

create function coproduction.write_roll(decision uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	meant coproduction.decision;
begin
	select d.* into meant from coproduction.decision d where d.org_id = platform.org() and d.id = decision and d.id in (select coproduction.drafts());
	if meant.id is null or not (platform.is('coordinator') or meant.circles <@ (select platform.circles('facilitator'))) then
		raise exception using errcode = '42501', message = 'only whoever may open it writes its roll, from circles of hers';
	end if;
	return query insert into coproduction.roll as r (org_id, decision_id, person_id)
		select distinct m.org_id, meant.id, m.person_id from people.member m
			join platform.account a on a.org_id = m.org_id and a.id = m.person_id and a.closed_at is null
		where m.org_id = meant.org_id and m.circle_id = any (meant.circles) order by m.person_id
		returning r.id;
end $$;
revoke all on function coproduction.write_roll from public;
grant execute on function coproduction.write_roll to kith_app;
comment on function coproduction.write_roll(uuid) is 'Writes the roll of a draft that is opened, from the people of its circles. Returns the ids of its lines, and of nobody who she is.';

create function coproduction.would_be_on(decision uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(distinct m.person_id)::int from coproduction.decision d
		join people.member m on m.org_id = d.org_id and m.circle_id = any (d.circles)
		join platform.account a on a.org_id = m.org_id and a.id = m.person_id and a.closed_at is null
	where d.org_id = platform.org() and d.id = decision and d.id in (select coproduction.drafts()) $$;
revoke all on function coproduction.would_be_on from public;
grant execute on function coproduction.would_be_on to kith_app;
comment on function coproduction.would_be_on(uuid) is 'How many would be on the roll of a draft if it opened now.';

create function coproduction.roll_size(decision uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*)::int from coproduction.roll r where r.org_id = platform.org() and r.decision_id = decision
		and exists (select from coproduction.decision d where d.org_id = r.org_id and d.id = decision and (platform.is_any('{coordinator,evaluator,job}')
			or d.project_id = any ((select platform.circles('facilitator'))::uuid[]) or d.id in (select coproduction.own_decisions())
			or d.id in (select coproduction.group_decisions()) or d.id in (select coproduction.told_decisions()) or d.id in (select coproduction.shown_decisions()) or d.id in (select coproduction.public_decisions()))) $$;
revoke all on function coproduction.roll_size from public;
grant execute on function coproduction.roll_size to kith_app;
comment on function coproduction.roll_size(uuid) is 'How many are on the roll of a decision that the speaker may see; never who.';

create function coproduction.additions(decision uuid) returns table (added_at timestamptz, added_why text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.added_at, r.added_why from coproduction.roll r where r.org_id = platform.org() and r.decision_id = decision and r.added_at is not null
		and coproduction.roll_size(decision) > 0 order by r.added_at $$;
revoke all on function coproduction.additions from public;
grant execute on function coproduction.additions to kith_app;
comment on function coproduction.additions(uuid) is 'When somebody was added to the roll after the opening and why, for whoever may see the decision; never who.';

create function coproduction.names_on_roll(decision uuid) returns table (id uuid, called text) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.id, c.called from coproduction.roll r join people.card c on c.org_id = r.org_id and c.id = r.person_id
	where r.org_id = platform.org() and r.decision_id = decision and decision in (select coproduction.told_decisions())
		and exists (select from coproduction.decision d where d.org_id = r.org_id and d.id = decision and d.state = 'open') $$;
revoke all on function coproduction.names_on_roll from public;
grant execute on function coproduction.names_on_roll to kith_app;
comment on function coproduction.names_on_roll(uuid) is 'For a teller of this vote, while it is open: what those on the roll are called, and nothing else of them.';

-- the urn: casting holds a shared lock, closing waits for all of them and lets nobody in

create function coproduction.urn_lock(decision uuid) returns bigint stable language sql set search_path = pg_catalog, pg_temp
	return hashtextextended('coproduction urn ' || platform.org() || ' ' || decision, 0);
revoke all on function coproduction.urn_lock from public;
create function coproduction.mark_lock(mark bytea) returns bigint immutable language sql set search_path = pg_catalog, pg_temp
	return hashtextextended('coproduction mark ' || encode(mark, 'hex'), 0);
revoke all on function coproduction.mark_lock from public;

create function coproduction.takes_papers(decision uuid, late boolean) returns boolean volatile language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from coproduction.decision d where d.org_id = platform.org() and d.id = decision and d.state = 'open' and (late or d.closes_at > platform.moment())) $$;
revoke all on function coproduction.takes_papers from public;
grant execute on function coproduction.takes_papers to kith_app;
comment on function coproduction.takes_papers(uuid, boolean) is 'Whether papers are taken at this very moment; late: those of tellers, who type slips after the time is over too.';

create function coproduction.put_in_urn(decision uuid, mark bytea, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
	if not platform.is('link') then
		raise exception using errcode = '42501', message = 'a paper is cast by nobody whom the transaction names';
	end if;
	perform pg_advisory_xact_lock_shared(coproduction.urn_lock(decision)), pg_advisory_xact_lock(coproduction.mark_lock(mark));
	if not coproduction.takes_papers(decision, false) then
		return 'closed';
	end if;
	if exists (select from coproduction.tick t where t.org_id = platform.org() and t.decision_id = decision and t.mark = put_in_urn.mark) then
		return 'took-slip';
	end if;
	insert into coproduction.ballot as b (org_id, decision_id, mark, sealed) values (platform.org(), decision, put_in_urn.mark, put_in_urn.sealed)
		on conflict (org_id, decision_id, mark) do update set sealed = excluded.sealed;
	return 'in';
end $$;
revoke all on function coproduction.put_in_urn from public;
grant execute on function coproduction.put_in_urn to kith_app;
comment on function coproduction.put_in_urn(uuid, bytea, bytea) is 'Puts a sealed paper into the urn, in place of the one under the same mark: in, closed, or took-slip where she voted on paper instead. Only in a transaction that names nobody.';

create function coproduction.in_urn(decision uuid, mark bytea) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from coproduction.ballot b where b.org_id = platform.org() and b.decision_id = decision and b.mark = in_urn.mark) $$;
revoke all on function coproduction.in_urn from public;
grant execute on function coproduction.in_urn to kith_app;
comment on function coproduction.in_urn(uuid, bytea) is 'Whether a paper lies under this mark; the mark is known to whoever has the key of the urn.';

create function coproduction.took_slip(decision uuid, mark bytea) returns boolean stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select exists (select from coproduction.tick t where t.org_id = platform.org() and t.decision_id = decision and t.mark = took_slip.mark) $$;
revoke all on function coproduction.took_slip from public;
grant execute on function coproduction.took_slip to kith_app;
comment on function coproduction.took_slip(uuid, bytea) is 'Whether a slip was taken under this mark, for the page of her who would vote by phone.';

create function coproduction.about_in_urn(decision uuid) returns integer stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select (round(((select count(*) from coproduction.ballot b where b.org_id = d.org_id and b.decision_id = d.id)
		- (select count(*) from coproduction.tick t where t.org_id = d.org_id and t.decision_id = d.id)) / 5.0) * 5)::int
	from coproduction.decision d where d.org_id = platform.org() and d.id = decision and d.state = 'open' and coproduction.roll_size(decision) > 0 $$;
revoke all on function coproduction.about_in_urn from public;
grant execute on function coproduction.about_in_urn to kith_app;
comment on function coproduction.about_in_urn(uuid) is 'About how many papers are in the urn of an open vote, in fives.';

create function coproduction.take_slip(decision uuid, line uuid, mark bytea, sealed bytea) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
	if decision not in (select coproduction.told_decisions())
		or not exists (select from coproduction.roll r where r.org_id = platform.org() and r.id = line and r.decision_id = decision) then
		raise exception using errcode = '42501', message = 'only a teller of this vote ticks its roll';
	end if;
	perform pg_advisory_xact_lock_shared(coproduction.urn_lock(decision)), pg_advisory_xact_lock(coproduction.mark_lock(mark));
	if not coproduction.takes_papers(decision, true) then
		return false;
	end if;
	insert into coproduction.tick (org_id, decision_id, roll_id, mark) values (platform.org(), decision, line, take_slip.mark) on conflict do nothing;
	insert into coproduction.ballot as b (org_id, decision_id, mark, sealed) values (platform.org(), decision, take_slip.mark, take_slip.sealed)
		on conflict (org_id, decision_id, mark) do update set sealed = excluded.sealed;
	return true;
end $$;
revoke all on function coproduction.take_slip from public;
grant execute on function coproduction.take_slip to kith_app;
comment on function coproduction.take_slip(uuid, uuid, bytea, bytea) is 'A teller ticks the roll as somebody takes a slip: "took a slip", sealed, lies in the urn in place of what she cast by phone.';

create function coproduction.give_slip_back(decision uuid, line uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	ticked coproduction.tick;
begin
	if decision not in (select coproduction.told_decisions()) then
		raise exception using errcode = '42501', message = 'only a teller of this vote ticks its roll';
	end if;
	perform pg_advisory_xact_lock_shared(coproduction.urn_lock(decision));
	if not coproduction.takes_papers(decision, true) then
		return false;
	end if;
	delete from coproduction.tick t where t.org_id = platform.org() and t.decision_id = decision and t.roll_id = line returning * into ticked;
	delete from coproduction.ballot b where b.org_id = ticked.org_id and b.decision_id = decision and b.mark = ticked.mark;
	return true;
end $$;
revoke all on function coproduction.give_slip_back from public;
grant execute on function coproduction.give_slip_back to kith_app;
comment on function coproduction.give_slip_back(uuid, uuid) is 'A slip came back that nobody wrote on, or a tick was a mistake: she can vote by phone again.';

create function coproduction.say_all_typed(decision uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if decision not in (select coproduction.told_decisions()) then
		raise exception using errcode = '42501', message = 'only a teller of this vote says that its slips are typed';
	end if;
	update coproduction.decision d set typed_at = platform.now() where d.org_id = platform.org() and d.id = decision and d.state = 'open';
	return found;
end $$;
revoke all on function coproduction.say_all_typed from public;
grant execute on function coproduction.say_all_typed to kith_app;
comment on function coproduction.say_all_typed(uuid) is 'A teller says that all slips are typed, so that the vote can be counted when its time is over.';

create function coproduction.put_slip_in_urn(decision uuid, mark bytea, sealed bytea) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
	if decision not in (select coproduction.told_decisions()) then
		raise exception using errcode = '42501', message = 'only a teller of this vote types its slips';
	end if;
	perform pg_advisory_xact_lock_shared(coproduction.urn_lock(decision));
	if not coproduction.takes_papers(decision, true) then
		return false;
	end if;
	insert into coproduction.ballot as b (org_id, decision_id, mark, sealed) values (platform.org(), decision, put_slip_in_urn.mark, put_slip_in_urn.sealed)
		on conflict (org_id, decision_id, mark) do update set sealed = excluded.sealed;
	return true;
end $$;
revoke all on function coproduction.put_slip_in_urn from public;
grant execute on function coproduction.put_slip_in_urn to kith_app;
comment on function coproduction.put_slip_in_urn(uuid, bytea, bytea) is 'Puts what two tellers read on a slip into the urn, also after the closing while it is not counted.';

create function coproduction.take_out_of_urn(decision uuid, mark bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not (platform.is('job') or platform.is('coordinator')) then
		raise exception using errcode = '42501', message = 'a paper is taken out only with whose it is';
	end if;
	perform pg_advisory_xact_lock_shared(coproduction.urn_lock(decision));
	delete from coproduction.ballot b where b.org_id = platform.org() and b.decision_id = decision and b.mark = take_out_of_urn.mark;
end $$;
revoke all on function coproduction.take_out_of_urn from public;
grant execute on function coproduction.take_out_of_urn to kith_app;
comment on function coproduction.take_out_of_urn(uuid, bytea) is 'Takes out the paper of somebody who is forgotten, or whose two records become one, while the vote is open.';

create function coproduction.close_urn(decision uuid) returns table (mark bytea, sealed bytea) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') then
		raise exception using errcode = '42501', message = 'only timed work closes an urn';
	end if;
	perform pg_advisory_xact_lock(coproduction.urn_lock(decision));
	return query select b.mark, b.sealed from coproduction.ballot b where b.org_id = platform.org() and b.decision_id = decision
		and not coproduction.takes_papers(decision, false) order by b.mark;
end $$;
revoke all on function coproduction.close_urn from public;
grant execute on function coproduction.close_urn to kith_app;
comment on function coproduction.close_urn(uuid) is 'Waits for everybody who is casting, lets nobody in until this transaction ends, and hands over what is in the urn once its time is over.';

create function coproduction.empty_urn(decision uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if not platform.is('job') or exists (select from coproduction.decision d where d.org_id = platform.org() and d.id = decision and d.state = 'open') then
		raise exception using errcode = '42501', message = 'only timed work empties an urn, and only once it is counted or void';
	end if;
	delete from coproduction.ballot b where b.org_id = platform.org() and b.decision_id = decision;
	delete from coproduction.typed_slip t where t.org_id = platform.org() and t.decision_id = decision;
	delete from coproduction.tick t where t.org_id = platform.org() and t.decision_id = decision;
	delete from coproduction.slip s where s.org_id = platform.org() and s.decision_id = decision;
end $$;
revoke all on function coproduction.empty_urn from public;
grant execute on function coproduction.empty_urn to kith_app;
comment on function coproduction.empty_urn(uuid) is 'Deletes marks, sealed papers, ticks and codes of a vote that is counted or void.';

-- letters and records

create function coproduction.letters_of(decision uuid) returns table (written integer, waiting integer, to_ring integer, unreachable integer)
stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select count(*) filter (where l.sent_at is not null or l.passed_on_at is not null)::int,
		count(*) filter (where l.sent_at is null and l.passed_on_at is null and l.withheld is null)::int,
		count(*) filter (where l.sent_at is null and l.passed_on_at is null and l.withheld in ('by-phone', 'returned'))::int,
		count(*) filter (where l.sent_at is null and l.passed_on_at is null and l.withheld not in ('by-phone', 'returned'))::int
	from platform.letter l where l.org_id = platform.org() and l.kind = 'coproduction.vote' and l.data ->> 'decision' = decision::text
		and l.data ->> 'step' in ('first', 'added') and (platform.is('coordinator') or decision in (select coproduction.decisions_of('facilitator'))) $$;
revoke all on function coproduction.letters_of from public;
grant execute on function coproduction.letters_of to kith_app;
comment on function coproduction.letters_of(uuid) is 'What became of the letters about a vote, as numbers, for whoever runs it; never whose.';

-- Two records of one person are one line on a roll. Returns the lines that are gone, so that what lay in an urn under them is taken out.
create function coproduction.bring_together(merge uuid) returns table (decision_id uuid, line uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		return query select hers.decision_id, hers.id from coproduction.roll hers
			join coproduction.roll mine on mine.org_id = hers.org_id and mine.decision_id = hers.decision_id and mine.person_id = two.kept
			join coproduction.decision d on d.org_id = hers.org_id and d.id = hers.decision_id and d.state = 'open'
			where hers.org_id = platform.org() and hers.person_id = two.gone;
		delete from coproduction.tick t using coproduction.roll hers, coproduction.roll mine
			where hers.org_id = platform.org() and hers.person_id = two.gone and mine.org_id = hers.org_id and mine.decision_id = hers.decision_id
				and mine.person_id = two.kept and t.org_id = hers.org_id and t.decision_id = hers.decision_id and t.roll_id = hers.id;
		perform people.hand_over(merge, 'coproduction.roll', 'person_id', two.gone, two.kept, 'mine.decision_id = hers.decision_id');
		perform people.set_aside(merge, 'coproduction.teller', 'account_id', two.gone);
	end loop;
end $$;
revoke all on function coproduction.bring_together from public;
grant execute on function coproduction.bring_together to kith_app;
comment on function coproduction.bring_together(uuid) is 'For a coordinator who brings two records together: one line on each roll stays.';

-- timed work asks

create function coproduction.due_votes() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct d.org_id from coproduction.decision d
	where (d.state = 'open' and d.closes_at <= platform.now()) or (d.opened_at is not null and d.state <> 'open' and d.key_gone_at is null) $$;
revoke all on function coproduction.due_votes from public;
grant execute on function coproduction.due_votes to kith_worker;
comment on function coproduction.due_votes() is 'Organisations with a vote that is to be counted, or whose key is still to be destroyed.';
create function coproduction.due_rolls() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct r.org_id from coproduction.roll r join coproduction.decision d on d.org_id = r.org_id and d.id = r.decision_id
	where d.state <> 'open' and coalesce(d.voided_at, d.closes_at) < platform.now() - interval '6 months' $$;
revoke all on function coproduction.due_rolls from public;
grant execute on function coproduction.due_rolls to kith_worker;
comment on function coproduction.due_rolls() is 'Organisations with rolls of votes that closed six months ago.';
