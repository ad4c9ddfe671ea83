-- A programme and its runs may take the name that its parents chose. What each was called before stays, and stands on its page, so that whoever knew it by that name finds it.
alter table programmes.programme
	add column former_names jsonb not null default '[]' check (jsonb_typeof(former_names) = 'array' and jsonb_array_length(former_names) <= 20);
comment on column programmes.programme.former_names is 'What it was called before, the last name first, each in several languages: {"en": "…", "es": "…"}.';
grant update (name, former_names) on programmes.programme to kith_app;
do $do$
declare
	who constant text := 'org_id = (select platform.org()) and (' || platform.role('coordinator') || ')';
begin
	execute format('create policy changes on programmes.programme for update to kith_app using (%s) with check (%s)', who, who);
end $do$;

alter table programmes.cohort
	add column former_names jsonb not null default '[]' check (jsonb_typeof(former_names) = 'array' and jsonb_array_length(former_names) <= 20);
comment on column programmes.cohort.former_names is 'What it was called before its programme took another name, the last first.';
grant update (former_names) on programmes.cohort to kith_app;
