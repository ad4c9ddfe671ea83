import { isoDay } from '#platform/i18n/dates.ts';
import type { WaveDays } from './days.ts';

/** Whether a wave can be answered today, by the organisation's calendar; both its days included. */
export function isOpen({ opensOn, closesOn }: WaveDays, now: Date, zone: string): boolean {
	const today = isoDay(now, zone);
	return opensOn <= today && today <= closesOn;
}
