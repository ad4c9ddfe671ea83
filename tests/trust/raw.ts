import { connect } from 'node:net';

/** Sends bytes as they are on a connection of its own and returns what came back, at the latest when it is told to stop. */
export function sendRaw(url: URL, bytes: string, stop?: AbortSignal): Promise<string> {
	return new Promise((heard) => {
		let text = '';
		const socket = connect({ host: url.hostname, port: Number(url.port), signal: stop }, () => socket.write(bytes));
		socket.on('data', (data) => (text += data.toString('latin1')));
		socket.on('error', () => undefined);
		socket.on('close', () => heard(text));
	});
}

/** The head of a form that says how long it is and then sends only its first letters. */
export function slowForm(url: URL, path: string, headers: Record<string, string> = {}): string {
	const all = {
		host: url.host,
		origin: url.origin,
		'content-type': 'application/x-www-form-urlencoded',
		'content-length': '4000',
		...headers
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\nx=`;
}
