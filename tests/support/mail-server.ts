// A mail server of our own that says what a test asks it to say.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a mail server says to an address, and when: a refusal, or null to take the letter. */
export interface Says {
	recipient?(address: string): string | null;
	text?(address: string): string | null;
}

/** A mail server that runs, what it took, and how often it was asked. */
export interface MailServer {
	url: string;
	taken: string[];
	asked: string[];
	stop(): Promise<void>;
}

function refusal(said: string): Error {
	return Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) });
}

/** Starts a mail server on a port of its own, or on the one that is named. */
export async function startMailServer(says: Says = {}, port = 0): Promise<MailServer> {
	const [taken, asked]: [string[], string[]] = [[], []];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo({ address }, _session, answer) {
			asked.push(address);
			const said = says.recipient?.(address);
			answer(said ? refusal(said) : null);
		},
		onData(stream, { envelope }, answer) {
			const to = envelope.rcptTo.map(({ address }) => address).join();
			stream.resume().on('end', () => {
				const said = says.text?.(to);
				if (!said) taken.push(to);
				answer(said ? refusal(said) : null);
			});
		}
	});
	server.on('error', () => undefined);
	await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
	const { port: at } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${at}`,
		taken,
		asked,
		stop: () => new Promise<void>((stopped) => server.close(() => stopped()))
	};
}
