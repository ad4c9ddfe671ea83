import { m } from '#messages';
import nodemailer from 'nodemailer';
import type { LastStart } from '../../server/running.ts';
import { readSaid, type HostSaid } from '../../platform/settings/said.ts';
import type { MailServer } from '../../platform/settings/mail.ts';
import { finding, type Finding } from './finding.ts';

/** Whether letters can go: the settings of this shell, or what the pages were last started with; and whether the mail server takes them. */
export async function letterFindings(start: LastStart | undefined, env = process.env): Promise<Finding[]> {
	const said = readSaid(env);
	const about = ['SMTP_URL', 'MAIL_FROM'];
	const wrong = said.troubles.filter(({ setting }) => about.includes(setting));
	if (wrong.length)
		return wrong.map(({ setting, says }) => finding('letters', m.doctor_trouble({ setting, says }), ''));
	const notes = said.notes.map(({ setting, says }) =>
		finding('letters', undefined, m.doctor_trouble({ setting, says }))
	);
	if (!said.mailServer && !env.MAIL_FROM && start?.mailHost)
		return [
			finding('letters', undefined, m.doctor_letters_started({ server: start.mailHost, from: String(start.mailFrom) }))
		];
	const missing =
		!said.mailServer && !said.mailFrom
			? m.doctor_letters_unset()
			: said.mailServer
				? m.doctor_letters_no_sender()
				: m.doctor_letters_no_server();
	if (!said.mailServer || !said.mailFrom) return [finding('letters', missing, '')];
	const { host, port } = said.mailServer;
	const refused = await whyRefused(said.mailServer);
	const way = isInTheClear(said) ? m.doctor_letters_clear : m.doctor_letters_right;
	return [...notes, finding('letters', refused, way({ server: `${host}:${port}`, from: said.mailFrom }))];
}

const isInTheClear = ({ mailServer }: HostSaid) =>
	Boolean(mailServer?.auth && !mailServer.secure && !mailServer.requireTLS);

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
	if (code === 'EAUTH') return m.doctor_mail_login({ where });
	if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return m.doctor_mail_nowhere({ host });
	if (/wrong version number|packet length too long/i.test(message)) return m.doctor_mail_no_tls({ where });
	if (/certificate|self.signed|altnames/i.test(message)) return m.doctor_mail_certificate({ where, said: message });
	if (code === 'ETLS' || /STARTTLS/.test(message)) return m.doctor_mail_no_turn({ where });
	if (/ECONNREFUSED/.test(message)) return m.doctor_mail_closed({ where });
	if (code === 'ETIMEDOUT' || /timeout/i.test(message))
		return secure || port === 25
			? m.doctor_mail_port_closed({ where, port: String(port), other: port === 25 ? '587' : m.doctor_mail_smtp_587() })
			: m.doctor_mail_silent({ where });
	return m.doctor_mail_other({ where, said: message });
}

/** Whether texts can go: by the settings of this shell, or what the pages were last started with. Nobody has to have a provider. */
export function textFindings(start: LastStart | undefined, env = process.env): Finding[] {
	const said = readSaid(env);
	const wrong = said.troubles.filter(({ setting }) => setting === 'TEXT_URL' || setting === 'TEXT_KEY');
	if (wrong.length) return wrong.map(({ setting, says }) => finding('texts', m.doctor_trouble({ setting, says }), ''));
	if (said.textServer)
		return [finding('texts', undefined, m.doctor_texts_right({ host: new URL(said.textServer.url).host }))];
	if (start?.textHost) return [finding('texts', undefined, m.doctor_texts_started({ host: start.textHost }))];
	return [finding('texts', undefined, m.doctor_texts_unset())];
}
