import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { Table } from '#platform/sheets/table.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { lockImports } from '../../locks.ts';
import { pastMeeting, type ImportKind } from './form.ts';
import { planOf, readImport, type ReadImport, type SaidOfImport } from './policy.ts';
import { findKnownPeople, findKnownRegister, getRunAsPattern, listAreasToBringInto } from './queries.server.ts';
import { planPeople, planRegister, type ImportPlan, type SaidOfRegister } from './solver.ts';

/** A table, and what was said about it. */
export interface Brought {
	kind: ImportKind;
	/** Into which area; none where it is for the whole. */
	area: string | null;
	table: Table;
	said: SaidOfImport;
	register: SaidOfRegister;
}

/** What would come of a table as the world is now; `digest` is another as soon as anything of it is. */
export interface Planned {
	read: ReadImport;
	plan: ImportPlan;
	digest: string;
}

/** Plans an import: what would become of each row, and what would be made. Throws Forbidden, and WrongFile for a column that is missing. */
export async function planImport(tx: Tx, { kind, area, table, said, register }: Brought): Promise<Planned> {
	if (!(await mayBringInto(tx, area))) throw new Forbidden();
	const read = readImport(table, kind, tx.zone, said);
	const plan =
		kind === 'people'
			? planPeople(read, await findKnownPeople(tx, read))
			: planRegister(read, await findKnownRegister(tx, read), register);
	const digest = createHash('sha256')
		.update(JSON.stringify(area ? [kind, register, plan, area] : [kind, register, plan]))
		.digest('hex');
	return { read, plan, digest };
}

/**
 * Brings a table in by the plan that was shown, whole or not at all; returns the import. Refused where the plan would be another
 * now, while a row is wrong, and where nothing is new.
 */
export async function carryOutImport(
	tx: Tx,
	brought: Brought,
	shown: string
): Promise<Outcome<'changed' | 'not-ready' | 'nothing-new' | 'no-pattern', string>> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	await lockImports(tx);
	const { read, plan, digest } = await planImport(tx, brought);
	if (digest !== shown) return refused('changed');
	if (!planOf(plan.rows).ready) return refused('not-ready');
	if (!plan.people.length && !plan.lines.length) return refused('nothing-new');
	if (plan.runs.length && !(await getRunAsPattern(tx, brought.register.run))) return refused('no-pattern');
	const id = uuidv7();
	await writeImport(tx, id, brought, { read, plan });
	const made = plan.people.map((person) => ({ ...person, id: uuidv7() }));
	await writePeople(tx, id, made);
	if (brought.kind === 'register')
		await writeRegister(tx, id, plan, { people: made.map((one) => one.id), like: brought.register.run });
	await record(tx, 'programmes.import.carried-out', { import: id, people: made.length, lines: plan.lines.length });
	return doneWith(id);
}

/** Whoever coordinates the whole brings in what is for the whole; whoever coordinates areas brings into one of hers. */
async function mayBringInto(tx: Tx, area: string | null): Promise<boolean> {
	if (!mayManageCourses(tx.actor)) return false;
	if (coordinates(tx.actor) === null) return area === null;
	return (await listAreasToBringInto(tx)).some(({ id }) => id === area);
}

/** Takes back whatever an import made. Refused once something was done with it, and after 30 days. */
export async function undoImport(tx: Tx, id: string): Promise<Outcome<'built-on' | 'too-late' | 'undone'>> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const brought = await tx.db
		.selectFrom('programmes.import')
		.select(['undone_at', sql<boolean>`done_at > platform.now() - interval '30 days'`.as('isFresh')])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!brought) throw new NotFound();
	if (brought.undone_at) return refused('undone');
	if (!brought.isFresh) return refused('too-late');
	const { rows } = await sql<{ done: boolean }>`select programmes.take_import_back(${id}::uuid) as done`.execute(tx.db);
	if (!rows[0]?.done) return refused('built-on');
	while (await takeSomeBack(tx, id));
	await record(tx, 'programmes.import.taken-back', { import: id });
	return done;
}

/** Takes out some of the people whom an import made, and says whether there were any. */
async function takeSomeBack(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ count: number }>`select programmes.take_people_back(${id}::uuid) as count`.execute(
		tx.db
	);
	return (rows[0]?.count ?? 0) > 0;
}

/** Lets go of what was made by which import once it can't be taken back any more. */
export async function letOldImportsGo(job: Tx): Promise<void> {
	const old = job.db
		.selectFrom('programmes.import')
		.select('id')
		.where('done_at', '<', sql<Date>`platform.now() - interval '30 days'`);
	const gone = await job.db.deleteFrom('programmes.imported').where('import_id', 'in', old).executeTakeFirst();
	await record(job, 'programmes.import.let-go', { count: Number(gone.numDeletedRows) });
}

async function writeImport(
	tx: Tx,
	id: string,
	{ kind, area, table }: Brought,
	{ read, plan }: Pick<Planned, 'read' | 'plan'>
): Promise<void> {
	const columns = Object.fromEntries(table.headers.map((header) => [header, read.columns.get(header) ?? '']));
	const counts = { people: plan.people.length, lines: plan.lines.length };
	const own = { org_id: tx.actor.orgId, id, kind, area_id: area, done_by: tx.actor.id ?? '' };
	await tx.db
		.insertInto('programmes.import')
		.values({ ...own, ...counts, file_name: table.name.slice(0, 200), columns: JSON.stringify(columns) })
		.execute();
}

type Part = 'person' | 'run' | 'meeting' | 'membership' | 'line';

/** Notes what was made, so that it can be taken back. */
async function noteMade(tx: Tx, importId: string, part: Part, ids: readonly string[]): Promise<void> {
	await sql`insert into programmes.imported (org_id, import_id, part, row_id)
		select ${tx.actor.orgId}::uuid, ${importId}::uuid, ${part}::text, one from unnest(${ids}::uuid[]) as one`.execute(
		tx.db
	);
}

/** So many at a time, for a statement that takes long is ended. */
function inParts<One>(all: readonly One[], most = 250): One[][] {
	return Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));
}

async function writePeople(
	tx: Tx,
	importId: string,
	people: readonly (ImportPlan['people'][number] & { id: string })[]
): Promise<void> {
	const who = people.map((person) => ({ ...person, language: person.language || tx.defaultLanguage }));
	for (const some of inParts(who)) await sql`select people.write_down(${JSON.stringify(some)}::jsonb)`.execute(tx.db);
	const ids = people.map(({ id }) => id);
	await noteMade(tx, importId, 'person', ids);
}

async function writeRegister(
	tx: Tx,
	importId: string,
	plan: ImportPlan,
	{ people, like }: { people: readonly string[]; like: string }
): Promise<void> {
	const runs = await writeEarlierRuns(tx, plan, like);
	const meetings = await writeEarlierMeetings(tx, plan, runs, like);
	await noteMade(tx, importId, 'run', runs);
	await noteMade(tx, importId, 'meeting', meetings);
	const idIn = (made: readonly string[], one: string | number) => (typeof one === 'number' ? (made[one] ?? '') : one);
	const lines = plan.lines.map(({ meeting, person, run, state }) => ({
		id: uuidv7(),
		session: idIn(meetings, meeting),
		person: idIn(people, person),
		run: idIn(runs, run),
		state
	}));
	for (const [run, those] of Map.groupBy(lines, (line) => line.run)) {
		const who = [...new Set(those.map(({ person }) => person))];
		const { rows } = await sql<{
			id: string;
		}>`select people.welcome_all(${run}::uuid, ${who}::uuid[]) as id`.execute(tx.db);
		await noteMade(
			tx,
			importId,
			'membership',
			rows.map(({ id }) => id)
		);
	}
	for (const some of inParts(lines)) await writeLines(tx, importId, some);
	await noteMade(
		tx,
		importId,
		'line',
		lines.map(({ id }) => id)
	);
}

/** Whoever has no place in the run walked in. Throws where somebody else wrote one of these lines at the same moment. */
async function writeLines(
	tx: Tx,
	importId: string,
	lines: readonly { id: string; session: string; person: string; run: string; state: string }[]
): Promise<void> {
	await sql`insert into programmes.attendance (org_id, id, session_id, person_id, state, walk_in, noted_by, noted_at)
		select ${tx.actor.orgId}::uuid, one.id, one.session, one.person, one.state,
			not exists (select from programmes.registration r where r.cohort_id = one.run and r.person_id = one.person and r.state in ('place', 'left')),
			${tx.actor.id}::uuid, (select done_at from programmes.import where id = ${importId}::uuid)
		from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as one(id uuid, session uuid, person uuid, run uuid, state text)`.execute(
		tx.db
	);
}

/** Earlier runs like one that is there, as they are found on a register: over, and on no list of what is on. */
async function writeEarlierRuns(tx: Tx, plan: ImportPlan, like: string): Promise<string[]> {
	const made: string[] = [];
	for (const [place, { named }] of plan.runs.entries()) {
		const pattern = await getRunAsPattern(tx, like);
		if (!pattern) throw new NotFound();
		const { hours: _, children, ...same } = pattern;
		const id = uuidv7();
		const firstDay =
			plan.meetings
				.filter(({ run }) => run === place)
				.map(({ on }) => on)
				.sort()[0] ?? '';
		const published = { published_at: tx.now, published_by: tx.actor.id, created_by: tx.actor.id };
		await tx.db
			.insertInto('programmes.cohort')
			.values({
				...{ org_id: tx.actor.orgId, id, ...same, ...published },
				children: children === 'creche' ? 'none' : children,
				slug: `${firstDay}-${id.slice(-8)}`, // when, never what for
				label: JSON.stringify({ [tx.defaultLanguage]: named })
			})
			.execute();
		made.push(id);
	}
	return made;
}

async function writeEarlierMeetings(
	tx: Tx,
	plan: ImportPlan,
	runs: readonly string[],
	like: string
): Promise<string[]> {
	if (!plan.meetings.length) return [];
	const [from = '10:00', to = '12:00'] = ((await getRunAsPattern(tx, like))?.hours ?? '').split(' ').filter(Boolean);
	const ids = plan.meetings.map(() => uuidv7());
	const inOrder = plan.meetings.map((meeting, place) => ({ ...meeting, place })).sort((a, b) => (a.on < b.on ? -1 : 1));
	const numbers = new Map<number, number>();
	const rows = inOrder.map(({ run, on, place }) => {
		const week = (numbers.get(run) ?? 0) + 1;
		numbers.set(run, week);
		return {
			...{ org_id: tx.actor.orgId, id: ids[place] ?? '', cohort_id: runs[run] ?? '', week },
			title: JSON.stringify(pastMeeting),
			starts_at: instantOf(on, from, tx.zone),
			ends_at: instantOf(on, to, tx.zone)
		};
	});
	await tx.db.insertInto('programmes.session').values(rows).execute();
	return ids;
}
