// Which schemas are ours, and how each begins.

/** Picks our own schemas, as a condition on pg_namespace n. */
export const OUR_SCHEMAS = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker', 'migrations')`;

const WHO = `case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end`;

/** Every schema of ours, with what it is for and who may enter. */
export const SCHEMAS = `
	select n.nspname as schema, 'create schema ' || quote_ident(n.nspname) || ';'
		|| coalesce(E'\\ncomment on schema ' || quote_ident(n.nspname) || ' is ' || quote_literal(obj_description(n.oid, 'pg_namespace')) || ';', '')
		|| coalesce(E'\\n' || (select string_agg(line, E'\\n' order by line) from (
			select 'grant ' || lower(string_agg(g.privilege_type, ', ' order by g.privilege_type)) || ' on schema '
				|| quote_ident(n.nspname) || ' to ' || ${WHO} || ';' as line
			from aclexplode(n.nspacl) g where g.grantee <> n.nspowner group by ${WHO}
		) lines), '') as text
	from pg_namespace n where ${OUR_SCHEMAS} order by n.nspname`;

/** Rights given beforehand to what will be made later. */
export const DEFAULT_GRANTS = `
	select coalesce(n.nspname, '') as schema, 'alter default privileges'
		|| coalesce(' in schema ' || quote_ident(n.nspname), '') || ' grant ' || lower(g.privilege_type) || ' on '
		|| case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end
		|| ' to ' || ${WHO} || ';' as text
	from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) g
	where g.grantee <> d.defaclrole and (n.oid is null or ${OUR_SCHEMAS}) order by 1, 2`;

/** Extensions the schema stands on. */
export const EXTENSIONS = `
	select '' as schema, 'create extension ' || quote_ident(e.extname) || ' schema ' || e.extnamespace::regnamespace || ';' as text
	from pg_extension e where e.extname <> 'plpgsql' order by e.extname`;
