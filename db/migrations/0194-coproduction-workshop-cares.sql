-- The plan of a workshop says what lets people come: interpreting, what is paid back, and thanks for parents' time. The crèche is that of its meeting.
alter table coproduction.workshop
	add column interpreter platform.words not null default '{}',
	add column expenses platform.words not null default '{}',
	add column thanks platform.words not null default '{}';
grant update (interpreter, expenses, thanks) on coproduction.workshop to kith_app;
comment on column coproduction.workshop.interpreter is 'From and into which languages is interpreted, and who does.';
comment on column coproduction.workshop.expenses is 'What is paid back: travel, childcare.';
comment on column coproduction.workshop.thanks is 'What parents get for their time.';
