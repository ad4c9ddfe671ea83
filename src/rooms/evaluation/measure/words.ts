import { definitionOf } from '@kith/measures';
import { m } from '#messages';

/** What a measure is called: our own in the language spoken now, any other as its authors call it. */
export function measureName(id: string): string {
	if (id === 'how-things-are') return m.evaluation_measures_how_things_are();
	if (id === 'how-heavy-it-gets') return m.evaluation_measures_how_heavy_it_gets();
	return definitionOf(id)?.name ?? id;
}
