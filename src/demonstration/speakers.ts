import { connect, type Connection } from '../platform/db/connection.ts';
import { inTransaction, type Tx } from '../platform/db/tx.ts';
import { endSession, hashOf, nameDevice, openSession } from '../platform/identity/session.ts';
import { runtime } from '../platform/runtime.ts';

export type Work = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** How the demonstration is filled: by people who speak, each with her own session, through the commands of the screens. */
export class Speakers {
	readonly #connection: Connection = connect(runtime().appUrl, 2);
	readonly #worker: Connection = connect(runtime().workerUrl, 1);
	readonly #host: Connection = connect(runtime().hostUrl, 1);
	readonly orgId: string;
	/** Who is signed in on her phone, and sessions that end when the demonstration is filled. */
	readonly #phones = new Set<string>();
	readonly #borrowed: string[] = [];

	constructor(orgId: string) {
		this.orgId = orgId;
	}

	/** Work as the unattended door. */
	readonly door: Work = (work) => inTransaction(this.#connection.db, { orgId: this.orgId, kind: 'door' }, work);

	/** Work as whoever holds a link of her own. */
	readonly link: Work = (work) => inTransaction(this.#connection.db, { orgId: this.orgId, kind: 'link' }, work);

	/** Work as the host at the command line. */
	readonly host: Work = (work) => inTransaction(this.#host.db, { orgId: this.orgId, kind: 'host' }, work);

	/** Work as timed work does it. */
	readonly job: Work = (work) => inTransaction(this.#worker.db, { orgId: this.orgId, kind: 'job' }, work);

	/** Somebody signs in, and speaks from now on. The first time it is on her phone, which stays signed in. */
	async as(accountId: string, strong = true): Promise<Work> {
		const { token } = await this.door((door) => openSession(door, accountId, strong));
		if (this.#phones.has(accountId)) this.#borrowed.push(token);
		else await this.door((door) => nameDevice(door, token, { device: 'phone', browser: 'Chrome' }));
		this.#phones.add(accountId);
		return (work) => inTransaction(this.#connection.db, { session: hashOf(token) }, work);
	}

	/** Work of somebody who signed in and goes to the door herself. */
	async atDoor<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
		const { token } = await this.door((door) => openSession(door, accountId, false));
		this.#borrowed.push(token);
		return inTransaction(this.#connection.db, { session: hashOf(token), atDoor: true }, work);
	}

	/** Work as a phone without signal speaks, which took a register along. */
	pocket<T>(token: string, work: (tx: Tx) => Promise<T>): Promise<T> {
		return inTransaction(this.#connection.db, { pocket: hashOf(token) }, work);
	}

	async close(): Promise<void> {
		for (const token of this.#borrowed) await this.door((door) => endSession(door, token));
		await Promise.all([this.#connection, this.#worker, this.#host].map((each) => each.close()));
	}
}
