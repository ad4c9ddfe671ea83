import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import {
	closeConcern,
	giveBackConcern,
	openConcernInDanger,
	reopenConcern,
	setMyselfApart,
	takeConcern,
	writeEntry
} from '#rooms/safeguarding/concern/commands.server.ts';
import { getConcern } from '#rooms/safeguarding/concern/queries.server.ts';
import { concernBackForm, closingForm, entryForm } from '#rooms/safeguarding/concern/form.ts';
import { backRefusal, chronologyOf, undoneLine, whoItIsAbout } from '#rooms/safeguarding/concern/words.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { clock, dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { askedIn, type About } from './asked.server.ts';
import { onlyOpen, onlyOpenFor } from '../../../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await onlyOpen(event);
	const { locals, params } = event;
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
			isConduct: concern.wall === 'conduct',
			isWhole: concern.isWhole,
			apart: concern.apart,
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
	take: async (event) => {
		await onlyOpenFor(event);
		const { locals, params } = event;
		const outcome = await locals.tx((tx) => takeConcern(tx, params.concern));
		if (!outcome.ok)
			return refusal(outcome.reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_already_taken());
		redirect(303, `/concerns/${params.concern}?said=concern-taken`);
	},
	danger: async (event) => {
		await onlyOpenFor(event);
		const { locals, params } = event;
		return { opened: await locals.tx((tx) => openConcernInDanger(tx, params.concern)) };
	},
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
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, concernBackForm);
		if (!form.ok) return form.problem;
		if (form.value.which === 'apart') {
			const { reason } = form.value;
			const stepped = await locals.tx((tx) => setMyselfApart(tx, params.concern, reason));
			if (!stepped.ok) return form.refuse(m.safeguarding_only_reader());
			redirect(303, '/concerns?said=concern-set-apart');
		}
		const { which, why } = form.value;
		const zone = locals.organisation.timeZone;
		const outcome = await locals.tx(async (tx) => {
			const words = undoneLine(which, await getConcern(tx, params.concern), why, zone);
			return which === 'give' ? giveBackConcern(tx, params.concern, words) : reopenConcern(tx, params.concern, words);
		});
		if (!outcome.ok) return form.refuse(backRefusal(outcome.reason));
		redirect(303, `/concerns/${params.concern}?said=${which === 'give' ? 'concern-given-back' : 'concern-open-again'}`);
	}
};
