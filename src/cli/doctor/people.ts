import { m } from '#messages';
import pg from 'pg';
import { followClock } from '../../platform/db/set-clock.ts';
import { finding, type Finding } from './finding.ts';

/** Only demonstrations and trials go by another day than the machine; with people's own data every deadline and reminder would be off. */
export async function clockFinding(ownerUrl: string): Promise<Finding> {
	const days = Math.round((await followClock(ownerUrl)) / 8_640_000) / 10;
	const set = days > 0 ? m.doctor_clock_ahead : m.doctor_clock_back;
	return finding('clock', days ? set({ days: String(Math.abs(days)) }) : undefined, m.doctor_clock_right());
}

/** An organisation, how many hold a role there, and how many letters are stuck. */
interface Staffed {
	name: string;
	coordinators: number;
	leads: number;
	conductLeads: number;
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
			(select count(*)::int from platform.role_now r where r.org_id = o.id and r.role = 'conduct_lead') as "conductLeads",
			(select count(distinct r.account_id)::int from platform.role_now r where r.org_id = o.id and r.circle_id is null
				and r.role in ('safeguarding_lead', 'coordinator', 'outside_contact')) as hearers,
			(select count(*)::int from platform.letter l where l.org_id = o.id and l.sent_at is null and l.withheld is null and greatest(l.created_at, l.leaves_at) < platform.now() - interval '1 hour') as stuck,
			(select count(*)::int from platform.letter l where l.org_id = o.id and l.withheld = 'returned' and l.passed_on_at is null) as returned
			from platform.organisation o order by o.created_at`);
		if (!rows.length)
			return [finding('organisation', m.doctor_organisation_none({ command: 'bin/kith user add' }), '')];
		return rows.flatMap(findingsOf);
	} finally {
		await owner.end();
	}
}

function findingsOf(staffed: Staffed): Finding[] {
	return [...roleFindings(staffed), ...letterFindings(staffed)];
}

/** Whether those are there who coordinate, and who read what somebody is worried about. */
function roleFindings({ name, coordinators, leads, conductLeads, hearers }: Staffed): Finding[] {
	const organisation = name;
	return [
		{
			check: `${name}: coordinator`,
			called: m.doctor_check_coordinator({ organisation }),
			ok: coordinators > 0,
			says: coordinators ? `${coordinators}` : m.doctor_coordinator_none()
		},
		{
			check: `${name}: safeguarding lead`,
			called: m.doctor_check_lead({ organisation }),
			ok: leads > 0,
			says: leads ? `${leads}` : m.doctor_lead_none()
		},
		{
			check: `${name}: conduct lead`,
			called: m.doctor_check_conduct({ organisation }),
			ok: conductLeads > 0,
			says: conductLeads ? `${conductLeads}` : m.doctor_conduct_none()
		},
		{
			check: `${name}: a concern about whoever looks after concerns`,
			called: m.doctor_check_about_lead({ organisation }),
			ok: hearers > 1,
			says: hearers > 1 ? m.doctor_about_lead_right() : m.doctor_about_lead_none()
		}
	];
}

/** Whether letters leave, and whether somebody rang those to whom one came back. */
function letterFindings({ name, stuck, returned }: Staffed): Finding[] {
	const organisation = name;
	const none = m.doctor_none();
	return [
		{
			check: `${name}: letters waiting over an hour`,
			called: m.doctor_check_waiting({ organisation }),
			ok: stuck === 0,
			says: stuck ? m.doctor_waiting({ count: stuck }) : none
		},
		{
			check: `${name}: letters that came back`,
			called: m.doctor_check_returned({ organisation }),
			ok: returned === 0,
			says: returned ? m.doctor_returned({ count: returned }) : none
		}
	];
}
