import nodemailer from 'nodemailer';
import type { LastStart } from '../../server/running.ts';
import { readSaid, type HostSaid } from '../../platform/settings/said.ts';
import type { MailServer } from '../../platform/settings/mail.ts';
import { finding, type Finding } from './finding.ts';

const unset =
	'SMTP_URL and MAIL_FROM are not set: letters stay in the data folder, nobody gets one. See docs/how-to/host.md';

/** Whether letters can go: the settings of this shell, or what the pages were last started with; and whether the mail server takes them. */
export async function letterFindings(start: LastStart | undefined, env = process.env): Promise<Finding[]> {
	const said = readSaid(env);
	const about = ['SMTP_URL', 'MAIL_FROM'];
	const wrong = said.troubles.filter(({ setting }) => about.includes(setting));
	if (wrong.length) return wrong.map(({ setting, says }) => finding('letters', `${setting}: ${says}`, ''));
	const notes = said.notes.map(({ setting, says }) => finding('letters', undefined, `${setting}: ${says}`));
	if (!said.mailServer && !env.MAIL_FROM && start?.mailHost)
		return [
			finding('letters', undefined, `sent through ${start.mailHost} from ${start.mailFrom}, as the pages were started`)
		];
	const missing =
		!said.mailServer && !said.mailFrom ? unset : !said.mailServer ? 'SMTP_URL is not set' : 'MAIL_FROM is not set';
	if (!said.mailServer || !said.mailFrom) return [finding('letters', missing, '')];
	const { host, port } = said.mailServer;
	const refused = await whyRefused(said.mailServer);
	return [
		...notes,
		finding('letters', refused, `sent through ${host}:${port} from ${said.mailFrom}${inTheClear(said)}`)
	];
}

const inTheClear = ({ mailServer }: HostSaid) =>
	mailServer?.auth && !mailServer.secure && !mailServer.requireTLS
		? ', with a password that is not encrypted on the way'
		: '';

/** Why a mail server does not take letters, in words; nothing where it would. */
export async function whyRefused(server: MailServer, patience = 8000): Promise<string | undefined> {
	const transport = nodemailer.createTransport({
		...server,
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience
	});
	try {
		await transport.verify();
		return undefined;
	} catch (error) {
		return inWords(error as { code?: string; responseCode?: number; message: string }, server);
	} finally {
		transport.close();
	}
}

function inWords(error: { code?: string; responseCode?: number; message: string }, server: MailServer): string {
	const { host, port, secure } = server;
	const { code = '', message } = error;
	const where = `SMTP_URL: ${host}:${port}`;
	if (code === 'EAUTH')
		return `${where} refuses the name or the password. Some providers want a password made for apps alone.`;
	if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message))
		return `SMTP_URL: there is no machine called ${host}. Is the name right, and is there a network?`;
	if (/wrong version number|packet length too long/i.test(message))
		return `${where} does not speak TLS from the first byte: write smtp:// with port 587.`;
	if (/certificate|self.signed|altnames/i.test(message))
		return `${where} shows a certificate that is not its own or that nobody vouches for (${message}). Write the name that stands in its certificate.`;
	if (code === 'ETLS' || /STARTTLS/.test(message))
		return `${where} does not turn to TLS, so the password would go in the clear: write smtps:// with port 465, or ?requireTLS=false where the way is yours.`;
	if (/ECONNREFUSED/.test(message))
		return `${where} lets nobody in. Is the port right: 465 with smtps://, 587 with smtp://?`;
	if (code === 'ETIMEDOUT' || /timeout/i.test(message))
		return secure || port === 25
			? `${where} does not answer. Many hosters close port ${port}: ask yours, or try ${port === 25 ? '587' : 'smtp:// with 587'}.`
			: `${where} does not answer. Is the port right, and may this machine go out there?`;
	return `${where} does not take letters: ${message}`;
}

/** Whether texts can go: by the settings of this shell, or what the pages were last started with. Nobody has to have a provider. */
export function textFindings(start: LastStart | undefined, env = process.env): Finding[] {
	const said = readSaid(env);
	const wrong = said.troubles.filter(({ setting }) => setting === 'TEXT_URL' || setting === 'TEXT_KEY');
	if (wrong.length) return wrong.map(({ setting, says }) => finding('texts', `${setting}: ${says}`, ''));
	if (said.textServer) return [finding('texts', undefined, `handed to ${new URL(said.textServer.url).host}`)];
	if (start?.textHost) return [finding('texts', undefined, `handed to ${start.textHost}, as the pages were started`)];
	return [finding('texts', undefined, 'TEXT_URL and TEXT_KEY are not set: somebody rings or texts by hand')];
}
