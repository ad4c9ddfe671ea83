import pg from 'pg';
import { followClock } from '../../platform/db/set-clock.ts';
import type { Finding } from './finding.ts';

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

/** Whether each organisation has those without whom it should not open, and whether its letters leave. */
export async function staffFindings(ownerUrl: string): Promise<Finding[]> {
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
