-- A message goes by the ways that are safe for her, one after the other: which one it went, which failed, and what a yes or no by text answers.
alter table platform.letter
	add column sent_by text check (sent_by in ('email', 'text', 'push')),
	add column failed text[] not null default '{}',
	add column answers text check (length(answers) <= 400);
comment on column platform.letter.sent_by is 'By which way it went last; nothing for those that went before ways were noted, by e-mail.';
comment on column platform.letter.failed is 'Ways that are known to have failed for this message: it is not tried by them again.';
comment on column platform.letter.answers is 'What a yes or no by text answers, sealed under the key of the installation; nothing where it asks nothing.';
grant update (sent_by, failed, answers) on platform.letter to kith_app;
