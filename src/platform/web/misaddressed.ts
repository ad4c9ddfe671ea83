/** A form of our own page that came under another address than the one people type: whoever hosts set something otherwise. */
export class Misaddressed extends Error {
	override name = 'Misaddressed';
}

/** Whether the browser vouches that a request comes from a page of ours, though it did not come under our address. */
export function isMisaddressed(request: Request): boolean {
	if (request.method !== 'POST') return false;
	const origin = request.headers.get('origin');
	return request.headers.get('sec-fetch-site') === 'same-origin' && origin !== null && origin !== 'null';
}

/** How a request came: under which name, and from a page of which address, where that was said. */
export interface WayHere {
	name: string;
	origin: string | null;
}
