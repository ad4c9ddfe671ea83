import { m } from '#messages';
import type { Mode } from '../template/course-template.ts';
import type { Venue } from '../venue/queries.server.ts';
import type { ModeRefusal } from './policy.ts';

const modeNames = {
	room: m.programmes_online_mode_room,
	online: m.programmes_online_mode_online,
	both: m.programmes_online_mode_both
} as const;

/** How something meets, in a word or two. */
export const modeWords = (mode: Mode): string => modeNames[mode]();

/** "St Luke’s hall, Peckham", "Online", or both: never a street and a number, never a link. */
export function placeOf({ mode, venue }: { mode: Mode; venue: Pick<Venue, 'name' | 'area'> | null }): string {
	const room = venue ? (venue.area ? m.programmes_visiting_where(venue) : venue.name) : '';
	if (mode === 'room') return room;
	return mode === 'online' || !room
		? m.programmes_online_mode_online()
		: m.programmes_online_where_both({ where: room });
}

/** The same by the name of the room alone, for whoever runs it. */
export const roomOrOnline = ({ mode, venue }: { mode: Mode; venue: string | null }): string =>
	placeOf({ mode, venue: venue === null ? null : { name: venue, area: '' } });

/** That one meeting is not where the others are. */
export function differsWords({ mode }: { mode: Mode | null }): string | undefined {
	if (!mode) return undefined;
	return {
		room: m.programmes_online_this_room,
		online: m.programmes_online_this_online,
		both: m.programmes_online_this_both
	}[mode]();
}

/** What is told to parents when one meeting changes how it meets. */
export function modeNewsWords(mode: Mode, when: string): string {
	return {
		room: m.programmes_online_news_room,
		online: m.programmes_online_news_online,
		both: m.programmes_online_news_both
	}[mode]({ when });
}

/** Why it can't meet so, in a sentence. */
export function modeRefusalWords(reason: ModeRefusal): string {
	return reason === 'no-room' ? m.programmes_online_refused_no_room() : m.programmes_online_refused_open_door();
}

/** How to get in and there; online nobody needs to get anywhere. */
export function accessOf({ mode, venue }: { mode: Mode; venue: Venue | null }, room: (venue: Venue) => string): string {
	const parts = [mode === 'online' || !venue ? '' : room(venue), mode === 'room' ? '' : m.programmes_online_how()];
	return parts.filter(Boolean).join('. ');
}
