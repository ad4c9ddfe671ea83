import pg from 'pg';
import { addPageFor } from '#rooms/people/person/commands.server.ts';
import type { Role, Tx } from '../platform/db/tx.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import { endTeamRole, giveRole } from '#rooms/programmes/courses/team/commands.server.ts';
import { listGrants } from '#rooms/programmes/courses/team/queries.server.ts';
import { addStaff } from '../platform/identity/staff.ts';
import { runtime } from '../platform/runtime.ts';
import type { Speakers } from './speakers.ts';

/** Somebody of the demonstration’s team: her role, and the course that it is held in, if it is. */
export interface Member {
	called: string;
	email: string;
	role: Role;
	circleId?: string;
	language?: string;
}

const year = 365 * 24 * 3_600_000;

/** The coordinator asks that somebody be the lead's deputy; it waits for the lead's yes. */
export async function askForDeputy(coordinator: Tx): Promise<void> {
	const until = isoDay(new Date(coordinator.now.getTime() + year), coordinator.zone);
	const joan = { known: '', called: 'Joan', email: 'joan@willow-lane.example', language: 'en', cohortId: '' } as const;
	const outcome = await giveRole(coordinator, {
		...joan,
		role: 'safeguarding_lead',
		until,
		why: 'Stands in for Helen'
	});
	if (!outcome.ok) throw new Error(`the deputy could not be asked for: ${outcome.reason}`);
}

/** Somebody whose role ends soon and somebody who has left already, so that the team has both. */
export async function letTeamChange(coordinator: Tx, cohortId: string): Promise<void> {
	const until = (days: number) => isoDay(new Date(coordinator.now.getTime() + days * 86_400_000), coordinator.zone);
	const usual = { known: '', language: 'en', cohortId, role: 'facilitator' } as const;
	const given = [
		await giveRole(coordinator, {
			...usual,
			called: 'Beth',
			email: 'beth@willow-lane.example',
			until: until(20),
			why: 'Steps in while Rosa is away'
		}),
		await giveRole(coordinator, {
			...usual,
			called: 'Tomás',
			email: 'tomas@willow-lane.example',
			language: 'es',
			until: until(120),
			why: 'Learns how it is done'
		})
	];
	if (given.some((one) => !one.ok)) throw new Error('the team could not change');
	const left = (await listGrants(coordinator, cohortId)).find((grant) => grant.called === 'Tomás');
	await endTeamRole(coordinator, left?.id ?? '');
}

/** A charity of the demonstration; returns its id. */
export async function foundOrganisation(
	slug: string,
	name: string,
	more: { safeguardingName?: string; accent?: string }
): Promise<string> {
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	try {
		const hours = JSON.stringify({ en: 'Monday to Friday, 9 to 5', es: 'De lunes a viernes, de 9 a 17' });
		const asked = JSON.stringify({ en: 'Monday to Thursday, 9 to 3', es: 'De lunes a jueves, de 9 a 15' });
		const { rows } = await owner.query<{ id: string }>(
			`insert into platform.organisation (slug, name, safeguarding_name, safeguarding_hours, accent, contact_phone, contact_email, contact_hours, backup_said_at)
				values ($1, $2, $3, $4, $5, '0113 496 0100', $6, $7, platform.now()) returning id`,
			[slug, name, more.safeguardingName ?? null, hours, more.accent ?? '#6a2c5b', `ask@${slug}.example`, asked]
		);
		return rows[0]?.id ?? '';
	} finally {
		await owner.end();
	}
}

/** Adds somebody to the team as the host or a coordinator would; returns her id. */
export function addMember(
	speakers: Speakers,
	{ called, email, role, circleId, language = 'en' }: Member
): Promise<string> {
	return speakers.host(async (host) => {
		const outcome = await addStaff(host, {
			email,
			language,
			role,
			circleId,
			until: new Date(host.now.getTime() + year),
			why: 'Works here in the demonstration'
		});
		if (!outcome.ok) throw new Error(`${called} could not be added: ${outcome.reason}`);
		if (outcome.value.isNew) await addPageFor(host, outcome.value.accountId, called);
		return outcome.value.accountId;
	});
}

/**
 * Those who coordinate and those who look after concerns have set up how they sign in, so that a worry reaches somebody who can open
 * it; no password opens anything here.
 */
export async function letThemHaveSetUp(): Promise<void> {
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	try {
		await owner.query(`insert into platform.credential (org_id, account_id, totp_confirmed_at)
			select distinct org_id, account_id, platform.now() from platform.role_now
			where role in ('coordinator', 'safeguarding_lead', 'conduct_lead') and circle_id is null`);
	} finally {
		await owner.end();
	}
}

/** The account of somebody, by the address with which she signs in. */
export async function accountOf(speakers: Speakers, email: string): Promise<string> {
	const named = await speakers.host((host) =>
		host.db
			.selectFrom('platform.sign_in_name')
			.select('account_id')
			.where('email', '=', email)
			.executeTakeFirstOrThrow()
	);
	return named.account_id;
}
