import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { closeConcern, takeConcern, writeEntry } from '#rooms/safeguarding/concern/commands.server.ts';
import { getConcern } from '#rooms/safeguarding/concern/queries.server.ts';
import { closingForm, entryForm } from '#rooms/safeguarding/concern/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { clock, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const zone = locals.organisation.timeZone;
	const when = (at: Date) => `${shortDay(at, zone)}, ${clock(at, zone)}`;
	const concern = await locals.tx((tx) => getConcern(tx, params.concern));
	return {
		entryId: randomUUID(),
		concern: {
			called: concern.called ?? m.safeguarding_forgotten(),
			measure: measureName((concern.about as { measure?: string }).measure ?? ''),
			about: concern.about as { measure?: string; item?: number; value?: number; words?: string },
			source: concern.source,
			raised: when(concern.raised_at),
			takenBy: concern.taken_by_name,
			closed: concern.closed_at && when(concern.closed_at),
			closingNote: concern.closing_note,
			addresses: [concern.reach?.email, concern.reach?.phone].filter((address) => typeof address === 'string'),
			safe: concern.reach?.to_hour && {
				from: concern.reach.from_hour ?? 0,
				to: concern.reach.to_hour,
				note: concern.reach.note,
				message: concern.reach.may_leave_message ?? false
			},
			entries: concern.entries.map((entry) => ({
				id: entry.id,
				kind: entry.kind,
				words: entry.words,
				by: entry.written_by ?? m.safeguarding_forgotten(),
				at: when(entry.written_at)
			})),
			alerts: concern.alerts.map((alert) => ({
				step: alert.step,
				sent: alert.sent_at && when(alert.sent_at),
				due: clock(alert.due_at, zone)
			}))
		}
	};
};

export const actions: Actions = {
	take: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => takeConcern(tx, params.concern));
		if (!outcome.ok)
			return refusal(outcome.reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_already_taken());
		redirect(303, `/concerns/${params.concern}`);
	},
	write: async ({ request, locals, params }) => {
		const form = await readForm(request, entryForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, entry) => writeEntry(tx, params.concern, entry), {
			to: () => `/concerns/${params.concern}`,
			say: () => m.safeguarding_closed_refusal()
		});
	},
	close: async ({ request, locals, params }) => {
		const form = await readForm(request, closingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => closeConcern(tx, params.concern, form.value.note));
		if (!outcome.ok)
			return form.refuse(outcome.reason === 'closed' ? m.safeguarding_closed_refusal() : m.safeguarding_not_taken());
		redirect(303, `/concerns/${params.concern}`);
	}
};
