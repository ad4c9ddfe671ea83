import { button, el, say } from './dom.ts';
import { clockOf, type Desk } from './desk.ts';
import { drawChildren } from './children.ts';
import { drawDay } from './day.ts';
import { differences } from './differs.ts';
import { childrenIn, isHere, peopleIn } from './lines.ts';
import { drawPeople } from './people.ts';
import { askWalkIn } from './walk-in.ts';

type Tab = 'people' | 'children' | 'day';

/** The register of one meeting, open on this phone. `draw` shows it as it stands now. */
export function openRegister(desk: Desk, ends: { lock(): void; close(): void }): { draw(): void; refuse(): void } {
	const { words, holding, root } = desk;
	const isMinding = holding.pack.role === 'creche_worker';
	let tab: Tab = isMinding ? 'children' : 'people';
	const opened = new Set<string>();
	const [here, sent, open] = [el('b', {}), el('span', { role: 'status' }), el('div', {})];
	const refusal = el('p', { class: 'notice bad', role: 'alert', hidden: true });
	const lists = {
		people: el('ul', { class: 'lines' }),
		children: el('ul', { class: 'lines' }),
		day: el('div', { class: 'stack airy' })
	};
	const newcomer = button(words.somebody, () => askWalkIn(desk), { class: 'btn soft full' });
	const none = el('p', { class: 'sub' }, words.childrenNone);
	const tabs = (isMinding ? (['children', 'day'] as const) : (['people', 'children', 'day'] as const)).map((name) =>
		button(words[name], () => turn(name), { class: 'tab', 'data-tab': name })
	);
	const turn = (to: Tab) => {
		tab = to;
		draw();
	};
	const draw = () => {
		const find = holding.at.bind(holding);
		const people = peopleIn(holding.pack, holding.lines, find);
		const children = childrenIn(holding.pack, holding.lines, find);
		const there = isMinding ? children.filter(({ isHere }) => isHere).length : people.filter(isHere).length;
		here.textContent = say(words.here, { count: there });
		sent.textContent = sentWords(desk);
		sent.className = holding.waiting.size ? 'unsent' : '';
		open.replaceChildren(...[differences(desk, people, children)].filter((part) => part !== null));
		for (const each of tabs)
			if (each.dataset.tab === tab) each.setAttribute('aria-current', 'true');
			else each.removeAttribute('aria-current');
		for (const [name, list] of Object.entries(lists)) list.hidden = name !== tab;
		newcomer.hidden = tab !== 'people';
		none.hidden = tab !== 'children' || children.length > 0;
		if (tab === 'people') drawPeople(desk, lists.people, people, opened);
		else if (tab === 'children') drawChildren(desk, lists.children, children);
		else redrawDay(desk, lists.day);
	};
	const { session } = holding.pack;
	root.replaceChildren(
		el(
			'header',
			{ class: 'head' },
			el('h1', {}, session.title),
			el(
				'p',
				{ class: 'sub' },
				[session.place, `${clockOf(desk, session.startsAt)}–${clockOf(desk, session.endsAt)}`]
					.filter(Boolean)
					.join(' · ')
			),
			el('p', { class: 'counts' }, here, ' · ', sent)
		),
		refusal,
		open,
		el('nav', { class: 'tabs', 'aria-label': words.tabs }, ...tabs),
		lists.people,
		newcomer,
		none,
		lists.children,
		lists.day,
		el(
			'footer',
			{ class: 'foot' },
			button(words.lock, ends.lock, { class: 'btn soft' }),
			button(words.close, ends.close, { class: 'btn quiet' })
		)
	);
	const refuse = () => {
		refusal.textContent = words.notKept;
		refusal.hidden = false;
		refusal.scrollIntoView({ block: 'center' });
	};
	draw();
	return { draw, refuse };
}

/** "All sent" is said of what the house itself answered for, and never before. */
function sentWords(desk: Desk): string {
	const { words, holding } = desk;
	const { answeredAt, nextSeq } = holding.pocket;
	if (holding.waiting.size) return say(words.unsent, { count: holding.waiting.size });
	return answeredAt && nextSeq > 1 ? say(words.sent, { time: clockOf(desk, answeredAt) }) : words.quiet;
}

/** The day is drawn anew as a whole; the finger stays on its stepper. */
function redrawDay(desk: Desk, place: HTMLElement): void {
	const held = document.activeElement?.id;
	drawDay(desk, place);
	if (held) document.getElementById(held)?.focus({ preventScroll: true });
}
