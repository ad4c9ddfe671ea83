-- "Report this": what somebody read and found wrong goes to those who run the project. Nobody stands beside it.

create table coproduction.reported (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	project_id uuid not null,
	card_id uuid,
	comment_id uuid,
	option_id uuid,
	application_id uuid,
	note_id uuid,
	why text not null check (why in ('hurts', 'names', 'untrue', 'other')),
	words text check (length(words) between 1 and 500),
	reported_on date not null,
	outcome text check (outcome in ('kept', 'hidden')),
	answer text check (length(answer) between 1 and 500),
	settled_on date,
	primary key (org_id, id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id),
	foreign key (org_id, card_id, project_id) references coproduction.card (org_id, id, project_id) on delete cascade,
	foreign key (org_id, comment_id, project_id) references coproduction.comment (org_id, id, project_id) on delete cascade,
	foreign key (org_id, option_id) references coproduction.option (org_id, id) on delete cascade,
	foreign key (org_id, application_id) references coproduction.application (org_id, id) on delete cascade,
	foreign key (org_id, note_id) references coproduction.note (org_id, id) on delete cascade,
	constraint one_subject check (num_nonnulls(card_id, comment_id, option_id, application_id, note_id) = 1),
	constraint settled_with_an_answer check (num_nonnulls(outcome, answer, settled_on) in (0, 3))
);
create index on coproduction.reported (org_id, project_id);
create index on coproduction.reported (org_id, card_id, project_id) where card_id is not null;
create index on coproduction.reported (org_id, comment_id, project_id) where comment_id is not null;
create index on coproduction.reported (org_id, option_id) where option_id is not null;
create index on coproduction.reported (org_id, application_id) where application_id is not null;
create index on coproduction.reported (org_id, note_id) where note_id is not null;
comment on table coproduction.reported is 'That somebody found something wrong that others read, why, and what became of it. Of nobody: no account, a day and no time, an id that says nothing of when. By legitimate interest, so that nobody is hurt by what stands there. Kept as what it is about; six months once it was answered.';
comment on column coproduction.reported.words is 'What whoever reported it says of it, in her own words; nobody stands beside them.';
comment on column coproduction.reported.answer is 'What those who run the project say of it, as whoever reads the thing may read it.';

call platform.secure('coproduction.reported',
	sees => platform.any_of(platform.role('coordinator', 'job'), platform.circle('project_id', 'facilitator')),
	adds => platform.all_of('outcome is null', platform.role('door')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.role('job'),
	changing => 'outcome, answer, settled_on');

create function coproduction.answered(named uuid) returns table (outcome text, answer text, settled_on date) stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select r.outcome, r.answer, r.settled_on from coproduction.reported r
	where r.org_id = platform.org() and r.settled_on is not null and named in (r.card_id, r.comment_id, r.option_id, r.application_id, r.note_id)
		and (platform.is_any(array['coordinator', 'evaluator', 'job']) or r.project_id = any (platform.circles('facilitator')) or r.project_id in (select coproduction.own_projects()))
	order by r.settled_on desc, r.id limit 1 $$;
revoke all on function coproduction.answered from public;
grant execute on function coproduction.answered to kith_app;
comment on function coproduction.answered(uuid) is 'What became of something that was reported, for the people of its project and those who run it: the answer, and never what was said of it.';

create function coproduction.hide_kept_card(named uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	update coproduction.card c set is_hidden = true where c.org_id = platform.org() and c.id = named
		and (platform.is('coordinator') or c.project_id = any (platform.circles('facilitator')))
		and exists (select from coproduction.board b where b.org_id = c.org_id and b.id = c.board_id and b.state = 'kept');
	if not found then
		raise exception using errcode = '42501', message = 'only those who run a project take a card off a kept board';
	end if;
end $$;
revoke all on function coproduction.hide_kept_card from public;
grant execute on function coproduction.hide_kept_card to kith_app;
comment on function coproduction.hide_kept_card(uuid) is 'Takes a card off a kept board, once somebody reported it; its words stay as they are.';

create function coproduction.due_reported() returns setof uuid stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select distinct org_id from coproduction.reported where settled_on < (platform.now() - interval '6 months')::date $$;
revoke all on function coproduction.due_reported from public;
grant execute on function coproduction.due_reported to kith_worker;
comment on function coproduction.due_reported() is 'Organisations with something reported that was answered more than six months ago.';
