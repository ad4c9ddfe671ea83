-- By which way somebody is tried first is hers to say: an order of the ways that there are, none where she never said.
alter table platform.account add column ways text[] not null default '{}'
	check (ways <@ array['email', 'text', 'push', 'hand'] and cardinality(ways) <= 4);
comment on column platform.account.ways is 'The ways by which she is told, in the order in which she wants them tried; what is not named follows as the house tries it. It opens no way: which are safe, her own rules say. Goes with the account.';
grant update (ways) on platform.account to kith_app;
