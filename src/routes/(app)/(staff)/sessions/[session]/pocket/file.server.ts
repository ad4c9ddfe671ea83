import { NotFound } from '#platform/outcome.ts';
import { tokenForFile } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import { largestHandedIn, mostEnvelopes, savedIn } from '#rooms/programmes/meetings/pocket/form.ts';
import { bring } from '../../../../../(public)/pocket/home/bring.server.ts';

/** Why a file was not taken. */
export type FileRefusal = 'wrong' | 'often';

/** A file that a phone saved comes home as if the phone had sent it: what has come already is once. Gives why not. */
export async function bringFile(locals: App.Locals, session: string, file: File): Promise<FileRefusal | undefined> {
	const saved = file.size > largestHandedIn ? undefined : savedIn(await file.text());
	if (!saved) return 'wrong';
	const token = await locals
		.tx((tx) => tokenForFile(tx, session, saved.pocket))
		.catch((error: unknown) => {
			if (error instanceof NotFound) return undefined;
			throw error;
		});
	if (!token) return 'wrong';
	for (let at = 0; at < saved.envelopes.length; at += mostEnvelopes) {
		const home = await bring(locals, { token, envelopes: saved.envelopes.slice(at, at + mostEnvelopes) });
		if (!home) return 'wrong';
		if (home === 'often') return 'often';
	}
	return undefined;
}
