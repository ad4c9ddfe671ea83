/** What lies in an urn under one mark: what somebody chose, by phone or on a slip, or that she took a slip instead. */
export type Paper =
	| {
			kind: 'phone' | 'slip';
			choice: readonly number[];
			/** In a no-go round: why, in her words. */
			reason?: string;
	  }
	/** A slip without a clear first choice: it counts as a paper and nowhere else. */
	| { kind: 'set-aside' }
	| { kind: 'took-slip' };

const kinds = ['phone', 'slip', 'set-aside', 'took-slip'] as const;
/** Every paper is so many bytes, whatever stands on it. */
export const paperLength = 256;

/** A paper as bytes, filled up so that all are of one length. */
export function bytesOf(paper: Paper): Buffer {
	const choice = 'choice' in paper ? paper.choice : [];
	if (choice.length > paperLength - 3) throw new Error('a paper with more on it than it holds');
	const bytes = Buffer.alloc(paperLength);
	bytes.writeUInt8(kinds.indexOf(paper.kind), 0);
	bytes.writeUInt8(choice.length, 1);
	for (const [at, number] of choice.entries()) bytes.writeUInt8(number, at + 2);
	const reason = Buffer.from(('reason' in paper && paper.reason) || '');
	bytes.writeUInt8(reason.length, choice.length + 2);
	if (reason.copy(bytes, choice.length + 3) < reason.length)
		throw new Error('a reason with more in it than a paper holds');
	return bytes;
}

/** The paper that these bytes are. */
export function paperFrom(bytes: Buffer): Paper {
	const kind = kinds[bytes.readUInt8(0)] ?? 'set-aside';
	if (kind === 'set-aside' || kind === 'took-slip') return { kind };
	const end = 2 + bytes.readUInt8(1);
	const reason = bytes.subarray(end + 1, end + 1 + bytes.readUInt8(end)).toString();
	return { kind, choice: [...bytes.subarray(2, end)], ...(reason && { reason }) };
}
