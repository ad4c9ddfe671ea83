import pg from 'pg';
import { m } from '#messages';
import { threadFrom, type Thread, type ThreadEnd, type ThreadStep } from '#rooms/coproduction/thread/fold.ts';
import { threadKinds } from '#rooms/coproduction/thread/form.ts';
import { isId } from '../platform/db/ids.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { dataDirThere, withHouse } from './place.ts';
import { eitherOf, unexpected } from './read.ts';

interface Given {
	kind: string;
	id: string;
	data?: string;
	json: boolean;
}

/** Says on what something rests, down to notes, and what rests on it. Notes are named by their ids: their words stay where they are. Throws Misuse where nothing is found. */
export async function sayThread({ kind, id, data, json }: Given, out: Out): Promise<number> {
	if (!threadKinds.some((known) => known === kind)) throw new Misuse(unexpected('KIND', eitherOf(threadKinds), kind));
	if (!isId(id)) throw new Misuse(unexpected('ID', m.counting_thread_want_id(), id));
	const thread = await withHouse(dataDirThere(data), ({ database }) => threadIn(database.ownerUrl, kind, id));
	if (!thread) throw new Misuse(m.counting_thread_not_there({ kind, id }));
	answer(out, json, thread, inWords(thread));
	return 0;
}

/** The thread of something in a database, as its owner; undefined where there is none. */
export async function threadIn(ownerUrl: string, kind: string, id: string): Promise<Thread | undefined> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const { rows } = await owner.query<ThreadStep>(
			`select w.way, w.kind, w.id, w.words, w.depth, w.rests from coproduction.thread_end e,
				lateral coproduction.walk(e.org_id, e.kind, e.id, true) w where e.kind = $1 and e.id = $2`,
			[kind, id]
		);
		return threadFrom(rows);
	} finally {
		await owner.end();
	}
}

function inWords({ from, earlier, later, ends, gaps }: Thread): string {
	const said = ({ kind, id, words }: ThreadEnd) => `${kind} ${id}${words ? `  ${Object.values(words)[0] ?? ''}` : ''}`;
	const part = (title: string, all: readonly ThreadEnd[]) =>
		all.length ? [title, ...all.map((end) => `  ${said(end)}`)] : [];
	return [
		said(from),
		...part(m.counting_thread_earlier(), earlier),
		...part(m.counting_thread_later(), later),
		m.counting_thread_ends({ ends: ends.join(', ') }),
		...part(m.counting_thread_gaps(), gaps)
	].join('\n');
}
