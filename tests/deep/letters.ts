// Every kind of letter, written from the demonstration as it stands: each is asked for with somebody to whom it has something to say.
import pg from 'pg';
import { letters } from '../../src/worker.ts';
import { connect } from '#platform/db/connection.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { inLanguage, type Language } from '#platform/i18n/language.ts';
import { compose } from '#platform/mail/compose.ts';
import { senderOf } from '#platform/mail/deliver.ts';
import type { Envelope } from '#platform/mail/transport.ts';

const ahead = (of: string) =>
	`(select id from programmes.session where cohort_id = ${of} and starts_at > platform.now() and cancelled_at is null order by starts_at limit 1)`;
const registered = (state: string, data: string, answered = true) =>
	`select person_id as account, jsonb_build_object('registration', id, ${data}) as data
		from programmes.registration r where state = '${state}' and answer_by is ${answered ? '' : 'not '}null and ${ahead('r.cohort_id')} is not null limit 1`;
const meeting = (data = `'known', 'no'`) =>
	`select person_id as account, jsonb_build_object('session', ${ahead('r.cohort_id')}, 'cohort', cohort_id, ${data}) as data
		from programmes.registration r where state = 'place' and ${ahead('r.cohort_id')} is not null order by joined_at desc limit 1`;
const staff = (role: string, data: string) =>
	`select account_id as account, jsonb_build_object(${data}) as data from platform.role_grant where role = '${role}' limit 1`;
const asked = (step: string) =>
	`select p.person_id as account, jsonb_build_object('wave', i.wave_id, 'step', '${step}') as data
		from evaluation.invitation i join evaluation.participant p on p.id = i.participant_id join evaluation.wave w on w.id = i.wave_id
		where i.finished_at is null and i.declined_at is null and platform.now()::date between w.opens_on and w.closes_on limit 1`;

/** For each kind, statements that select to whom it is written and about what; of some kinds there is more than one wording. */
const asking: Record<string, string[]> = {
	'evaluation.invitation': [asked('first'), asked('again')],
	'platform.appointment-asked': [staff('coordinator', '')],
	'platform.appointment-declined': [staff('coordinator', '')],
	'platform.lead-changed': [staff('coordinator', '')],
	'platform.outside-contact': [staff('outside_contact', '')],
	'platform.sign-in': [staff('coordinator', `'asked', platform.now(), 'browser', '00'`)],
	'platform.staff-invitation': [staff('facilitator', '')],
	'programmes.place': [registered('place', `'known', 'yes'`)],
	'programmes.waiting': [registered('waiting', `'known', 'yes'`)],
	'programmes.already': ['place', 'waiting', 'offered'].map((state) => registered(state, `'known', 'yes'`)),
	'programmes.offer': [
		registered('offered', `'offered', to_char(offered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
	],
	'programmes.held': [`'known', 'yes', 'again', 'yes'`, `'known', 'no'`].map((data) =>
		registered('offered', data, false)
	),
	'programmes.gathering': [
		`select m.person_id as account, jsonb_build_object('cohort', i.cohort_id) as data from programmes.invited i
			join people.member m on m.org_id = i.org_id and m.circle_id = i.circle_id
			where not exists (select from people.member c where c.circle_id = i.cohort_id and c.person_id = m.person_id)
				and ${ahead('i.cohort_id')} is not null limit 1`
	],
	'programmes.let-go': [
		`select account_id as account, jsonb_build_object('cohort', (select id from programmes.cohort c where c.org_id = g.org_id limit 1)) as data from platform.role_grant g where role = 'coordinator' limit 1`
	],
	'programmes.creche-place': [
		`select person_id as account, jsonb_build_object('cohort', circle_id) as data from creche.place where state = 'place' limit 1`
	],
	'programmes.pocket': [
		`select account_id as account, jsonb_build_object('pocket', id) as data from programmes.pocket where readable_until < platform.now() limit 1`
	],
	'programmes.reminder': [meeting()],
	'programmes.reunion': [meeting()],
	'programmes.venue-news': [meeting()],
	'programmes.session-news': [
		meeting(),
		`with off as (update programmes.session set cancelled_at = platform.now() where id = (
			select ${ahead('r.cohort_id')} from programmes.registration r where state = 'place' and ${ahead('r.cohort_id')} is not null limit 1)
			returning id, cohort_id)
		select person_id as account, jsonb_build_object('session', off.id) as data from off join programmes.registration r using (cohort_id) where state = 'place' limit 1`
	],
	'programmes.offer-lapsed': [
		`update programmes.registration set state = 'left', left_why = 'offer-lapsed', left_at = platform.now(), offer_ends_at = null
			where id = (select id from programmes.registration where state = 'offered' and answer_by is null limit 1)
			returning person_id as account, jsonb_build_object('registration', id) as data`
	],
	'safeguarding.alert': [`'step', '0'`, `'step', '15'`, `'to', 'coordinator'`].map((data) =>
		staff('safeguarding_lead', data)
	)
};

/** A letter that was asked for: what it says, or nothing where its writer had nothing to say. */
export interface Written {
	kind: string;
	envelope: Envelope | null;
}

/** Writes every kind of letter that there is, in this language. A kind that nobody here asks for is an error. */
export async function writeEveryLetter(
	{ ownerUrl, workerUrl }: { ownerUrl: string; workerUrl: string },
	language: Language
): Promise<Written[]> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	const worker = connect(workerUrl, 1);
	const written: Written[] = [];
	try {
		for (const [kind, write] of Object.entries(letters))
			for (const statement of asking[kind] ?? [`the letter ${kind} is asked for by nobody`]) {
				const { rows } = await owner.query<{ account: string; data: Record<string, string> }>(statement);
				const { account = '', data = {} } = rows[0] ?? {};
				const envelope = await inTransaction(worker.db, { orgId: await orgOf(owner, account), kind: 'job' }, (tx) =>
					inLanguage(language, async () => {
						const letter = await write(tx, account, data);
						const sender = await senderOf(tx);
						return letter && compose(letter, { address: 'she@example.org', reads: language }, sender, 'id');
					})
				);
				written.push({ kind, envelope });
			}
		return written;
	} finally {
		await worker.close();
		await owner.end();
	}
}

async function orgOf(owner: pg.Client, account: string): Promise<string> {
	const { rows } = await owner.query<{ org: string }>(
		'select org_id as org from platform.account where id::text = $1',
		[account]
	);
	return rows[0]?.org ?? '00000000-0000-0000-0000-000000000000';
}
