import { m } from '#messages';
import type { OwnSession } from './queries.server.ts';

const kinds: Record<string, () => string> = {
	phone: m.account_device_phone,
	tablet: m.account_device_tablet,
	computer: m.account_device_computer
};

/** "A phone, Firefox": in what somebody is signed in, as far as it said. */
export function deviceWords({ device, browser }: Pick<OwnSession, 'device' | 'browser'>): string {
	const kind = (kinds[device ?? ''] ?? m.account_device_other)();
	return browser ? m.account_device({ kind, browser }) : kind;
}
