import { sql } from 'kysely';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseWith } from '#cast/joining.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { answerQuestion, askAboutCourse, letOldQuestionsGo } from './commands.server.ts';
import type { Asked } from './form.ts';
import { countQuestions, listQuestions, type CourseQuestion } from './queries.server.ts';

const asked = (wish: Partial<Asked> = {}): Asked => ({
	id: uuidv7(),
	words: 'Is there a lift?',
	called: 'Ana',
	reach: { kind: 'phone', value: '07700 900123' },
	safe: 'any',
	machine: false,
	...wish
});
const at = (time: string) => new Date(`2027-03-02T${time}:00Z`);

async function questionIn(house: House, wish: Partial<Asked> = {}) {
	const { course, coordinator, facilitator } = await courseWith(house);
	await house.as('door', (door) => askAboutCourse(door, course.slug, asked(wish), 'es'));
	const [id = ''] = await questionsOf(house, course.id);
	const list = async (now = at('10:00')) => {
		const { open, answered } = await coordinator((tx) => listQuestions(asOf(tx, now)));
		const isThis = (question: CourseQuestion) => question.id === id;
		return { open: open.filter(isThis), answered: answered.filter(isThis) };
	};
	return { course, coordinator, facilitator, list, id };
}

async function questionsOf(house: House, cohortId: string): Promise<string[]> {
	const rows = await house.owner.db
		.selectFrom('programmes.question')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.execute();
	return rows.map(({ id }) => id);
}

test('a question reaches the coordinators as it was asked, once however often it was sent', async ({ house }) => {
	const { course, coordinator } = await courseWith(house);
	const question = asked();
	const sends = (what: Asked) => house.as('door', (door) => askAboutCourse(door, course.slug, what, 'en'));
	expect(await sends(question)).toEqual(await sends(question));
	await sends({ ...question, words: 'Is there a lift, or a ramp?' });
	const ids = await questionsOf(house, course.id);
	const all = await coordinator((tx) => listQuestions(asOf(tx, at('10:00'))));
	const open = all.open.filter(({ id }) => ids.includes(id));
	expect(open.map(({ words }) => words).sort()).toEqual(['Is there a lift, or a ramp?', 'Is there a lift?']);
	expect(open[0]).toMatchObject({ called: 'Ana', reach: { kind: 'phone', value: '+447700900123' }, answered: null });
	expect(await coordinator((tx) => countQuestions(tx))).toBe(all.open.length);
	const told = await house.owner.db
		.selectFrom('platform.audit')
		.select('id')
		.where('org_id', '=', house.orgId)
		.where('action', '=', 'programmes.question.asked')
		.where(sql`subject ->> 'cohort'`, '=', course.id)
		.execute();
	expect(told).toHaveLength(2);
});

test('a question is read by coordinators alone', async ({ house }) => {
	const { course, facilitator, id } = await questionIn(house);
	await expect(facilitator((tx) => listQuestions(tx))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => answerQuestion(tx, id, 'rung'))).rejects.toThrow(Forbidden);
	const rows = (tx: Tx) => tx.db.selectFrom('programmes.question').select('id').execute();
	for (const speaker of ['visitor', 'door', 'link'] as const)
		expect(await house.as(speaker, rows), speaker).toEqual([]);
	expect(await facilitator(rows)).toEqual([]);
	await expect(facilitator((tx) => askAboutCourse(tx, course.slug, asked(), 'en'))).rejects.toThrow(Forbidden);
});

test('outside the hours that she chose no way to reach her comes along', async ({ house }) => {
	const { list } = await questionIn(house, { safe: 'evening' });
	expect((await list(at('10:00'))).open).toMatchObject([{ reach: { value: '' }, closedUntil: at('17:00') }]);
	expect((await list(at('18:00'))).open).toMatchObject([{ reach: { value: '+447700900123' }, closedUntil: null }]);
});

test('how it was answered is kept with who and when, and a slip of the thumb is taken back', async ({ house }) => {
	const { coordinator, list, id } = await questionIn(house);
	const answers = (how: Parameters<typeof answerQuestion>[2]) => coordinator((tx) => answerQuestion(tx, id, how));
	expect(await answers('rung')).toEqual(await answers('rung'));
	expect(await list()).toMatchObject({ open: [], answered: [{ id, reach: null, answered: { how: 'rung' } }] });
	await answers('not-yet');
	expect((await list()).open).toMatchObject([{ id, answered: null }]);
	await expect(coordinator((tx) => answerQuestion(tx, uuidv7(), 'rung'))).rejects.toThrow(NotFound);
});

test('a question goes 28 days after it was answered, and after 90 days at the latest', async ({ house }) => {
	const { course, id } = await questionIn(house);
	const daysAgo = (days: number) => new Date(instant() - days * 86_400_000);
	const isThere = async (asked_at: Date, answered_at: Date | null) => {
		const answer = { asked_at, answered_at, answered_how: answered_at && 'rung' };
		await house.owner.db.updateTable('programmes.question').set(answer).where('id', '=', id).execute();
		await house.as('job', letOldQuestionsGo);
		return (await questionsOf(house, course.id)).length === 1;
	};
	expect(await isThere(daysAgo(89), daysAgo(27))).toBe(true);
	expect(await isThere(daysAgo(40), daysAgo(29))).toBe(false);
});
