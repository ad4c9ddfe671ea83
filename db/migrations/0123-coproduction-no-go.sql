-- Before a vote a no-go round can be held: with which name would you not feel at home? It is a decision of its own, with a roll, an urn and a key of its own, so that
-- all that keeps a vote secret keeps this secret too. What at least so many would not feel at home with goes off the list, before the vote opens.

alter table coproduction.decision
	add column no_go_share integer check (no_go_share between 5 and 50),
	add column no_go_least integer check (no_go_least between 2 and 20),
	add column no_go_of uuid,
	add foreign key (org_id, no_go_of) references coproduction.decision (org_id, id),
	add constraint decision_no_go_rule check ((no_go_share is null) = (no_go_least is null)),
	add constraint decision_no_go_round check (no_go_of is null or (method = 'approval' and no_go_share is not null));
grant update (no_go_share, no_go_least) on coproduction.decision to kith_app;
create unique index decision_no_go_round_once on coproduction.decision (org_id, no_go_of) where no_go_of is not null and state <> 'void';
comment on column coproduction.decision.no_go_share is 'Of a decision with a no-go round, and of the round: with so many of a hundred papers against it, a name goes off the list.';
comment on column coproduction.decision.no_go_least is 'But with no fewer than so many.';
comment on column coproduction.decision.no_go_of is 'The decision whose no-go round this is.';

alter table coproduction.option
	alter column place drop not null,
	add column is_out boolean not null default false,
	add column out_by integer check (out_by >= 5),
	add constraint option_out check (is_out = (place is null)),
	add constraint option_out_by check (out_by is null or is_out);
grant update (is_out, out_by) on coproduction.option to kith_app;
alter policy changes on coproduction.option
	using (org_id = (select platform.org()) and ((select platform.is_any('{job}'::text[])) or decision_id in (select coproduction.open_lists())))
	with check (org_id = (select platform.org()) and ((select platform.is_any('{job}'::text[])) or decision_id in (select coproduction.open_lists())));
comment on column coproduction.option.place is 'Its number on every paper, from 1 on without a gap once the vote is open; none once the no-go round took it off the list.';
comment on column coproduction.option.is_out is 'The no-go round took it off the list.';
comment on column coproduction.option.out_by is 'With how many papers, from five on; fewer are a few.';

create table coproduction.no_go_reason (
	org_id uuid not null,
	decision_id uuid not null,
	place integer not null check (place > 0),
	words text not null check (length(words) between 1 and 200),
	primary key (org_id, decision_id, place),
	foreign key (org_id, decision_id) references coproduction.decision (org_id, id) on delete cascade
);
comment on table coproduction.no_go_reason is 'Why somebody would not feel at home with a name, told without her: by the alphabet, and apart from what she ticked. It lay sealed in her paper until the closing. Kept as the decision.';

call platform.secure('coproduction.no_go_reason',
	sees => coproduction.seen('decision_id'),
	adds => platform.role('job'));

create or replace function coproduction.keeps_terms() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if platform.org() is null then
		return new;
	end if;
	if (old.state, new.state) not in (('drafting', 'drafting'), ('drafting', 'suggesting'), ('drafting', 'no-go'), ('drafting', 'open'),
			('suggesting', 'suggesting'), ('suggesting', 'no-go'), ('suggesting', 'open'), ('suggesting', 'void'),
			('no-go', 'no-go'), ('no-go', 'open'), ('no-go', 'void'), ('open', 'open'), ('open', 'counted'), ('open', 'void'),
			('counted', 'counted'), ('counted', 'adopted'), ('counted', 'void'), ('adopted', 'adopted'), ('void', 'void'))
		or (new.state = 'counted' and old.state = 'open' and not platform.is('job')) then
		raise exception using errcode = '42501', message = 'a decision goes forwards, and timed work counts it';
	end if;
	if old.state = 'drafting' and new.state in ('open', 'no-go', 'suggesting') and (new.suggests_until is not null) <> (new.state = 'suggesting')
		or old.state = 'suggesting' and new.state in ('open', 'no-go') and old.list_closed_at is null
		or old.list_closed_at is not null and new.list_closed_at is distinct from old.list_closed_at then
		raise exception using errcode = '42501', message = 'a vote opens when its list is closed';
	end if;
	if old.state <> 'no-go' and new.state in ('open', 'no-go') and old.state <> new.state and new.no_go_of is null and (new.no_go_share is not null) <> (new.state = 'no-go')
		or (old.state, new.state) = ('no-go', 'open') and not exists (select from coproduction.decision r
			where r.org_id = old.org_id and r.no_go_of = old.id and r.state = 'counted') then
		raise exception using errcode = '42501', message = 'a vote opens when its no-go round is counted';
	end if;
	if old.state <> 'drafting' and (old.question, old.why, old.method, old.places, old.dots, old.tie_rule, old.shows, old.circles, old.suggests_until, old.read_days, old.suggest_link,
			old.no_go_share, old.no_go_least) is distinct from
			(new.question, new.why, new.method, new.places, new.dots, new.tie_rule, new.shows, new.circles, new.suggests_until, new.read_days, new.suggest_link,
			new.no_go_share, new.no_go_least)
		or old.state not in ('drafting', 'suggesting', 'no-go') and (old.closes_at, old.opened_at, old.terms_digest, old.roll_digest, old.seed_digest, old.on_roll) is distinct from
			(new.closes_at, new.opened_at, new.terms_digest, new.roll_digest, new.seed_digest, new.on_roll) then
		raise exception using errcode = '42501', message = 'the terms of a vote stand from its opening on';
	end if;
	return new;
end $$;
