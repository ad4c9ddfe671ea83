import { randomInt, randomUUID } from 'node:crypto';

type Fields = Record<string, string | string[]>;

/** Fields as a form sends them. */
export function formOf(fields: Fields): URLSearchParams {
	return new URLSearchParams(
		Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
	);
}

/** A network of its own for whoever asks, so that limits meant for one network do not stop a trial. */
export const someNetwork = () => [10, randomInt(256), randomInt(256), randomInt(1, 255)].join('.');

/** Sends a form as a browser does; answers within twenty seconds or fails. */
export async function post(
	url: string,
	body: BodyInit,
	{ cookie = '', network = someNetwork() } = {}
): Promise<Response> {
	const headers = {
		origin: new URL(url).origin,
		'sec-fetch-site': 'same-origin',
		accept: 'text/html',
		cookie,
		'x-forwarded-for': network
	};
	return fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
}

/** Opens a page. */
export async function open(url: string, cookie = ''): Promise<Response> {
	const headers = { cookie, 'x-forwarded-for': someNetwork() };
	return fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
}

/** The joining form as somebody fills it in who gives an e-mail address and no more than she must. */
export function joiningForm(called = 'Nadia'): Fields {
	const email = `n.${randomUUID()}@example.org`;
	return {
		id: randomUUID(),
		called,
		language: 'en',
		reach: 'email',
		email,
		safe_when: 'any',
		safe_note: '',
		contact: 'yes',
		creche: 'no',
		heard_from: 'not-said'
	};
}
