import { existsSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { followClock } from '../platform/db/set-clock.ts';
import { root } from '../server/root.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

interface Finding {
	check: string;
	ok: boolean;
	/** What was found, and where it is wrong what to do. */
	says: string;
}

/** Says what is wrong with this installation and what to do about it. Exit 1 when anything is. */
export async function doctor(given: { data?: string; json: boolean }, out: Out): Promise<number> {
	const dataDir = dataDirOf(given.data);
	const findings = [...here(dataDir), ...letters(), ...(await inDatabase(dataDir))];
	const ok = findings.every((finding) => finding.ok);
	answer(
		out,
		given.json,
		{ ok, findings },
		findings.map(({ check, ok: fine, says }) => `${fine ? 'ok   ' : 'WRONG'} ${check}: ${says}`).join('\n')
	);
	return ok ? 0 : 1;
}

function here(dataDir: string): Finding[] {
	const built = existsSync(join(root, 'build', 'handler.js'));
	const free = Math.round((statfsSync(root).bavail * statfsSync(root).bsize) / 1e9);
	const key = join(dataDir, 'installation.key');
	const open = existsSync(key) && (statSync(key).mode & 0o077) !== 0;
	return [
		{ check: 'node', ok: Number(process.versions.node.split('.')[0]) >= 24, says: process.versions.node },
		{ check: 'pages', ok: built, says: built ? 'built' : 'not built yet: bin/kith start builds them' },
		{ check: 'disk', ok: free >= 1, says: `${free} GB free${free < 1 ? ': make room, or nothing can be saved' : ''}` },
		{
			check: 'installation key',
			ok: !open,
			says: open ? `others can read ${key}: chmod 600 it` : 'readable by its owner alone'
		}
	];
}

function letters(): Finding[] {
	const { SMTP_URL, MAIL_FROM, ORIGIN } = process.env;
	const secure = !ORIGIN || ORIGIN.startsWith('https://') || new URL(ORIGIN).hostname === 'localhost';
	return [
		{
			check: 'letters',
			ok: Boolean(SMTP_URL && MAIL_FROM),
			says:
				SMTP_URL && MAIL_FROM
					? `sent through ${new URL(SMTP_URL).hostname}`
					: 'SMTP_URL and MAIL_FROM are not set: letters stay in the data folder, nobody gets one'
		},
		{
			check: 'address',
			ok: Boolean(ORIGIN) && secure,
			says: ORIGIN
				? secure
					? ORIGIN
					: `${ORIGIN} is not https: people can't stay signed in`
				: 'ORIGIN is not set: links in letters lead to localhost'
		}
	];
}

async function inDatabase(dataDir: string): Promise<Finding[]> {
	try {
		return await withHouse(dataDir, async ({ database }) => [
			{
				check: 'database',
				ok: true,
				says: `${database.kind}, up to date, keeps what it confirms, and the app's login cannot get around the row policies`
			},
			await clockFinding(database.ownerUrl),
			...(await people(database.ownerUrl))
		]);
	} catch (error) {
		return [{ check: 'database', ok: false, says: error instanceof Error ? error.message : String(error) }];
	}
}

/** Only demonstrations and trials go by another day than the machine; with people's own data every deadline and reminder would be off. */
export async function clockFinding(ownerUrl: string): Promise<Finding> {
	const days = Math.round((await followClock(ownerUrl)) / 8_640_000) / 10;
	return {
		check: 'clock',
		ok: days === 0,
		says: days
			? `set ${Math.abs(days)} days ${days > 0 ? 'ahead' : 'back'}, as for a demonstration: people's own data needs a data folder of its own`
			: "the machine's own"
	};
}

/** An organisation, how many hold a role there, and how many letters are stuck. */
interface Staffed {
	name: string;
	coordinators: number;
	leads: number;
	hearers: number;
	stuck: number;
	returned: number;
}

async function people(ownerUrl: string): Promise<Finding[]> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const { rows } = await owner.query<Staffed>(`select o.name,
			(select count(*)::int from platform.role_now r where r.org_id = o.id and r.role = 'coordinator') as coordinators,
			(select count(*)::int from platform.role_now r where r.org_id = o.id and r.role = 'safeguarding_lead') as leads,
			(select count(distinct r.account_id)::int from platform.role_now r where r.org_id = o.id and r.circle_id is null
				and r.role in ('safeguarding_lead', 'coordinator', 'outside_contact')) as hearers,
			(select count(*)::int from platform.letter l where l.org_id = o.id and l.sent_at is null and l.withheld is null and greatest(l.created_at, l.leaves_at) < platform.now() - interval '1 hour') as stuck,
			(select count(*)::int from platform.letter l where l.org_id = o.id and l.withheld = 'returned' and l.passed_on_at is null) as returned
			from platform.organisation o order by o.created_at`);
		if (!rows.length)
			return [
				{ check: 'organisation', ok: false, says: 'none yet: bin/kith user add EMAIL --name NAME --organisation NAME' }
			];
		return rows.flatMap(findingsOf);
	} finally {
		await owner.end();
	}
}

function findingsOf(row: Staffed): Finding[] {
	return [
		{
			check: `${row.name}: coordinator`,
			ok: row.coordinators > 0,
			says: row.coordinators ? `${row.coordinators}` : 'nobody: bin/kith user add'
		},
		{
			check: `${row.name}: safeguarding lead`,
			ok: row.leads > 0,
			says: row.leads
				? `${row.leads}`
				: 'nobody would be told of a risk answer: a coordinator asks on the team page, then bin/kith lead confirm'
		},
		{
			check: `${row.name}: a concern about whoever looks after concerns`,
			ok: row.hearers > 1,
			says: row.hearers > 1 ? 'reaches somebody else' : 'reaches nobody: add a deputy or an outside contact'
		},
		{
			check: `${row.name}: letters waiting over an hour`,
			ok: row.stuck === 0,
			says: row.stuck
				? `${row.stuck}: is the mail server reachable? None is lost; the log says what it answered`
				: 'none'
		},
		{
			check: `${row.name}: letters that came back`,
			ok: row.returned === 0,
			says: row.returned ? `${row.returned}: a coordinator finds them under Phone` : 'none'
		}
	];
}
