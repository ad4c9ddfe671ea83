import pg from 'pg';
import { formOf, joiningForm, open, post } from './visitor.ts';
import type { TrialHouse } from './house.ts';

const states = ['came', 'late', 'left-early', 'apologies', 'no-word'] as const;

/** What was acknowledged, written down outside the house, and whether the house still knows it. */
export interface Ledger {
	acknowledged: number;
	/** Sends forms from several clients until told to stop. */
	write(): { stop(): Promise<void> };
	/** Everything acknowledged that the house no longer knows. */
	lost(): Promise<string[]>;
}

/** A ledger of taps on the register, each kept as one line of the audit, and of parents who joined, each with her receipt. */
export async function openLedger(house: TrialHouse): Promise<Ledger> {
	const people = await query<{ id: string }>(
		house,
		`select r.person_id as id from programmes.registration r join programmes.session s on s.cohort_id = r.cohort_id
			where s.id = $1 and r.state = 'place' order by 1`,
		[sessionOf(house)]
	);
	const told = new Map(people.map(({ id }) => [id, 0]));
	const receipts: string[] = [];
	const ledger: Ledger = {
		acknowledged: 0,
		write() {
			let going = true;
			const taps = Array.from({ length: 4 }, (_, hand) =>
				keepOn(
					() => going,
					() => tap(house, told, hand, ledger)
				)
			);
			const joins = Array.from({ length: 2 }, () =>
				keepOn(
					() => going,
					() => join(house, receipts, ledger)
				)
			);
			return {
				async stop() {
					going = false;
					await Promise.all([...taps, ...joins]);
				}
			};
		},
		lost: async () => [...(await lostTaps(house, told)), ...(await lostReceipts(house, receipts))]
	};
	return ledger;
}

const sessionOf = (house: TrialHouse) => house.news.pages.session.split('/').at(-1) ?? '';

/** Asks the database itself, as its owner. */
export async function query<Row>(house: TrialHouse, text: string, values: unknown[] = []): Promise<Row[]> {
	const client = new pg.Client({ connectionString: house.news.ownerUrl });
	client.on('error', () => undefined);
	await client.connect();
	try {
		return (await client.query(text, values)).rows as Row[];
	} finally {
		await client.end();
	}
}

async function keepOn(going: () => boolean, once: () => Promise<void>): Promise<void> {
	while (going()) await once().catch(() => new Promise((soon) => setTimeout(soon, 50)));
}

// Each hand has people of her own, and taps again what was not acknowledged: so every acknowledged tap is one line of the audit.
async function tap(house: TrialHouse, told: Map<string, number>, hand: number, ledger: Ledger): Promise<void> {
	const own = [...told].filter((_, index) => index % 4 === hand);
	const [person, times] = own[Math.floor(Math.random() * own.length)] ?? ['', 0];
	const fields = { person, state: states[times % states.length] ?? 'came' };
	const { url, pages, cookies } = house.news;
	const answer = await post(`${url}${pages.session}?/note`, formOf(fields), { cookie: cookies.facilitator });
	if (answer.status !== 303) return;
	told.set(person, times + 1);
	ledger.acknowledged++;
}

async function join(house: TrialHouse, receipts: string[], ledger: Ledger): Promise<void> {
	const answer = await post(house.news.url + house.news.pages.join, formOf(joiningForm()));
	const receipt = answer.headers.get('location');
	if (answer.status !== 303 || !receipt) return;
	receipts.push(receipt);
	ledger.acknowledged++;
}

async function lostTaps(house: TrialHouse, told: Map<string, number>): Promise<string[]> {
	const rows = await query<{ person: string; taps: number }>(
		house,
		`select subject->>'person' as person, count(*)::int as taps from platform.audit
			where action = 'programmes.attendance.noted' group by 1`
	);
	const kept = new Map(rows.map(({ person, taps }) => [person, taps]));
	// one more may be kept than was acknowledged: its answer was on the way when the app died
	const wrong = [...told].filter(([person, times]) => ![times, times + 1].includes(kept.get(person) ?? 0));
	return wrong.map(([person, times]) => `${times} taps acknowledged for ${person}, ${kept.get(person) ?? 0} kept`);
}

async function lostReceipts(house: TrialHouse, receipts: string[]): Promise<string[]> {
	const lost: string[] = [];
	for (const receipt of receipts.slice(-200)) {
		const { status } = await open(new URL(receipt, house.news.url).href);
		if (status !== 200) lost.push(`${receipt} answered ${status}`);
	}
	return lost;
}
