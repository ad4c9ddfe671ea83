import type { Tx } from '#platform/db/tx.ts';
import type { LetterKind, MessageWay } from '#platform/mail/kind.ts';
import { leaveToSend, type Ruling } from '#platform/mail/ruling.ts';
import { endableTopic } from '#platform/mail/stop.ts';
import { Forbidden } from '#platform/outcome.ts';
import { isCalm, mailboxOf, recipientOf, withCare, type AskedOfGate, type Known } from '../recipient/policy.ts';
import { phonesOf } from '../push/queries.server.ts';
import { foreseen, newsFrom, rule, type Foreseen, type MessageRuling } from './policy.ts';
import { getKnown, listKnown } from '../recipient/queries.server.ts';

/**
 * The one gate: whether, by which way and from when a message may go to somebody. Asked when it is planned and again at the moment of
 * sending; each answer is kept, for her to read. Throws NotFound.
 */
export async function mayReach(tx: Tx, asked: AskedOfGate, at: Date): Promise<Ruling> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	const known = await getKnown(tx, asked, at);
	const { ruling, until } = ruled(known, asked, at);
	await keep(tx, asked, ruling, at);
	if (!ruling.go) return { go: null, held: ruling.held, ...(until ? { until } : {}) };
	const way = ruling.go.way as MessageWay;
	const { look } = known;
	const address = (way === 'email' ? mailboxOf(known, asked) : way === 'push' ? asked.to : known.phone) ?? '';
	const ends = endableTopic(asked.kind);
	const phones = way === 'push' ? { phones: await phonesOf(tx, asked.to, at) } : {};
	const go = { way, address, from: ruling.go.from, ...phones, ...(look && { look }), ...(ends && { ends }) };
	return { go: leaveToSend(go), held: null };
}

/** So many are asked about with one statement. */
const together = 500;

/**
 * What the gate would say now of one message to many, as numbers: the same rules, asked before anything is sent. It is no message, so nothing of it is kept, and
 * what is held for a reason of somebody's own is one number with no reason.
 */
async function foresee(job: Tx, people: readonly string[], kind: LetterKind): Promise<Foreseen> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const rulings: MessageRuling[] = [];
	for (let from = 0; from < people.length; from += together) {
		const known = await listKnown(job, { kind }, people.slice(from, from + together), job.now);
		for (const [to, her] of known) rulings.push(ruled(her, { to, kind }, job.now).ruling);
	}
	return foreseen(rulings);
}

/** The gate as other rooms ask it: of one message when it is planned, and of many before anything is. */
export const gate = { mayReach, foresee };

/** What the engine says of her as she is known; a way that was changed just now is left out until it counts. */
function ruled(known: Known, asked: AskedOfGate, at: Date): { ruling: MessageRuling; until?: Date } {
	const { kind } = asked;
	const message = { class: kind.class, topic: kind.topic, dated: kind.dated && !isCalm(known, kind) };
	const hours = { zone: known.zone, quiet: known.orgQuiet };
	const ask = (who: Known) => rule(recipientOf(who, asked), message, at, hours);
	const atOnce = kind.class === 'asked' || kind.class === 'alert' || kind.tellsOfChange === true;
	const [first] = known.changes.toSorted((one, other) => other.countsFrom.getTime() - one.countsFrom.getTime());
	const careful = ask(atOnce ? known : withCare(known));
	if (careful.held === 'too-many') return { ruling: careful, until: newsFrom(known.sentNews, at) };
	const waits = careful.held === 'no-way' || careful.held === 'no-time';
	if (atOnce || !first || !waits || !ask(known).go) return { ruling: careful };
	return { ruling: { go: null, held: 'changed' }, until: first.countsFrom };
}

async function keep(tx: Tx, { to, kind, letter }: AskedOfGate, { go, held }: MessageRuling, at: Date): Promise<void> {
	await tx.db
		.insertInto('people.ruling')
		.values({
			org_id: tx.actor.orgId,
			account_id: to,
			letter_id: letter?.id ?? null,
			kind: kind.name,
			class: kind.class,
			way: go?.way ?? null,
			leaves_at: go?.from ?? null,
			held,
			at
		})
		.execute();
}

/** Every minute: rulings and changes of a way go after 90 days. */
export async function letOldRulingsGo(job: Tx): Promise<void> {
	const before = new Date(job.now.getTime() - 90 * 86_400_000);
	await job.db.deleteFrom('people.ruling').where('at', '<', before).execute();
	await job.db.deleteFrom('people.contact_change').where('changed_at', '<', before).execute();
}
