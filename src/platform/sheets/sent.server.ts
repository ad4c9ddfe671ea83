import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fileIn, textIn } from '../forms/sent.server.ts';

/** A table as it was sent: the file chosen, or what the page held meanwhile, so that nobody chooses it twice. */
export interface SentSheet {
	name: string;
	bytes: Uint8Array;
	length: number;
	held: string;
}

/** The file chosen, or the one that the page held while it asked. Of one that weighs more than `largest` nothing is kept but how much. */
export async function spreadsheetIn(request: Request, largest: number): Promise<SentSheet> {
	const chosen = await fileIn(request, 'file');
	if (!chosen) return heldIn(request, largest);
	const isTooLarge = chosen.size > largest;
	const bytes = isTooLarge ? new Uint8Array() : new Uint8Array(await chosen.arrayBuffer());
	return { name: chosen.name, bytes, length: chosen.size, held: deflateRawSync(bytes).toString('base64') };
}

async function heldIn(request: Request, largest: number): Promise<SentSheet> {
	const held = await textIn(request, 'held');
	const name = (await textIn(request, 'heldName')) || 'spreadsheet.csv';
	try {
		const packed = Buffer.from(held, 'base64');
		const bytes = packed.length ? inflateRawSync(packed, { maxOutputLength: largest }) : new Uint8Array();
		return { name, bytes, length: bytes.length, held };
	} catch {
		return { name, bytes: new Uint8Array(), length: 0, held: '' };
	}
}
