// Types, sequences and functions as text.
import { OUR_SCHEMAS } from './schemas.ts';

const notFromExtension = (catalog: string, oid: string) =>
	`not exists (select from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${oid} and x.deptype = 'e')`;

const DOMAIN = `'create domain ' || t.oid::regtype || ' as ' || format_type(t.typbasetype, t.typtypmod)
	|| case when t.typnotnull then ' not null' else '' end || coalesce(' default ' || t.typdefault, '')
	|| coalesce((select string_agg(E'\\n\\tconstraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), '' order by k.conname)
		from pg_constraint k where k.contypid = t.oid and k.contype = 'c'), '')`;

const ENUM = `'create type ' || t.oid::regtype || ' as enum ('
	|| (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) || ')'`;

const COMPOSITE = `'create type ' || t.oid::regtype || ' as ('
	|| (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
		from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) || ')'`;

const RANGE = `'create type ' || t.oid::regtype || ' as range (subtype = '
	|| (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid) || ')'`;

/** Every type of our schemas that was made on purpose (not the row type of a table). */
export const TYPES = `
	select n.nspname as schema, case t.typtype when 'd' then ${DOMAIN} when 'e' then ${ENUM} when 'r' then ${RANGE} else ${COMPOSITE} end || ';'
		|| coalesce(E'\\ncomment on ' || case t.typtype when 'd' then 'domain ' else 'type ' end || t.oid::regtype || ' is '
			|| quote_literal(obj_description(t.oid, 'pg_type')) || ';', '') as text
	from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
	where (t.typtype in ('d', 'e', 'r') or (t.typtype = 'c' and c.relkind = 'c')) and ${OUR_SCHEMAS} and ${notFromExtension('pg_type', 't.oid')}
	order by n.nspname, t.typname`;

/** Every sequence that does not belong to a column. */
export const SEQUENCES = `
	select n.nspname as schema, 'create sequence ' || c.oid::regclass || ' as ' || format_type(s.seqtypid, null)
		|| ' start ' || s.seqstart || ' increment ' || s.seqincrement || ';'
		|| coalesce(E'\\n' || (select string_agg('grant ' || lower(g.privilege_type) || ' on sequence ' || c.oid::regclass || ' to '
			|| case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end || ';', E'\\n' order by g.grantee::regrole::text, g.privilege_type)
			from aclexplode(c.relacl) g where g.grantee <> c.relowner), '') as text
	from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
	where ${OUR_SCHEMAS} and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
	order by n.nspname, c.relname`;

// PostgreSQL lets everybody run a new function unless told otherwise, so that silent right is written out too.
const FUNCTION_GRANTS = `
	select string_agg('grant execute on routine ' || p.oid::regprocedure || ' to ' || who || ';', E'\\n' order by who)
	from (select distinct case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end as who
		from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner) grants`;

/** Every function and procedure of our schemas, with who may run it. */
export const FUNCTIONS = `
	select n.nspname as schema, rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
		|| coalesce(E'\\n' || (${FUNCTION_GRANTS}), '')
		|| coalesce(E'\\ncomment on routine ' || p.oid::regprocedure || ' is ' || quote_literal(obj_description(p.oid, 'pg_proc')) || ';', '') as text
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where p.prokind in ('f', 'p', 'w') and ${OUR_SCHEMAS} and ${notFromExtension('pg_proc', 'p.oid')}
	order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

/** Comments on the smaller things: policies, constraints, indexes, triggers, sequences. */
export const OTHER_COMMENTS = `
	select n.nspname as schema, 'comment on ' || case i.type when 'table constraint' then 'constraint' else i.type end
		|| ' ' || i.identity || ' is ' || quote_literal(d.description) || ';' as text
	from pg_description d
	left join pg_policy p on d.classoid = 'pg_policy'::regclass and p.oid = d.objoid
	left join pg_trigger t on d.classoid = 'pg_trigger'::regclass and t.oid = d.objoid
	left join pg_constraint k on d.classoid = 'pg_constraint'::regclass and k.oid = d.objoid
	join pg_class c on c.oid = coalesce(p.polrelid, t.tgrelid, nullif(k.conrelid, 0), d.objoid)
		and (c.relkind in ('i', 'I', 'S') or d.classoid <> 'pg_class'::regclass)
	join pg_namespace n on n.oid = c.relnamespace,
	lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
	where d.classoid in ('pg_policy'::regclass, 'pg_trigger'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass)
		and ${OUR_SCHEMAS}
	order by n.nspname, 2`;
