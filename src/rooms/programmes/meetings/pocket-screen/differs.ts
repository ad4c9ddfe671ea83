import type { MarkLine } from '../mark/fold.ts';
import { fieldsOf } from '../mark/fold.ts';
import { button, el, filled } from './dom.ts';
import { clockIn, stateWord, type Desk } from './desk.ts';
import type { ChildLine, PersonLine } from './lines.ts';

/** What two phones say differently, first of all: one tap settles it, and that tap has seen them all. */
export function differences(
	desk: Desk,
	people: readonly PersonLine[],
	children: readonly ChildLine[]
): HTMLElement | null {
	const names = new Map([
		...people.map(({ id, called }) => [id, called] as const),
		...children.map(({ child, called }) => [child, called] as const)
	]);
	// of allergies none is chosen: all stand at the child, to be asked about again
	const open = desk.holding.lines.filter((line) => line.differs && line.field !== 'care');
	if (!open.length) return null;
	const { words } = desk;
	return el(
		'section',
		{ class: 'notice' },
		el('h2', {}, words.differs),
		el('p', { class: 'sub' }, words.differsHelp),
		...open.map((line) => one(desk, line, names.get(line.subject)))
	);
}

function one(desk: Desk, line: MarkLine, name: string | undefined): HTMLElement {
	const buttons = line.stands.map(({ value, pocket, at }) => {
		const whose = pocket === desk.holding.pocket.id ? desk.words.thisPhone : desk.words.otherPhone;
		const told = filled(desk.words.says, { value: inWords(desk, line.field, value), whose, time: clockIn(desk, at) });
		return button(told, () => void desk.tap(line.subject, line.field, value), { class: 'btn soft' });
	});
	return el('div', { class: 'stack tight' }, el('h3', {}, name ?? fieldName(desk, line.field)), ...buttons);
}

function fieldName({ words }: Desk, field: string): string {
	const names: Record<string, string> = { count: words.heads, began: words.begin, ended: words.finish };
	return names[field] ?? words.plan;
}

/** What a tap says, in words. */
function inWords(desk: Desk, field: string, value: unknown): string {
	const { words } = desk;
	if (value === null || value === false || value === 'none') return words.nothing;
	const said = fieldsOf(value);
	if (field === 'count') return `${String(said.adults)} + ${String(said.children)}`;
	if (field === 'walk-in')
		return [said.called, fieldsOf(said.child).name, fieldsOf(said.child).allergies].filter(Boolean).join(', ');
	if (field === 'in' || field === 'out')
		return `${field === 'in' ? words.brings : words.collects}: ${String(said.who)}`;
	if (field === 'began' || field === 'ended') return clockIn(desk, String(value));
	if (field === 'part') return clockIn(desk, String(said.ended ?? said.began));
	return typeof value === 'string' ? (stateWord(desk, value) ?? (value || words.nothing)) : words.came;
}
