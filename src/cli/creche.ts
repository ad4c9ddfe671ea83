import * as v from 'valibot';
import { m } from '#messages';
import { nextFamily, overTwoHours, slotsOf, type RotaDay } from '../rooms/creche/rota/solver.ts';
import { clockOf, nextFamilyWords } from '../rooms/creche/rota/words.ts';
import { jsonFileAt, nameField, refuseTwins, sizeField, wholeField, wrongPath } from './json-file.ts';
import { answer, type Out } from './out.ts';

const time = v.pipe(
	v.number(),
	v.check(
		(minutes) => Number.isInteger(minutes / 15) && minutes >= 0 && minutes <= 1440,
		() => m.sheets_want_quarter()
	)
);
const maybeTime = v.nullish(time, null);
const band = v.object({ band: nameField });
const dayFile = v.object({
	from: time,
	to: time,
	atLeast: v.nullish(wholeField(0), 0),
	bands: v.array(
		v.object({
			id: nameField,
			perAdult: wholeField(1),
			m2: v.nullish(sizeField, 0)
		})
	),
	rooms: v.array(v.object({ m2: sizeField })),
	workers: v.array(v.object({ id: nameField, from: maybeTime, to: maybeTime, mayFrom: maybeTime, mayTo: maybeTime })),
	children: v.array(v.object({ ...band.entries, from: maybeTime, to: maybeTime })),
	waiting: v.array(v.object({ family: nameField, since: v.union([nameField, v.number()]), children: v.array(band) }))
});

/** Who is needed and who is there, whether the next family fits, and the smallest change with which it does. */
export async function solveCreche({ file, json }: { file: string; json: boolean }, out: Out): Promise<number> {
	const day = jsonFileAt(file, dayFile);
	refuseOdd(file, day);
	const [slots, found, over] = [slotsOf(day), nextFamily(day), overTwoHours(day)];
	const children = day.waiting.find(({ family }) => family === found?.family)?.children.length ?? 0;
	const words = found ? nextFamilyWords(found, children, day.workers) : m.creche_rota_none_waits();
	const lines = [
		...slots.map(({ at, ...adults }) => m.creche_rota_slot({ at: clockOf(at), ...adults })),
		...over.map(({ child, ...rest }) => m.creche_rota_over({ child: child + 1, ...rest })),
		words
	];
	answer(out, json, { slots, next: found && { ...found, words }, overTwoHours: over }, lines.join('\n'));
	return 0;
}

function refuseOdd(file: string, day: RotaDay): void {
	const ends = (path: string, { from, to }: { from: number | null; to: number | null }) => {
		if (from !== null && to !== null && to <= from) throw wrongPath(file, path, m.sheets_want_later(), to);
	};
	ends('to', day);
	refuseTwins(
		file,
		'bands',
		day.bands.map(({ id }) => id)
	);
	refuseTwins(
		file,
		'workers',
		day.workers.map(({ id }) => id)
	);
	refuseTwins(
		file,
		'waiting',
		day.waiting.map(({ family }) => family),
		'family'
	);
	for (const [place, worker] of day.workers.entries()) {
		const path = `workers[${place}]`;
		if (worker.from !== null && worker.to === null) throw wrongPath(file, `${path}.to`, m.sheets_want_quarter(), null);
		ends(`${path}.to`, worker);
		if ((worker.mayTo ?? 1440) < (worker.mayFrom ?? 0))
			throw wrongPath(file, `${path}.mayTo`, m.sheets_want_later(), worker.mayTo);
	}
	for (const [place, child] of day.children.entries()) ends(`children[${place}].to`, child);
	refuseUnknownBands(file, day);
}

function refuseUnknownBands(file: string, day: RotaDay): void {
	const names = day.bands.map(({ id }) => id);
	const all = [
		...day.children.map(({ band }, place) => ({ band, path: `children[${place}].band` })),
		...day.waiting.flatMap(({ children }, family) =>
			children.map(({ band }, place) => ({ band, path: `waiting[${family}].children[${place}].band` }))
		)
	];
	const odd = all.find(({ band }) => !names.includes(band));
	if (odd) throw wrongPath(file, odd.path, m.sheets_want_known({ names: names.join(', ') }), odd.band);
}
