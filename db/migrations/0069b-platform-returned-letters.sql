-- Letters that came back are few and are asked for by person: without an index of their own each line of a list looked through all that had not left.
create index on platform.letter (org_id, account_id) where withheld = 'returned' and passed_on_at is null;
