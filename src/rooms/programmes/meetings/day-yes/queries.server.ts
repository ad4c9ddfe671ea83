import type { Tx } from '#platform/db/tx.ts';
import { noteAccessHourly } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import type { SaidForDay } from './form.ts';

/** What she said for a day herself; nothing where she said nothing. */
export async function findOwnDayYes(tx: Tx, sessionId: string): Promise<SaidForDay | undefined> {
	return tx.db
		.selectFrom('programmes.day_yes')
		.select(['photos', 'emergency'])
		.where('session_id', '=', sessionId)
		.where('person_id', '=', tx.actor.id)
		.executeTakeFirst();
}

/** What a family that comes along said for the day; null of what it did not say. */
export interface DayFamily {
	personId: string;
	called: string;
	grownUps: number;
	children: number;
	photos: boolean | null;
	/** The number that she gave for the day, on that day alone; empty where she gave none. */
	emergency: string;
	/** She gave a number, which can be read on the day. */
	hasNumber: boolean;
}

/** Who comes along on a trip, with what each said for that day. Numbers can be read on the day itself, by whoever runs it, and each family sees who looked. */
export async function openDayFamilies(
	tx: Tx,
	day: { id: string; cohortId: string; startsAt: Date }
): Promise<DayFamily[]> {
	if (!mayRunSession(tx.actor, day.cohortId)) throw new Forbidden();
	const isToday = isoDay(day.startsAt, tx.zone) === isoDay(tx.now, tx.zone);
	const rows = await tx.db
		.selectFrom('programmes.registration as r')
		.innerJoin('people.card as card', 'card.id', 'r.person_id')
		.leftJoin('programmes.day_yes as said', (join) =>
			join.onRef('said.person_id', '=', 'r.person_id').on('said.session_id', '=', day.id)
		)
		.select(['r.person_id as personId', 'card.called', 'r.grown_ups as grownUps', 'r.children'])
		.select(['said.photos', 'said.emergency'])
		.where('r.cohort_id', '=', day.cohortId)
		.where((on) => on.or([on('r.session_id', 'is', null), on('r.session_id', '=', day.id)]))
		.where('r.state', '=', 'place')
		.orderBy('card.called')
		.orderBy('r.person_id')
		.execute();
	const given = rows.filter(({ emergency }) => emergency).map(({ personId }) => personId);
	if (isToday && given.length) await noteAccessHourly(tx, given, 'programmes.day-yes');
	return rows.map(({ emergency, called, ...row }) => ({
		...row,
		called: called ?? '',
		emergency: isToday ? (emergency ?? '') : '',
		hasNumber: Boolean(emergency)
	}));
}
