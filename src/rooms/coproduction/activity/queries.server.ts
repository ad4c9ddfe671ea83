import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Activity, Captured, Moment, ActivityChildren } from './activity.ts';
import { activityInLibrary } from './library.ts';

/** An activity of the charity's own. */
export interface OwnActivity extends Activity {
	writtenBy: string;
	/** Since when it is offered no more. */
	retiredAt: Date | null;
	version: number;
}

type Told = Record<'title' | 'aim' | 'need' | 'steps' | 'reading' | 'mind', Words>;

const ownActivities = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.activity')
		.select(['id', 'moment', 'minutes', 'least', 'most', 'children', 'captures', 'credit'])
		.select(['title', 'aim', 'need', 'steps', 'reading', 'mind'])
		.select(['written_by as writtenBy', 'retired_at as retiredAt', 'version'])
		.$narrowType<Told & { moment: Moment; children: ActivityChildren; captures: Captured }>()
		.orderBy('id');

type Row = Awaited<ReturnType<ReturnType<typeof ownActivities>['executeTakeFirstOrThrow']>>;
const asActivity = ({ least, most, ...row }: Row): OwnActivity => ({ ...row, people: [least, most] });

/** The charity's own activities, as they were written one after another; also those that are offered no more. */
export async function listOwnActivities(tx: Tx): Promise<OwnActivity[]> {
	return (await ownActivities(tx).execute()).map(asActivity);
}

/** One of the charity's own activities, also one that is offered no more. Throws NotFound. */
export async function getOwnActivity(tx: Tx, id: string): Promise<OwnActivity> {
	const row = isId(id) ? await ownActivities(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return asActivity(row);
}

/** An activity of the library by its name, or one of the charity's own by its id. Throws NotFound. */
export async function getActivity(tx: Tx, id: string): Promise<Activity | OwnActivity> {
	return activityInLibrary(id) ?? (await getOwnActivity(tx, id));
}
