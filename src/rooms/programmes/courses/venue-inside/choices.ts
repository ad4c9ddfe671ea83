import type { Inside } from './form.ts';

/** The inside of a venue as the fields of its form hold it. */
export function insideValues({ rooms, feedingCorner, changing, prayer, ...texts }: Inside): Record<string, string> {
	const tick = (yes: boolean) => (yes ? 'yes' : '');
	return {
		...texts,
		rooms: rooms.map(({ called, m2 }) => (m2 === null ? called : `${called}, ${m2}`)).join('\n'),
		feedingCorner: tick(feedingCorner),
		changing: tick(changing),
		prayer: tick(prayer)
	};
}
