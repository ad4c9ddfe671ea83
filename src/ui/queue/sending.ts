import { settlePocket, waitingOf, wipe, type SealedEnvelope, type HeldPocket, type Store } from './store.ts';
import { tidyUp } from './waiting.ts';

const home = '/pocket/home';
const often = 20_000;
const most = { envelopes: 200, bytes: 400_000 };
const patience = 20_000;

interface Answered {
	answers: { id: string; is: 'kept' | 'again' | 'parked'; why?: string }[];
	now: string;
	ended: boolean;
	arrived: number;
}

/** Sends what waits of every pocket on this phone, whoever took it: the token speaks, and no session is asked for. */
export async function sendHome(store: Store): Promise<void> {
	await alone(async () => {
		for (const pocket of await store.getAll('pockets')) await sendOf(store, pocket);
		await tidyUp(store);
	});
}

/** Two pages of one phone do not send the same at once. */
const alone = (work: () => Promise<void>): Promise<void> => navigator.locks.request('kith-pocket-send', work);

async function sendOf(store: Store, pocket: HeldPocket): Promise<void> {
	for (let isFirst = true; ; isFirst = false) {
		const batch = firstOf(await waitingOf(store, pocket.id));
		if (!batch.length && !isFirst) return;
		if (!(await sendBatch(store, pocket, batch))) return;
	}
}

/** As many as one message may hold. */
function firstOf(envelopes: readonly SealedEnvelope[]): SealedEnvelope[] {
	let bytes = 0;
	return envelopes
		.slice(0, most.envelopes)
		.filter(({ box }, at) => (bytes += box.length + 120) < most.bytes || at === 0);
}

/** False when the rest has to wait for another time. Only what the house named in its answer is dropped. */
async function sendBatch(
	store: Store,
	{ id: pocket, token, nextSeq }: HeldPocket,
	batch: readonly SealedEnvelope[]
): Promise<boolean> {
	const reply = await ask(token, nextSeq - 1, batch);
	if (reply === 'unknown') await settlePocket(store, pocket, (row) => ({ ...row, isUnknown: true }));
	if (typeof reply === 'string') return false;
	const sent = new Set(batch.map(({ id }) => id));
	const named = reply.answers.filter(({ id, is }) => sent.has(id) && ['kept', 'again', 'parked'].includes(is));
	const parked = named.flatMap(({ id, is, why }) => (is === 'parked' ? [{ id, why: why ?? '' }] : []));
	const change = (row: HeldPocket): HeldPocket => ({
		...row,
		isUnknown: false,
		arrived: reply.arrived,
		answeredAt: reply.now,
		ahead: Date.parse(reply.now) - Date.now(),
		parked: [...row.parked.filter(({ id }) => !named.some((each) => each.id === id)), ...parked]
	});
	const ids = named.map(({ id }) => id);
	await settlePocket(store, pocket, change, ids);
	if (reply.ended) await wipe(store, pocket);
	return named.length > 0;
}

/** What the house says, which is told too how many taps there are (`made`), so that it knows what is missing; anything else than its own answer, such as a hotel's sign-in page, is no answer. */
async function ask(
	token: string,
	made: number,
	batch: readonly SealedEnvelope[]
): Promise<Answered | 'unknown' | 'nothing'> {
	const envelopes = batch.map(({ id, seq, box }) => ({ id, seq, box }));
	const asked: RequestInit = {
		method: 'POST',
		credentials: 'omit',
		redirect: 'error',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ token, made, envelopes }),
		signal: AbortSignal.timeout(patience)
	};
	try {
		const reply = await fetch(home, asked);
		if (reply.status === 404) return 'unknown';
		const said = (await reply.json()) as Partial<Answered> | null;
		const isOurs = reply.ok && Array.isArray(said?.answers) && !Number.isNaN(Date.parse(said.now ?? ''));
		return isOurs
			? { ...(said as Answered), ended: said?.ended === true, arrived: Number(said?.arrived ?? 0) }
			: 'nothing';
	} catch {
		return 'nothing'; // no signal: it stays and is sent another time
	}
}

/** Sends now, when there is signal again, when the page is looked at, and every twenty seconds while it is. Gives a way to send at once, and one to stop. */
export function keepSending(store: Store, told: () => void): { soon(): Promise<void>; stop(): void } {
	let underWay: Promise<void> | undefined;
	let again = false;
	const soon = async (): Promise<void> => {
		again = true;
		underWay ??= (async () => {
			while (again) {
				again = false;
				await sendHome(store).catch(() => undefined); // the store may be closed by another build; the next page sends
			}
			underWay = undefined;
			told();
		})();
		return underWay;
	};
	const whenSeen = () => document.visibilityState === 'visible' && void soon();
	const timer = setInterval(whenSeen, often);
	addEventListener('online', whenSeen);
	document.addEventListener('visibilitychange', whenSeen);
	void soon();
	const stop = () => {
		clearInterval(timer);
		removeEventListener('online', whenSeen);
		document.removeEventListener('visibilitychange', whenSeen);
	};
	return { soon, stop };
}
