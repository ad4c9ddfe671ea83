import { record } from '../audit/record.ts';
import type { Tx } from '../db/tx.ts';
import { uuidv7 } from '../db/ids.ts';
import { currentLanguage } from '../i18n/language.ts';
import { m } from '../i18n/messages.ts';
import { ownEmail } from '../identity/account/queries.server.ts';
import { maySettle } from '../identity/settings/commands.server.ts';
import { Forbidden } from '../outcome.ts';
import { compose } from './compose.ts';
import { senderOf } from './deliver.ts';
import { leaveToSend } from './ruling.ts';
import { send, type Envelope } from './transport.ts';
import { moment } from '../clock.ts';

/** What came of a test letter: whether it was taken, and the mail server's own words. */
export interface Tested {
	how: 'taken' | 'folder' | 'refused';
	address: string;
	said: string;
}

/** A letter to the coordinator herself, as every letter of her organisation is made; nothing where she has no address. */
export async function writeTestLetter(tx: Tx): Promise<Envelope | null> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	const address = await ownEmail(tx);
	if (!address) return null;
	await record(tx, 'platform.test-letter.sent', {});
	const letter = { subject: m.hosting_test_subject(), paragraphs: [m.hosting_test_letter()] };
	return compose(letter, { address, reads: currentLanguage() }, await senderOf(tx), uuidv7());
}

/** Sends it while she waits, outside any transaction, and says what the mail server said. */
export async function sendTestLetter(envelope: Envelope): Promise<Tested> {
	try {
		const go = leaveToSend({ way: 'email', address: envelope.to, from: moment() });
		const said = await send(envelope, go, true);
		return { how: said === null ? 'folder' : 'taken', address: envelope.to, said: said ?? '' };
	} catch (failure) {
		return { how: 'refused', address: envelope.to, said: failure instanceof Error ? failure.message : String(failure) };
	}
}
