import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What follows from the key of one urn; none of it can be made without the key. */
export interface UrnKeys {
	/** Makes the mark under which somebody's paper lies. */
	mark: Buffer;
	/** Seals what stands on papers. */
	seal: Buffer;
	/** Makes receipts. */
	receipt: Buffer;
	/** The seed of the lot; its SHA-256 is published when the vote opens, and it is shown with the result. */
	seed: Buffer;
}

/** The keys of an urn, from its 32 random bytes. */
export function keysFrom(key: Buffer): UrnKeys {
	const draw = (what: string) => Buffer.from(hkdfSync('sha256', key, 'kith urn', what, 32));
	return { mark: draw('mark'), seal: draw('seal'), receipt: draw('receipt'), seed: draw('seed') };
}

/** Whose paper it is: a line on the roll, or the code of a slip by its hash. */
export type PaperHolder = { line: string } | { slip: string };

/** The mark under which a paper lies: always the same for one holder, and leading back to nobody without the key. */
export function markOf({ mark }: Pick<UrnKeys, 'mark'>, holder: PaperHolder): Buffer {
	const said = 'line' in holder ? `roll ${holder.line}` : `slip ${holder.slip}`;
	return createHmac('sha256', mark).update(said).digest();
}

/** No vowels, so that no word comes about, and nothing that looks like something else. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** The eight letters of whoever's paper lies under a mark: the same however often she changes it, so they betray neither choice nor change. */
export function receiptOf({ receipt }: Pick<UrnKeys, 'receipt'>, mark: Buffer): string {
	let rest = createHmac('sha256', receipt).update(mark).digest().readBigUInt64BE();
	return Array.from({ length: 8 }, () => {
		const letter = letters[Number(rest % 20n)] ?? '';
		rest /= 20n;
		return letter;
	}).join('');
}

/** Where a sealed paper belongs; it opens nowhere else. */
export interface PaperPlace {
	orgId: string;
	decisionId: string;
	mark: Buffer;
}

const algorithm = 'aes-256-gcm';
const [nonceLength, tagLength] = [12, 16];
const boundTo = ({ orgId, decisionId, mark }: PaperPlace) =>
	Buffer.from(`${orgId} ${decisionId} ${mark.toString('hex')}`);

/** Seals a paper for its place, under a nonce of its own: sealed twice, the same paper looks otherwise. */
export function sealPaper({ seal }: Pick<UrnKeys, 'seal'>, place: PaperPlace, paper: Buffer): Buffer {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv(algorithm, seal, nonce).setAAD(boundTo(place));
	return Buffer.concat([nonce, cipher.update(paper), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a paper, or returns null where it was sealed otherwise, for another place, or changed. */
export function openPaper({ seal }: Pick<UrnKeys, 'seal'>, place: PaperPlace, sealed: Buffer): Buffer | null {
	const cipher = createDecipheriv(algorithm, seal, sealed.subarray(0, nonceLength));
	cipher.setAAD(boundTo(place)).setAuthTag(sealed.subarray(-tagLength));
	try {
		return Buffer.concat([cipher.update(sealed.subarray(nonceLength, -tagLength)), cipher.final()]);
	} catch {
		return null; // the tag does not fit
	}
}

/** SHA-256 of some texts and bytes, each with its length before it so that none runs into the next. */
export function digestOfAll(pieces: Iterable<string | Buffer>): Buffer {
	const hash = createHash('sha256');
	for (const piece of pieces) {
		const bytes = Buffer.from(piece as string);
		hash.update(String(bytes.length)).update(' ').update(bytes);
	}
	return hash.digest();
}
