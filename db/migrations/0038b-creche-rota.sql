-- Who minds the children from when to when on the day of a sitting, how far those hours may grow, and how large the crèche's room is.

create table creche.worker_hours (
	org_id uuid not null,
	sitting_id uuid not null,
	account_id uuid not null,
	rota_from integer,
	rota_to integer,
	may_from integer,
	may_to integer,
	in_ratio boolean not null default true,
	primary key (org_id, sitting_id, account_id),
	foreign key (org_id, sitting_id) references creche.sitting (org_id, id) on delete cascade,
	foreign key (org_id, account_id) references platform.account (org_id, id),
	constraint worker_hours_rota_check check (num_nulls(rota_from, rota_to) in (0, 2) and rota_from >= 0 and rota_to <= 1440 and rota_from < rota_to and rota_from % 15 = 0 and rota_to % 15 = 0),
	constraint worker_hours_may_check check (num_nulls(may_from, may_to) in (0, 2) and may_from >= 0 and may_to <= 1440 and may_from < may_to and may_from % 15 = 0 and may_to % 15 = 0)
);
comment on table creche.worker_hours is 'From when to when somebody minds the children at a sitting, and how far those hours may grow: minutes of the day, in quarter hours. Nobody is ever asked beyond what she said.';
comment on column creche.worker_hours.in_ratio is 'Whether she counts among the adults that the children need.';
create index on creche.worker_hours (org_id, account_id);
call platform.secure('creche.worker_hours',
	sees => platform.any_of($$(select platform.is_any('{coordinator,job}'::text[]))$$, $$account_id = (select platform.actor())$$),
	adds => $$(select platform.is_any('{coordinator}'::text[]))$$,
	changes => $$(select platform.is_any('{coordinator}'::text[]))$$,
	removes => $$(select platform.is_any('{coordinator,job}'::text[]))$$,
	changing => 'rota_from, rota_to, may_from, may_to, in_ratio');

create table creche.space (
	org_id uuid not null references platform.organisation (id),
	circle_id uuid not null,
	square_metres numeric(5, 1) not null check (square_metres > 0 and square_metres <= 2000),
	primary key (org_id, circle_id)
);
comment on table creche.space is 'How large the room is in which the crèche of a circle is: with it can be said when no rota helps.';
call platform.secure('creche.space',
	sees => $$(select platform.is_any('{coordinator}'::text[]))$$,
	adds => $$(select platform.is_any('{coordinator}'::text[]))$$,
	changes => $$(select platform.is_any('{coordinator}'::text[]))$$,
	removes => $$(select platform.is_any('{coordinator}'::text[]))$$,
	changing => 'square_metres');

create or replace function creche.let_circle_go(org uuid, circle uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
	delete from creche.band b where b.org_id = org and b.circle_id = circle;
	delete from creche.space s where s.org_id = org and s.circle_id = circle;
	delete from creche.shown s where s.org_id = org and s.circle_id = circle;
$$;
