import { simpleParser } from 'mailparser';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runtime } from '../runtime.ts';

const onePage = 20;

/** A letter as it lies in the folder of a demonstration. */
export interface FoundLetter {
	id: string;
	to: string;
	subject: string;
	text: string;
	at: string;
}

/** The letters of one organisation in the demonstration's folder, newest first, a page at a time. */
export async function listLetters(
	organisation: string,
	page: number
): Promise<{ letters: FoundLetter[]; hasMore: boolean }> {
	const folder = join(runtime().dataDir, 'letters', organisation);
	const names = (await readdir(folder).catch(() => []))
		.filter((name) => /^[\da-f-]+\.eml$/.test(name))
		.sort()
		.reverse();
	const from = (page - 1) * onePage;
	const letters = await Promise.all(names.slice(from, from + onePage).map((name) => read(join(folder, name), name)));
	return { letters, hasMore: names.length > from + onePage };
}

async function read(path: string, name: string): Promise<FoundLetter> {
	const mail = await simpleParser(await readFile(path));
	const to = [mail.to ?? []]
		.flat()
		.map((address) => address.text)
		.join(', ');
	return {
		id: name.replace('.eml', ''),
		to,
		subject: mail.subject ?? '',
		text: mail.text ?? '',
		at: (mail.date ?? new Date(0)).toISOString()
	};
}
