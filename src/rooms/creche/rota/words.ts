import { m } from '#messages';
import { currentLanguage } from '#platform/i18n/language.ts';
import { mostChanged, type HoursChange } from './hours.ts';
import type { NextFamily, RotaWorker } from './solver.ts';

/** Whether the next family fits, and who would have to change what for it, as a sentence. */
export function nextFamilyWords(
	{ fits, change }: NextFamily,
	children: number,
	workers: readonly RotaWorker[]
): string {
	const isOne = children === 1;
	if (fits === 'no-room') return m.creche_rota_no_room();
	if (fits === 'nobody') return m.creche_rota_nobody({ most: mostChanged });
	if (fits === 'now') return isOne ? m.creche_rota_now_one() : m.creche_rota_now_many({ count: children });
	const each = change.map((one) => changeWords(one, workers));
	const changes = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(each);
	return isOne ? m.creche_rota_if_one({ changes }) : m.creche_rota_if_many({ changes, count: children });
}

function changeWords({ worker, from, to, minutes }: HoursChange, workers: readonly RotaWorker[]): string {
	const was = workers.find(({ id }) => id === worker);
	const said = { worker, from: clockOf(from), to: clockOf(to), minutes };
	if (!was || was.from === null) return m.creche_rota_comes(said);
	if (from === was.from) return m.creche_rota_stays(said);
	return to === was.to ? m.creche_rota_begins(said) : m.creche_rota_both(said);
}

/** Minutes of the day as a clock shows them. */
export function clockOf(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
