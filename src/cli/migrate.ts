import { databaseSaid, openDatabase } from '../platform/db/open.ts';
import { migrate } from '../platform/db/migrate.ts';
import { m } from '#messages';
import { answer, type Out } from './out.ts';
import { dataDirOf } from './place.ts';

/** Brings the database up to date and says which steps that took. */
export async function migrateDatabase(given: { data?: string; json: boolean }, out: Out): Promise<number> {
	const database = await openDatabase({ dataDir: dataDirOf(given.data), ...databaseSaid() });
	try {
		const { applied } = await migrate(database.ownerUrl);
		answer(
			out,
			given.json,
			{ applied },
			applied.length ? applied.map((name) => m.shell_applied({ name })).join('\n') : m.shell_up_to_date()
		);
		return 0;
	} finally {
		await database.stop();
	}
}
