import * as v from 'valibot';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { keepSettings } from '../platform/identity/settings/commands.server.ts';
import { settingsForm, settingsValues } from '../platform/identity/settings/form.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { asHost } from './place.ts';
import { keepSettingsFiles, readSettingsFiles } from './settings-files.ts';

/** The options of the command, and the fields of the page that they are. */
const fieldOf: Record<string, string> = {
	name: 'name',
	'letter-name': 'letterName',
	'letter-from': 'letterFrom',
	accent: 'accent',
	'leave-to': 'leaveTo',
	'time-zone': 'timeZone',
	phone: 'contactPhone',
	email: 'contactEmail',
	'hours-en': 'hours-en',
	'hours-es': 'hours-es',
	'concerns-name': 'safeguardingName',
	'concerns-en': 'safeguarding-en',
	'concerns-es': 'safeguarding-es'
};

type Given = { organisation?: string; data?: string; json: boolean } & Record<string, unknown>;

/** Prints what an organisation says of itself, after it was changed where that is asked. */
export async function keepOwnSettings(given: Given, out: Out): Promise<number> {
	const files = await readSettingsFiles(given);
	const asked = Object.entries(fieldOf).filter(([option]) => given[option] !== undefined);
	return asHost(given, async (host) => {
		const now = await findOrganisation(host.db, { id: host.actor.orgId });
		if (asked.length) {
			const typed = Object.fromEntries(asked.map(([option, field]) => [field, given[option]]));
			const read = v.safeParse(settingsForm, { ...settingsValues(now), ...typed });
			if (!read.success) throw new Misuse(read.issues.map((issue) => sentence(issue)).join('\n'));
			await keepSettings(host, read.output);
		}
		await keepSettingsFiles(host, files, given);
		const values = settingsValues(await findOrganisation(host.db, { id: host.actor.orgId }));
		const shown = Object.fromEntries(Object.entries(fieldOf).map(([option, field]) => [option, values[field] ?? '']));
		const lines = Object.entries(shown).map(([option, value]) => `${option.padEnd(12)} ${value}`);
		answer(out, given.json, shown, lines.join('\n'));
		return 0;
	});
}

function sentence(issue: v.BaseIssue<unknown>): string {
	const field = String(issue.path?.[0]?.key ?? '');
	const option = Object.keys(fieldOf).find((name) => fieldOf[name] === field) ?? field;
	return `--${option}: ${issue.message}`;
}
