import { networksOf } from './limits.ts';

/** `locals.allow`: counts a try apart from any other work. */
export type Allow = (what: string, key: string, most: number, windowSeconds: number) => Promise<boolean>;

const [quarter, day] = [15 * 60, 24 * 3600];
/** A community hall, or a mobile network, puts many people behind one address. */
const most = { askNetwork: 60, network: 30, crowd: 500, letters: 3, lettersDay: 10, joins: 5 };
const tries = { quarter: 10, day: 100, code: 5 };

/** Whether a device where this mailbox's owner signed in before may ask for one more letter: it has letters of its own. */
export async function mayAskOnOwnDevice(allow: Allow, device: string | null): Promise<boolean> {
	if (!device || !(await allow('letter-device-day', device, most.lettersDay, day))) return false;
	return allow('letter-device', device, most.letters, quarter);
}

/** Whether this network may ask for another letter. It says nothing about any account. */
export async function mayAskForLetter(allow: Allow, clientAddress: string): Promise<boolean> {
	return fromNetworks(allow, 'ask-network', clientAddress, most.askNetwork);
}

/** Whether one more letter may go to this mailbox, whoever asks and whether it is known here or not. */
export async function mayWriteTo(allow: Allow, mailbox: string): Promise<boolean> {
	if (!(await allow('letter-day', mailbox, most.lettersDay, day))) return false;
	return allow('letter', mailbox, most.letters, quarter);
}

/** When one more form to join may be sent under this mailbox or number: each brings it a letter, whoever typed it. */
export async function whenToJoinAs(allow: Allow, mailbox: string): Promise<'now' | 'in an hour' | 'tomorrow'> {
	if (!(await allow('join as, a day', mailbox, most.lettersDay, day))) return 'tomorrow';
	return (await allow('join as', mailbox, most.joins, 4 * quarter)) ? 'now' : 'in an hour';
}

/** Whether a six-digit code may be tried: by this browser, for this mailbox, from this network. */
export async function mayTryCode(allow: Allow, browser: string, mailbox: string, clientAddress: string) {
	if (!(await allow('code-browser', browser, tries.code, quarter))) return false;
	if (!(await fromNetworks(allow, 'code-network', clientAddress, most.askNetwork))) return false;
	return perPerson(allow, 'code', mailbox);
}

/** Whether a code from a card may be tried: by this network, and in this organisation, where ten digits keep it hopeless to guess. */
export async function mayTryCard(allow: Allow, orgId: string, clientAddress: string): Promise<boolean> {
	if (!(await fromNetworks(allow, 'card-network', clientAddress, most.network))) return false;
	return allow('card-organisation', orgId, most.crowd, quarter);
}

/** Whether this network may ask for another challenge for a passkey. It says nothing about any account. */
export async function mayTryPasskey(allow: Allow, clientAddress: string): Promise<boolean> {
	return fromNetworks(allow, 'passkey-network', clientAddress, most.askNetwork);
}

/** Whether a password may be tried. A device its owner signed in on before has tries of its own, which nobody else uses up. */
export async function mayTryPassword(allow: Allow, mailbox: string, device: string | null, clientAddress: string) {
	if (device && (await allow('password-device', device, tries.quarter, quarter))) return true;
	if (!(await fromNetworks(allow, 'password-network', clientAddress, most.network))) return false;
	return perPerson(allow, 'password', mailbox);
}

/** Whether a second factor may be tried for this account; a known device has tries of its own. */
export async function mayTrySecondFactor(allow: Allow, accountId: string, device: string | null): Promise<boolean> {
	if (device && (await allow('second-device', device, tries.quarter, quarter))) return true;
	return perPerson(allow, 'second', accountId);
}

async function perPerson(allow: Allow, what: string, key: string): Promise<boolean> {
	if (!(await allow(`${what}-day`, key, tries.day, day))) return false;
	return allow(what, key, tries.quarter, quarter);
}

/** What a wider network may try, as a multiple of what a household may: whoever has the whole of it gains little. */
const wider = [1, 2, 4];

/** Whether a network may try once more, counted with the wider ones that it lies in: a home connection has 256 networks of IPv6. */
async function fromNetworks(allow: Allow, what: string, clientAddress: string, ofOne: number): Promise<boolean> {
	for (const [index, network] of [...new Set(networksOf(clientAddress))].entries())
		if (!(await allow(what, network, ofOne * (wider[index] ?? 1), quarter))) return false;
	return true;
}

/**
 * Whether very many tried lately in this organisation. Then whoever is not known here waits a little before each try; she
 * is never refused because of what others do, or a stranger could lock everybody out.
 */
export async function isCrowded(allow: Allow, what: 'ask' | 'password', orgId: string): Promise<boolean> {
	return !(await allow(`${what}-crowd`, orgId, most.crowd, quarter));
}

/** How long she waits then. */
export const crowdPause = 3000;
