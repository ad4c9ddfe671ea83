import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { draftIn } from '#cast/coproduction.ts';
import { courseWith } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { callFields } from '#cast/recruiting.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { draftCall, publishCall } from '../call/commands.server.ts';
import { publishProject, startProject } from '../project/commands.server.ts';
import { findProjectOf } from '../project/queries.server.ts';
import { nameTheme, publishTheme } from '../theme/commands.server.ts';
import { calledBecause, tieReasons } from './commands.server.ts';
import { listReasons, peopleBehind, reasonsOf, threadOf } from './queries.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A public project of which a course came, with a theme that anybody may read and one that is the project's. */
async function cameAbout(house: House) {
	const { course, coordinator, facilitator } = await courseWith(house);
	const programmeId = (
		await coordinator((tx) =>
			tx.db.selectFrom('programmes.cohort').select('programme_id as id').where('id', '=', course.id).executeTakeFirst()
		)
	)?.id;
	const [project, open, own] = [uuidv7(), uuidv7(), uuidv7()];
	const about = { name: { en: 'A course' }, purpose: {}, ladder: 'together', stage: 5 } as const;
	await coordinator((tx) => startProject(tx, { id: project, ...about, programmeId: programmeId ?? null }));
	await coordinator((tx) => publishProject(tx, project, true));
	const plain = { kind: 'solution', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	await coordinator((tx) => nameTheme(tx, project, { id: open, ...plain, name: { en: 'Food' } }));
	await coordinator((tx) => nameTheme(tx, project, { id: own, ...plain, name: { en: 'Still ours' } }));
	await coordinator((tx) => publishTheme(tx, open, true));
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	return { course, coordinator, facilitator, project, programmeId, open, own, session: first?.id ?? '' };
}

test('a course and a meeting rest on what parents said: whoever opens them reads it as far as she may, and it goes back to the theme', async ({
	house
}) => {
	const { course, coordinator, facilitator, project, programmeId, open, own, session } = await cameAbout(house);
	expect(await coordinator((tx) => findProjectOf(tx, programmeId ?? ''))).toMatchObject({ id: project });
	const tied = { projectId: project };
	await coordinator((tx) =>
		tieReasons(tx, { kind: 'cohort', id: course.id, ...tied }, { themes: [open, own, uuidv7()], decisions: [] })
	);
	await coordinator((tx) =>
		tieReasons(tx, { kind: 'session', id: session, ...tied }, { themes: [own], decisions: [uuidv7()] })
	);
	const reasons = (who: Speak, id = course.id, kind: 'cohort' | 'session' = 'cohort') =>
		who(async (tx) => (await listReasons(tx, kind, id)).map((end) => end.id));
	const visitor: Speak = (work) => house.as('visitor', work);
	expect((await reasons(coordinator)).toSorted()).toEqual([open, own].toSorted());
	for (const who of [visitor, facilitator, await personIn(house)]) {
		expect(await reasons(who)).toEqual([open]);
		expect(await reasons(who, session, 'session')).toEqual([]);
		await expect(who((tx) => threadOf(tx, 'session', session))).rejects.toThrow(NotFound);
	}
	const thread = await visitor((tx) => threadOf(tx, 'cohort', course.id));
	expect(thread).toMatchObject({ from: { kind: 'cohort', id: course.id }, earlier: [{ kind: 'theme', id: open }] });
	expect((await visitor((tx) => threadOf(tx, 'theme', open))).later).toMatchObject([{ kind: 'cohort', id: course.id }]);
	expect(await visitor((tx) => peopleBehind(tx, 'cohort', [course.id]))).toEqual({
		[course.id]: { people: 0, few: false }
	});
	await coordinator((tx) => tieReasons(tx, { kind: 'cohort', id: course.id, ...tied }, { themes: [], decisions: [] }));
	expect(await coordinator((tx) => reasonsOf(tx, 'cohort', [course.id]))).toEqual({
		[course.id]: { needs: [], themes: [], decisions: [], criteria: [] }
	});
	await expect(coordinator((tx) => threadOf(tx, 'cohort', course.id))).rejects.toThrow(NotFound);
});

test('nobody ties who does not run the project; a link to what is not there or stands the wrong way round is refused, and goes with its ends', async ({
	house
}) => {
	const { course, coordinator, facilitator, project, open, session } = await cameAbout(house);
	const later = { kind: 'cohort', id: course.id, projectId: project } as const;
	const reasons = { themes: [open], decisions: [] };
	for (const who of [facilitator, await staffOf(house, 'evaluator'), await personIn(house)])
		await expect(who((tx) => tieReasons(tx, later, reasons))).rejects.toThrow(Forbidden);
	const gone = { ...later, id: uuidv7() };
	await expect(coordinator((tx) => tieReasons(tx, gone, reasons))).rejects.toMatchObject({ code: '23503' });
	const add = (columns: string, values: string) =>
		sql`insert into coproduction.because (org_id, project_id, ${sql.raw(columns)}) values (${house.orgId}, ${project}, ${sql.raw(values)})`.execute(
			house.owner.db
		);
	await expect(add('cohort_id, session_id, by_theme_id', `'${course.id}', '${session}', '${open}'`)).rejects.toThrow(
		'one_later_end'
	);
	await expect(add('cohort_id, by_note_id', `'${course.id}', '${open}'`)).rejects.toThrow('run_on_what_was_found');
	await coordinator((tx) => tieReasons(tx, { ...later, kind: 'session', id: session }, reasons));
	await house.owner.db.deleteFrom('programmes.session').where('id', '=', session).execute();
	const left = house.owner.db.selectFrom('coproduction.because').select('id').where('project_id', '=', project);
	expect(await left.execute()).toEqual([]);
});

test('paid work is so because of what parents said: whoever reads the call reads it as far as she may, and the theme leads on to it', async ({
	house
}) => {
	const { coordinator, facilitator, project, open, own } = await cameAbout(house);
	const call = uuidv7();
	await coordinator((tx) => draftCall(tx, project, { id: call, ...callFields() }));
	const later = { kind: 'call', id: call, projectId: project } as const;
	const reasons = async (who: Speak) => who(async (tx) => (await listReasons(tx, 'call', call)).map(({ id }) => id));
	const visitor: Speak = (work) => house.as('visitor', work);
	await expect(facilitator((tx) => tieReasons(tx, later, { themes: [open], decisions: [] }))).rejects.toThrow(
		Forbidden
	);
	await coordinator((tx) => tieReasons(tx, later, { themes: [open, own], decisions: [] }));
	expect(await reasons(visitor)).toEqual([]);
	await coordinator((tx) => publishCall(tx, call));
	expect(await reasons(visitor)).toEqual([open]);
	expect((await reasons(coordinator)).toSorted()).toEqual([open, own].toSorted());
	expect((await coordinator((tx) => threadOf(tx, 'theme', open))).later).toMatchObject([{ kind: 'call', id: call }]);
	expect((await visitor((tx) => threadOf(tx, 'theme', open))).later).toEqual([]);
});

test('a course that takes the name of a vote rests on that vote beside what else it rests on, once', async ({
	house
}) => {
	const { course, facilitator } = await courseWith(house);
	const { coordinator, decisionId, projectId } = await draftIn(house);
	const theme = uuidv7();
	const plain = { kind: 'solution', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	await coordinator((tx) => nameTheme(tx, projectId, { id: theme, ...plain, name: { en: 'Food' } }));
	const kept = { themes: [theme], decisions: [] };
	await coordinator((tx) => tieReasons(tx, { kind: 'cohort', id: course.id, projectId }, kept));
	for (const _ of [1, 2]) await coordinator((tx) => calledBecause(tx, projectId, course.id, decisionId));
	expect(await coordinator((tx) => reasonsOf(tx, 'cohort', [course.id]))).toEqual({
		[course.id]: { needs: [], themes: [theme], decisions: [decisionId], criteria: [] }
	});
	await expect(facilitator((tx) => calledBecause(tx, projectId, course.id, decisionId))).rejects.toThrow(Forbidden);
});
