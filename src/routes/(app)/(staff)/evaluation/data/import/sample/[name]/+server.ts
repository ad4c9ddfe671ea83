import { error } from '@sveltejs/kit';
import { sampleNames, sampleRows } from '#rooms/evaluation/dataset/examples.ts';
import { mayEvaluate } from '#rooms/evaluation/report/policy.ts';
import { csvOf, workbookOf, workbookType } from '#platform/sheets/write.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** A sheet to begin with, with made-up answers. */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!locals.actor || !mayEvaluate(locals.actor)) error(403, m.app_forbidden());
	if (!Object.hasOwn(sampleNames, params.name)) error(404, m.app_not_found());
	const rows = sampleRows(params.name);
	const isWorkbook = params.name.endsWith('.xlsx');
	const body = isWorkbook ? new Uint8Array(await workbookOf(rows)) : csvOf(rows);
	const type = isWorkbook ? workbookType : 'text/csv; charset=utf-8';
	return new Response(body, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${params.name}"` }
	});
};
