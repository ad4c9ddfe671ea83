-- The letters of one notice are counted together; and news that waits leaves in one envelope.
create index on platform.letter (org_id, (data ->> 'notice')) where data ->> 'notice' is not null;
