-- A room of its own for what parents and a charity decide together: projects, what is to be decided in them, and the secret ballot (0106).

create schema coproduction;
grant usage on schema coproduction to kith_app, kith_backup;
comment on schema coproduction is 'What parents and a charity make together. Uses people and programmes.';

create table coproduction.project (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	name platform.words not null,
	purpose platform.words not null default '{}',
	ladder text not null check (ladder in ('told', 'asked', 'together', 'parents')),
	stage integer not null default 1 check (stage between 1 and 5),
	programme_id uuid,
	published_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, programme_id) references programmes.programme (org_id, id)
);
create index on coproduction.project (org_id, programme_id) where programme_id is not null;
comment on table coproduction.project is 'Something that parents and the charity make together, in their words. Its id is its circle: who belongs to it stands in people.membership. Kept as long as the charity uses Kith.';
comment on column coproduction.project.ladder is 'Who decides what: parents are told, are asked, decide together with the charity, or decide.';
comment on column coproduction.project.stage is 'Which of the five stages of setting up it is in: need, people, design, preparing, running.';
comment on column coproduction.project.programme_id is 'The programme that it became, or is to become.';

create function coproduction.own_projects() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select p.id from coproduction.project p join people.member m on m.org_id = p.org_id and m.circle_id = p.id
	where p.org_id = platform.org() and m.person_id = platform.actor() $$;
revoke all on function coproduction.own_projects from public;
grant execute on function coproduction.own_projects to kith_app;
comment on function coproduction.own_projects() is 'The projects to which the speaker belongs.';

create table coproduction.decision (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	kind text not null default 'vote' check (kind in ('vote', 'hands', 'consent', 'role')),
	state text not null default 'drafting' check (state in ('drafting', 'open', 'counted', 'adopted', 'void')),
	question platform.words not null,
	why platform.words not null default '{}',
	method text not null check (method in ('stv', 'approval', 'dots')),
	places integer not null default 1 check (places between 1 and 20),
	dots integer check (dots between 1 and 20),
	tie_rule text not null default 'lot' check (tie_rule in ('lot', 'again')),
	shows text not null default 'group' check (shows in ('group', 'everybody')),
	circles uuid[] not null default '{}',
	closes_at timestamptz,
	opened_at timestamptz,
	terms_digest bytea,
	roll_digest bytea,
	seed_digest bytea,
	on_roll integer,
	reminded_at timestamptz,
	typed_at timestamptz,
	held_why text check (held_why in ('more-slips', 'to-type', 'differs', 'strange', 'lost')),
	counted_at timestamptz,
	key_gone_at timestamptz,
	adopted_at timestamptz,
	voided_at timestamptz,
	void_reason text check (length(void_reason) between 1 and 2000),
	version integer not null default 1,
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	check ((method = 'dots') = (dots is not null)),
	check (state = 'drafting' or kind <> 'vote' or opened_at is not null or state = 'void'),
	check ((state = 'void') = (void_reason is not null))
);
create index on coproduction.decision (org_id, project_id);
create index on coproduction.decision (closes_at) where state = 'open';
create index on coproduction.decision (org_id) where key_gone_at is null and opened_at is not null;
comment on table coproduction.decision is 'Something that is decided in a project, by a secret vote. From its opening on its terms stand as they are. Kept as long as the project.';
comment on column coproduction.decision.circles is 'Whose people are on the roll when it opens: the circle of the project, and those of runs.';
comment on column coproduction.decision.on_roll is 'How many were on the roll when it opened. Who was added later is counted by itself.';
comment on column coproduction.decision.typed_at is 'When a teller said that all slips are typed; while some were taken, nothing is counted before.';
comment on column coproduction.decision.held_why is 'Why it was not counted when its time was over: more slips than were taken, slips still to type, two tellers who read a slip otherwise, a paper of nobody on the roll, or a key that was lost with its machine.';
comment on column coproduction.decision.key_gone_at is 'When the key of its urn was destroyed: from then on nobody can tell who chose what.';

create table coproduction.option (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	decision_id uuid not null,
	place integer not null check (place between 1 and 40),
	name platform.words not null,
	meaning platform.words not null default '{}',
	primary key (org_id, id),
	unique (org_id, decision_id, place) deferrable initially deferred,
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade
);
comment on table coproduction.option is 'One of the things that can be chosen, and what it means. It stands as it is from the opening on. Kept as the decision.';
comment on column coproduction.option.place is 'Its number on every paper, from 1 on without a gap once the vote is open.';

create table coproduction.teller (
	org_id uuid not null,
	decision_id uuid not null,
	account_id uuid not null,
	named_at timestamptz not null default platform.now(),
	named_by uuid,
	primary key (org_id, decision_id, account_id),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade,
	foreign key (org_id, account_id) references platform.account (org_id, id) on delete cascade
);
create index on coproduction.teller (org_id, account_id);
comment on table coproduction.teller is 'Somebody named for one vote, who ticks the roll as slips are taken and types slips. Not a role: it opens this and nothing else. Kept as the decision, or until she is forgotten.';

create function coproduction.told_decisions() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select t.decision_id from coproduction.teller t where t.org_id = platform.org() and t.account_id = platform.actor() $$;
revoke all on function coproduction.told_decisions from public;
grant execute on function coproduction.told_decisions to kith_app;
comment on function coproduction.told_decisions() is 'The decisions whose teller the speaker is.';

create function coproduction.decisions_of(role text) returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.project_id = any ((select platform.circles(role))::uuid[]) $$;
revoke all on function coproduction.decisions_of from public;
grant execute on function coproduction.decisions_of to kith_app;
comment on function coproduction.decisions_of(text) is 'The decisions of projects in which the speaker holds this role now.';

create function coproduction.drafts() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.state = 'drafting'
		and (platform.is('coordinator') or d.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.drafts from public;
grant execute on function coproduction.drafts to kith_app;
comment on function coproduction.drafts() is 'The decisions that the speaker may still write: drafts of hers, or each that is a draft for whoever coordinates.';

create function coproduction.group_decisions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d where d.org_id = platform.org() and d.opened_at is not null
		and d.project_id in (select coproduction.own_projects()) $$;
revoke all on function coproduction.group_decisions from public;
grant execute on function coproduction.group_decisions to kith_app;
comment on function coproduction.group_decisions() is 'The decisions of the speaker''s own projects, from their opening on.';

create function coproduction.public_decisions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select d.id from coproduction.decision d join coproduction.project p on p.org_id = d.org_id and p.id = d.project_id
	where d.org_id = platform.org() and d.shows = 'everybody' and d.state in ('counted', 'adopted') and p.published_at is not null $$;
revoke all on function coproduction.public_decisions from public;
grant execute on function coproduction.public_decisions to kith_app;
comment on function coproduction.public_decisions() is 'The decisions whose result anybody may read.';

-- From the opening on a decision keeps its terms, and goes only forwards. Timed work alone counts. With nobody speaking, the owner of the
-- database may move a day, for trials; who is on the roll and what is in the urn no day changes.
create function coproduction.keeps_terms() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	if (old.state, new.state) not in (('drafting', 'drafting'), ('drafting', 'open'), ('open', 'open'), ('open', 'counted'), ('open', 'void'),
			('counted', 'counted'), ('counted', 'adopted'), ('counted', 'void'), ('adopted', 'adopted'), ('void', 'void'))
		or (new.state = 'counted' and old.state = 'open' and not platform.is('job')) then
		raise exception using errcode = '42501', message = 'a decision goes forwards, and timed work counts it';
	end if;
	if old.state <> 'drafting' and (old.question, old.why, old.method, old.places, old.dots, old.tie_rule, old.shows, old.circles, old.closes_at, old.opened_at,
			old.terms_digest, old.roll_digest, old.seed_digest, old.on_roll) is distinct from
			(new.question, new.why, new.method, new.places, new.dots, new.tie_rule, new.shows, new.circles, new.closes_at, new.opened_at,
			new.terms_digest, new.roll_digest, new.seed_digest, new.on_roll) then
		raise exception using errcode = '42501', message = 'the terms of a vote stand from its opening on';
	end if;
	return new;
end $$;
create trigger keeps_terms before update on coproduction.decision for each row execute function coproduction.keeps_terms();
