import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { ProjectFields } from './form.ts';

/** Something that parents and the charity make together. Its id is its circle. */
export interface Project extends ProjectFields {
	id: string;
	/** Since when anybody may know of it. */
	publishedAt: Date | null;
	version: number;
}

const columns = [
	'id',
	'name',
	'purpose',
	'ladder',
	'stage',
	'programme_id as programmeId',
	'published_at as publishedAt',
	'version'
] as const;

/** Every project that the speaker may see, the newest first. */
export async function listProjects(tx: Tx): Promise<Project[]> {
	const rows = await tx.db
		.selectFrom('coproduction.project')
		.select(columns)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.$narrowType<{ name: Words; purpose: Words; ladder: Project['ladder'] }>()
		.execute();
	return rows;
}

/** The project that a programme came of, or that it is to come of; the newest where there are several. */
export async function findProjectOf(tx: Tx, programmeId: string): Promise<Project | undefined> {
	return (await listProjects(tx)).find((project) => project.programmeId === programmeId);
}

/** The projects to which the speaker belongs, the newest first. */
export async function listOwnProjects(tx: Tx): Promise<Project[]> {
	if (!tx.actor.id) return [];
	const own = await sql<{ id: string }>`select coproduction.own_projects() as id`.execute(tx.db);
	const ids = own.rows.map(({ id }) => id);
	return ids.length ? (await listProjects(tx)).filter(({ id }) => ids.includes(id)) : [];
}

/** One project. Throws NotFound. */
export async function getProject(tx: Tx, id: string): Promise<Project> {
	const project = isId(id) ? await findProject(tx, id) : undefined;
	if (!project) throw new NotFound();
	return project;
}

function findProject(tx: Tx, id: string): Promise<Project | undefined> {
	return tx.db
		.selectFrom('coproduction.project')
		.select(columns)
		.where('id', '=', id)
		.$narrowType<{ name: Words; purpose: Words; ladder: Project['ladder'] }>()
		.executeTakeFirst();
}

/** Somebody who belongs to a project. */
export interface ProjectPerson {
	personId: string;
	called: string;
}

/** Who belongs to a project, for those who run it; whoever may not see its people gets nobody. */
export async function listProjectPeople(tx: Tx, projectId: string): Promise<ProjectPerson[]> {
	return tx.db
		.selectFrom('people.member as member')
		.innerJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'member.org_id').onRef('card.id', '=', 'member.person_id')
		)
		.select(['card.id as personId', 'card.called'])
		.where('member.circle_id', '=', projectId)
		.orderBy('card.called')
		.orderBy('card.id')
		.$narrowType<ProjectPerson>()
		.execute();
}
