-- Documents of a project, version after version: paragraphs with a key that lives through versions, what parents say to a paragraph, and what became of each
-- paragraph from one version to the next, and why.

create table coproduction.document (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	kind text not null check (kind in ('plan', 'agreement', 'principles', 'advert', 'poster', 'other')),
	title platform.words not null check (title <> '{}'),
	created_at timestamptz not null default platform.now(),
	created_by uuid,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, project_id) references coproduction.project (org_id, id)
);
create index on coproduction.document (org_id, project_id);
comment on table coproduction.document is 'Something written in a project, such as principles or an advert; its words stand in its versions. Of no person. Kept as long as the project.';

create table coproduction.version (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	document_id uuid not null,
	number integer not null check (number >= 1),
	state text not null default 'draft' check (state in ('draft', 'open', 'published')),
	opened_on date,
	published_on date,
	primary key (org_id, id),
	unique (org_id, id, project_id),
	unique (org_id, document_id, number),
	foreign key (org_id, document_id, project_id) references coproduction.document (org_id, id, project_id),
	check (state <> 'draft' or opened_on is null),
	check (state <> 'open' or opened_on is not null),
	check ((published_on is null) = (state <> 'published'))
);
create index on coproduction.version (org_id, document_id, project_id);
create unique index one_draft on coproduction.version (org_id, document_id) where state = 'draft';
create unique index one_open on coproduction.version (org_id, document_id) where state = 'open';
comment on table coproduction.version is 'A document as it stood once: a draft, open for what the people of the project say to it, or published. Only a draft can be written. Kept as the document.';

create table coproduction.paragraph (
	org_id uuid not null,
	version_id uuid not null,
	key uuid not null,
	project_id uuid not null,
	place integer not null check (place >= 1),
	words platform.words not null check (words <> '{}'),
	version integer not null default 1,
	primary key (org_id, version_id, key),
	unique (org_id, version_id, place) deferrable initially deferred,
	foreign key (org_id, version_id, project_id) references coproduction.version (org_id, id, project_id) on delete cascade
);
create index on coproduction.paragraph (org_id, version_id, project_id);
comment on table coproduction.paragraph is 'A paragraph of a version, in several languages side by side. Of no person. Kept as its version.';
comment on column coproduction.paragraph.key is 'The same paragraph has the same key in each version.';

create table coproduction.change (
	org_id uuid not null,
	id uuid not null default uuidv7(),
	project_id uuid not null,
	version_id uuid not null,
	key uuid not null,
	kind text not null check (kind in ('kept', 'reworded', 'added', 'taken-out', 'moved', 'joined', 'split')),
	other_key uuid,
	why platform.words not null default '{}',
	primary key (org_id, id),
	unique (org_id, id, project_id),
	unique (org_id, version_id, key),
	foreign key (org_id, version_id, project_id) references coproduction.version (org_id, id, project_id) on delete cascade
);
create index on coproduction.change (org_id, version_id, project_id);
comment on table coproduction.change is 'What became of a paragraph in this version, against the version before it, and why. Of no person. Kept as its version.';
comment on column coproduction.change.other_key is 'Of one that is gone: into which it went. Of a new one: from which it was split.';

create table coproduction.comment (
	org_id uuid not null,
	id uuid not null default gen_random_uuid(),
	project_id uuid not null,
	version_id uuid not null,
	key uuid not null,
	words text not null check (length(words) between 1 and 1000),
	language text not null check (length(language) between 2 and 12),
	person_id uuid,
	said_on date not null,
	read_on date,
	why text check (length(why) between 1 and 500),
	primary key (org_id, id),
	unique (org_id, id, project_id),
	foreign key (org_id, version_id, project_id) references coproduction.version (org_id, id, project_id),
	foreign key (org_id, version_id, key) references coproduction.paragraph (org_id, version_id, key),
	foreign key (org_id, person_id) references people.person (org_id, id),
	check (why is null or read_on is not null)
);
create index on coproduction.comment (org_id, version_id, project_id);
create index on coproduction.comment (org_id, version_id, key);
create index on coproduction.comment (org_id, person_id) where person_id is not null;
comment on table coproduction.comment is 'What somebody said to one paragraph of one version. A day and no time, and an id that says nothing of when. Legal basis: consent. Kept as the document; of somebody who is forgotten, only what led to a change stays, without her.';
comment on column coproduction.comment.read_on is 'When somebody who runs the project had read it: from then on the people of the project read it, without whoever wrote it.';
comment on column coproduction.comment.why is 'Why it was left out: she alone reads it.';

-- policies ask these

create function coproduction.draft_versions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select v.id from coproduction.version v where v.org_id = platform.org() and v.state = 'draft'
		and (platform.is('coordinator') or v.project_id = any ((select platform.circles('facilitator'))::uuid[])) $$;
revoke all on function coproduction.draft_versions from public;
grant execute on function coproduction.draft_versions to kith_app;
comment on function coproduction.draft_versions() is 'The drafts that the speaker may write: hers, or each for whoever coordinates.';

create function coproduction.read_versions() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select v.id from coproduction.version v where v.org_id = platform.org() and v.state <> 'draft' and v.project_id in (select coproduction.own_projects()) $$;
revoke all on function coproduction.read_versions from public;
grant execute on function coproduction.read_versions to kith_app;
comment on function coproduction.read_versions() is 'The versions of her projects'' documents that the speaker reads: all that are no draft.';

create function coproduction.read_documents() returns setof uuid stable rows 20 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select v.document_id from coproduction.version v where v.org_id = platform.org() and v.id in (select coproduction.read_versions()) $$;
revoke all on function coproduction.read_documents from public;
grant execute on function coproduction.read_documents to kith_app;
comment on function coproduction.read_documents() is 'The documents of which the speaker reads a version.';

create function coproduction.open_versions() returns setof uuid stable rows 5 language sql security definer set search_path = pg_catalog, pg_temp as $$
	select v.id from coproduction.version v where v.org_id = platform.org() and v.state = 'open' and v.project_id in (select coproduction.own_projects()) $$;
revoke all on function coproduction.open_versions from public;
grant execute on function coproduction.open_versions to kith_app;
comment on function coproduction.open_versions() is 'The versions of her projects'' documents to which the speaker may say something now.';

call platform.secure('coproduction.document',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('id', 'coproduction.read_documents()')),
	adds => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	removes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')));
call platform.secure('coproduction.version',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('id', 'coproduction.read_versions()')),
	adds => platform.all_of('state = ''draft''', platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator'))),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'state, opened_on, published_on',
	removes => platform.among('id', 'coproduction.draft_versions()'));
call platform.secure('coproduction.paragraph',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.among('version_id', 'coproduction.read_versions()')),
	adds => platform.among('version_id', 'coproduction.draft_versions()'),
	changes => platform.among('version_id', 'coproduction.draft_versions()'),
	changing => 'place, words, version',
	removes => platform.among('version_id', 'coproduction.draft_versions()'));
call platform.secure('coproduction.change',
	sees => platform.any_of(platform.role('coordinator', 'evaluator', 'job'), platform.circle('project_id', 'facilitator'), platform.among('version_id', 'coproduction.read_versions()')),
	adds => platform.among('version_id', 'coproduction.draft_versions()'),
	changes => platform.among('version_id', 'coproduction.draft_versions()'),
	changing => 'kind, other_key, why',
	removes => platform.among('version_id', 'coproduction.draft_versions()'));
call platform.secure('coproduction.comment',
	sees => platform.any_of(platform.role('coordinator', 'evaluator'), platform.circle('project_id', 'facilitator'), platform.own('person_id')),
	adds => platform.all_of('read_on is null', platform.own('person_id'), platform.among('version_id', 'coproduction.open_versions()')),
	changes => platform.any_of(platform.role('coordinator'), platform.circle('project_id', 'facilitator')),
	changing => 'read_on, why');

-- A version goes its way: draft, open, published, and never back; a published one stands, its days too.
create function coproduction.keeps_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
	if not (old.state || ' ' || new.state) = any (array['draft draft', 'draft open', 'open open', 'open published'])
		or old.opened_on is not null and new.opened_on is distinct from old.opened_on then
		raise exception using errcode = '42501', message = 'a version goes from draft to open to published, and stands';
	end if;
	return new;
end $$;
create trigger keeps_version before update on coproduction.version for each row execute function coproduction.keeps_version();
comment on function coproduction.keeps_version() is 'Holds the way of a version.';

-- What was said to a document and read by a person, for the people of its project, without whoever said it.
create function coproduction.comments_read(document uuid) returns table (id uuid, version_id uuid, key uuid, words text, language text, said_on date, hers boolean)
	stable language sql security definer set search_path = pg_catalog, pg_temp as $$
	select c.id, c.version_id, c.key, c.words, c.language, c.said_on, coalesce(c.person_id = platform.actor(), false)
	from coproduction.version v join coproduction.comment c on c.org_id = v.org_id and c.version_id = v.id
	where v.org_id = platform.org() and v.document_id = comments_read.document and c.read_on is not null and c.why is null
		and (platform.is_any(array['coordinator', 'evaluator']) or v.project_id = any (platform.circles('facilitator')) or v.id in (select coproduction.read_versions()))
	order by c.said_on, c.id $$;
revoke all on function coproduction.comments_read from public;
grant execute on function coproduction.comments_read to kith_app;
comment on function coproduction.comments_read(uuid) is 'What people of a project said to the versions of a document, once a person has read it, for whoever reads them; nobody stands beside it.';

create function coproduction.bring_comments_together(merge uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
	two record;
begin
	for two in select * from people.merging(merge) loop
		perform people.hand_over(merge, 'coproduction.comment', 'person_id', two.gone, two.kept);
	end loop;
end $$;
revoke all on function coproduction.bring_comments_together from public;
grant execute on function coproduction.bring_comments_together to kith_app;
comment on function coproduction.bring_comments_together(uuid) is 'For a coordinator who brings two records together: what one of them said to a document is the other''s.';
