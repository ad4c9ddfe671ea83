import type { Refusal } from '../mail/refusal.ts';
import type { Go } from '../mail/ruling.ts';
import { hashesCheaply, runtime } from '../runtime.ts';
import { isPushService, type PushPhone } from './phone.ts';
import { senderKeys } from './sender.ts';

/** What a device shows: words that say only that there is a message, and where it is read. */
export interface Push {
	words: string;
	address: string;
}

/** What became of one message on the devices of somebody: why none took it, or nothing; and which are there no more. */
export interface Pushed {
	refusal: Refusal | null;
	gone: string[];
}

/** How long a push service may take to take one message, in milliseconds, and keeps it for a device that is off, in seconds. */
const [patience, keptFor] = [15_000, 3 * 86_400];
/** What a push service says of a device that is there no more, and what it will never take. */
const [goneOnes, finalOnes]: readonly number[][] = [
	[404, 410],
	[400, 401, 403, 413]
];

/** Tells each device of somebody that there is a message (RFC 8030, sealed by RFC 8291). Only with leave to go there. */
export async function sendPush(push: Push, go: Go): Promise<Pushed> {
	if (go.way !== 'push') throw new Error('a push has leave to go elsewhere');
	const said = await Promise.all(
		(go.phones ?? []).map(async (phone) => ({ id: phone.id, is: await tell(push, phone) }))
	);
	const gone = said.filter(({ is }) => goneOnes?.includes(is)).map(({ id }) => id);
	if (said.some(({ is }) => is >= 200 && is < 300)) return { refusal: null, gone };
	const waits = said.find(({ is }) => !goneOnes?.includes(is) && !finalOnes?.includes(is));
	if (waits) return { refusal: { isFinal: false, isAboutHer: waits.is > 0, code: codeOf(waits.is) }, gone };
	return { refusal: { isFinal: true, isAboutHer: true, code: codeOf(said.at(-1)?.is ?? 410) }, gone };
}

const codeOf = (status: number) => (status ? `HTTP ${status}` : 'ENOPUSH');

/** What the push service answered, as its number; 0 where nobody answered. */
async function tell(push: Push, phone: PushPhone): Promise<number> {
	if (!isPushService(phone.endpoint, hashesCheaply())) return 410;
	const { origin } = runtime();
	const subject = origin.startsWith('https://') ? origin : 'mailto:nobody@localhost';
	const { default: webPush } = await import('web-push');
	const keys = { p256dh: phone.p256dh, auth: phone.auth };
	const options = {
		vapidDetails: { subject, ...senderKeys() },
		TTL: keptFor,
		urgency: 'normal',
		topic: 'message'
	} as const;
	let asked: ReturnType<typeof webPush.generateRequestDetails>;
	try {
		asked = webPush.generateRequestDetails({ endpoint: phone.endpoint, keys }, JSON.stringify(push), options);
	} catch {
		return 400; // keys to which nothing can be sealed
	}
	const { 'Content-Length': _, ...headers } = asked.headers;
	try {
		const { status } = await fetch(asked.endpoint, {
			...{ method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patience) },
			headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
			body: asked.body
		});
		return status;
	} catch {
		return 0;
	}
}
