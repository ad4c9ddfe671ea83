import { m } from '#messages';
import { databaseSaid, openDatabase, type Database } from '../platform/db/open.ts';
import { migrate } from '../platform/db/migrate.ts';
import { followClock, showClock } from '../platform/db/set-clock.ts';
import { tellWord } from '../platform/db/word.ts';
import { instantOf } from '../platform/i18n/dates.ts';
import { settle, type Runtime } from '../platform/runtime.ts';
import { readSaid } from '../platform/settings/said.ts';
import { installationKey } from './keys.ts';

/** Where a house has its data, and under which address people reach it. */
export interface HousePlace {
	dataDir: string;
	origin: string;
	demonstration: boolean;
}

/** Opens the database (its own, or the one DATABASE_URL names), brings it up to date and settles this process. */
export async function openHouse({
	dataDir,
	origin,
	demonstration
}: HousePlace): Promise<{ database: Database; settled: Runtime }> {
	const said = readSaid();
	const database = await openDatabase({ dataDir, ...databaseSaid() });
	const key = installationKey(dataDir);
	try {
		await migrate(database.ownerUrl);
		await tellWord(database.ownerUrl, key);
	} catch (error) {
		await database.stop();
		throw error;
	}
	const settled: Runtime = {
		appUrl: database.appUrl,
		workerUrl: database.workerUrl,
		hostUrl: database.hostUrl,
		ownerUrl: database.ownerUrl,
		dataDir,
		origin,
		demonstration,
		installationKey: key,
		smtpUrl: demonstration ? undefined : process.env.SMTP_URL?.trim() || undefined,
		textServer: demonstration ? undefined : said.textServer,
		mailFrom: said.mailFrom ?? `hello@${new URL(origin).hostname}`,
		trustProxy: said.trust
	};
	settle(settled);
	if (demonstration) await showClock(database.ownerUrl, todayOf(process.env.KITH_TODAY));
	else await followClock(database.ownerUrl);
	return { database, settled };
}

/** The moment at which a demonstration is to begin: a day (2026-12-31, at ten in the morning), with a time (2026-12-31T23:59), or an instant. */
function todayOf(named: string | undefined): Date | undefined {
	if (!named) return undefined;
	const [, day = '', time = '10:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(named) ?? [];
	const today = day ? instantOf(day, time, 'Europe/London') : new Date(named);
	if (Number.isNaN(today.getTime())) throw new Error(m.shell_today_wrong({ found: named }));
	return today;
}
