import { uuidv7 } from '#platform/db/ids.ts';
import type { House } from '../support/house.ts';
import { tuesdays } from '#rooms/programmes/courses/cohort/examples.ts';
import type { NewCourse } from '#rooms/programmes/courses/cohort/form.ts';

/** What a coordinator fills in for a new course on Tuesdays, with wishes of her own. */
export const course = (venueId: string, wishes: Partial<NewCourse> = {}): NewCourse => ({
	...tuesdays,
	id: uuidv7(),
	venueId,
	...wishes
});

const tables = [
	'programmes.venue',
	'programmes.programme',
	'programmes.cohort',
	'creche.band',
	'programmes.block',
	'programmes.session',
	'programmes.part',
	'programmes.registration',
	'platform.role_grant',
	'platform.letter',
	'platform.event'
] as const;

/** Everything that is kept about the courses of a charity, as one text: unchanged when nothing was. */
export async function kept(house: House): Promise<string> {
	const rows: unknown[] = [];
	for (const table of tables) {
		const all = await house.owner.db
			.selectFrom(table as 'programmes.venue')
			.selectAll()
			.where('org_id', '=', house.orgId)
			.execute();
		rows.push(all.map((row) => JSON.stringify(row)).sort());
	}
	return JSON.stringify(rows);
}

/** What was done by commands of this room so far, by name. */
export async function deeds(house: House): Promise<string[]> {
	const rows = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.orderBy('at')
		.execute();
	return rows.map((row) => row.action);
}
