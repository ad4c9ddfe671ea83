import { button, el, filled } from './dom.ts';
import { clockIn, type Desk } from './desk.ts';
import { drawChildren } from './children.ts';
import { drawDay } from './day.ts';
import { differences } from './differs.ts';
import { childrenIn, isHere, peopleIn } from './lines.ts';
import { drawPeople } from './people.ts';
import { askWalkIn } from './walk-in.ts';

type Tab = 'people' | 'children' | 'day';
const allTabs: readonly Tab[] = ['people', 'children', 'day'];

/** What changes while the register is open. */
interface Shown {
	here: HTMLElement;
	sent: HTMLElement;
	open: HTMLElement;
	refusal: HTMLElement;
	tabs: HTMLElement[];
	lists: Record<Tab, HTMLElement>;
	newcomer: HTMLElement;
	none: HTMLElement;
	/** Of whom more is shown. */
	opened: Set<string>;
}

const isMinding = ({ holding }: Desk) => holding.pack.role === 'creche_worker';

/** The register of one meeting, open on this phone. `draw` shows it as it stands now, `refuse` says that a tap was not kept. */
export function drawRegister(desk: Desk, ends: { lock(): void; close(): void }): { draw(): void; refuse(): void } {
	let tab: Tab = isMinding(desk) ? 'children' : 'people';
	const shown = showing(desk, (to) => {
		tab = to;
		draw();
	});
	const draw = () => fill(desk, shown, tab);
	desk.root.replaceChildren(...layOut(desk, shown, ends));
	const refuse = () => {
		shown.refusal.textContent = desk.words.notKept;
		shown.refusal.hidden = false;
		shown.refusal.scrollIntoView();
	};
	draw();
	return { draw, refuse };
}

function showing(desk: Desk, turn: (to: Tab) => void): Shown {
	const { words } = desk;
	const tabs = allTabs
		.filter((name) => name !== 'people' || !isMinding(desk))
		.map((name) => button(words[name], () => turn(name), { class: 'tab', 'data-tab': name }));
	const list = () => el('ul', { class: 'lines' });
	return {
		here: el('b'),
		sent: el('span', { role: 'status' }),
		open: el('div'),
		refusal: el('p', { class: 'notice bad', role: 'alert', hidden: true }),
		tabs,
		lists: { people: list(), children: list(), day: el('div', { class: 'stack airy' }) },
		newcomer: button(words.somebody, () => askWalkIn(desk), { class: 'btn soft full' }),
		none: el('p', { class: 'sub' }, words.childrenNone),
		opened: new Set()
	};
}

function layOut(desk: Desk, shown: Shown, ends: { lock(): void; close(): void }): HTMLElement[] {
	const { words, holding } = desk;
	const { session } = holding.pack;
	const hours = `${clockIn(desk, session.startsAt)}–${clockIn(desk, session.endsAt)}`;
	const head = el(
		'header',
		{ class: 'head' },
		el('h1', {}, session.title),
		el('p', { class: 'sub' }, [session.place, hours].filter(Boolean).join(' · ')),
		el('p', { class: 'counts' }, shown.here, ' · ', shown.sent)
	);
	const tabs = el('nav', { class: 'tabs', 'aria-label': words.tabs }, ...shown.tabs);
	const lock = button(words.lock, ends.lock, { class: 'btn soft' });
	const close = button(words.close, ends.close, { class: 'btn quiet' });
	const { people, children, day } = shown.lists;
	const foot = el('footer', { class: 'foot' }, lock, close);
	return [head, shown.refusal, shown.open, tabs, people, shown.newcomer, shown.none, children, day, foot];
}

function fill(desk: Desk, shown: Shown, tab: Tab): void {
	const { words, holding } = desk;
	const find = holding.at.bind(holding);
	const people = peopleIn(holding.pack, holding.lines, find);
	const children = childrenIn(holding.pack, holding.lines, find);
	const there = isMinding(desk) ? children.filter((child) => child.isHere) : people.filter(isHere);
	shown.here.textContent = filled(words.here, { count: there.length });
	shown.sent.textContent = sentWords(desk);
	shown.sent.className = holding.waiting.size ? 'unsent' : '';
	shown.open.replaceChildren(...[differences(desk, people, children)].filter((part) => part !== null));
	for (const each of shown.tabs)
		if (each.dataset.tab === tab) each.setAttribute('aria-current', 'true');
		else each.removeAttribute('aria-current');
	for (const name of allTabs) shown.lists[name].hidden = name !== tab;
	shown.newcomer.hidden = tab !== 'people';
	shown.none.hidden = tab !== 'children' || children.length > 0;
	if (tab === 'people') drawPeople(desk, shown.lists.people, people, shown.opened);
	else if (tab === 'children') drawChildren(desk, shown.lists.children, children);
	else redrawDay(desk, shown.lists.day);
}

/** "All sent" is said of what the house itself answered for, and never before. */
function sentWords(desk: Desk): string {
	const { words, holding } = desk;
	const { answeredAt, nextSeq } = holding.pocket;
	if (holding.waiting.size) return filled(words.unsent, { count: holding.waiting.size });
	return answeredAt && nextSeq > 1 ? filled(words.sent, { time: clockIn(desk, answeredAt) }) : words.quiet;
}

/** The day is drawn anew as a whole; the finger stays on its stepper. */
function redrawDay(desk: Desk, place: HTMLElement): void {
	const held = document.activeElement?.id;
	drawDay(desk, place);
	if (held) document.getElementById(held)?.focus({ preventScroll: true });
}
