// What was confirmed to a person must survive a power cut, so Kith refuses to start on a database that may lose what it confirmed.
import { m } from '#messages';
import type pg from 'pg';
import { connected } from './connected.ts';

type Need = { setting: string; allowed: readonly string[]; remedy: () => string };

const alterSystem = (setting: string) => () => m.database_remedy({ statement: `alter system set ${setting} = on` });

const NEEDS: readonly Need[] = [
	{ setting: 'fsync', allowed: ['on'], remedy: alterSystem('fsync') },
	{ setting: 'full_page_writes', allowed: ['on'], remedy: alterSystem('full_page_writes') },
	{ setting: 'synchronous_commit', allowed: ['on', 'remote_apply'], remedy: alterSystem('synchronous_commit') },
	{
		setting: 'data_checksums',
		allowed: ['on'],
		remedy: () => m.database_remedy_checksums({ program: 'pg_checksums --enable' })
	}
];

async function refuseForgetful(client: pg.Client): Promise<void> {
	for (const { setting, allowed, remedy } of NEEDS) {
		const { rows } = await client.query<{ value: string; login: string }>(
			'select current_setting($1) as value, current_user as login',
			[setting]
		);
		const { value, login } = rows[0]!;
		if (allowed.includes(value)) continue;
		throw new Error(m.database_forgetful({ setting, value, login, right: allowed[0] ?? '', remedy: remedy() }));
	}
}

/** Refuses a database whose settings could lose what people were told is saved. */
export async function refuseForgetfulDatabase(urls: readonly string[]): Promise<void> {
	for (const url of urls) await connected(url, refuseForgetful);
}
