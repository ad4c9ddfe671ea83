import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Method } from '../calendar/calendar-file.ts';
import { runtime } from '../runtime.ts';
import { readMailServer } from '../settings/mail.ts';
import { uuidv7 } from '../db/ids.ts';
import type { Go } from './ruling.ts';

/** A letter as it leaves, as text and as HTML. */
export interface Envelope {
	/** The slug of the organisation that writes. */
	organisation: string;
	from: string;
	to: string;
	subject: string;
	text: string;
	html: string;
	/** A calendar file that goes with it. */
	icalEvent?: { method: Method; content: string; filename: string };
	/** A picture that stands in it. */
	attachments?: { filename: string; cid: string; contentType: string; contentDisposition: 'inline'; content: Buffer }[];
	messageId: string;
	/** Headers of its own, such as the way to hear no more of its topic. */
	headers?: Record<string, string>;
}

/** How long each step of a talk with a mail server may take while somebody waits for what it says. */
const patience = 15_000;
const hurried = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };

/**
 * Sends to one recipient over SMTP and gives back what the mail server answered; without an SMTP address, lays the letter in the organisation's
 * folder of the data folder's `letters` and gives back nothing. Only with leave to go there.
 */
export async function send({ organisation, ...mail }: Envelope, go: Go, awaited = false): Promise<string | null> {
	if (go.way !== 'email' || go.address !== mail.to) throw new Error('a letter has leave to go elsewhere');
	const { smtpUrl, dataDir } = runtime();
	if (smtpUrl) {
		const { value: server, trouble } = readMailServer(smtpUrl);
		if (!server) throw new Error(`SMTP_URL: ${trouble}`);
		const transport = nodemailer.createTransport({
			...server,
			disableFileAccess: true,
			disableUrlAccess: true,
			...(awaited ? hurried : {})
		});
		try {
			const { response } = await transport.sendMail({
				...mail,
				headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' }
			});
			return response;
		} finally {
			transport.close();
		}
	}
	await layInFolder(mail, join(dataDir, 'letters', organisation));
	return null;
}

async function layInFolder(mail: Omit<Envelope, 'organisation'>, folder: string): Promise<void> {
	const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	const { message } = (await composer.sendMail(mail)) as unknown as { message: Buffer };
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const name = `${uuidv7()}.eml`;
	writeFileSync(join(folder, `.${name}`), message, { mode: 0o600 });
	renameSync(join(folder, `.${name}`), join(folder, name)); // whoever reads the folder never sees half a letter
}
