import { m } from '#messages';
import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';

/** What came back from an address, or why nothing did. */
export interface Heard {
	status: number;
	location: string;
	body: string;
	problem?: string;
}

const nothing = { status: 0, location: '', body: '' };

/** Asks an address as a browser would, with the headers named; never follows where it leads on to. */
export function ask(
	address: string,
	{
		method = 'GET',
		headers = {},
		body
	}: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}
): Promise<Heard> {
	const url = new URL(address);
	const request = url.protocol === 'https:' ? encrypted : plain;
	return new Promise((heard) => {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const asking = request(url, { method, timeout: 10_000, headers: { ...length, ...headers } }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', (error) => heard({ ...nothing, problem: inWords(error, url) }));
			answer.on('end', () =>
				heard({
					status: answer.statusCode ?? 0,
					location: answer.headers.location ?? '',
					body: Buffer.concat(parts).toString()
				})
			);
		});
		asking.on('timeout', () => asking.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })));
		asking.on('error', (error) => heard({ ...nothing, problem: inWords(error, url) }));
		asking.end(body);
	});
}

function inWords(error: NodeJS.ErrnoException, { host, hostname }: URL): string {
	const first = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error;
	const code = first.code ?? '';
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return m.doctor_ask_nowhere({ host: hostname });
	if (code === 'ECONNREFUSED') return m.doctor_ask_nothing({ host });
	if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return m.doctor_ask_silent({ host });
	if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code)) return m.doctor_ask_certificate({ host, said: first.message });
	if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return m.doctor_ask_no_tls({ host });
	return m.doctor_ask_other({ host, said: first.message });
}
