import { databaseIsAway } from '#platform/db/away.ts';

/** Tries again where others were at work for too long, as whoever is told so does: on a busy machine fifty at once take longer than one of them waits. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (let left = 20; ; left--)
		try {
			return await work();
		} catch (error) {
			if (!left || !databaseIsAway(error)) throw error;
		}
}
