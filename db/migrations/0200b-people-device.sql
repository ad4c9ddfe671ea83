-- Whether somebody has a phone on which she is told that there is a message; other rooms ask, and read nothing else of it.
create view people.device with (security_invoker = true) as
	select g.org_id, g.person_id as id, min(g.counts_from) as counts_from from people.push g where g.ended_at is null group by g.org_id, g.person_id;
comment on view people.device is 'Published: that somebody is told on a phone or tablet of hers that there is a message, and since when that counts.';
grant select on people.device to kith_app;
