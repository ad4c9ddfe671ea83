import { findConcerns, listClosedConcerns, listConcerns } from '#rooms/safeguarding/concern/queries.server.ts';
import { concernSearchForm, concernViews } from '#rooms/safeguarding/concern/form.ts';
import { kindOf, waited, whoItIsAbout } from '#rooms/safeguarding/concern/words.ts';
import { maySeeAroundHer } from '#rooms/safeguarding/concern/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { shortDay, clock } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { onlyOpen, onlyOpenFor } from '../../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Listed = Awaited<ReturnType<typeof listConcerns>>[number];

/** A concern as a row of the list: what kind it is, since when, and how long it has waited where nobody has taken it. */
function rowOf(concern: Listed, zone: string, now: Date) {
	const when = `${shortDay(concern.raised_at, zone)}, ${clock(concern.raised_at, zone)}`;
	return {
		id: concern.id,
		about: whoItIsAbout(concern),
		sub: m.safeguarding_row({ kind: kindOf(concern.source), when }),
		takenBy: concern.taken_by ? (concern.taken_by_name ?? m.safeguarding_forgotten()) : null,
		closed: concern.closed_at !== null,
		waits: concern.taken_by || concern.closed_at ? null : waited(concern.raised_at, now)
	};
}

/** What is open, what whoever reads has taken, or one page of what is closed. */
export const load: PageServerLoad = async (event) => {
	await onlyOpen(event);
	const { locals, url } = event;
	const zone = locals.organisation.timeZone;
	const show = concernViews.find((one) => one === url.searchParams.get('show')) ?? 'open';
	const page = pageNumber(url);
	return locals.tx(async (tx) => {
		const closed = show === 'closed' ? await listClosedConcerns(tx, page) : undefined;
		const rows = closed?.shown ?? (await listConcerns(tx, show === 'mine'));
		const isLead = maySeeAroundHer(tx.actor);
		return {
			show,
			page,
			isLead,
			hasOlder: closed?.hasOlder ?? false,
			rows: rows.map((row) => rowOf(row, zone, tx.now))
		};
	});
};

export const actions: Actions = {
	find: async (event) => {
		await onlyOpenFor(event);
		const { request, locals } = event;
		const form = await readForm(request, concernSearchForm);
		if (!form.ok) return form.problem;
		const { who } = form.value;
		const zone = locals.organisation.timeZone;
		// answered in place, so that no name stands in an address
		return locals.tx(async (tx) => {
			const found = await findConcerns(tx, who);
			return { who, hasMore: found.hasOlder, found: found.shown.map((row) => rowOf(row, zone, tx.now)) };
		});
	}
};
