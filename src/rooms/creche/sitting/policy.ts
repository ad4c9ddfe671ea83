import { clock } from '#platform/i18n/dates.ts';
import type { Sitting } from './queries.server.ts';

/** The minute of the day that it is at a moment, where the organisation is. */
export function minuteOfDay(at: Date, zone: string): number {
	const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
	const [hours = 0, minutes = 0] = shown.split(':').map(Number);
	return hours * 60 + minutes;
}

/** Whether a crèche is open at other hours than its meeting. */
export function hasOwnHours({ startsAt, endsAt, opensAt, closesAt }: Omit<Sitting, 'id' | 'circleId' | 'cancelledAt'>) {
	return startsAt.getTime() !== opensAt.getTime() || endsAt.getTime() !== closesAt.getTime();
}

/** From when to when a crèche is open, as a clock shows it. */
export function hoursShown({ opensAt, closesAt }: Pick<Sitting, 'opensAt' | 'closesAt'>, zone: string) {
	return { from: clock(opensAt, zone), to: clock(closesAt, zone) };
}
