import { NobodyThere } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { bringHome, type Home } from '#rooms/programmes/meetings/homecoming/commands.server.ts';
import type { HomeForm } from '#rooms/programmes/meetings/pocket/form.ts';

/** A phone sends every twenty seconds at most; a file that is handed in may be long. */
const often = { most: 60, seconds: 60 };

/** Taps come home by the token alone: no cookie is read. Nothing for a token that is not known; `often` for one that is used too often. */
export async function bring(locals: App.Locals, { token, ...taps }: HomeForm): Promise<Home | 'often' | undefined> {
	if (!(await locals.allow('pocket', token, often.most, often.seconds))) return 'often';
	try {
		return await locals.pocket(hashOf(token), (tx) => bringHome(tx, taps));
	} catch (error) {
		if (error instanceof NobodyThere) return undefined;
		throw error;
	}
}
