-- The team's own words end a report too: after what may and may not be concluded and how it was worked out.
alter table evaluation.foreword add column closing platform.words not null default '{}';
comment on column evaluation.foreword.closing is 'What the team says at the end of the report.';
alter table evaluation.edition add column closing platform.words not null default '{}';
comment on column evaluation.edition.closing is 'What the team said at the end of the report, as it was published.';
