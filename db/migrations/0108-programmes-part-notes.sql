-- What is needed for a part of a plan, and what to look out for in it.

alter table programmes.part
	add column materials platform.words not null default '{}',
	add column risks platform.words not null default '{}';
comment on column programmes.part.materials is 'What has to be brought or laid out for it. Nothing about anybody.';
comment on column programmes.part.risks is 'What could go wrong in it, and what is done about that: hot water, small beads, a walk along a road. Nothing about anybody.';
