import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hashesCheaply } from '../../runtime.ts';
import { atMost } from './turns.ts';

const derive = promisify(argon2);
/** Memory in KiB, passes and lanes of a new hash: about a sixth of a second on a small server. */
const full = { memory: 65_536, passes: 3, parallelism: 1 };
const cheap = { memory: 64, passes: 1, parallelism: 1 };
const strength = () => (hashesCheaply() ? cheap : full);
const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
/** Nobody's password: what an unknown name is checked against, so that it takes as long as a known one. */
const nobodys = () => hashOf(Buffer.from('nobody is here!!'), Buffer.from('nobody is here at all, nobody at'));

/** Each hash takes 64 MiB while it runs, so only four run at once; the others wait their turn. */
const inTurn = atMost(4);

interface Recipe {
	memory: number;
	passes: number;
	parallelism: number;
	nonce: Buffer;
	length: number;
}

function cook(password: string, { memory, passes, parallelism, nonce, length }: Recipe): Promise<Buffer> {
	const message = password.normalize('NFKC'); // the same letters, whichever keyboard typed them
	return inTurn(() => derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength: length }));
}

/** The argon2id hash of a password, with its parameters and salt inside. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const tag = await cook(password, { ...strength(), nonce, length: 32 });
	return hashOf(nonce, tag);
}

/** Whether a password is the one that was hashed. Without a hash the answer is no, after the same work. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
	const [, memory, passes, parallelism, salt = '', kept = ''] =
		shape.exec(hash ?? nobodys()) ?? shape.exec(nobodys()) ?? [];
	const wanted = Buffer.from(kept, 'base64');
	const recipe = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
	const made = await cook(password, { ...recipe, nonce: Buffer.from(salt, 'base64'), length: wanted.length });
	return hash !== null && timingSafeEqual(made, wanted);
}

/** Whether a hash was made with other parameters than today's, so that it should be made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
	const [, memory, passes, parallelism] = shape.exec(hash) ?? [];
	const today = strength();
	return (
		Number(memory) !== today.memory || Number(passes) !== today.passes || Number(parallelism) !== today.parallelism
	);
}

function hashOf(nonce: Buffer, tag: Buffer): string {
	const { memory, passes, parallelism } = strength();
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(nonce)}$${plain(tag)}`;
}

const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
