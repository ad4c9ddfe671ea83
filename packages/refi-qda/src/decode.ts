import { WrongQda } from './wrong-qda.ts';

/** Makes text of bytes that come piece by piece. Throws where they are none. */
export interface Decoder {
	encoding: string;
	next(piece: Uint8Array): string;
	end(): string;
}

/** How the bytes are to be read: by their mark, else as the first line says. Throws WrongQda for what nobody knows. */
export function decoderFor(first: Uint8Array): Decoder {
	const [one, two] = first;
	const wide = one === 0xff || (one === 0x3c && two === 0) ? 'utf-16le' : one === 0xfe || one === 0 ? 'utf-16be' : '';
	const head = new TextDecoder('latin1').decode(first.subarray(0, 200));
	const named = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
	try {
		const decoder = new TextDecoder(wide || named, { fatal: true });
		if (decoder.encoding === 'utf-8') return utf8();
		const { encoding } = decoder;
		return { encoding, next: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
	} catch {
		throw new WrongQda('encoding', 1, named);
	}
}

/** UTF-8 cut between characters: read so, plain letters take a byte each in memory, and half the time. */
function utf8(): Decoder {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	let left: Uint8Array = new Uint8Array();
	return {
		encoding: 'utf-8',
		next(piece) {
			const bytes = left.length === 0 ? piece : joined(left, piece);
			const end = lastBoundary(bytes);
			left = bytes.slice(end);
			return decoder.decode(bytes.subarray(0, end));
		},
		end: () => decoder.decode(left)
	};
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
	const both = new Uint8Array(one.length + other.length);
	both.set(one);
	both.set(other, one.length);
	return both;
}

/** Where the last character begins, if it is not whole; else the end. */
function lastBoundary(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return bytes.length;
		if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}
