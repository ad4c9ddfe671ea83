-- Where somebody is signed in is told in words: "a phone, Firefox". Nothing that would find the browser again is kept.
alter table platform.session
	add column device text check (device in ('phone', 'tablet', 'computer')),
	add column browser text check (browser in ('Firefox', 'Chrome', 'Safari', 'Edge', 'Opera', 'Samsung Internet'));
comment on column platform.session.device is 'What kind of thing the browser said it runs on; nothing where it did not say.';
comment on column platform.session.browser is 'Which browser it said it is, without a version; nothing where it is none of these.';
grant update (device, browser) on platform.session to kith_app;

-- An open page of hers hears at once that she was signed out or that a role of hers ended, and is asked whether she still may.
create function platform.ask_again() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	perform pg_notify('kith_bell', new.org_id || ' ' || new.account_id);
	return null;
end $$;
comment on function platform.ask_again() is 'Calls out, by the account''s id alone, that what somebody may has ended; her open pages are then asked again.';
create trigger asks_again after update of ended_at on platform.session for each row
	when (old.ended_at is null and new.ended_at is not null) execute function platform.ask_again();
create trigger asks_again after update of ended_at on platform.role_grant for each row
	when (old.ended_at is null and new.ended_at is not null) execute function platform.ask_again();
