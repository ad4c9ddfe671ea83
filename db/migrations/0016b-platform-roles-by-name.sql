-- Who coordinates, and through whose hands, is asked by the role: among a few rows, not among all roles in all courses that ever were.
create index on platform.role_grant (org_id, role, account_id);
