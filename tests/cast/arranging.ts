import { asOf } from '#platform/db/tx.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import type { House } from '../support/house.ts';
import { courseWith, lettersTo } from './joining.ts';

/** The time zone of the example charity. */
export const zone = 'Europe/London';
const mateo = { firstName: 'Mateo', ageBand: 'two', allergies: 'Nuts', needs: '' } as const;

/** A course to come with one parent and her child, and the sessions of it. */
export async function arranging(house: House) {
	const made = await courseWith(house, { firstDay: '2027-03-02' });
	const { person } = await made.joins({ children: [mateo] });
	const sessions = await made.coordinator((tx) => listSessions(tx, made.course.id));
	const week = (number: number) => sessions.find((session) => session.week === number) ?? raise(number);
	const crecheDays = async () => {
		const rows = await house.owner.db
			.selectFrom('people.creche_day')
			.select('day')
			.where('circle_id', '=', made.course.id)
			.orderBy('day')
			.execute();
		return rows.map((row) => row.day);
	};
	/** What the work of the minute writes once the time to undo is over. */
	const news = async () => {
		await house.as('job', (job) => tellOfChanges(asOf(job, new Date(job.now.getTime() + 11 * 60_000))));
		return newsNow();
	};
	const newsNow = async () =>
		(await lettersTo(house, person)).filter((letter) => letter.kind === 'programmes.session-news');
	return { ...made, person, week, crecheDays, news, newsNow };
}

function raise(week: number): never {
	throw new Error(`there is no week ${week}`);
}

/** The third week as it is. */
export const asIs = { title: { en: 'Saying no kindly' }, day: '2027-03-16', from: '10:00', to: '12:00', version: 1 };
