import { randomBytes, timingSafeEqual } from 'node:crypto';
import { keyed } from './sealing.ts';

const most = 4;

/** The mark of a device where this mailbox's owner signed in before, or null. Whoever has no such device cannot make one up. */
export function knownDevice(held: string | undefined, mailbox: string): string | null {
	return marksIn(held).find(({ nonce, proof }) => isProof(proof, mailbox, nonce))?.nonce ?? null;
}

/** What the browser holds from now on: a mark for this mailbox beside those of others who sign in here. */
export function markDevice(held: string | undefined, mailbox: string): string {
	const others = marksIn(held).filter(({ nonce, proof }) => !isProof(proof, mailbox, nonce));
	const nonce = randomBytes(16).toString('base64url');
	const marks = [{ nonce, proof: proofOf(mailbox, nonce) }, ...others].slice(0, most);
	return marks.map((mark) => `${mark.nonce}.${mark.proof}`).join('~');
}

function marksIn(held: string | undefined): { nonce: string; proof: string }[] {
	return (held ?? '')
		.split('~')
		.slice(0, most)
		.map((mark) => mark.split('.'))
		.flatMap(([nonce, proof]) => (nonce && proof ? [{ nonce, proof }] : []));
}

const proofOf = (mailbox: string, nonce: string) => keyed('device', `${mailbox} ${nonce}`).toString('base64url');

function isProof(given: string, mailbox: string, nonce: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(proofOf(mailbox, nonce))];
	return one.length === other.length && timingSafeEqual(one, other);
}
