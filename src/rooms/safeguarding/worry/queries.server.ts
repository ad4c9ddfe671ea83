import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { fullDate, instantOf, isoDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Hearer } from './form.ts';
import { mayRaise, meets } from './policy.ts';
import { names, type KnownPerson } from './words.ts';

/** How many names are offered at once; a longer list would be read through instead of asked for a name. */
const mostNames = 40;
/** How long after the last meeting of a course those who took part in it are still offered by themselves. */
const aMonth = 30 * 86_400_000;

/** Whom it is about: a person, or one of her children; null where it is nobody whom the speaker may choose. */
export async function findMeant(tx: Tx, id: string): Promise<{ person: string; child: string | null } | null> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const person = await tx.db.selectFrom('people.card').select('id').where('id', '=', id).executeTakeFirst();
	if (person) return { person: id, child: null };
	const child = await tx.db.selectFrom('people.child_card').select('person_id').where('id', '=', id).executeTakeFirst();
	if (child?.person_id) return { person: child.person_id, child: id };
	return (await listReaders(tx)).some((reader) => reader.id === id) ? { person: id, child: null } : null;
}

/** What decides who hears of a worry, besides whom it is about. */
export interface Struck {
	isConduct?: boolean;
	apart?: readonly string[];
	who?: string;
	words?: string;
}

/** Which role would hear of such a concern about this person, or about somebody who is only described: whoever raises it is told the truth first. */
export async function whoHears(tx: Tx, personId: string | null, worry: Struck = {}): Promise<Hearer> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const { isConduct = false, apart = [] } = worry;
	const namesOne = (await namedAmong(tx, worry)).length > 0;
	const { rows } = await sql<{ hears: Hearer }>`
		select safeguarding.who_hears(${personId}::uuid, ${isConduct}, ${apart}::uuid[], ${namesOne}) as hears`.execute(tx.db);
	return rows[0]?.hears ?? 'nobody';
}

/** Somebody who reads concerns: as a safeguarding lead, or as a conduct lead. */
export interface ConcernReader {
	id: string;
	called: string;
	role: 'safeguarding_lead' | 'conduct_lead';
	/** Her role has begun; else she will read them once it has. */
	reads: boolean;
}

/** Those who read concerns or are to read them, but the speaker: whoever is worried about one of them chooses her, or strikes her out. */
export async function listReaders(tx: Tx): Promise<ConcernReader[]> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const { rows } = await sql<ConcernReader>`select id, called, role, reads from safeguarding.readers()
		order by role desc, called, id`.execute(tx.db);
	return rows;
}

/** Those who read concerns and seem to be named in these words. */
export async function readersNamedIn(tx: Tx, words: string): Promise<ConcernReader[]> {
	return (await listReaders(tx)).filter(({ called }) => names(words, called));
}

/** Those of the struck out who seem to be named in what was written. */
export async function namedAmong(tx: Tx, { apart = [], who = '', words = '' }: Struck): Promise<string[]> {
	if (!apart.length) return [];
	return (await readersNamedIn(tx, `${who} ${words}`)).flatMap(({ id }) => (apart.includes(id) ? id : []));
}

/**
 * Whom she meets now, those of today's sessions first; the others too while they are few enough to be read through. A crèche
 * worker is offered today's children with their parents and nobody else.
 */
export async function listPeopleToWorryAbout(tx: Tx): Promise<KnownPerson[]> {
	const today = isoDay(tx.now, tx.zone);
	const day = sql<string>`(starts_at at time zone ${tx.zone})::date::text`;
	const courses = {
		today: tx.db
			.selectFrom('programmes.meeting')
			.select('cohort_id')
			.where('ends_at', '>', instantOf(today, '00:00', tx.zone)) // by its index; the day alone would be asked of all meetings of all years
			.where(day, '=', today),
		lately: tx.db
			.selectFrom('programmes.meeting')
			.select('cohort_id')
			.where('ends_at', '>', new Date(tx.now.getTime() - aMonth))
	};
	const of = (when: keyof typeof courses) =>
		cards(tx)
			.where(
				'card.id',
				'in',
				tx.db
					.selectFrom('people.member')
					.select('person_id')
					.where('circle_id', 'in', courses[when])
					.union(parentsInCreche(tx))
			)
			.limit(mostNames + 1)
			.execute();
	const [first, all] = [await of('today'), await of('lately')];
	const now = first.length > mostNames ? [] : first;
	const later = all.length > mostNames ? [] : all.filter(({ id }) => !now.some((one) => one.id === id));
	return known(tx, [...now, ...later]);
}

/** Everybody whom she may see and who is called so, or nearly, or whose child is; and whether there are more than are shown. */
export async function findPeopleToWorryAbout(
	tx: Tx,
	named: string
): Promise<{ people: KnownPerson[]; hasMore: boolean }> {
	const part = `%${named.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const found = await cards(tx)
		.where(({ or, eb, selectFrom }) =>
			or([
				eb('card.called', 'ilike', part),
				eb('card.id', 'in', selectFrom('people.child_card').select('person_id').where('first_name', 'ilike', part))
			])
		)
		.limit(mostNames + 1)
		.execute();
	return { people: await known(tx, found.slice(0, mostNames)), hasMore: found.length > mostNames };
}

/** The cards of whoever she meets by her roles, but her own. */
function cards(tx: Tx) {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const { everybody, courses } = meets(tx.actor);
	return tx.db
		.selectFrom('people.card as card')
		.select(['card.id', 'card.called'])
		.where('card.id', '<>', tx.actor.id ?? '')
		.$if(!everybody, (query) =>
			query.where(
				'card.id',
				'in',
				tx.db
					.selectFrom('people.member')
					.select('person_id')
					.where('circle_id', '=', anyOf(courses))
					.union(parentsInCreche(tx))
			)
		)
		.orderBy('card.called')
		.orderBy('card.id');
}

/** The parents of the children who are today in a crèche that she minds. */
function parentsInCreche(tx: Tx) {
	return tx.db
		.selectFrom('people.child_card as child')
		.innerJoin('people.expected as expected', (join) =>
			join.onRef('expected.org_id', '=', 'child.org_id').onRef('expected.child_id', '=', 'child.id')
		)
		.select('child.person_id')
		.where('expected.day', '=', isoDay(tx.now, tx.zone))
		.where('expected.circle_id', '=', anyOf(meets(tx.actor).creches));
}

/** One of these, of which there may be none. */
const anyOf = (ids: string[]) => sql<string>`any (${ids}::uuid[])`;

/** What tells these people apart: their children whom the speaker may see, and their courses. */
async function known(tx: Tx, people: { id: string | null; called: string | null }[]): Promise<KnownPerson[]> {
	const these = anyOf(people.flatMap(({ id }) => id ?? []));
	const children = await tx.db
		.selectFrom('people.child_card')
		.select(['id', 'person_id', 'first_name'])
		.where('person_id', '=', these)
		.where('put_away_at', 'is', null)
		.orderBy('first_name')
		.orderBy('id')
		.execute();
	const courses = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('programmes.course_card as course', (join) =>
			join.onRef('course.org_id', '=', 'member.org_id').onRef('course.id', '=', 'member.circle_id')
		)
		.select(['member.person_id', 'member.since', 'course.label'])
		.where('member.person_id', '=', these)
		.orderBy('member.since')
		.execute();
	return people.map(({ id, called }) => {
		const hers = courses.filter((course) => course.person_id === id);
		return {
			id: id ?? '',
			called: called ?? '',
			children: children
				.filter((child) => child.person_id === id)
				.map((child) => ({ id: child.id ?? '', firstName: child.first_name ?? '' })),
			courses: hers.map(({ label }) => inWords(label)),
			since: hers[0]?.since ? fullDate(hers[0].since, tx.zone) : ''
		};
	});
}
