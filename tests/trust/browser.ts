// A browser without a screen: it keeps cookies, says where a form comes from, and follows nothing by itself.
import { sql } from 'kysely';
import { instant } from '#platform/clock.ts';
import { connect, type Connection } from '#platform/db/connection.ts';
import { asOf, inTransaction, type Role, type Tx } from '#platform/db/tx.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { mintProof } from '#platform/identity/proof.ts';
import { choosePassword, finishSetUp, secretOf } from '#platform/identity/set-up.ts';
import { digitsAt } from '#platform/identity/totp.ts';
import { settle } from '#platform/runtime.ts';
import type { TestDatabase } from '../support/database.ts';
import { exampleKey } from '../support/example-key.ts';
import { test as withApp, type Answer, type Served } from './served.ts';

/** One person's browser. */
export interface Browser {
	cookies: Map<string, string>;
	open(path: string, headers?: Record<string, string>): Promise<Answer>;
	send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export function newBrowser(served: Served): Browser {
	const cookies = new Map<string, string>();
	const ask = async (path: string, asked: { method?: string; body?: string; headers?: Record<string, string> }) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...(cookie ? { cookie } : {}), ...asked.headers };
		const answer = await served.ask(path, { ...asked, headers });
		for (const line of (answer.headers['set-cookie'] ?? '').split('\n').filter(Boolean)) {
			const [pair = ''] = line.split(';');
			const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
			if (/max-age=0/i.test(line)) cookies.delete(name);
			else cookies.set(name, value);
		}
		return answer;
	};
	return {
		cookies,
		open: (path, headers) => ask(path, { headers }),
		send: (path, fields, headers = {}) =>
			ask(path, {
				method: 'POST',
				body: new URLSearchParams(fields).toString(),
				headers: { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded', ...headers }
			})
	};
}

/** The served charity from behind: its database as the app sees it and as its owner does. */
export interface Behind {
	orgId: string;
	owner: Connection;
	door<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Somebody new, who signs in with this address. */
	somebody(email: string, roles?: readonly Role[]): Promise<string>;
	/** Somebody on the team who has set both factors: the secret on her phone. */
	colleague(
		email: string,
		password: string,
		roles?: readonly Role[]
	): Promise<{ id: string; secret: string; codes: string[] }>;
	/** As if a day had passed for every limit. */
	forgetTries(): Promise<void>;
}

async function lookBehind(served: Served, database: TestDatabase): Promise<Behind & { close(): Promise<void> }> {
	settle({
		...database,
		dataDir: '',
		origin: served.url.origin,
		demonstration: false,
		installationKey: exampleKey, // the one the app is served with
		mailFrom: 'hello@example.org',
		trustProxy: false,
		cheapHashes: process.env.KITH_DEEP !== '1' // the long trials measure time
	});
	const [app, owner] = [connect(database.appUrl, 4), connect(database.ownerUrl, 2)];
	const orgId = served.set.ids.org.ours;
	const door = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(app.db, { orgId, kind: 'door' }, work);
	return {
		orgId,
		owner,
		door,
		somebody: (email, roles) => makeAccount(owner.db, orgId, email, roles),
		async colleague(email, password, roles = ['facilitator']) {
			const id = await makeAccount(owner.db, orgId, email, roles);
			const token = await door((tx) => mintProof(tx, id, 'staff-invitation'));
			const chosen = await choosePassword(token, password, []);
			const sealed = chosen.ok ? chosen.value : '';
			const secret = secretOf(token, sealed) ?? '';
			const before = instant() - 600_000;
			const finished = await door((tx) =>
				finishSetUp(asOf(tx, new Date(before)), token, sealed, digitsAt(secret, before))
			);
			return { id, secret, codes: finished.ok ? finished.value.codes : [] };
		},
		forgetTries: async () => void (await owner.db.deleteFrom('platform.tally').execute()),
		close: async () => void (await Promise.all([app.close(), owner.close()]))
	};
}

/** A test with the app served, and a look behind it. */
export const test = withApp.extend('behind', { scope: 'file' }, async ({ served, database }, { onCleanup }) => {
	const behind = await lookBehind(served, database);
	onCleanup(() => behind.close());
	return behind as Behind;
});

/** The password of every colleague in these tests. */
export const password = 'slow river over stones';

/** Signs somebody on the team in with both factors. */
export async function signIn(
	served: Served,
	email: string,
	secret: string,
	browser = newBrowser(served),
	now = instant()
) {
	await browser.send('/staff/sign-in', { email, password });
	return { browser, answer: await browser.send('/staff/second-factor', { code: digitsAt(secret, now) }) };
}

/** How many letters to sign in with were asked for and let through. */
export async function lettersAsked(behind: Behind): Promise<number> {
	const { rows } = await sql<{ asked: number }>`select count(*)::int as asked from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sign-in-asked'`.execute(
		behind.owner.db
	);
	return rows[0]?.asked ?? 0;
}
