import { takeCopy } from '../../../../../../own-data.server.ts';
import type { RequestHandler } from './$types';

/** Everything held about her as a file; its name gives nothing away. */
export const GET: RequestHandler = async ({ locals }) => {
	const copy = await locals.tx((tx) => takeCopy(tx));
	return new Response(`${JSON.stringify(copy, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="my-copy.json"'
		}
	});
};
