import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { findJoined } from '#rooms/coproduction/board/queries.server.ts';
import { reportThis } from '#rooms/coproduction/reported/commands.server.ts';
import { reportedKinds, reportThisForm } from '#rooms/coproduction/reported/form.ts';
import { findAnswered, getReportable, type Reportable } from '#rooms/coproduction/reported/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How often one thing is reported in a day. The thing is counted, and nobody who reports it. */
const most = { times: 20, seconds: 86_400 };

interface Named {
	kind: string;
	end: string;
}

/** What is to be reported, where whoever asks reads it: by who she is, or a card by the code of its board. Throws NotFound. */
async function readable(locals: App.Locals, params: Named, code: string): Promise<Reportable> {
	const kind = reportedKinds.find((known) => known === params.kind);
	if (!kind) throw new NotFound();
	if (kind !== 'card' || !code) return locals.tx((tx) => getReportable(tx, kind, params.end));
	return locals.door(async (door) => {
		if (!(await findJoined(door, code))) throw new NotFound();
		return getReportable(door, kind, params.end);
	});
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const code = url.searchParams.get('code') ?? '';
	const subject = await readable(locals, params, code);
	const isSent = url.searchParams.get('said') === 'reported';
	return {
		...{ subject, code, isSent, id: randomUUID() },
		answered: await locals.tx((tx) => findAnswered(tx, subject.id)),
		zone: locals.organisation.timeZone,
		back: code ? locals.publicPath(`/together/board/${code}`) : '/me'
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reportThisForm);
		if (!form.ok) return form.problem;
		const { machine, code, ...report } = form.value;
		const subject = await readable(locals, params, code);
		const isFew = !machine && (await locals.allow('something reported', subject.id, most.times, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_reported_too_many());
		await locals.door((door) => reportThis(door, subject, report));
		const end = code ? `&code=${encodeURIComponent(code)}` : '';
		redirect(303, `${locals.publicPath(`/together/report/${params.kind}/${params.end}`)}?said=reported${end}`);
	}
};
