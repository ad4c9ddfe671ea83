-- Pages on concerns lock after ten idle minutes (docs/decisions/0083-locked-when-idle.md).
alter table platform.session add column private_at timestamptz;
comment on column platform.session.private_at is 'When a page that locks was last read in this browser; nothing where none was. Goes with the session.';
grant update (private_at) on platform.session to kith_app;
