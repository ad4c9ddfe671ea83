import { join } from 'node:path';
import { root } from '../server/root.ts';
import { openHouse } from '../server/start.ts';

/** Where an installation keeps its data unless told otherwise: `data` in this folder, or KITH_DATA. */
export function dataDirOf(said: string | undefined): string {
	return said ?? process.env.KITH_DATA ?? join(root, 'data');
}

/** Does some work with the database open, and leaves it as it was found: a server that serves goes on. */
export async function withHouse<T>(
	dataDir: string,
	work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<T>
): Promise<T> {
	const house = await openHouse({
		dataDir,
		origin: process.env.ORIGIN ?? 'http://localhost:3000',
		demonstration: false
	});
	try {
		return await work(house);
	} finally {
		await house.database.stop();
	}
}
