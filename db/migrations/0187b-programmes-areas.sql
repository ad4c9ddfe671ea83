-- An evaluation says in which areas it must hear people: it reads what areas are called.

create view programmes.area_card with (security_invoker = true) as
	select org_id, id, name from programmes.area;
grant select on programmes.area_card to kith_app;
comment on view programmes.area_card is 'Published: what an area is called.';
