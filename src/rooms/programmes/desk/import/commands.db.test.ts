import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { textTable } from '#platform/sheets/read.ts';
import { changeDetails } from '#rooms/people/person/commands.server.ts';
import { instant } from '#platform/clock.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { noteAttendance } from '../../meetings/register/commands.server.ts';
import { carryOutImport, letOldImportsGo, planImport, undoImport, type Brought } from './commands.server.ts';
import type { ImportKind } from './form.ts';
import { makeArea } from '#rooms/programmes/courses/area/examples.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { listPeople } from '../directory/queries.server.ts';
import { findRememberedColumns, listBuiltOn, listImports } from './queries.server.ts';

const brought = (kind: ImportKind, text: string, register: Partial<Brought['register']> = {}): Brought => ({
	kind,
	area: null,
	table: textTable(new TextEncoder().encode(text), 'list.csv'),
	said: {},
	register: { run: '', earlier: false, named: '', ...register }
});

/** Plans and carries out what was planned. */
async function bringIn(speaks: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, what: Brought) {
	const { digest, plan } = await speaks((tx) => planImport(tx, what));
	const outcome = await speaks((tx) => carryOutImport(tx, what, digest));
	return { plan, outcome, id: outcome.ok ? outcome.value : '' };
}

/** Every row of the organisation that an import may touch, as the database has it. */
async function dump(house: House): Promise<string> {
	const tables = ['platform.account', 'platform.sign_in_name', 'people.person', 'people.address', 'people.membership'];
	const others = [
		'programmes.cohort',
		'programmes.session',
		'programmes.attendance',
		'creche.sitting',
		'platform.circle_part',
		'programmes.imported'
	];
	const parts: string[] = [];
	for (const table of [...tables, ...others]) {
		const { rows } = await sql<{ row: string }>`
			select t::text as row from ${sql.raw(table)} t where org_id = ${house.orgId}::uuid order by 1`.execute(house.owner.db);
		parts.push(table, ...rows.map(({ row }) => row));
	}
	return parts.join('\n');
}

const list =
	'Name,E-mail,Mobile,Language\nÁna Ruíz,ANA@example.org,07700 900123,Español\nBea Cole,,07700 900124,\nÁna Ruíz,ana@example.org,,\n\nCy,,,\n';

test('the plan that was shown is what comes of it, and taken back everything is as before', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const before = await dump(house);
	const { plan, outcome, id } = await bringIn(coordinator, brought('people', list));
	expect(plan.rows.map(({ act }) => act)).toEqual(['new', 'new', 'same', 'new']);
	expect(outcome.ok).toBe(true);
	const { rows: made } = await coordinator(async (tx) => ({
		rows: await tx.db
			.selectFrom('people.person as p')
			.innerJoin('platform.account as a', 'a.id', 'p.id')
			.leftJoin('platform.sign_in_name as s', 's.account_id', 'p.id')
			.innerJoin('programmes.imported as i', 'i.row_id', 'p.id')
			.select(['p.called', 'a.language', 's.email'])
			.where('i.import_id', '=', id)
			.orderBy('p.called')
			.execute()
	}));
	expect(made).toEqual([
		{ called: 'Bea Cole', language: 'en', email: null },
		{ called: 'Cy', language: 'en', email: null },
		{ called: 'Ána Ruíz', language: 'es', email: 'ana@example.org' }
	]);
	const phones = await coordinator((tx) =>
		tx.db.selectFrom('people.address').select('value').where('kind', '=', 'phone').orderBy('value').execute()
	);
	expect(phones.map(({ value }) => value)).toEqual(expect.arrayContaining(['+447700900123', '+447700900124']));
	const again = await bringIn(coordinator, brought('people', list));
	expect(again.plan.rows.map(({ act }) => act)).toEqual(['same', 'same', 'same', 'new']);
	expect((await coordinator((tx) => undoImport(tx, again.id))).ok).toBe(true);
	expect(await coordinator((tx) => listBuiltOn(tx, id))).toEqual([]);
	expect((await coordinator((tx) => undoImport(tx, id))).ok).toBe(true);
	expect(await dump(house)).toBe(before);
	expect(await coordinator((tx) => undoImport(tx, id))).toEqual({ ok: false, reason: 'undone' });
});

test('a changed world is shown again, a wrong row keeps all of it out, and nobody but coordinators brings anything in', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const what = brought('people', 'Name,Email\nDi Day,di@example.org\n');
	const { digest } = await coordinator((tx) => planImport(tx, what));
	await bringIn(coordinator, brought('people', 'Name,Email\nDi,di@example.org\n'));
	const before = await dump(house);
	const late = await coordinator((tx) => carryOutImport(tx, what, digest));
	expect(late).toEqual({ ok: false, reason: 'changed' });
	const wrong = await bringIn(
		coordinator,
		brought('people', 'Name,Email\nEm,em@example.org\nFi,fi@@x\nGus,di@example.org\n')
	);
	expect(wrong.plan.rows.map(({ act, at }) => [act, at])).toEqual([
		['new', undefined],
		['wrong', 'Email'],
		['wrong', 'Email']
	]);
	expect(wrong.outcome).toEqual({ ok: false, reason: 'not-ready' });
	expect((await bringIn(coordinator, what)).outcome).toEqual({ ok: false, reason: 'nothing-new' });
	const { course } = await courseToday(house);
	for (const role of ['facilitator', 'coordinator', 'creche_worker'] as const) {
		const other = await staffOf(house, role, course.id);
		await expect(other((tx) => planImport(tx, what))).rejects.toThrow(Forbidden);
		await expect(other((tx) => undoImport(tx, uuidv7()))).rejects.toThrow(
			role === 'coordinator' ? NotFound : Forbidden
		);
		expect(await other((tx) => tx.db.selectFrom('programmes.import').select('id').execute())).toEqual([]);
	}
	expect((await dump(house)).length).toBeGreaterThan(before.length);
});

test('once something was built on it, it stays, and what that was is said', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await bringIn(coordinator, brought('people', 'Name,Email\nHal Hill,hal@example.org\nIda Iles,\n'));
	const people = await coordinator((tx) =>
		tx.db
			.selectFrom('programmes.imported as i')
			.innerJoin('people.person as p', 'p.id', 'i.row_id')
			.select(['p.id', 'p.called'])
			.where('i.import_id', '=', id)
			.execute()
	);
	const hal = people.find(({ called }) => called === 'Hal Hill')?.id ?? '';
	const she = await speaker(house, hal);
	await she((tx) => changeDetails(tx, hal, { called: 'Hal H', language: 'en' }));
	expect(await coordinator((tx) => undoImport(tx, id))).toEqual({ ok: false, reason: 'built-on' });
	const built = await coordinator((tx) => listBuiltOn(tx, id));
	expect(built.map(({ name, what }) => `${name} ${what}`)).toEqual(
		expect.arrayContaining(['Hal H people.person.changed', 'Hal H platform.session'])
	);
	expect(built.some(({ name }) => name === 'Ida Iles')).toBe(false);
});

test('a past register: who came, by name in the run, whoever is new beside, and nothing twice', async ({ house }) => {
	const { coordinator, course, at, joins, facilitator } = await courseToday(house, 3);
	const ana = (await joins('Ana')).personId;
	const [first, second] = await coordinator((tx) =>
		Promise.resolve([at(1), at(2)].map(({ startsAt }) => isoDay(startsAt, tx.zone)))
	);
	await facilitator((tx) => noteAttendance(tx, at(1).id, { person: ana, state: 'came' } as never));
	const before = await dump(house);
	const what = brought(
		'register',
		`name,date,attended\nAna,${first},yes\nAna,${second},late\nJo New,${first},x\nJo New,${second},no\nKit,${second},\nAna,2020-01-01,yes\n`,
		{ run: course.id }
	);
	const wrong = await bringIn(coordinator, what);
	expect(wrong.plan.rows.map(({ act, at }) => [act, at])).toEqual([
		...[
			['same', 'attended'],
			['new', undefined],
			['new', undefined],
			['new', undefined],
			['same', 'attended'],
			['wrong', 'date']
		]
	]);
	const whole = brought(
		'register',
		`name,date,attended\nAna,${second},late\nJo New,${first},x\nJo New,${second},no\n`,
		{ run: course.id }
	);
	const { id, plan } = await bringIn(coordinator, whole);
	expect([plan.people.length, plan.lines.length, plan.meetings.length]).toEqual([1, 3, 0]);
	const lines = await coordinator((tx) =>
		tx.db
			.selectFrom('programmes.attendance as a')
			.innerJoin('people.person as p', 'p.id', 'a.person_id')
			.innerJoin('programmes.session as s', 's.id', 'a.session_id')
			.select(['p.called', 's.week', 'a.state', 'a.walk_in'])
			.where('s.cohort_id', '=', course.id)
			.orderBy('p.called')
			.orderBy('s.week')
			.execute()
	);
	expect(lines.map(({ called, week, state, walk_in }) => [called, week, state, walk_in])).toEqual([
		['Ana', 1, 'came', false],
		['Ana', 2, 'late', false],
		['Jo New', 1, 'came', true],
		['Jo New', 2, 'no-word', true]
	]);
	expect(await coordinator((tx) => listBuiltOn(tx, id))).toEqual([]);
	expect((await coordinator((tx) => undoImport(tx, id))).ok).toBe(true);
	expect(await dump(house)).toBe(before);
});

test('an earlier run that nobody wrote down is made with its meetings, over from the start', async ({ house }) => {
	const { coordinator, course } = await courseToday(house);
	const before = await dump(house);
	const what = brought(
		'register',
		'nombre;fecha;asistencia;curso\nLía;2024-03-05;sí\nLía;2024-03-12;no;Martes de Lía\nMar;2024-03-12;sí\n',
		{ run: course.id, earlier: true, named: 'Tuesdays of 2024' }
	);
	const { id, plan, outcome } = await bringIn(coordinator, what);
	expect(outcome.ok).toBe(true);
	expect(plan.runs).toEqual([{ named: 'Tuesdays of 2024' }, { named: 'Martes de Lía' }]);
	expect([plan.meetings.length, plan.people.length, plan.lines.length]).toEqual([3, 3, 3]);
	expect(await coordinator((tx) => findRememberedColumns(tx, 'register'))).toMatchObject({
		nombre: 'person',
		curso: 'programme'
	});
	expect(await coordinator((tx) => listBuiltOn(tx, id))).toEqual([]);
	expect((await coordinator((tx) => undoImport(tx, id))).ok).toBe(true);
	expect(await dump(house)).toBe(before);
});

test('after 30 days it can not be taken back, and what was made by it is forgotten', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const { id } = await bringIn(coordinator, brought('people', 'Name\nNan Nile\n'));
	await house.owner.db
		.updateTable('programmes.import')
		.set({ done_at: new Date(instant() - 31 * 864e5) })
		.where('id', '=', id)
		.execute();
	expect(await coordinator((tx) => undoImport(tx, id))).toEqual({ ok: false, reason: 'too-late' });
	await house.as('job', letOldImportsGo);
	expect(
		await coordinator((tx) =>
			tx.db.selectFrom('programmes.imported').select('row_id').where('import_id', '=', id).execute()
		)
	).toEqual([]);
});

test('whoever coordinates an area brings into her own alone, of what she may see, and takes it back', async ({
	house
}) => {
	const whole = await staffOf(house, 'coordinator');
	const name = uuidv7().slice(-8);
	const [here, there] = [
		await whole((tx) => makeArea(tx, `Here ${name}`)),
		await whole((tx) => makeArea(tx, `There ${name}`))
	];
	const [mine, other] = [
		await whole((tx) => makeCohort(tx, { areaId: here, firstDay: past() })),
		await whole((tx) => makeCohort(tx, { areaId: there, firstDay: past() }))
	];
	const hers = await staffOf(house, 'coordinator', here);
	const theirs = await staffOf(house, 'coordinator', there);
	const unseen = { ...brought('people', `Name,Email\nUma Unseen,uma.${name}@example.org\n`), area: there };
	const elsewhere = await bringIn(theirs, unseen);
	expect(elsewhere.outcome.ok).toBe(true);
	await expect(hers((tx) => planImport(tx, unseen))).rejects.toThrow(Forbidden);
	await expect(hers((tx) => planImport(tx, { ...unseen, area: null }))).rejects.toThrow(Forbidden);
	await expect(hers((tx) => undoImport(tx, elsewhere.id))).rejects.toThrow(NotFound);
	const before = await dump(house);
	// she is known in the other area, so that nobody here is told: the same address is new to her, and opens nothing of the other's
	const list = {
		...brought('people', `Name,Email\nUma Unseen,uma.${name}@example.org\nVi,vi.${name}@example.org\n`),
		area: here
	};
	const { plan, id } = await bringIn(hers, list);
	expect(plan.rows.map(({ act }) => act)).toEqual(['new', 'new']);
	const listed = async (speaks: typeof hers) =>
		(await speaks((tx) => listPeople(tx, { typed: '', filter: 'all', order: 'name' }))).shown.map(
			({ called }) => called
		);
	expect([await listed(hers), await listed(theirs)]).toEqual([['Uma Unseen', 'Vi'], ['Uma Unseen']]);
	expect((await theirs(listImports)).map((one) => one.id)).toEqual([elsewhere.id]);
	const days = await hers((tx) => listSessions(tx, mine.id));
	const day = isoDay(days[0]?.startsAt ?? new Date(0), 'Europe/London');
	const register = (run: string) => ({
		...brought('register', `name,date,attended\nWyn New,${day},yes\n`, { run }),
		area: here
	});
	expect((await hers((tx) => planImport(tx, register(other.id)))).plan.rows.map(({ act }) => act)).toEqual(['wrong']);
	const lines = await bringIn(hers, register(mine.id));
	expect(lines.outcome.ok).toBe(true);
	const earlier = await bringIn(hers, {
		...brought('register', `name,date,attended\nWyn New,2026-01-06,yes\n`, {
			run: mine.id,
			earlier: true,
			named: 'Before'
		}),
		area: here
	});
	expect(earlier.outcome.ok).toBe(true);
	for (const one of [earlier.id, lines.id, id]) {
		expect(await hers((tx) => listBuiltOn(tx, one))).toEqual([]);
		expect((await hers((tx) => undoImport(tx, one))).ok).toBe(true);
	}
	expect(await dump(house)).toBe(before);
});

const past = () => new Date(instant() - 21 * 864e5).toISOString().slice(0, 10);
