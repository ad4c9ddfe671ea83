import { exportRosterWorkbook } from '#rooms/programmes/desk/roster/commands.server.ts';
import { workbookType } from '#platform/sheets/write.ts';
import { forCoordinators } from '../../../guard.server.ts';
import { onlyProved } from '../../../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** The people of a course as a workbook; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, params } = event;
	forCoordinators(locals, params.cohort);
	await onlyProved(event, `/manage/on/${params.cohort}/people`);
	const workbook = await locals.tx((tx) => exportRosterWorkbook(tx, params.cohort));
	return new Response(new Uint8Array(workbook), {
		headers: { 'content-type': workbookType, 'content-disposition': 'attachment; filename="list.xlsx"' }
	});
};
