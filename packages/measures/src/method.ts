import type { MeasureDefinition, Method } from './definition.ts';
import type { Counting } from './part.ts';

/** The method of this name, or the measure's first; undefined where there is one way to count only. Throws `RangeError`. */
export function methodOf(definition: MeasureDefinition, id: string | undefined): Method | undefined {
	if (id === undefined) return definition.methods[0];
	const method = definition.methods.find((candidate) => candidate.id === id);
	if (method) return method;
	const there = definition.methods.map((candidate) => candidate.id).join(', ');
	throw new RangeError(`${definition.id} has no method "${id}"; it has ${there || 'one way to count only'}`);
}

/** The points of a stored value: the value itself, unless the method says otherwise. */
export function pointsBy(method: Method | undefined): Counting['pointsOf'] {
	if (!method) return (_, value) => value;
	return (item, value) => {
		const group = method.points.find((candidate) => candidate.items.includes(item));
		return group?.to[group.from.indexOf(value)] ?? value;
	};
}

/** The name that is stored with the score: variant, way of counting, table, and the missing rule that was used. */
export function methodName(definition: MeasureDefinition, method: Method | undefined, rule: string): string {
	const count = method?.id ?? (definition.noTotal === undefined ? definition.aggregate.kind : 'parts');
	const steps = [count, definition.conversion ? 'table' : '', rule].filter((step) => step !== '');
	return (definition.variant === undefined ? '' : `${definition.variant}:`) + steps.join('+');
}
