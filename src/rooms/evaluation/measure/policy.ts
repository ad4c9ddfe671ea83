import type { MeasureDefinition } from '@kith/measures';
import { holds, type Actor } from '#platform/db/tx.ts';
import { delicateItems, type ShownWording } from './wording.ts';

/** Coordinators and evaluators bring in the words of a measure; so does whoever runs the installation, from its command line. */
export function mayImportWording(actor: Actor): boolean {
	return actor.kind === 'host' || (actor.strong && (holds(actor, 'coordinator') || holds(actor, 'evaluator')));
}

/** Only what a person fills in about herself, is ready to be scored, and has no risk answer that nobody would watch. */
export function canBeAsked(definition: MeasureDefinition): boolean {
	const watched = definition.riskItems.every((risk) => risk.item !== null && risk.when !== 'any-concern');
	return definition.administration === 'self' && !definition.mustSet.length && definition.items.length > 0 && watched;
}

/** Whether an answer to this measure can say that somebody is in danger. */
export function hasRiskItem(definition: MeasureDefinition): boolean {
	return definition.riskItems.some((risk) => risk.item !== null);
}

/**
 * The items whose direction nobody has vouched for yet: of words that came in before it was asked, those that are turned or
 * ask about safety and that nobody has looked at since. Our own words come with Kith.
 */
export function uncheckedItems(
	definition: MeasureDefinition,
	wording: Pick<ShownWording, 'source'> & { valuesFrom: string | null },
	checked: readonly number[]
): number[] {
	const isOurs = definition.licence.status === 'own' && wording.source === 'plain-text';
	if (wording.valuesFrom !== null || isOurs) return [];
	return delicateItems(definition).filter((item) => !checked.includes(item));
}
