-- A picture that stands for a partner, or for whoever pays for a programme: their logo.

create table programmes.picture (
	org_id uuid not null references platform.organisation,
	id uuid not null default uuidv7(),
	partner_id uuid,
	programme_id uuid,
	called text not null default '' check (length(called) <= 120),
	alt platform.words not null,
	image bytea not null check (length(image) <= 100000),
	digest text not null check (digest ~ '^[0-9a-f]{16}$'),
	width integer not null check (width between 1 and 2000),
	height integer not null check (height between 1 and 2000),
	kept_by uuid,
	kept_at timestamptz not null default platform.moment(),
	primary key (org_id, id),
	unique nulls not distinct (org_id, partner_id, programme_id),
	foreign key (org_id, partner_id) references programmes.partner (org_id, id) on delete cascade,
	foreign key (org_id, programme_id) references programmes.programme (org_id, id) on delete cascade,
	constraint picture_of_something check (partner_id is not null or programme_id is not null),
	constraint picture_of_funder_named check (programme_id is null or called <> '')
);
create index on programmes.picture (org_id, programme_id) where programme_id is not null;
comment on table programmes.picture is 'The logo of a partner, or of whoever pays for a programme, drawn anew, with what it says for whoever cannot see it. Public. Kept until it is taken away or another takes its place.';
comment on column programmes.picture.called is 'Who pays for the programme; a partner has its own name.';

call platform.secure('programmes.picture',
	sees => platform.everybody(),
	adds => platform.role('coordinator'),
	changes => platform.role('coordinator'),
	changing => 'called, alt, image, digest, width, height, kept_by, kept_at',
	removes => platform.role('coordinator'));
