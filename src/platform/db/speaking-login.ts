// Row policies protect people only when no login that speaks can step around them, or speak as another does.
import { m } from '#messages';
import { connected } from './connected.ts';
import { speakingLogins, type SpeakingLogin } from './roles.ts';

type Login = {
	login: string;
	superuser: boolean;
	bypass: boolean;
	creates: boolean;
	owns: string | null;
	powerful: string | null;
	speaks: string[];
	untimed: string | null;
};

const FACTS = `
	with me as (select * from pg_roles where rolname = current_user),
	owned as (
		select nspname as name from pg_namespace, me where nspowner = me.oid
		union all select relname from pg_class, me where relowner = me.oid
		union all select proname from pg_proc, me where proowner = me.oid
		union all select datname from pg_database, me where datdba = me.oid
	),
	powerful as (
		select r.rolname from pg_roles r
		where r.rolname <> current_user and pg_has_role(current_user, r.oid, 'member')
		and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolname like 'pg\\_%'
			or exists (select from pg_class c where c.relowner = r.oid))
	)
	select me.rolname as login, me.rolsuper as superuser, me.rolbypassrls as bypass,
		me.rolcreaterole or me.rolcreatedb or me.rolreplication as creates,
		(select min(name) from owned) as owns, (select min(rolname) from powerful) as powerful,
		array(select substr(rolname, 6) from pg_roles where rolname in ('kith_app', 'kith_worker', 'kith_host') and pg_has_role(current_user, oid, 'usage')) as speaks,
		(select min(name) from pg_settings where setting = '0'
			and name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')) as untimed
	from me`;

function problemOf(facts: Login, login: SpeakingLogin): string | undefined {
	if (facts.superuser) return m.database_login_superuser();
	if (facts.bypass) return m.database_login_bypass();
	if (facts.creates) return m.database_login_creates();
	if (facts.owns) return m.database_login_owns({ name: facts.owns });
	if (facts.powerful) return m.database_login_member({ name: facts.powerful });
	if (facts.untimed) return untimed(facts.login, facts.untimed);
	const missing = (['app', login] as const).find((needed) => !facts.speaks.includes(needed));
	if (missing) return m.database_login_missing({ role: `kith_${missing}` });
	const more = speakingLogins.find((other) => other !== 'app' && other !== login && facts.speaks.includes(other));
	if (more) return m.database_login_more({ role: `kith_${more}` });
	return undefined;
}

const untimed = (login: string, setting: string) =>
	m.database_login_untimed({ setting, statement: `alter role ${login} set ${setting} = '5s'` });

/** Refuses a login that could see or change what the row policies keep from it. */
export async function refusePowerfulLogin(login: SpeakingLogin, url: string): Promise<void> {
	const facts = await connected(url, async (client) => (await client.query<Login>(FACTS)).rows[0]!);
	const problem = problemOf(facts, login);
	if (problem)
		throw new Error(
			m.database_powerful({
				login: facts.login,
				role: login,
				problem,
				variable: `${login.toUpperCase()}_DATABASE_URL`
			})
		);
}
