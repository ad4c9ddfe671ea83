import { button, choices, el, field, keyedRows, filled } from './dom.ts';
import { nameOf, stateWord, type Desk } from './desk.ts';
import type { PersonLine } from './lines.ts';

/** The list of people: a name, what there is to know, and one tap. */
export function drawPeople(desk: Desk, list: HTMLElement, people: readonly PersonLine[], opened: Set<string>): void {
	const unsent = desk.holding.unsent();
	const rows = people.map((line) => {
		const [waits, isOpen] = [unsent.has(line.id), opened.has(line.id)];
		const make = () => row(desk, line, waits, isOpen, opened);
		return { id: line.id, sign: JSON.stringify([line, waits, isOpen]), make };
	});
	keyedRows(list, rows);
}

function row(desk: Desk, line: PersonLine, waits: boolean, isOpen: boolean, opened: Set<string>): HTMLElement {
	const { words } = desk;
	const turn = () => {
		if (isOpen) opened.delete(line.id);
		else opened.add(line.id);
		desk.redraw();
	};
	const more = button('…', turn, {
		class: 'more',
		'data-act': 'more',
		'aria-expanded': String(isOpen),
		'aria-label': filled(words.moreOf, { name: line.called })
	});
	const head = el('div', { class: 'row-head' }, el('h3', {}, line.called, waits && circle(words.unsentLine)), more);
	const marks = notes(desk, line);
	return el(
		'li',
		{ class: 'line' },
		head,
		marks && el('p', { class: 'sub' }, marks),
		states(desk, line),
		isOpen && details(desk, line)
	);
}

/** The open circle at what was not sent yet. */
export const circle = (words: string): HTMLElement =>
	el('span', { class: 'unsent' }, el('span', { class: 'hush' }, ` (${words})`));

function notes({ words, language }: Desk, line: PersonLine): string {
	const foreign = line.language && line.language !== language;
	return [
		line.walkedIn ? words.walkedIn : line.isNew ? words.new : '',
		line.missed > 1 ? filled(words.missed, { count: line.missed }) : '',
		foreign ? filled(words.speaks, { language: nameOf({ language }, line.language) }) : '',
		line.needs,
		line.brought
	]
		.filter(Boolean)
		.join(' · ');
}

/** The same tap again takes it back. */
function states(desk: Desk, line: PersonLine): HTMLElement {
	const shown = ['came', 'late', 'apologies', 'no-word', ...(line.state === 'left-early' ? [line.state] : [])];
	const options = shown.map((value) => ({ value, label: stateWord(desk, value) ?? '' }));
	return choices(line.called, options, line.state, (value) => note(desk, line, value));
}

function note(desk: Desk, line: PersonLine, value: string): void {
	void desk.tap(line.id, 'line', value === line.state ? 'none' : value);
}

function details(desk: Desk, line: PersonLine): HTMLElement {
	const { words } = desk;
	const input = el('input', {
		name: 'brought',
		id: `brought-${line.id}`,
		maxlength: 200,
		value: line.brought,
		autocomplete: 'off'
	});
	const keep = (event: Event) => {
		event.preventDefault();
		void desk.tap(line.id, 'brought', input.value.trim());
	};
	const early = button(words.leftEarly, () => note(desk, line, 'left-early'), {
		class: 'pick',
		'data-act': 'early',
		'aria-pressed': String(line.state === 'left-early')
	});
	const form = el(
		'form',
		{ submit: keep },
		field(words.brought, input),
		el('button', { class: 'btn soft' }, words.keep)
	);
	return el('div', { class: 'stack' }, early, form);
}
