import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { projectRoot } from '../../pdf/project-root.ts';

/** The fewest and the most letters of a password that is used together with a second factor. */
export const passwordLength = { least: 8, most: 1000 };

const unpack = promisify(brotliDecompress);

/** Why a password may not be used, or null when it may. `about`: words an outsider would try, such as the charity's name. */
export async function weaknessOf(
	password: string,
	about: readonly string[]
): Promise<'short' | 'long' | 'common' | 'guessable' | null> {
	const length = [...password].length;
	if (length < passwordLength.least) return 'short';
	if (length > passwordLength.most) return 'long';
	const folded = password.normalize('NFKC').toLowerCase();
	if ((length < 16 && new Set(folded).size < 4) || (await isCommon(folded))) return 'common';
	return [...withoutWords(folded, about)].length < passwordLength.least ? 'guessable' : null;
}

/** What is left of a password without the words that anybody who knows the charity would try. */
function withoutWords(folded: string, about: readonly string[]): string {
	const words = ['kith', ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])]
		.map((word) => word.normalize('NFKC').toLowerCase().trim())
		.filter((word) => [...word].length > 3)
		.sort((one, other) => other.length - one.length);
	return words.reduce((rest, word) => rest.replaceAll(word, ''), folded);
}

async function isCommon(folded: string): Promise<boolean> {
	if (folded.includes('\n')) return false;
	const file = join(projectRoot(), 'src/platform/identity/passwords/common.txt.br');
	const list = await unpack(await readFile(file)); // two megabytes for a moment, rather than for ever
	return list.includes(`\n${folded}\n`);
}
