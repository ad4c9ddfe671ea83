import { sheetsOf } from '../rooms/programmes/taking-part/booklet/imposition.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { unexpected } from './read.ts';

const mostPages = 4000;

/** Which pages stand where on the sheets of a booklet. */
export async function imposeBooklet(
	{ pages, rtl = false, json }: { pages: string; rtl?: boolean; json: boolean },
	out: Out
): Promise<number> {
	const count = /^\d+$/.test(pages) ? Number(pages) : 0;
	if (count < 1 || count > mostPages) throw new Misuse(unexpected('N', m.shell_want_pages({ most: mostPages }), pages));
	const sheets = sheetsOf(count, { rightToLeft: rtl });
	const lines = sheets.map(
		({ front, back }, sheet) => `sheet ${sheet + 1}: ${front.join('·')}, back ${back.join('·')}`
	);
	answer(out, json, { sheets }, lines.join('\n'));
	return 0;
}
