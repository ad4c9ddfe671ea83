import type { TextServer } from './settings/text.ts';
import type { Trust } from './settings/trust.ts';

/**
 * Where this process finds its database and its folders. `server.ts` and the command line settle it before
 * the built app is loaded; the app is a separate bundle, so it travels on the process itself.
 */
export interface Runtime {
	appUrl: string;
	/** The login of timed work, which alone may speak as a job. */
	workerUrl: string;
	/** The login of the command line, which alone may speak as the host. */
	hostUrl: string;
	ownerUrl: string;
	dataDir: string;
	/** The address people type, such as https://kith.example.org; used in letters and QR codes. */
	origin: string;
	demonstration: boolean;
	/** 32 random bytes, base64url: seals TOTP secrets, keys limits, and the house is known by it at the door. */
	installationKey: string;
	/** SMTP address, or none: letters then go to a folder. */
	smtpUrl?: string;
	mailFrom: string;
	/** Who takes texts, or nobody: then people ring or text by hand. */
	textServer?: TextServer;
	/** Whose word about a visitor counts: TRUST_PROXY. */
	trustProxy: Trust;
	/** For tests alone, which make many passwords that are nobody's; no setting of a host leads here. */
	cheapHashes?: boolean;
}

const place: unique symbol = Symbol.for('kith.runtime') as never;
type Carrier = { [place]?: Runtime };

/** Settles where this process finds things, once, before anything else runs. */
export function settle(runtime: Runtime): void {
	(globalThis as Carrier)[place] = runtime;
}

/** Whether this process serves tests, development or a demonstration: a fault that a live house would survive is told there at once. */
export function failsLoudly(): boolean {
	const settled = (globalThis as Carrier)[place];
	return settled?.cheapHashes === true || settled?.demonstration === true;
}

/** Whether this process serves tests, whose passwords need no hash that takes long. */
export const hashesCheaply = (): boolean => (globalThis as Carrier)[place]?.cheapHashes === true;

/** Whether letters reach anybody: a mail server is named; those of a demonstration are read on a page of it. */
export function lettersGo(): boolean {
	const { smtpUrl, demonstration } = runtime();
	return demonstration || smtpUrl !== undefined;
}

/** Where this process finds things. Throws when nobody settled it. */
export function runtime(): Runtime {
	const settled = (globalThis as Carrier)[place];
	if (!settled) throw new Error('Kith was not started through bin/kith: no database is settled');
	return settled;
}
