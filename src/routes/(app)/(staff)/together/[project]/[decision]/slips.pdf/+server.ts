import { redirect } from '@sveltejs/kit';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { drawSlips } from '#rooms/coproduction/slip/commands.server.ts';
import { drawSlipsForm } from '#rooms/coproduction/slip/form.ts';
import { slipsPdf } from '#rooms/coproduction/slip/pdf.server.ts';
import { slipSheet } from '#rooms/coproduction/slip/sheet.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { runtime } from '#platform/runtime.ts';
import { toRun } from '../../../run.server.ts';
import type { RequestHandler } from './$types';

/** Draws slips and prints them: their codes are told this once and kept nowhere. What can't be printed leads back to the page that asked. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const back = `/together/${params.project}/${params.decision}/tellers`;
	const form = await readForm(request, drawSlipsForm);
	if (!form.ok) redirect(303, `${back}?said=slips-number`);
	const sheet = await locals.tx(async (tx) => {
		const { decision } = await toRun(tx, params);
		const drawn = await drawSlips(tx, params.decision, form.value.many);
		return (
			drawn.ok && slipSheet(locals.organisation.name, decision, await listOptions(tx, params.decision), drawn.value)
		);
	});
	if (!sheet) redirect(303, back);
	const addressOf = (code: string) => runtime().origin + locals.publicPath(`/together/slip?slip=${code}`);
	const pdf = await locals.aside(() => slipsPdf(sheet, addressOf, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="slips.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
