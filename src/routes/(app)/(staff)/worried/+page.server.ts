import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { getCoverage } from '#rooms/evaluation/answering/coverage.server.ts';
import { raiseConcern } from '#rooms/safeguarding/worry/commands.server.ts';
import {
	findMeant,
	findPeopleToWorryAbout,
	listPeopleToWorryAbout,
	listReaders,
	readersNamedIn,
	whoHears,
	type Struck
} from '#rooms/safeguarding/worry/queries.server.ts';
import { findOnDuty } from '#rooms/watch/duty/queries.server.ts';
import { nameSearchForm, worryForm } from '#rooms/safeguarding/worry/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, type Typed } from '#platform/forms/read.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { lettersGo } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Who hears of it: whoever reads it finds it when she signs in, and others by a letter alone. */
async function hearsNow(tx: Tx, person: string | null, worry: Struck = {}) {
	const hears = await whoHears(tx, person, worry);
	return ['lead', 'both', 'conduct'].includes(hears) || lettersGo() ? hears : 'nobody';
}

/** Those who read concerns and seem to be named, and of whom she was not asked yet whether they may read this one. */
async function unasked(tx: Tx, worry: { who: string; words: string; apart: string[]; askedOf: string }) {
	const named = await readersNamedIn(tx, `${worry.who} ${worry.words}`);
	return named.filter(({ id }) => !worry.apart.includes(id) && !worry.askedOf.includes(id));
}

/** The page as it was sent, with what she is asked before it goes. */
const askAgain = (typed: Typed, field: string, says: string) =>
	fail(422, { typed, errors: { [field]: says } as Record<string, string> });

export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => ({
		id: randomUUID(),
		people: await listPeopleToWorryAbout(tx),
		readers: await listReaders(tx),
		hears: await hearsNow(tx, null),
		letters: lettersGo(),
		hours: (await getCoverage(tx)).hours,
		duty: await findOnDuty(tx),
		now: tx.now,
		zone: tx.zone
	}));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const search = await readForm(request, nameSearchForm);
		const { find, who } = search.ok ? search.value : { find: '', who: '' };
		// in place as well, so that no name stands in an address
		const found = find && who ? await locals.tx((tx) => findPeopleToWorryAbout(tx, who)) : undefined;
		const typed: Typed = { ...(search.ok ? search.typed : {}), id: randomUUID() };
		const errors: Record<string, string> = find && !who ? { who: m.safeguarding_raise_find_what() } : {};
		const again = { found, typed, errors };
		if (find) return again;
		const form = await readForm(request, worryForm);
		if (!form.ok) return form.problem;
		const { person, who: described, asked, knows } = form.value;
		const anew: Typed = { ...form.typed, id: randomUUID() };
		const { hears, reader, named } = await locals.tx(async (tx) => {
			const meant = person ? ((await findMeant(tx, person))?.person ?? person) : null;
			return {
				hears: await hearsNow(tx, meant, form.value),
				reader: person || asked === described ? undefined : (await readersNamedIn(tx, described))[0]?.called,
				named: (await unasked(tx, form.value)).filter(({ id }) => id !== meant)
			};
		});
		if (reader) return askAgain({ ...anew, asked: described }, 'person', m.safeguarding_raise_is_it({ name: reader }));
		if (named[0]) {
			const askedOf = [form.value.askedOf, ...named.map(({ id }) => id)].join(' ').trim();
			return askAgain({ ...anew, askedOf }, 'apart', m.safeguarding_raise_apart_named({ name: named[0].called }));
		}
		// others than usual hear of it: she reads who before it is sent
		if (hears !== knows) return { ...again, typed: anew, asks: hears };
		const problem = await once(form, locals.tx, raiseConcern, { say: () => [m.forms_choose(), 'person'] });
		// answered in place: an address to go on to would stay in the browser's history and tell that she wrote
		return problem ?? { sent: hears };
	}
};
