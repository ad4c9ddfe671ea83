import { fieldsOf, momentOf, type MarkLine } from '../mark/fold.ts';
import type { TakenPack, PackChild } from './form.ts';

/** One line of the register, as it stands now. */
export interface PersonLine {
	id: string;
	called: string;
	language: string;
	state: string | null;
	brought: string;
	needs: string;
	missed: number;
	isNew: boolean;
	walkedIn: boolean;
}

/** One child of the day, as it stands now. */
export interface ChildLine extends PackChild {
	isHere: boolean;
	/** When it came, and when it went and with whom, as far as a phone noted it. */
	since: string | null;
	gone: { at: string | null; who: string } | null;
	/** What a phone noted last of how it settled. */
	told: string;
	/** Allergies are to be asked about again: it is long ago, or two phones wrote different ones, and all are shown. */
	askAgain: boolean;
}

type Find = (subject: string, field: string) => MarkLine | undefined;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const shown = (line: MarkLine | undefined): unknown => line?.value ?? line?.stands[0]?.value ?? null;

/** Everybody who is expected or walked in, in the order of the list. */
export function peopleIn(pack: TakenPack, lines: readonly MarkLine[], find: Find): PersonLine[] {
	const people = pack.lines.map((line): PersonLine => {
		const { person, called, language, isNew, missed } = line;
		return {
			...stateOf(person, line.state, find),
			...broughtOf(person, line.brought, find),
			id: person,
			called,
			language,
			needs: line.tells ?? '',
			missed,
			isNew,
			walkedIn: Boolean(find(person, 'walk-in'))
		};
	});
	const expected = new Set(people.map(({ id }) => id));
	const newcomers = lines.flatMap((line) => (expected.has(line.subject) ? [] : newcomer(line, pack, find)));
	return [...people, ...newcomers];
}

function newcomer(line: MarkLine, pack: TakenPack, find: Find): PersonLine[] {
	const value = shown(line);
	if ((line.field !== 'walk-in' && line.field !== 'known') || !value) return [];
	const said = fieldsOf(value);
	const known = pack.known.find(({ person }) => person === line.subject);
	const called = text(said.called) || known?.called;
	if (!called) return [];
	const { state } = stateOf(line.subject, 'came', find);
	const { brought } = broughtOf(line.subject, text(said.brought), find);
	return [
		{
			id: line.subject,
			called,
			language: text(said.language),
			state,
			brought,
			needs: '',
			missed: 0,
			isNew: !known,
			walkedIn: true
		}
	];
}

function stateOf(person: string, before: string | null, find: Find): { state: string | null } {
	const line = find(person, 'line');
	const state = line ? shown(line) : before;
	return { state: typeof state === 'string' && state !== 'none' ? state : null };
}

const broughtOf = (person: string, before: string, find: Find) => {
	const line = find(person, 'brought');
	return { brought: line ? text(shown(line)) : before };
};

/** Who of them is in the room, or was. */
export const isHere = ({ state }: Pick<PersonLine, 'state'>): boolean =>
	state === 'came' || state === 'late' || state === 'left-early';

/** The children of the day, those of people who walked in too. */
export function childrenIn(pack: TakenPack, lines: readonly MarkLine[], find: Find): ChildLine[] {
	const brought = lines.flatMap((line) => (line.field === 'walk-in' ? childrenOf(line) : []));
	const known = new Set(pack.children.map(({ child }) => child));
	return [...pack.children, ...brought.filter(({ child }) => !known.has(child))].map((child) => {
		const askAgain = child.askAgain ?? child.allergies.length > 1;
		const settling = find(child.child, 'settling');
		const told = settling ? text(shown(settling)) : '';
		return { ...child, askAgain, told, ...saidOf(find(child.child, 'care')), ...whereIs(child, find) };
	});
}

/** What was said of allergies since. Where two phones heard different things, all of them stand: none is chosen for anybody. */
function saidOf(line: MarkLine | undefined): Partial<ChildLine> {
	const all = [...new Set(line?.stands.map(({ value }) => text(fieldsOf(value).said)))];
	if (!all.length) return {};
	const askAgain = all.length > 1;
	return { allergies: askAgain ? all : all.filter(Boolean), care: all.some(Boolean) ? 'some' : 'none', askAgain };
}

/** What a phone noted counts; before that, what was so when the register was taken along. */
function whereIs({ child, state }: PackChild, find: Find): Pick<ChildLine, 'isHere' | 'since' | 'gone'> {
	const [entry, exit] = [find(child, 'in'), find(child, 'out')];
	const [came, went] = [entry ? shown(entry) : state, exit ? shown(exit) : state === 'out'];
	const at = (line: MarkLine | undefined) => (line ? new Date(momentOf(line.stands[0]?.at ?? 0)).toISOString() : null);
	const isHere = Boolean(came) && !went;
	const gone = went ? { at: at(exit), who: text(fieldsOf(went).who) } : null;
	return { isHere, since: isHere ? at(entry) : null, gone };
}

/** A child that came with somebody who walked in. Where two phones differ, every allergy is there: none is chosen for anybody. */
function childrenOf(line: MarkLine): PackChild[] {
	const all = line.stands.map(({ value }) => ({
		parent: text(fieldsOf(value).called),
		...fieldsOf(fieldsOf(value).child)
	}));
	const named = all.filter(
		(each): each is typeof each & { id: string; name: string } => 'id' in each && 'name' in each
	);
	const [first] = named;
	if (!first || !shown(line)) return [];
	const allergies = [...new Set(named.map((each) => text(fieldsOf(each).allergies)))];
	const needs = text(fieldsOf(first).needs);
	return [
		{
			child: first.id,
			called: first.name,
			band: text(fieldsOf(first).band),
			allergies: allergies.length > 1 ? allergies : allergies.filter(Boolean),
			needs,
			collectors: [{ called: first.parent }]
		}
	];
}
