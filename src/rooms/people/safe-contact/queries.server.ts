import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { ShownLook } from '#platform/mail/letter.ts';
import { NotFound } from '#platform/outcome.ts';
import { noRules, phoneReachOf, reachOf, type Reach, type SafeContact, type Ways } from './policy.ts';

/** Which way is open to this person, and from when, as it stands: for whoever looks her up. What sends asks the gate, `mayReach`. */
export async function wayTo(tx: Tx, personId: string): Promise<Reach> {
	const [found] = await waysToAll(tx, [personId]);
	if (!found) throw new NotFound();
	return reachOf(found.ways, tx.now, found.zone);
}

/** How and when it is safe to reach this person; the rules of somebody who set none when she set none. */
export async function getSafeContact(tx: Tx, personId: string): Promise<SafeContact> {
	const row = await tx.db
		.selectFrom('people.safe_contact')
		.selectAll()
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row ? safeContactOf(row) : noRules;
}

/** How many people can be rung or texted, and from when, asked together however many they are. */
export async function phoneReachAll(tx: Tx, personIds: readonly string[], at: Date): Promise<Map<string, Reach>> {
	const all = await waysToAll(tx, personIds);
	return new Map(all.map(({ id, ways, zone }) => [id, phoneReachOf(ways, at, zone)]));
}

interface WaysRow extends RulesRow {
	id: string;
	order: string[];
	closed: boolean;
	zone: string;
	email: string | null;
	signInEmail: string | null;
	phone: string | null;
	given: boolean | null;
	hasRules: boolean;
}

// The newest consent counts. Whoever was never asked has not refused: no form asks staff, or those a facilitator wrote down.
async function waysToAll(tx: Tx, personIds: readonly string[]): Promise<{ id: string; ways: Ways; zone: string }[]> {
	const { rows } = await sql<WaysRow>`
		select a.id, a.ways as "order", a.closed_at is not null as closed, o.time_zone as zone, n.email as "signInEmail",
			(select w.value from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'email') as email,
			(select w.value from people.address w where w.org_id = a.org_id and w.person_id = a.id and w.kind = 'phone') as phone,
			(select c.given from people.consent_now c where c.org_id = a.org_id and c.person_id = a.id and c.purpose = 'contact') as given,
			s.person_id is not null as "hasRules", s.may_email, s.may_text, s.may_call, s.may_leave_message, s.from_hour, s.to_hour, s.days, s.note
		from platform.account a
			join platform.organisation o on o.id = a.org_id
			left join platform.sign_in_name n on n.org_id = a.org_id and n.account_id = a.id
			left join people.safe_contact s on s.org_id = a.org_id and s.person_id = a.id
		where a.id = any (${[...new Set(personIds)]}::uuid[])`.execute(tx.db);
	return rows.map((row) => {
		const { id, zone, email, signInEmail, phone, order, closed, given, hasRules } = row;
		const rules = hasRules ? safeContactOf(row) : noRules;
		return {
			id,
			zone,
			ways: { email, signInEmail, phone, closed, rules, order, agreed: given ?? true }
		};
	});
}

/** The rules as the table keeps them. */
export interface RulesRow {
	may_email: boolean;
	may_text: boolean;
	may_call: boolean;
	may_leave_message: boolean;
	from_hour: number;
	to_hour: number;
	days: number[];
	note?: string | null;
}

/** How letters look, as the table keeps it; null where she set no rules. */
export interface LookRow {
	look: 'discreet' | ShownLook['look'] | null;
	word: string | null;
}

/** How and when it is safe to reach her, read from a row. */
export function safeContactOf(row: RulesRow): SafeContact {
	return {
		mayEmail: row.may_email,
		mayText: row.may_text,
		mayCall: row.may_call,
		mayLeaveMessage: row.may_leave_message,
		fromHour: row.from_hour,
		toHour: row.to_hour,
		days: row.days,
		note: row.note ?? ''
	};
}

/** How letters to her look where she chose; discreet is how they look anyway. */
export function letterLookOf({ look, word }: LookRow): ShownLook | undefined {
	if (look === 'own') return { look, word: word ?? '' };
	return look === 'clear' ? { look } : undefined;
}
