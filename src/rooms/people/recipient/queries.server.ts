import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import { noRules } from '../safe-contact/policy.ts';
import { letterLookOf, safeContactOf, type LookRow, type RulesRow } from '../safe-contact/queries.server.ts';
import type { AskedOfGate, Known, WayChange } from './policy.ts';

interface Row extends RulesRow, LookRow {
	id: string;
	closed: boolean;
	zone: string;
	quietFrom: number | null;
	quietTo: number | null;
	email: string | null;
	signInEmail: string | null;
	phone: string | null;
	given: boolean | null;
	hasRules: boolean;
	quiet: boolean;
	tellIfOff: boolean;
	changes: { what: WayChange['what']; was: RulesRow; countsFrom: string }[] | null;
	off: { topic: string; way: string }[] | null;
	mailbox: boolean | null;
	othersPhone: boolean | null;
	sentNews: Date[];
	/** The ways that she named, in her order. */
	order: string[];
	/** From when a device of hers counts; nothing where she turned none on. */
	pushFrom: Date | null;
}

/** What is known of somebody for whom a message is. The newest consent counts; whoever was never asked has not refused. Throws NotFound. */
export async function getKnown(tx: Tx, asked: AskedOfGate, at: Date): Promise<Known> {
	const known = (await listKnown(tx, asked, [asked.to], at)).get(asked.to);
	if (!known) throw new NotFound();
	return known;
}

/** What is known of many for whom the same message is, by their ids; of those who are there. */
export async function listKnown(
	tx: Tx,
	{ kind, letter, beside = [] }: Omit<AskedOfGate, 'to'>,
	people: readonly string[],
	at: Date
): Promise<Map<string, Known>> {
	const { rows } = await sql<Row>`
		select a.id, a.closed_at is not null as closed, o.time_zone as zone, o.quiet_from as "quietFrom", o.quiet_to as "quietTo", n.email as "signInEmail",
			a.ways as "order", ${addresses}, s.person_id is not null as "hasRules", s.may_email, s.may_text, s.may_call, s.may_leave_message, s.from_hour, s.to_hour, s.days, s.note,
			s.letter_look as look, s.letter_word as word, r.mailbox, r.phone as "othersPhone", ${whatSheSaid},
			${pushFrom}, ${isQuietSince(letter?.createdAt ?? at)}, ${waysToCome(at)}, ${newsBefore(kind.class === 'news' ? at : null, [...(letter ? [letter.id] : []), ...beside])}
		from platform.account a
			join platform.organisation o on o.id = a.org_id
			left join platform.sign_in_name n on n.org_id = a.org_id and n.account_id = a.id
			left join people.safe_contact s on s.org_id = a.org_id and s.person_id = a.id
			left join people.other_readers r on r.org_id = a.org_id and r.person_id = a.id
		where a.id = any (${[...people]}::uuid[])`.execute(tx.db);
	return new Map(rows.map((row) => [row.id, knownOf(row, at)]));
}

const addresses = sql`
	(select w.value from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'email') as email,
	(select w.value from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'phone') as phone`;
const whatSheSaid = sql`
	(select c.given from people.consent_now c where c.org_id = a.org_id and c.person_id = a.id and c.purpose = 'contact') as given,
	(select json_agg(json_build_object('topic', t.topic, 'way', t.way)) from people.topic t
		where t.org_id = a.org_id and t.person_id = a.id and not t.is_on) as off,
	exists (select from people.loss l where l.org_id = a.org_id and l.person_id = a.id and l.resumed_at is null and l.tell_if_off) as "tellIfOff"`;
const pushFrom = sql`
	(select min(g.counts_from) from people.push g where g.org_id = a.org_id and g.person_id = a.id and g.ended_at is null) as "pushFrom"`;
const isQuietSince = (since: Date) => sql`
	exists (select from people.loss l where l.org_id = a.org_id and l.person_id = a.id
		and (l.resumed_at is null or l.resumed_at > ${since}::timestamptz)) as quiet`;
const waysToCome = (at: Date) => sql`
	(select json_agg(json_build_object('what', c.what, 'was', c.was, 'countsFrom', c.counts_from)) from people.contact_change c
		where c.org_id = a.org_id and c.person_id = a.id and c.counts_from > ${at}::timestamptz) as changes`;

/** When news went to her in the week before, an envelope counted once; asked for news alone. */
function newsBefore(at: Date | null, together: readonly string[]) {
	if (!at) return sql`array[]::timestamptz[] as "sentNews"`;
	const since = new Date(at.getTime() - 7 * 86_400_000);
	return sql`array(select distinct g.at from people.ruling g where g.org_id = a.org_id and g.account_id = a.id and g.class = 'news' and g.way is not null
		and g.leaves_at <= g.at and g.at > ${since}::timestamptz and (g.letter_id is null or g.letter_id <> all (${[...together]}::uuid[]))) as "sentNews"`;
}

function knownOf(row: Row, at: Date): Known {
	const { zone, closed, email, signInEmail, phone, quiet, tellIfOff, order, sentNews, quietFrom, quietTo, pushFrom } =
		row;
	const toCome = pushFrom && pushFrom > at ? [{ what: 'push' as const, countsFrom: pushFrom }] : [];
	return {
		...{ zone, closed, email, signInEmail, phone, quiet, tellIfOff, order, sentNews },
		orgQuiet: quietFrom === null || quietTo === null ? null : { from: quietFrom * 60, to: quietTo * 60 },
		agreed: row.given ?? true,
		rules: row.hasRules ? safeContactOf(row) : noRules,
		look: letterLookOf(row),
		changes: [...(row.changes ?? []).map(changeOf), ...toCome],
		off: row.off ?? [],
		others: { mailbox: row.mailbox ?? false, phone: row.othersPhone ?? false },
		open: { text: runtime().textServer !== undefined, push: pushFrom !== null }
	};
}

function changeOf({ what, was, countsFrom }: NonNullable<Row['changes']>[number]): WayChange {
	const from = { countsFrom: new Date(Date.parse(countsFrom) + 1) }; // the database counts finer than a Date
	return what === 'rules' ? { ...from, what, was: safeContactOf(was) } : { ...from, what };
}
