import { createHash } from 'node:crypto';
import type { Actor } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { plainSigns } from '#platform/forms/signs.ts';
import { mayRunCampaign } from '../campaign/policy.ts';

/** Those who write notes down for a campaign: who was named to listen, and those who run it, who type what came on paper. */
export function mayListen(actor: Actor, campaign: { projectId: string }, isListener: boolean): boolean {
	return actor.id !== null && (isListener || mayRunCampaign(actor, campaign));
}

/** Why a note can't be handed in: the campaign is closed, its first day is still to come, or the day lies ahead. */
export type ListeningRefusal = 'closed' | 'not-yet' | 'day-ahead';

/** For how many days a listener still sees what she handed in. */
export const daysSeen = 7;

/** No vowels, so that no word comes about, and nothing that looks like something else. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** The eight letters that such bytes are read as. */
export function lettersFrom(bytes: Buffer): string {
	let rest = bytes.readBigUInt64BE();
	return Array.from({ length: 8 }, () => {
		const letter = letters[Number(rest % 20n)] ?? '';
		rest /= 20n;
		return letter;
	}).join('');
}

/** The code on the receipt of a note: always the same eight letters, and no way from them to the note without the key of the house. */
export function receiptOfNote(noteId: string): string {
	return lettersFrom(keyed('receipt of a note', noteId));
}

/** What is kept of a code, however somebody typed it: case, gaps and dashes make no other. */
export function hashOfReceipt(typed: string): Buffer {
	const plain = plainSigns(typed.slice(0, 60))
		.toUpperCase()
		.replace(/[^A-Z]/g, '');
	return keyed('code on a receipt', plain);
}

/** The id of a note, or of a name, that came by a link: the same for the same form with the same words, so that sent twice it is one; it says nothing of when. */
export function idOfLinkNote(formId: string, words: unknown): string {
	const hex = createHash('sha256')
		.update(keyed('note by link', JSON.stringify([formId, words])))
		.digest('hex');
	const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A receipt as it is read aloud or written down, in two parts. */
export function inTwo(receipt: string): string {
	return `${receipt.slice(0, 4)}-${receipt.slice(4)}`;
}
