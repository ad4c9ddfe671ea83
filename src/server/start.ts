import { openDatabase, type Database } from '../platform/db/open.ts';
import { migrate } from '../platform/db/migrate.ts';
import { followClock } from '../platform/db/set-clock.ts';
import { settle, type Runtime } from '../platform/runtime.ts';
import { installationKey } from './keys.ts';

export interface Place {
	dataDir: string;
	origin: string;
	demonstration: boolean;
}

/** Opens the database (its own, or the one DATABASE_URL names), brings it up to date and settles this process. */
export async function openHouse({
	dataDir,
	origin,
	demonstration
}: Place): Promise<{ database: Database; settled: Runtime }> {
	const { DATABASE_URL, APP_DATABASE_URL, BACKUP_DATABASE_URL, SMTP_URL, MAIL_FROM, TRUST_PROXY } = process.env;
	const database = await openDatabase({
		dataDir,
		databaseUrl: DATABASE_URL,
		appDatabaseUrl: APP_DATABASE_URL,
		backupDatabaseUrl: BACKUP_DATABASE_URL
	});
	try {
		await migrate(database.ownerUrl);
	} catch (error) {
		await database.stop();
		throw error;
	}
	const settled: Runtime = {
		appUrl: database.appUrl,
		ownerUrl: database.ownerUrl,
		dataDir,
		origin,
		demonstration,
		installationKey: installationKey(dataDir),
		smtpUrl: demonstration ? undefined : SMTP_URL,
		mailFrom: MAIL_FROM ?? `hello@${new URL(origin).hostname}`,
		trustProxy: TRUST_PROXY === '1'
	};
	settle(settled);
	await followClock(database.ownerUrl);
	return { database, settled };
}
