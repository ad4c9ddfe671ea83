import { m } from '../i18n/messages.ts';
import { readMailFrom, readMailServer, type MailServer } from './mail.ts';
import { readOrigin } from './origin.ts';
import type { Read } from './setting.ts';
import { readTextKey, readTextUrl, type TextServer } from './text.ts';
import { readTrust, type Trust } from './trust.ts';

/** What whoever hosts Kith said by settings of the environment, as far as it can be read. */
export interface HostSaid {
	origin?: string;
	mailServer?: MailServer;
	mailFrom?: string;
	/** Who takes texts; nobody has to. */
	textServer?: TextServer;
	trust: Trust;
	/** What can't be read, by the setting's name, each with a sentence that says what to write. */
	troubles: { setting: string; says: string }[];
	/** What was read otherwise than it was written. */
	notes: { setting: string; says: string }[];
}

/** Reads the settings of the environment, each for itself: what is wrong with one says nothing about the others. */
export function readSaid(env: NodeJS.ProcessEnv = process.env): HostSaid {
	const said: HostSaid = { trust: false, troubles: [], notes: [] };
	const take = <T>(setting: string, read: (text: string) => Read<T>): T | undefined => {
		const text = env[setting];
		if (text === undefined || text.trim() === '') return undefined;
		const { value, trouble, note } = read(text);
		if (trouble !== undefined) said.troubles.push({ setting, says: trouble });
		if (note !== undefined) said.notes.push({ setting, says: note });
		return value;
	};
	said.origin = take('ORIGIN', readOrigin);
	said.mailServer = take('SMTP_URL', readMailServer);
	said.mailFrom = take('MAIL_FROM', readMailFrom);
	const [url, key] = [take('TEXT_URL', readTextUrl), take('TEXT_KEY', readTextKey)];
	if (url && key) said.textServer = { url, key };
	if (env.TEXT_URL && !env.TEXT_KEY) said.troubles.push({ setting: 'TEXT_KEY', says: m.hosting_text_both() });
	said.trust = take('TRUST_PROXY', trustOf) ?? false;
	return said;
}

function trustOf(text: string): Read<Trust> {
	const value = readTrust(text);
	return value === undefined ? { trouble: m.hosting_trust({ said: text }) } : { value };
}
