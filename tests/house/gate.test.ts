import { expect, test } from 'vitest';
import { importsOf, sourcesIn, type Source } from './sources.ts';

const sources = sourcesIn('src').filter(({ path }) => !path.endsWith('.test.ts'));
const transports = /^src\/platform\/(mail\/transport|text\/transport|push\/transport)\.ts$/;
/** What hands a message to a transport, and the letter by which a coordinator tries her own mailbox. */
const senders = ['src/platform/mail/deliver.ts', 'src/platform/mail/test-letter.server.ts'];
/** What gives leave to send. */
const gates = ['src/rooms/people/ruling/commands.server.ts', 'src/platform/mail/test-letter.server.ts'];

/** Files that could send past the gate, in words. */
function pastTheGate(all: readonly Source[]): string[] {
	return all.flatMap((source) => {
		const { path, text } = source;
		const sends = importsOf(source).some((target) => transports.test(target)) && /\bsend\w*\(/.test(text);
		const carries =
			/from '(nodemailer|web-push)'/.test(text) && !transports.test(path) && !path.startsWith('src/cli/doctor/');
		const lets = /\bleaveToSend\(/.test(text) && path !== 'src/platform/mail/ruling.ts';
		return [
			...(sends && !senders.includes(path) ? [`${path} hands a message to a transport`] : []),
			...(carries ? [`${path} is a transport of its own`] : []),
			...(lets && !gates.includes(path) ? [`${path} gives leave to send`] : [])
		];
	});
}

test('nothing is sent past the gate: one file hands messages on, and the gate alone gives leave', () => {
	expect(pastTheGate(sources)).toEqual([]);
	const path = 'src/rooms/quilting/card/mail.server.ts';
	const faulty = [
		`import { send } from '#platform/mail/transport.ts';\nsend(envelope, go)`,
		`import nodemailer from 'nodemailer';`,
		`import { leaveToSend } from '#platform/mail/ruling.ts';\nleaveToSend({ way: 'email' })`
	];
	expect(faulty.map((text) => pastTheGate([{ path, text } as Source]).length)).toEqual([1, 1, 1]);
});
