import { createHash } from 'node:crypto';

/**
 * The answer to a calendar that asks for what it follows: the file, or, where it brings the mark of what it has and that is still the
 * same, that nothing has changed.
 */
export function calendarAnswer(request: Request, file: string): Response {
	const etag = `"${createHash('sha256').update(file).digest('base64url')}"`;
	const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers: { etag } });
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="calendar.ics"',
			'x-robots-tag': 'noindex',
			etag
		}
	});
}
