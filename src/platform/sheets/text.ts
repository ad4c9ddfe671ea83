import { unmeantIn } from '../forms/unseen.ts';
import { m } from '#messages';
import { wrongAt } from './wrong-file.ts';

/** How the letters of a text are written down. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252' | 'Mac OS Roman';

/**
 * The text of a file with every line ending made one, and the encoding it was written in: UTF-8 and UTF-16 by their marks or
 * their bytes, else what Excel writes in western Europe. Throws WrongFile for a character that means nothing.
 */
export function textOf(bytes: Uint8Array, name: string): { text: string; encoding: Encoding } {
	const { text, encoding } = decoded(bytes);
	const lines = text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.replace(/\x1a\s*$/, ''); // DOS ends files so
	const nothing = unmeantIn(lines);
	if (nothing < 0) return { text: lines, encoding };
	const line = lines.slice(0, nothing).split('\n').length;
	throw wrongAt({ file: name, line }, m.sheets_want_meaning(), m.sheets_found_one());
}

function decoded(bytes: Uint8Array): { text: string; encoding: Encoding } {
	const wide = wideOrder(bytes);
	if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
	} catch {
		return eightBits(bytes);
	}
}

/** By its mark; without one, text of western letters has a NUL in every second byte. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const start = bytes.subarray(0, 400);
	const nuls = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
	if (nuls(1) > start.length / 3 && !nuls(0)) return 'utf-16le';
	if (nuls(0) > start.length / 3 && !nuls(1)) return 'utf-16be';
	return null;
}

/** Both read any bytes: the one in which more of them are letters of western languages is meant. */
function eightBits(bytes: Uint8Array): { text: string; encoding: Encoding } {
	const [windows, mac] = ['windows-1252', 'macintosh'].map((label) => new TextDecoder(label).decode(bytes));
	const letters = (text = '') => text.match(/[áéíóúüñçàèìòùâêîôûäöëïßÁÉÍÓÚÜÑÇÀÈÄÖ¿¡’]/g)?.length ?? 0;
	if (letters(mac) > letters(windows)) return { text: mac ?? '', encoding: 'Mac OS Roman' };
	return { text: windows ?? '', encoding: 'Windows-1252' };
}
