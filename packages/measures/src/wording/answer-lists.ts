import { codeIn, objectIn, objectsIn, textIn, type Json } from '../fhir/json.ts';
import { weightOf, weightPropertiesOf } from '../fhir/weights.ts';
import { saidIn, type Said } from './said.ts';

/** An answer as a list gives it. */
export interface Listed {
	readonly path: string;
	readonly system?: string;
	readonly code?: string;
	readonly said?: Said;
	readonly weight?: number;
}

/** The answer that stands at a path: only what is said of it. */
export function answerAt(
	path: string,
	{ system, code, said, weight }: { [Key in Exclude<keyof Listed, 'path'>]: Listed[Key] | undefined }
): Listed {
	return {
		path,
		...(system === undefined ? {} : { system }),
		...(code === undefined ? {} : { code }),
		...(said ? { said } : {}),
		...(weight === undefined ? {} : { weight })
	};
}

/** A resource of the file with the path at which it stands. */
export interface Carried {
	readonly json: Json;
	readonly path: string;
}

/** The most answers that a list is read for; a questionnaire for people has no more. */
export const mostAnswers = 60;

/** The answers of a value set that the file carries, found by its id or its address; undefined when it carries none. */
export function answersOf(pointer: string, carried: readonly Carried[]): Listed[] | undefined {
	const address = pointer.replace(/\|.*$/, '');
	const set = carried.find(
		({ json }) =>
			json.resourceType === 'ValueSet' &&
			(address.startsWith('#') ? json.id === address.slice(1) : json.url === address || json.id === address)
	);
	if (!set) return undefined;
	const composed = objectsIn(objectIn(set.json.compose).include).flatMap((include, part) =>
		included(include, `${set.path}.compose.include[${part}]`, carried)
	);
	const expansion = objectIn(set.json.expansion);
	const weights = weightPropertiesOf(expansion);
	const expanded = leaves(objectsIn(expansion.contains), `${set.path}.expansion.contains`, weights);
	const listed = composed.length ? composed : expanded;
	return listed.slice(0, mostAnswers).map((answer) => completed(answer, carried, expanded));
}

/** An answer with the words and the weight that a code system of the file keeps for its code. */
export function completed(answer: Listed, carried: readonly Carried[], expanded: readonly Listed[] = []): Listed {
	const kept = answer.code === undefined ? undefined : conceptOf(answer.system, answer.code, carried);
	const twin = expanded.find((other) => other.code === answer.code && other.system === answer.system);
	const said = answer.said ?? twin?.said ?? kept?.said;
	const weight = answer.weight ?? twin?.weight ?? kept?.weight;
	return { ...answer, ...(said ? { said } : {}), ...(weight === undefined ? {} : { weight }) };
}

function included(include: Json, path: string, carried: readonly Carried[]): Listed[] {
	const system = textIn(include.system);
	const concepts = objectsIn(include.concept);
	if (concepts.length || !system)
		return concepts.map((concept, at) => listedOf(concept, system, `${path}.concept[${at}]`));
	return systemsOf(system, carried).flatMap(({ json, path: there }) =>
		objectsIn(json.concept).map((concept, at) => ({
			...listedOf(concept, system, `${there}.concept[${at}]`, weightPropertiesOf(json))
		}))
	);
}

function leaves(contains: readonly Json[], path: string, weights: readonly string[], depth = 0): Listed[] {
	if (depth > 5) return [];
	return contains.flatMap((entry, at) => {
		const here = `${path}[${at}]`;
		const isAnswer = entry.abstract !== true && codeIn(entry.code) !== undefined;
		const own = isAnswer ? [listedOf(entry, textIn(entry.system), here, weights)] : [];
		return [...own, ...leaves(objectsIn(entry.contains), `${here}.contains`, weights, depth + 1)];
	});
}

function conceptOf(system: string | undefined, code: string, carried: readonly Carried[]): Listed | undefined {
	if (!system) return undefined;
	for (const { json, path } of systemsOf(system, carried)) {
		const at = objectsIn(json.concept).findIndex((concept) => codeIn(concept.code) === code);
		const concept = objectsIn(json.concept)[at];
		if (concept) return listedOf(concept, system, `${path}.concept[${at}]`, weightPropertiesOf(json));
	}
	return undefined;
}

function systemsOf(address: string, carried: readonly Carried[]): Carried[] {
	return carried.filter(({ json }) => json.resourceType === 'CodeSystem' && json.url === address);
}

function listedOf(concept: Json, system: string | undefined, path: string, declared: readonly string[] = []): Listed {
	const [code, said, weight] = [codeIn(concept.code), saidIn(concept, 'display'), weightOf(concept, declared)];
	return answerAt(path, { system, code, said, weight });
}
