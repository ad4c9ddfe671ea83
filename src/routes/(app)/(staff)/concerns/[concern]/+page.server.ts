import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import {
	closeConcern,
	openConcernInDanger,
	takeConcern,
	writeEntry
} from '#rooms/safeguarding/concern/commands.server.ts';
import { getConcern } from '#rooms/safeguarding/concern/queries.server.ts';
import { closingForm, entryForm } from '#rooms/safeguarding/concern/form.ts';
import { chronologyOf, languageInWords, whoItIsAbout } from '#rooms/safeguarding/concern/words.ts';
import { findShown } from '#rooms/evaluation/measure/queries.server.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { clock, dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

type Concern = Awaited<ReturnType<typeof getConcern>>;

/** What an answer or a worry holds: ids of what was asked, or words. */
interface About {
	measure?: string;
	item?: number;
	value?: number | string | null;
	wording?: string;
	course?: string;
	words?: string;
}

/** What was asked and what she answered, in the words that she read. */
async function askedIn(tx: Tx, { measure, item, value, wording, course }: About, courses: Concern['courses']) {
	if (!measure || !item) return null;
	const shown = wording ? await findShown(tx, wording, item, value ?? null) : undefined;
	const asked = courses.find(({ id }) => id === course);
	return {
		measure: measureName(measure),
		item,
		statement: shown?.statement,
		answer: shown?.answer ?? String(value ?? ''),
		language: shown?.language,
		inLanguage: shown && languageInWords(shown.language),
		course: asked && inWords(asked.label)
	};
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const zone = locals.organisation.timeZone;
	const { concern, asked, now } = await locals.tx(async (tx) => {
		const concern = await getConcern(tx, params.concern);
		return { concern, asked: await askedIn(tx, concern.about as About, concern.courses), now: tx.now };
	});
	const next = concern.alerts.find(({ sent_at, due_at }) => !sent_at && due_at > now);
	return {
		entryId: randomUUID(),
		zone,
		now,
		concern: {
			about: whoItIsAbout(concern),
			isKnown: concern.person_id !== null,
			alsoWritten: concern.person_id ? concern.who : null,
			asked,
			words: (concern.about as About).words,
			raisedBy: concern.raised_by && (concern.raisedBy ?? m.safeguarding_forgotten()),
			takenBy: concern.taken_by && (concern.taken_by_name ?? m.safeguarding_forgotten()),
			closed: concern.closed_at && dayAndTime(concern.closed_at, zone),
			closingNote: concern.closing_note,
			nextAlert: next && clock(next.due_at, zone),
			reaching: concern.reaching,
			children: concern.children,
			courses: concern.courses.map(({ id, label, next, facilitators }) => ({
				id,
				label: inWords(label),
				next: next && dayAndTime(next, zone),
				facilitators
			})),
			chronology: chronologyOf(concern, zone)
		}
	};
};

export const actions: Actions = {
	take: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => takeConcern(tx, params.concern));
		if (!outcome.ok)
			return refusal(outcome.reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_already_taken());
		redirect(303, `/concerns/${params.concern}?said=concern-taken`);
	},
	danger: async ({ locals, params }) => ({
		opened: await locals.tx((tx) => openConcernInDanger(tx, params.concern))
	}),
	write: async ({ request, locals, params }) => {
		const form = await readForm(request, entryForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, entry) => writeEntry(tx, params.concern, entry), {
			to: () => `/concerns/${params.concern}?said=concern-written`,
			say: () => m.safeguarding_closed_refusal()
		});
	},
	close: async ({ request, locals, params }) => {
		const form = await readForm(request, closingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => closeConcern(tx, params.concern, form.value.note));
		if (!outcome.ok)
			return form.refuse(outcome.reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_not_taken());
		redirect(303, `/concerns/${params.concern}?said=concern-closed`);
	}
};
