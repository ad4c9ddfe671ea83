-- When whoever is signed in here last showed a second factor: what could lock her out or let others in asks for one within five minutes.
alter table platform.session add column proved_at timestamptz;
comment on column platform.session.proved_at is 'When a second factor was last shown in this browser; nothing where one never was. Goes with the session.';
grant update (proved_at) on platform.session to kith_app;
