import type { Refusal } from '../mail/refusal.ts';
import type { Go } from '../mail/ruling.ts';
import { runtime } from '../runtime.ts';
import type { Text } from './compose.ts';

/** How long a provider may take to take one text. */
const patience = 15_000;

/** What a provider says of one number or text for good; anything else may pass, or is for whoever hosts Kith to mend. */
const finalOnes: readonly number[] = [400, 404, 410, 422];

/** Hands one text to the provider, which does once what has one id; gives back why it did not take it, or nothing. Only with leave to go there. */
export async function sendText(text: Text, go: Go): Promise<Refusal | null> {
	if (go.way !== 'text' || go.address !== text.to) throw new Error('a text has leave to go elsewhere');
	const server = runtime().textServer;
	if (!server) return { isFinal: false, isAboutHer: false, code: 'NO_PROVIDER' };
	try {
		const { status } = await fetch(server.url, {
			method: 'POST',
			redirect: 'error',
			signal: AbortSignal.timeout(patience),
			headers: {
				authorization: `Bearer ${server.key}`,
				'content-type': 'application/json',
				'idempotency-key': text.id
			},
			body: JSON.stringify(text)
		});
		if (status >= 200 && status < 300) return null;
		const isFinal = finalOnes.includes(status);
		return { isFinal, isAboutHer: isFinal, code: `HTTP ${status}` };
	} catch {
		return { isFinal: false, isAboutHer: false, code: 'ENOPROVIDER' };
	}
}
